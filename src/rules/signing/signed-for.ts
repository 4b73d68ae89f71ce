// Who signed, and for whom (QC-4.1; NĐ 30/2020 Đ13, Đ32; TT 15/2025/TT-BKHCN PL II 2.1): a document has the value of paper when the
// competent person has signed it and the agency after him in place of its seal, both for the agency that sends it.
import { fold } from "../vietnamese-text/fold.ts";
import type { SignatureResult } from "./verify-result.ts";

export type Sender = {
  /** as the clerk registers it, and as the message says it came */
  agencies: readonly string[];
  /** name of the signer in the register; empty when none is entered */
  signer: string;
};

export type SignedFor = {
  missing: readonly ("person" | "agency")[];
  /** whole sentences: what does not fit together */
  differences: readonly string[];
};

/** How names of agencies begin; family names that look alike (Đoàn, Hội) are left out. */
const AGENCY_WORDS =
  /^(ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|cục|tổng cục|chi cục|vụ|văn phòng|ban|phòng|cổng|công báo|trung tâm|viện|học viện|trường|đại học|thanh tra|kho bạc|bảo hiểm|công an|tòa án|toà án|viện kiểm sát|ngân hàng|chi nhánh|công ty|tổng công ty|tập đoàn|quỹ|báo|đài|bệnh viện|tỉnh ủy|thành ủy|đảng ủy|huyện ủy|tỉnh đoàn|liên đoàn|mặt trận|chính phủ|quốc hội|thuế|hải quan|trạm)\s/;
const CLOCK_TOLERANCE = 10 * 60_000;
/** Names that every place has: alone they say nothing. */
const TOO_GENERAL = new Set(["uy ban nhan dan", "hoi dong nhan dan"]);

function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bubnd\b/g, "uy ban nhan dan")
    .replace(/\bhdnd\b/g, "hoi dong nhan dan")
    .replace(/\btp\b/g, "thanh pho")
    .trim();
}

const wordsOf = (name: string): string => name.split(" ").sort().join(" ");

/**
 * The same agency, one name perhaps without its place ("Sở Tài chính", "SỞ TÀI CHÍNH TỈNH VĨNH LONG") or read from the head of a page,
 * where the place stands first ("TỈNH VĨNH LONG SỞ TÀI CHÍNH").
 */
function isSameAgency(a: string, b: string): boolean {
  const [short = "", long = ""] = [plain(a), plain(b)].sort((x, y) => x.length - y.length);
  if (wordsOf(short) === wordsOf(long)) return short !== "";
  return short.includes(" ") && !TOO_GENERAL.has(short) && long.startsWith(`${short} `);
}

const isSamePerson = (a: string, b: string): boolean => plain(a) === plain(b);

/** Name, organisation and units of a certificate. */
function namesOf({ signer, certificate }: SignatureResult): string[] {
  const units = (certificate?.subject ?? "")
    .split(/, (?=[A-Za-z0-9.]+=)/)
    .filter((part) => part.startsWith("OU=") || part.startsWith("O="))
    .map((part) => part.slice(part.indexOf("=") + 1));
  return [signer, certificate?.organisation ?? null, ...units].filter((name) => name !== null);
}

function isAgency(signature: SignatureResult, sender: Sender | null): boolean {
  const { signer, certificate } = signature;
  if (!signer) return false;
  if (sender?.signer && isSamePerson(signer, sender.signer)) return false;
  return (
    AGENCY_WORDS.test(`${signer.normalize("NFC").toLowerCase()} `) ||
    sender?.agencies.some((agency) => isSameAgency(signer, agency)) === true ||
    (certificate?.organisation != null && isSamePerson(signer, certificate.organisation))
  );
}

const listed = (signatures: readonly SignatureResult[]): string =>
  signatures.map(({ signer }) => `“${signer ?? "không rõ"}”`).join(", ");
const organisationsOf = (signatures: readonly SignatureResult[]): string =>
  signatures.map(({ certificate }) => `“${certificate?.organisation ?? "không ghi cơ quan"}”`).join(", ");
const belongs = (signatures: readonly SignatureResult[], agency: string): boolean =>
  signatures.some((one) => namesOf(one).some((name) => isSameAgency(name, agency)));
const timesOf = (signatures: readonly SignatureResult[]): number[] =>
  signatures.flatMap(({ signedAt }) => (signedAt ? [Date.parse(signedAt)] : []));

function agencyDifferences(persons: SignatureResult[], agencies: SignatureResult[], sender: Sender | null): string[] {
  const expected = [...new Set(sender?.agencies.filter((name) => plain(name) !== ""))];
  if (expected.length > 0)
    return expected.flatMap((name) => [
      ...(agencies.length > 0 && !belongs(agencies, name)
        ? [`Chữ ký cơ quan là của ${listed(agencies)}, còn nơi gửi là “${name}”.`]
        : []),
      ...(persons.length > 0 && !belongs(persons, name)
        ? [`Chứng thư của ${listed(persons)} thuộc ${organisationsOf(persons)}, không phải nơi gửi “${name}”.`]
        : []),
    ]);
  const apart =
    agencies.length > 0 && persons.length > 0 && !agencies.some((one) => belongs(persons, one.signer ?? ""));
  return apart
    ? [`Người ký ${listed(persons)} thuộc ${organisationsOf(persons)}, còn chữ ký cơ quan là của ${listed(agencies)}.`]
    : [];
}

/**
 * Looks at valid signatures: both there, in their order, of the agency that sends, of the person that is registered.
 * @param sender null where nobody has said yet who sends; then the signatures only have to fit each other
 */
export function signedFor(signatures: readonly SignatureResult[], sender: Sender | null): SignedFor {
  const real = signatures.filter(({ kind }) => kind === "signature");
  const agencies = real.filter((one) => isAgency(one, sender));
  const persons = real.filter((one) => !agencies.includes(one));
  const missing = [
    ...(persons.length === 0 ? (["person"] as const) : []),
    ...(agencies.length === 0 ? (["agency"] as const) : []),
  ];
  const differences = agencyDifferences(persons, agencies, sender);
  if (sender?.signer && persons.length > 0 && !persons.some(({ signer }) => isSamePerson(signer ?? "", sender.signer)))
    differences.push(`Người ký số là ${listed(persons)}, còn người ký ghi vào sổ là “${sender.signer}”.`);
  // NĐ 30/2020 Đ32.2: the clerk seals only what the competent person has signed.
  const [sealed, signed] = [timesOf(agencies), timesOf(persons)];
  if (sealed.length > 0 && signed.length > 0 && Math.max(...sealed) + CLOCK_TOLERANCE < Math.min(...signed))
    differences.push("Chữ ký cơ quan có trước chữ ký của người có thẩm quyền.");
  return { missing, differences };
}
