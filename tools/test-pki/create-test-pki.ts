// A certification authority for demonstration and tests only. Every name in it says so, and no key of it ever leaves the demo:
// made at the first start of a demo installation, never by `init`. Needs no openssl.
import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { writePkcs12 } from "#src/platform/pkcs12/write-pkcs12.ts";
import { buildCertificate, buildCrl, type CertificateInput, distinguishedName } from "./certificate.ts";

/** Stands in the organisational unit of every certificate. */
export const TEST_MARK = "KHÓA THỬ NGHIỆM / TEST";
const DAY = 86_400_000;
/** persons and agencies */
export const CERTIFICATE_DAYS = 730;
/**
 * For what lives on after it was made: lists that outlive every certificate. The authority's private keys exist only while it is
 * made, so nobody can renew a list; and nobody needs to, because what a demo revokes is known from the start. A list that ended
 * sooner would turn every verdict to "unknown" and stop all signing.
 */
export const LONG_LIST_DAYS = CERTIFICATE_DAYS + 365;
const TIMESTAMPING = "1.3.6.1.5.5.7.3.8";

export type TestSubject = {
  id: string;
  /** "Nguyễn Thị Ánh Nguyệt" or "Sở Tài chính tỉnh Vĩnh Long" */
  name: string;
  kind: "person" | "agency" | "timestamp";
  /** organisation of a person */
  organisation?: string;
  /** the input's `keys` when left out */
  keys?: "rsa" | "ec";
  revokedAt?: Date;
  /** id of a subject further up: this certificate is for the same key */
  keyOf?: string;
  /** what is unusual about this certificate, for tests of the verifier */
  odd?: Partial<
    Pick<CertificateInput, "from" | "to" | "usages" | "extendedUsage" | "unknownCritical" | "digest" | "crlUrl">
  > & {
    rsaBits?: 1024;
  };
};

export type TestKey = {
  id: string;
  name: string;
  privateKey: KeyObject;
  certificate: Uint8Array;
  chain: Uint8Array[];
  p12(pin: string): Uint8Array;
};

export type TestPki = {
  /** DER: the root, which a verifier has to trust */
  root: Uint8Array;
  issuing: Uint8Array;
  /** DER: lists of the root and of the issuing authority */
  crls: Uint8Array[];
  key(id: string): TestKey;
  keys: TestKey[];
};

type Pair = { publicKey: KeyObject; privateKey: KeyObject };

const newRsa = promisify(generateKeyPair) as unknown as (
  type: "rsa",
  options: { modulusLength: number },
) => Promise<Pair>;
const newEc = promisify(generateKeyPair) as unknown as (type: "ec", options: { namedCurve: string }) => Promise<Pair>;

const nameOf = (commonName: string, organisation: string) =>
  distinguishedName({ C: "VN", O: organisation, OU: TEST_MARK, CN: commonName });

function serialNumber(index: number, now: Date): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(0x4d4f0000, 0);
  bytes.writeUInt32BE(Math.floor(now.getTime() / 1000), 4);
  bytes.writeUInt32BE(index, 8);
  return bytes;
}

/**
 * Root → issuing authority → persons and agencies (and a timestamp service when asked for), with revocation lists of 30 days unless told.
 * @param input.now validity begins one day before; passed in so that tests can look back
 * @param input.keys RSA-2048 unless told; EC P-256 makes large demonstrations quick
 * @param input.from validity begins then, for signatures of the past; the day before `now` when left out
 * @param input.listDays how long the revocation lists are in force from `now` on
 */
export async function createTestPki(input: {
  subjects: readonly TestSubject[];
  now: Date;
  keys?: "rsa" | "ec";
  from?: Date;
  listDays?: number;
  /** where the certificates say that the lists are */
  listBase?: string;
}): Promise<TestPki> {
  const { now, listDays = 30, listBase = "http://thu-nghiem.invalid" } = input;
  const newKeys = (bits = 2048, kind = input.keys): Promise<Pair> =>
    kind === "ec" ? newEc("ec", { namedCurve: "P-256" }) : newRsa("rsa", { modulusLength: bits });
  const from = input.from ?? new Date(now.getTime() - DAY);
  const listed = new Date(now.getTime() - DAY);
  const after = (days: number): Date => new Date(now.getTime() + days * DAY);

  const root = { name: nameOf("CA gốc thử nghiệm M-Office", "M-Office"), ...(await newKeys()) };
  const issuing = { name: nameOf("CA cấp phát thử nghiệm M-Office", "M-Office"), ...(await newKeys()) };
  const rootDer = buildCertificate({
    serial: serialNumber(1, now),
    subject: root.name,
    publicKey: root.publicKey,
    issuer: root,
    from,
    to: after(3650),
    usages: ["keyCertSign", "cRLSign"],
    authority: {},
  });
  const issuingDer = buildCertificate({
    serial: serialNumber(2, now),
    subject: issuing.name,
    publicKey: issuing.publicKey,
    issuer: root,
    from,
    to: after(1825),
    usages: ["keyCertSign", "cRLSign"],
    authority: { pathLength: 0 },
    crlUrl: `${listBase}/root.crl`,
  });
  const chain = [issuingDer, rootDer];

  const pairs = new Map<string, Promise<Pair>>();
  const keys = await Promise.all(
    input.subjects.map(async (subject, index): Promise<TestKey> => {
      const { rsaBits, ...odd } = subject.odd ?? {};
      const made = pairs.get(subject.keyOf ?? "") ?? newKeys(rsaBits, subject.keys ?? input.keys);
      pairs.set(subject.id, made);
      const pair = await made;
      const certificate = buildCertificate({
        serial: serialNumber(16 + index, now),
        subject: nameOf(subject.name, subject.organisation ?? subject.name),
        publicKey: pair.publicKey,
        issuer: issuing,
        from,
        to: after(CERTIFICATE_DAYS),
        usages: ["digitalSignature", "nonRepudiation"],
        crlUrl: `${listBase}/ca.crl`,
        ...(subject.kind === "timestamp" ? { extendedUsage: { id: TIMESTAMPING, critical: true } } : {}),
        ...odd,
      });
      const own = { privateKey: pair.privateKey, certificate, chain };
      return { id: subject.id, name: subject.name, ...own, p12: (pin) => writePkcs12({ ...own, pin }) };
    }),
  );
  const revoked = input.subjects.flatMap((subject, index) =>
    subject.revokedAt ? [{ serial: serialNumber(16 + index, now), at: subject.revokedAt }] : [],
  );
  return {
    root: rootDer,
    issuing: issuingDer,
    crls: [
      buildCrl({ issuer: root, from: listed, to: after(listDays), revoked: [] }),
      buildCrl({ issuer: issuing, from: listed, to: after(listDays), revoked }),
    ],
    keys,
    key: (id) => {
      const found = keys.find((key) => key.id === id);
      if (!found) throw new Error(`no test key ${id}`);
      return found;
    },
  };
}
