// Whom the installation trusts. The list is one for all agencies here, so each of them reads in its own trail who changed it.
import type { TrustEntry } from "#src/adapters/verifier/trust.port.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { type By, type CertificateParts, plainly, refuseMarkedNames } from "./attach.actions.ts";
import type { TrustView } from "./certificates.contract.ts";
import { trustRemark } from "./certificates.rules.ts";
import * as store from "./certificates.store.ts";
import { demandKeeper, demandTrustKeeper } from "./state.actions.ts";

type Parts = Pick<CertificateParts, "trustStore">;

const notTrusted = problem(
  "trust.unknown",
  404,
  "Không có CA hay danh sách thu hồi này trong danh sách tin cậy. Chưa thay đổi gì. Hãy tải lại trang.",
);
const known = problem("trust.known", 409, "Tệp này đã có trong danh sách tin cậy rồi. Không có gì thay đổi.");

function viewOf(entry: TrustEntry, now: Date): TrustView {
  const list = entry.kind === "list";
  const name = list ? entry.issuerName : entry.name;
  const to = list ? entry.nextUpdate : entry.notAfter;
  return {
    kind: entry.kind,
    fingerprint: entry.fingerprint,
    name,
    issuerName: list ? null : entry.issuerName,
    selfIssued: !list && entry.selfIssued,
    serial: list ? null : entry.serial,
    from: list ? entry.thisUpdate : entry.notBefore,
    to,
    revoked: list ? entry.revoked : null,
    superseded: false,
    test: /THỬ NGHIỆM|thử nghiệm/u.test(list ? entry.issuerName : entry.subject),
    remark: trustRemark({ kind: entry.kind, name, to, weak: !list && entry.weak }, now),
  };
}

/** Authorities first, then lists, each by name. A list with a newer one of the same authority beside it asks for nothing. */
export async function listTrust(parts: Parts, now: Date): Promise<TrustView[]> {
  const rows = (await parts.trustStore.list()).map((entry) => viewOf(entry, now));
  const newer = (row: TrustView): boolean =>
    rows.some((other) => other.kind === "list" && other.name === row.name && other.from > row.from);
  return rows
    .map((row) => (row.kind === "list" && newer(row) ? { ...row, remark: null, superseded: true } : row))
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "vi"));
}

/** @throws Problem 403 */
export async function readTrust(act: Act, parts: Parts): Promise<TrustView[]> {
  demandKeeper(act);
  return listTrust(parts, act.now);
}

/** @throws Problem 403; 409 when all of it is here already; 422 when it is neither an authority nor a list */
export async function addTrust(act: Act, parts: Parts, file: string): Promise<{ sentence: string }> {
  await demandTrustKeeper(act);
  const added = await keepTrust(act, parts, new Uint8Array(Buffer.from(file, "base64")));
  return { sentence: `Đã thêm: ${added.map(words).join("; ")}.` };
}

const words = (entry: TrustEntry): string =>
  entry.kind === "list" ? `danh sách thu hồi của ${entry.issuerName}` : `CA ${entry.name}`;

export async function keepTrust(by: By, parts: Parts, bytes: Uint8Array): Promise<TrustEntry[]> {
  const entries = await plainly(() => parts.trustStore.examine(bytes));
  const names = entries.flatMap((each) => (each.kind === "list" ? [each.issuerName] : [each.subject, each.issuer]));
  await refuseMarkedNames(by, "certificates.addTrust", names);
  const here = new Set((await parts.trustStore.list()).map((entry) => entry.fingerprint));
  const fresh = entries.filter((entry) => !here.has(entry.fingerprint));
  if (fresh.length === 0) throw known();
  await inEveryTrail(by, { action: "trust.added", entries: fresh }, () => parts.trustStore.add(bytes));
  return fresh;
}

/** @throws Problem 403, 404 */
export async function removeTrust(
  act: Act,
  parts: Parts,
  input: { fingerprint: string; reason: string },
): Promise<{ sentence: string }> {
  await demandTrustKeeper(act);
  const entry = await dropTrust(act, parts, input);
  return { sentence: `Đã bỏ ${words(entry)} khỏi danh sách tin cậy.` };
}

export async function dropTrust(
  by: By,
  parts: Parts,
  input: { fingerprint: string; reason: string },
): Promise<TrustEntry> {
  const entry = (await parts.trustStore.list()).find((each) => each.fingerprint === input.fingerprint);
  if (!entry) throw notTrusted();
  await inEveryTrail(by, { action: "trust.removed", entries: [entry], reason: input.reason }, () =>
    parts.trustStore.remove(entry.fingerprint),
  );
  return entry;
}

/** The trail of every agency first, the folder last, in one transaction: what cannot be written leaves no trace of an act. */
export function inEveryTrail(
  by: By,
  act: { action: "trust.added" | "trust.removed"; entries: readonly TrustEntry[]; reason?: string },
  work: () => Promise<void>,
): Promise<void> {
  return inAgency(by.db, by.caller.agencyId, async (tx) => {
    for (const { id } of await store.hostedAgencies(tx)) {
      await store.turnTo(tx, id);
      // the other agencies read that it happened, not who works here
      const own = id === by.caller.agencyId;
      const caller = own ? by.caller : { agencyId: id, personId: null, postId: null };
      for (const entry of act.entries)
        await recordAudit(
          tx,
          { ...by, from: own ? by.from : "", caller },
          {
            action: act.action,
            objectType: "agency",
            objectId: entry.fingerprint.slice(0, 32),
            facts: { kind: entry.kind, fingerprint: entry.fingerprint },
            text: {
              name: entry.kind === "list" ? entry.issuerName : entry.name,
              ...(act.reason === undefined ? {} : { reason: act.reason }),
            },
          },
        );
    }
    await store.turnTo(tx, by.caller.agencyId);
    await work();
  });
}
