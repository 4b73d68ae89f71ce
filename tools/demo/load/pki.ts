// The demo's certification authority and keys: everybody of the demo who signs, and every agency that seals. Made once for an
// installation; each name in them says THỬ NGHIỆM. Hosted posts and agencies find theirs in the key store afterwards.
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { openKeyFolder } from "#src/adapters/signer/key-folder.ts";
import { createTestPki, LONG_LIST_DAYS, type TestSubject } from "../../test-pki/create-test-pki.ts";
import { pem } from "../../test-pki/external-tools.ts";
import { sealPicture, signaturePicture } from "../../test-pki/pictures.ts";
import type { DemoAgency, DemoProvince, DemoSigner } from "../types.ts";
import { agencyKeyId, personKeyId } from "./ids.ts";
import type { DemoKeys, Look } from "./pages/page-job.ts";

const DAY = 86_400_000;
const SIGNING_ROLES = ["lanh-dao", "chanh-van-phong", "truong-don-vi"];

/** Key of the agency; those without a code have one of their own name. */
export const agencyKeyOf = (agency: DemoAgency): string => agencyKeyId(agency.code ?? agency.id);

/** Finds the key of whoever signs for an agency: an account of the demo, or a person outside. */
export function signerKeys(province: DemoProvince): (agency: DemoAgency, signer: DemoSigner) => string {
  const people = new Map(province.people.map((person) => [person.id, person]));
  const logins = new Map(
    province.posts.map((post) => {
      const person = people.get(post.personId);
      return [`${post.agencyId}/${person?.fullName}`, person?.login ?? ""];
    }),
  );
  return (agency, signer) => {
    const login = logins.get(`${agency.id}/${signer.fullName}`);
    if (login) return personKeyId(login);
    const mark = createHash("sha256").update(`${agency.id}/${signer.fullName}`).digest("hex").slice(0, 12);
    return `outside-${mark}`;
  };
}

export type Signatory = { keyId: string; subject: TestSubject; look: Look; stored: boolean };

/** 200 points an inch for signatures, 180 for seals: hundreds of files carry one. */
export function drawLook(look: Look): Uint8Array {
  return look.kind === "person" ? signaturePicture(look.fullName, 0.4) : sealPicture(look, 0.6);
}

/** Posts that may sign in the staffed agencies, these agencies, and whoever signed one of the letters. */
export function signatories(province: DemoProvince, used: ReadonlySet<string>): Signatory[] {
  const found = new Map<string, Signatory>();
  const agencies = new Map(province.agencies.map((agency) => [agency.id, agency]));
  const add = (signatory: Signatory): void =>
    void (found.has(signatory.keyId) || found.set(signatory.keyId, signatory));
  for (const agency of province.agencies) {
    const keyId = agencyKeyOf(agency);
    if (!agency.staffed && !used.has(keyId)) continue;
    const parent = agency.level === "central" ? "Trung ương" : "Tỉnh Vĩnh Long";
    add({
      keyId,
      subject: { id: keyId, name: agency.name, kind: "agency", keys: agency.staffed ? "rsa" : "ec" },
      look: { kind: "agency", agency: agency.shortName, parent },
      stored: agency.staffed,
    });
  }
  for (const post of province.posts) {
    const person = province.people.find((each) => each.id === post.personId);
    const agency = agencies.get(post.agencyId);
    if (!person || !agency || !SIGNING_ROLES.includes(post.role)) continue;
    const keyId = personKeyId(person.login);
    if (agency.staffed || used.has(keyId)) add(personal(keyId, person.fullName, agency));
  }
  const keyOf = signerKeys(province);
  for (const letter of province.incoming) {
    const agency = agencies.get(letter.senderId);
    const keyId = agency ? keyOf(agency, letter.signer) : "";
    if (agency && used.has(keyId)) add(personal(keyId, letter.signer.fullName, agency));
  }
  return [...found.values()];
}

function personal(keyId: string, fullName: string, agency: DemoAgency): Signatory {
  return {
    keyId,
    subject: {
      id: keyId,
      name: fullName,
      kind: "person",
      organisation: agency.name,
      keys: agency.staffed ? "rsa" : "ec",
    },
    look: { kind: "person", fullName },
    stored: agency.staffed,
  };
}

/**
 * Makes everything anew in the data folder: `keys/`, `secrets/key-store`, `trust/thu-nghiem-*`.
 * @param at validity begins 400 days before, so that letters of the past year carry signatures of their day
 */
export async function makeKeys(dataDir: string, all: readonly Signatory[], at: Date): Promise<DemoKeys> {
  const pki = await createTestPki({
    subjects: all.map((each) => each.subject),
    now: at,
    from: new Date(at.getTime() - 400 * DAY),
    listDays: LONG_LIST_DAYS,
  });
  const folder = path.join(dataDir, "keys");
  const store = await openKeyFolder({ folder, secretFile: path.join(dataDir, "secrets", "key-store") });
  const keys: DemoKeys["keys"] = {};
  for (const each of all) {
    const made = pki.key(each.keyId);
    keys[each.keyId] = {
      name: made.name,
      certificate: base64(made.certificate),
      privateKey: made.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      look: each.look,
    };
    if (!each.stored) continue;
    // left by a loading that was cut off before its keys were used
    await rm(path.join(folder, `${each.keyId}.json`), { force: true });
    await store.keys.add({ ...made, id: each.keyId });
    await store.pictures.put(each.keyId, drawLook(each.look));
  }
  await writeTrust(path.join(dataDir, "trust"), pki);
  return { keys, authorities: [pki.issuing, pki.root].map(base64), lists: pki.crls.map(base64) };
}

async function writeTrust(trust: string, pki: { root: Uint8Array; crls: Uint8Array[] }): Promise<void> {
  await mkdir(trust, { recursive: true, mode: 0o700 });
  await writeFile(path.join(trust, "thu-nghiem-root.pem"), pem(pki.root));
  for (const [index, list] of pki.crls.entries()) await writeFile(path.join(trust, `thu-nghiem-${index}.crl`), list);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
