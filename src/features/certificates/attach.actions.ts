// Attaching a key. The key goes into the store under a name of its own first, then one transaction makes it the key of its holder and
// writes the trail, then the replaced one is forgotten: whatever breaks in between, the old key still signs or the new one does.
import { X509Certificate } from "node:crypto";
import type { PictureStore, PreparedPicture } from "#src/adapters/signer/pictures.port.ts";
import type { KeyStore } from "#src/adapters/signer/signer.port.ts";
import type { CheckCertificate, TrustStore } from "#src/adapters/verifier/trust.port.ts";
import { type AuditBy, type AuditEntry, recordAudit } from "#src/features/audit/record.actions.ts";
import { type Database, inAgency, type Tx } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { type Pkcs12, readPkcs12 } from "#src/platform/pkcs12/read-pkcs12.ts";
import { Problem, type Reason } from "#src/platform/problem/problem.ts";
import { refuseMarks } from "#src/rules/secrecy/free-text.ts";
import {
  marksInNames,
  refuseAgencyName,
  refuseCertificate,
  refusePersonName,
  refusePin,
  refuseTaken,
} from "./certificates.rules.ts";
import * as store from "./certificates.store.ts";

/** What attaching needs of the outside world; wired in src/server/ports.ts. */
export type CertificateParts = {
  signer: KeyStore;
  pictures: PictureStore;
  trustStore: TrustStore;
  checkCertificate: CheckCertificate;
};

/** Who attaches: a signed-in person, or the operator at the machine (then without a person). */
export type By = AuditBy & { db: Database };

export type NewCertificate = {
  p12: Uint8Array;
  password: string;
  picture?: Uint8Array | undefined;
  /** at the machine only: the name was seen to be another one, and it is the right certificate all the same */
  confirmed?: boolean;
};

/** A refusal of the reader or the store as a problem with its own sentence. */
function unusable(code: string, message: string, reasons?: Reason[]): Problem {
  return new Problem({ code, status: 422, message, ...(reasons ? { reasons } : {}) });
}

function refuse(reasons: readonly Reason[]): void {
  const [first] = reasons;
  if (first) throw unusable(first.code, first.message, [...reasons]);
}

/** @throws Problem 422 with the sentence of the failure */
export async function plainly<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    throw unusable(error.code, error.message);
  }
}

function openFile(file: NewCertificate): Pkcs12 {
  try {
    return readPkcs12(file.p12, file.password);
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    if (error.code !== "signer.wrong-pin") throw unusable(error.code, `${error.message} Chưa nạp gì.`);
    throw unusable(
      "certificate.wrong-password",
      "Mật khẩu của tệp .p12 không đúng. Chưa nạp gì. Hãy gõ lại đúng mật khẩu nơi cấp đã đặt khi xuất tệp.",
    );
  }
}

/**
 * Names that bear a mark of secrecy are stored nowhere; that somebody was refused is.
 * @param names distinguished names, as printed
 * @throws Problem 422 `gate.refused`
 */
export async function refuseMarkedNames(by: By, operation: string, names: readonly string[]): Promise<void> {
  const marks = marksInNames(names);
  const reasons = refuseMarks(marks, "certificate");
  const [mark] = marks;
  const [reason] = reasons;
  if (!mark || !reason) return;
  await inAgency(by.db, by.caller.agencyId, (tx) =>
    recordAudit(tx, by, {
      action: "gate.refused",
      objectType: "agency",
      objectId: by.requestId,
      facts: { way: "certificate", operation, kind: `mark-found:${mark.kind}` },
    }),
  );
  throw unusable("gate.refused", reason.message, reasons);
}

const namesOf = (certificate: Uint8Array): string[] => {
  const { subject, issuer } = new X509Certificate(certificate);
  return [subject, issuer];
};

type Ready = Pkcs12 & {
  facts: ReturnType<CheckCertificate>["facts"];
  picture: PreparedPicture | null;
  /** the name is another one and was accepted at the machine */
  confirmedName: boolean;
};

async function examine(
  by: By,
  parts: CertificateParts,
  of: { file: NewCertificate; operation: string; names(seen: ReturnType<typeof seenOf>): Reason[] },
): Promise<Ready> {
  const { file } = of;
  const opened = openFile(file);
  await refuseMarkedNames(by, of.operation, [opened.certificate, ...opened.chain].flatMap(namesOf));
  const { certificates, crls } = await parts.trustStore.read();
  const check = parts.checkCertificate({ ...opened, trust: certificates, crls, at: by.now });
  const seen = seenOf(check);
  refuse(refuseCertificate(seen));
  const otherName = of.names(seen);
  if (!file.confirmed) refuse(otherName);
  const { picture } = file;
  return {
    ...opened,
    facts: check.facts,
    confirmedName: otherName.length > 0,
    picture: picture ? await plainly(() => parts.pictures.prepare(picture)) : null,
  };
}

export const seenOf = ({ facts, faults }: ReturnType<CheckCertificate>) => ({ ...facts, faults });

/** Key and picture under a new name. */
async function keep(parts: CertificateParts, ready: Ready, of: { holder: string; pin?: string }): Promise<string> {
  const keyId = newId("key");
  const { privateKey, certificate, chain, picture } = ready;
  if (picture) await parts.pictures.put(keyId, picture.png);
  await parts.signer.add({
    id: keyId,
    privateKey,
    certificate,
    chain,
    holder: of.holder,
    ...(of.pin === undefined ? {} : { pin: of.pin }),
  });
  return keyId;
}

type Kept = { keyId: string; holder: string };

/**
 * Every other key of the store that is the same key, in this or another certificate, and whose it is. Issuer and number would tell
 * less: anybody can write them into a certificate of his own. The own key lies in the store already, so of two people who bring the
 * same file at once each sees the other's.
 */
async function sameElsewhere(
  parts: CertificateParts,
  own: string,
  certificate: Uint8Array,
): Promise<{ keyId: string; holder: string | null }[]> {
  const brought = publicKeyOf(certificate);
  const kept = await Promise.all(
    (await parts.signer.keys())
      .filter(({ id }) => id !== own)
      // one that is taken away meanwhile is nobody's
      .map(async ({ id }) => ({ keyId: id, kept: await parts.signer.certificateOf(id).catch(() => null) })),
  );
  return kept.flatMap(({ keyId, kept: other }) =>
    other && publicKeyOf(other.certificate) === brought ? [{ keyId, holder: other.holder ?? null }] : [],
  );
}

const publicKeyOf = (certificate: Uint8Array): string =>
  new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }).toString("base64");

/** After a transaction: whatever became of it, the database says which keys nobody signs with. A key in doubt stays. */
export async function forgetUnused(db: Database, parts: CertificateParts, keyIds: readonly string[]): Promise<void> {
  for (const keyId of await store.unusedKeys(db, keyIds).catch(() => [])) {
    await parts.signer.remove(keyId);
    await parts.pictures.remove(keyId);
  }
}

/**
 * The picture of the replaced key goes along when no new one was given; it is there as long as its row is held.
 * @param of.write makes the key its holder's, and tells the keys that were in use before
 */
async function makeCurrent(
  by: By,
  parts: CertificateParts,
  of: Kept & { ready: Ready; entry: AuditEntry; write(tx: Tx): Promise<string[]> },
): Promise<void> {
  const mayBeUnused = [of.keyId];
  try {
    const same = await sameElsewhere(parts, of.keyId, of.ready.certificate);
    await inAgency(by.db, by.caller.agencyId, async (tx) => {
      const before = await of.write(tx);
      // an older key states no holder: it is the own one when it was in use here
      const holders = same.map((each) => each.holder ?? (before.includes(each.keyId) ? of.holder : ""));
      refuse(refuseTaken(holders, of.holder));
      const old = of.ready.picture || !before[0] ? null : await parts.pictures.of(before[0]);
      if (old) await parts.pictures.put(of.keyId, old);
      await recordAudit(tx, by, { ...of.entry, facts: { ...of.entry.facts, replaced: before[0] ?? null } });
      await announce(tx, { agencyId: by.caller.agencyId, topic: "signing", id: of.keyId });
      mayBeUnused.push(...before);
    });
  } finally {
    await forgetUnused(by.db, parts, mayBeUnused);
  }
}

const factsOf = (keyId: string, { facts }: Ready) => ({
  keyId,
  serial: facts.serial,
  fingerprint: facts.fingerprint,
  notAfter: facts.notAfter,
});

export type PersonHolder = {
  personId: string;
  fullName: string;
  postIds: readonly string[];
};

/**
 * A person's certificate for these posts of his. The PIN opens the key from now on; the password of the file is forgotten.
 * @throws Problem 422 with every reason why not
 */
export async function attachPerson(
  by: By,
  parts: CertificateParts,
  input: NewCertificate & { pin: string; holder: PersonHolder },
): Promise<string> {
  const { holder, pin } = input;
  refuse(refusePin(pin, input.password));
  const ready = await examine(by, parts, {
    file: input,
    operation: "certificates.addOwn",
    names: (seen) => refusePersonName(seen, holder.fullName),
  });
  const keyId = await keep(parts, ready, { holder: holder.personId, pin });
  await makeCurrent(by, parts, {
    keyId,
    holder: holder.personId,
    ready,
    entry: {
      action: "certificate.attached",
      objectType: "person",
      objectId: holder.personId,
      facts: { ...factsOf(keyId, ready), posts: holder.postIds.join(","), confirmedName: ready.confirmedName },
      text: { certificate: ready.facts.name, issuer: ready.facts.issuerName, to: holder.fullName },
    },
    write: (tx) => store.setSigningKey(tx, by.caller.agencyId, holder.postIds, keyId),
  });
  return keyId;
}

/**
 * The agency's certificate. It has no PIN: the clerk who keeps the seal presses himself, and the key opens only for that press.
 * @throws Problem 422 with every reason why not
 */
export async function attachSeal(by: By, parts: CertificateParts, input: NewCertificate): Promise<string> {
  const { agency, people } = await inAgency(by.db, by.caller.agencyId, async (tx) => ({
    agency: await store.sealingOf(tx, by.caller.agencyId),
    people: (await store.listPosts(tx, by.caller.agencyId, null)).map((post) => post.full_name),
  }));
  const ready = await examine(by, parts, {
    file: input,
    operation: "certificates.addSeal",
    names: (seen) =>
      refuseAgencyName(seen, { code: agency.code, name: agency.name, shortName: agency.short_name, people }),
  });
  const keyId = await keep(parts, ready, { holder: agency.code });
  await makeCurrent(by, parts, {
    keyId,
    holder: agency.code,
    ready,
    entry: {
      action: "certificate.seal-attached",
      objectType: "agency",
      objectId: agency.code,
      facts: { ...factsOf(keyId, ready), confirmedName: ready.confirmedName },
      text: { certificate: ready.facts.name, issuer: ready.facts.issuerName },
    },
    write: (tx) => store.setSealKey(tx, by.caller.agencyId, keyId),
  });
  return keyId;
}
