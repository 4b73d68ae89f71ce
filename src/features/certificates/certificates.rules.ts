// What may be attached as a key, and the sentences about it (NĐ 30/2020 Đ13, Đ32; NĐ 68/2024 Đ7, Đ9, Đ30–32; TT 15/2025/TT-BKHCN Đ5).
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { marksInValue, type PlacedMark } from "#src/rules/secrecy/free-text.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";

/** What a check of the certificate found; the names are those of the port. */
export type Fault =
  | "not-yet-valid"
  | "expired"
  | "usage"
  | "weak"
  | "untrusted"
  | "chain"
  | "revoked"
  | "revocation-unknown";

export type Seen = {
  name: string;
  organisation: string | null;
  issuerName: string;
  notBefore: string;
  notAfter: string;
  faults: readonly Fault[];
};

const day = (iso: string): string => dateText(localDateOf(Date.parse(iso)));

type Fatal = { message: (seen: Seen) => string; clause: string };
/** With these nothing could ever be signed: the file is not taken at all. */
const FATAL: Partial<Record<Fault, Fatal>> = {
  expired: {
    message: (seen) =>
      `Chứng thư của ${seen.name} đã hết hạn ngày ${day(seen.notAfter)}. Chưa nạp gì. Hãy xin cấp chứng thư mới rồi nạp tệp mới.`,
    clause: "NĐ 68/2024 Đ9",
  },
  "not-yet-valid": {
    message: (seen) =>
      `Chứng thư của ${seen.name} chỉ có hiệu lực từ ngày ${day(seen.notBefore)}. Chưa nạp gì. Hãy nạp lại từ ngày đó, hoặc kiểm tra đồng hồ của máy chủ.`,
    clause: "NĐ 68/2024 Đ9",
  },
  usage: {
    message: () =>
      "Chứng thư này không được cấp để ký văn bản (thiếu digitalSignature, nonRepudiation). Chưa nạp gì. Hãy chọn chứng thư ký số, không phải chứng thư mã hóa hay của máy chủ web.",
    clause: "NĐ 68/2024 Đ7",
  },
  weak: {
    message: () =>
      "Khóa hoặc thuật toán của chứng thư yếu hơn quy định (RSA từ 2048 bit, hoặc ECDSA từ 256 bit; SHA-256). Chưa nạp gì. Hãy xin cấp chứng thư mới.",
    clause: "TT 15/2025/TT-BKHCN PL I",
  },
  chain: {
    message: () =>
      "Đường dẫn từ chứng thư này tới CA gốc sai quy tắc (có chứng thư không được quyền cấp phát hoặc đã hết hạn). Chưa nạp gì. Hãy xuất lại tệp .p12 kèm đủ chứng thư của CA cấp phát.",
    clause: "NĐ 68/2024 Đ32",
  },
  revoked: {
    message: (seen) =>
      `Chứng thư của ${seen.name} đã bị thu hồi. Chưa nạp gì. Hãy xin cấp chứng thư mới rồi nạp tệp mới.`,
    clause: "NĐ 68/2024 Đ31",
  },
};

/** Why this certificate may not be attached; empty = it may. */
export function refuseCertificate(seen: Seen): Refusal[] {
  return seen.faults.flatMap((fault) => {
    const fatal = FATAL[fault];
    return fatal ? [{ code: `certificate.${fault}`, message: fatal.message(seen), clause: fatal.clause }] : [];
  });
}

/**
 * Marks of secrecy in the names of a certificate (QC-4.2): they stand in lists and in the trail like any typed word.
 * @param names distinguished names as printed, parts on lines of their own or after a comma: `CN=A\\, B, O=C`
 */
export function marksInNames(names: readonly string[]): PlacedMark[] {
  return names.flatMap((name) => marksInValue(wordsOf(name))).map((mark) => ({ ...mark, field: "name" }));
}

const wordsOf = (name: string): string[] =>
  name
    .split(/\n|(?<!\\), | \+ /u)
    .map((part) => part.replace(/^[\p{L}\p{N}.]+=/u, ""))
    .map((word) =>
      word.replace(/\\([0-9A-F]{2}|.)/giu, (_, each: string) =>
        each.length === 2 ? String.fromCharCode(Number.parseInt(each, 16)) : each,
      ),
    );

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();

const AT_THE_MACHINE = "nhờ người giữ máy chủ kiểm tra rồi nạp bằng lệnh m-office certificate add … --confirm-name";

/** A person's certificate carries the person's name. Case, marks and blanks do not count, because the authorities write names in their own ways. */
export function refusePersonName(seen: Seen, fullName: string): Refusal[] {
  if (plain(seen.name) === plain(fullName)) return [];
  return [
    {
      code: "certificate.other-name",
      message: `Chứng thư ghi tên “${seen.name}”, tài khoản này là “${fullName}”. Mỗi người chỉ ký bằng chứng thư của chính mình. Chưa nạp gì. Hãy chọn tệp .p12 mang tên ${fullName}; nếu nơi cấp ghi tên khác mà đúng là của ${fullName}, ${AT_THE_MACHINE}.`,
      clause: "NĐ 30/2020 Đ13, Đ32.3",
      facts: { certificateName: seen.name, accountName: fullName },
    },
  ];
}

/** An agency's certificate names the agency, or carries its code. The organisation in it proves nothing: it stands in the certificates of the agency's people too. */
export function refuseAgencyName(
  seen: Seen & { subject: string },
  agency: { code: string; name: string; shortName: string; people: readonly string[] },
): Refusal[] {
  const names = [agency.name, agency.shortName].map(plain).filter((name) => name !== "");
  const bearsCode = seen.subject.split(/[^\p{L}\p{N}.]+/u).includes(agency.code);
  const isPerson = agency.people.some((person) => plain(person) === plain(seen.name));
  if (!isPerson && (bearsCode || names.some((name) => plain(seen.name).includes(name)))) return [];
  return [
    {
      code: "certificate.other-agency",
      message: `Chứng thư ghi tên “${seen.name}”, không phải tên hay mã của ${agency.name} (${agency.code}). Chưa nạp gì. Hãy chọn tệp .p12 cấp cho cơ quan; nếu nơi cấp ghi tên khác mà đúng là của cơ quan, ${AT_THE_MACHINE}.`,
      clause: "NĐ 30/2020 Đ32",
      facts: { certificateName: seen.name, agencyName: agency.name },
    },
  ];
}

/** One certificate has one holder: whoever else had it could not be told apart in a signature. It is not said who has it. */
export function refuseTaken(holders: readonly string[], holder: string): Refusal[] {
  if (holders.every((each) => each === holder)) return [];
  return [
    {
      code: "certificate.taken",
      message:
        "Chứng thư này (hoặc khóa của nó) đã gắn cho một người hay một cơ quan khác. Mỗi chứng thư chỉ có một chủ. Chưa nạp gì. Hãy chọn tệp .p12 cấp riêng cho mình; nếu trước đây gắn nhầm, hãy nhờ quản trị gỡ ở nơi đang gắn rồi nạp lại.",
      clause: "NĐ 30/2020 Đ32",
    },
  ];
}

/** Shortest PIN of a personal key; people in Vietnam know six from their tokens and bank cards. */
export const SHORTEST_PIN = 6;

/** @param password of the .p12 file: whoever handed the file over knows it, so it must not open the key here */
export function refusePin(pin: string, password: string): Refusal[] {
  const clause = "NĐ 30/2020 Đ32.3";
  if ([...pin].length < SHORTEST_PIN)
    return [
      {
        code: "certificate.short-pin",
        message: `Mã PIN phải có ít nhất ${SHORTEST_PIN} ký tự. Chưa thay đổi gì. Hãy đặt mã dài hơn, chỉ mình bạn biết.`,
        clause,
      },
    ];
  if (new Set(pin).size < 3 || "01234567890123456789".includes(pin) || "98765432109876543210".includes(pin))
    return [
      {
        code: "certificate.easy-pin",
        message:
          "Mã PIN quá dễ đoán (một chữ số lặp lại hoặc dãy liên tiếp). Chưa thay đổi gì. Hãy đặt mã khác, chỉ mình bạn biết.",
        clause,
      },
    ];
  if (pin === password)
    return [
      {
        code: "certificate.pin-is-password",
        message:
          "Mã PIN phải khác mật khẩu cũ: ai đã giữ tệp hoặc mã cũ đều biết mật khẩu ấy. Chưa thay đổi gì. Hãy đặt mã khác, chỉ mình bạn biết.",
        clause,
      },
    ];
  return [];
}

const NEAR_END_DAYS = 30;
export const daysLeft = (notAfter: string, now: Date): number =>
  Math.floor((Date.parse(notAfter) - now.getTime()) / 86_400_000);

/** What has to be done before or soon, whole sentences; empty = nothing. */
export function remarksOn(seen: Seen, has: { picture: boolean; whose: "person" | "agency" }, now: Date): string[] {
  const fatal = refuseCertificate(seen).map((each) => each.message.replace("Chưa nạp gì.", "Không ký được."));
  const left = daysLeft(seen.notAfter, now);
  return [
    ...fatal,
    ...(seen.faults.includes("untrusted")
      ? [
          `Chưa ký được: chưa tin cậy CA “${seen.issuerName}”. Quản trị thêm chứng thư của CA đó ở trang Chứng thư, mục CA tin cậy (nhiều cơ quan chung máy chủ: người giữ máy chủ thêm).`,
        ]
      : []),
    ...(seen.faults.includes("revocation-unknown")
      ? [
          `Chưa ký được: chưa có danh sách thu hồi còn hạn của “${seen.issuerName}” hoặc của CA cấp trên. Quản trị thêm tệp .crl mới nhất ở trang Chứng thư, mục CA tin cậy (nhiều cơ quan chung máy chủ: người giữ máy chủ thêm).`,
        ]
      : []),
    ...(has.picture
      ? []
      : [
          has.whose === "person"
            ? "Chưa ký được: chưa có hình chữ ký. Người giữ chức danh tải hình lên ở trang Chứng thư của tôi."
            : "Chưa ký được: chưa có hình con dấu. Văn thư tải hình lên ở trang Chứng thư.",
        ]),
    ...(fatal.length === 0 && left < NEAR_END_DAYS
      ? [`Còn ${left} ngày là hết hạn. Hãy xin gia hạn và nạp chứng thư mới trước ngày ${day(seen.notAfter)}.`]
      : []),
  ];
}

/** What has to be done about a trusted authority or a list; null = nothing. */
export function trustRemark(
  of: { kind: "authority" | "list"; name: string; to: string | null; weak: boolean },
  now: Date,
): string | null {
  if (of.weak) return "Khóa của CA yếu hơn quy định nên chữ ký dựa vào CA này không được coi là hợp lệ.";
  if (of.kind === "authority")
    return of.to !== null && Date.parse(of.to) < now.getTime()
      ? `CA đã hết hạn ngày ${day(of.to)}; chỉ còn dùng để xem chữ ký cũ có dấu thời gian.`
      : null;
  if (of.to === null) return "Danh sách không ghi hạn nên không được coi là còn mới. Hãy tải tệp .crl khác của CA.";
  if (Date.parse(of.to) < now.getTime())
    return `Danh sách thu hồi đã quá hạn ngày ${day(of.to)}: chưa ký được và chữ ký nhận về chưa đủ căn cứ. Hãy thêm tệp .crl mới của ${of.name}.`;
  return daysLeft(of.to, now) < 3
    ? `Danh sách thu hồi chỉ còn hạn đến ngày ${day(of.to)}. Hãy thêm tệp .crl mới của ${of.name}.`
    : null;
}
