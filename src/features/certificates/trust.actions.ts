// Whom the installation trusts. The list is one for all agencies here, so each of them reads in its own trail who changed it.
import type { TrustEntry } from "#src/adapters/verifier/trust.port.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { newestActs } from "#src/features/audit/trail.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { beforeCommit, inAgency } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { trustWords } from "#src/rules/signing/trust-words.ts";
import { type By, type CertificateParts, plainly, refuseMarkedNames } from "./attach.actions.ts";
import type { TrustView } from "./certificates.contract.ts";
import { trustRemark } from "./certificates.rules.ts";
import * as store from "./certificates.store.ts";
import { demandKeeper, demandTrustKeeper } from "./state.actions.ts";

type Parts = Pick<CertificateParts, "trustStore">;

const objectIdOf = (fingerprint: string): string => fingerprint.slice(0, 32);
const notConfirmed = problem(
  "trust.not-confirmed",
  409,
  "Chưa thêm gì. Ai có chứng thư do CA trong tệp cấp sẽ được coi là ký hợp lệ: hãy đối chiếu tên, nơi cấp, thời hạn và dấu vân của từng CA rồi xác nhận.",
);
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
    subject: list ? entry.issuerName : entry.subject,
    issuer: list ? null : entry.issuer,
    serial: list ? null : entry.serial,
    from: list ? entry.thisUpdate : entry.notBefore,
    to,
    revoked: list ? entry.revoked : null,
    superseded: false,
    addedAt: null,
    addedBy: null,
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
  const rows = await listTrust(parts, act.now);
  const { agencyId } = act.caller;
  const acts = await inAgency(act.db, agencyId, (tx) =>
    newestActs(tx, agencyId, { action: "trust.added", objectIds: rows.map((row) => objectIdOf(row.fingerprint)) }),
  );
  return rows.map((row) => {
    const added = acts.get(objectIdOf(row.fingerprint));
    return added ? { ...row, addedAt: added.at, addedBy: added.who } : row;
  });
}

/**
 * What a file would bring, for the question before it is trusted: nothing is kept.
 * @throws Problem 403; 409 when all of it is here already; 422 when it is neither an authority nor a list
 */
export async function examineTrust(act: Act, parts: Parts, file: string): Promise<TrustView[]> {
  await demandTrustKeeper(act);
  return (await fresh(act, parts, bytesOf(file))).map((entry) => viewOf(entry, act.now));
}

const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(file, "base64"));

/** What of it is not here yet; a name that bears a mark of secrecy is read nowhere (QC-4.2). */
async function fresh(by: By, parts: Parts, bytes: Uint8Array): Promise<TrustEntry[]> {
  const entries = await plainly(() => parts.trustStore.examine(bytes));
  const names = entries.flatMap((each) => (each.kind === "list" ? [each.issuerName] : [each.subject, each.issuer]));
  await refuseMarkedNames(by, "certificates.addTrust", names);
  const here = new Set((await parts.trustStore.list()).map((entry) => entry.fingerprint));
  const found = entries.filter((entry) => !here.has(entry.fingerprint));
  if (found.length === 0) throw known();
  return found;
}

/** @throws Problem 403; 409 when an authority in it was not confirmed, or all of it is here already; 422 when it is neither an authority nor a list */
export async function addTrust(
  act: Act,
  parts: Parts,
  input: { file: string; confirmed: readonly string[] },
): Promise<{ sentence: string }> {
  await demandTrustKeeper(act);
  const bytes = bytesOf(input.file);
  const unseen = (await fresh(act, parts, bytes)).filter(
    (entry) => entry.kind === "authority" && !input.confirmed.includes(entry.fingerprint),
  );
  if (unseen.length > 0) throw notConfirmed();
  const added = await keepTrust(act, parts, bytes);
  return { sentence: `Đã thêm: ${added.map(words).join("; ")}.` };
}

const nameOf = (entry: TrustEntry): string => (entry.kind === "list" ? entry.issuerName : entry.name);
const words = (entry: TrustEntry): string => trustWords({ kind: entry.kind, name: nameOf(entry) });

export async function keepTrust(by: By, parts: Parts, bytes: Uint8Array): Promise<TrustEntry[]> {
  const added = await fresh(by, parts, bytes);
  await inEveryTrail(by, { action: "trust.added", entries: added }, () => parts.trustStore.add(bytes));
  return added;
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
            objectId: objectIdOf(entry.fingerprint),
            facts: { kind: entry.kind, fingerprint: entry.fingerprint },
            text: {
              name: nameOf(entry),
              ...(act.reason === undefined ? {} : { reason: act.reason }),
            },
          },
        );
    }
    beforeCommit(tx, work);
  });
}
