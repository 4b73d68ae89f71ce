// New revocation lists from where the authorities publish them: a list that has ended stops all signing (TT 15/2025/TT-BKHCN Đ5.7).

import type { Signer } from "#src/adapters/signer/signer.port.ts";
import type { ListSource, TrustStore } from "#src/adapters/verifier/trust.port.ts";
import type { Database } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { newId } from "#src/platform/ids/ids.ts";
import type { By } from "./attach.actions.ts";
import { hostedAgencies } from "./certificates.store.ts";
import { inEveryTrail } from "./trust.actions.ts";

/** A round ends then, whatever is still to be asked: the next one is six hours away. Trusted authorities are asked first. */
const ROUND_MS = 10 * 60_000;

export type ListParts = { signer: Signer; trustStore: TrustStore; listSource: ListSource };

export type Refreshed = {
  /** names of the authorities with a new list */
  renewed: string[];
  /** asked, and nothing newer there */
  unchanged: number;
  /** a sentence each */
  failed: string[];
};

/** Asks every allowed address named by a trusted authority or a certificate attached here. Never throws for one that is away. */
export async function refreshLists(
  db: Database,
  parts: ListParts,
  now: Date,
  clock: () => number = () => performance.now(),
): Promise<Refreshed> {
  const end = clock() + ROUND_MS;
  const known = await knownCertificates(parts);
  const result: Refreshed = { renewed: [], unchanged: 0, failed: [] };
  const [first] = await hostedAgencies(db);
  if (!first) return result;
  const by: By = {
    db,
    now,
    requestId: newId("req", now.getTime()),
    from: "",
    caller: { agencyId: first.id, personId: null, postId: null },
  };
  for (const address of parts.listSource.addresses(known)) {
    if (clock() > end) break;
    try {
      const entry = await parts.trustStore.renew(await parts.listSource.load(address), known, (fresh, write) =>
        inEveryTrail(by, { action: "trust.added", entries: [fresh] }, write),
      );
      if (entry?.kind === "list") result.renewed.push(entry.issuerName);
      else result.unchanged++;
    } catch (error) {
      if (!(error instanceof PlainFailure)) throw error;
      result.failed.push(error.message);
    }
  }
  return result;
}

async function knownCertificates(parts: ListParts): Promise<Uint8Array[]> {
  const { certificates } = await parts.trustStore.read();
  const keys = await parts.signer.keys();
  const own = await Promise.all(
    // a key that is taken away meanwhile needs no list
    keys.map((key) => parts.signer.certificateOf(key.id).catch(() => null)),
  );
  return [...certificates, ...own.flatMap((each) => (each ? [each.certificate, ...each.chain] : []))];
}
