import { bareSubject, inSentence, printedSubject, startsWithName } from "../printed-words.ts";
import { type FormatRule, hitIf, isUpper, pl1, quote } from "./format-rule.ts";

export const SUBJECT_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-II.5a:trich-yeu",
    clause: pl1("II.5.a"),
    place: "trích yếu",
    severity: "must",
    check: (m) =>
      hitIf(
        bareSubject(m.subject) === "",
        "(trống)",
        "một câu ngắn gọn hoặc một cụm từ",
        "Chưa có trích yếu. Hãy ghi một câu ngắn gọn phản ánh nội dung chủ yếu.",
      ),
  },
  {
    id: "NĐ30-PL1-II.5b:mo-dau",
    clause: pl1("II.5.b"),
    place: "trích yếu",
    severity: "must",
    check: (m) =>
      hitIf(
        /^(?:v\/v|về việc)(?![\p{L}])/iu.test(m.subject.trim()),
        quote(m.subject),
        quote(bareSubject(m.subject)),
        "Mẫu tự đặt “V/v” hoặc “Về việc” trước trích yếu; ghi thêm sẽ in hai lần. Hãy bỏ chữ này ở đầu trích yếu.",
      ),
    fix: (m) => ({ ...m, subject: m.subject.trim().replace(/^(?:v\/v|về việc)\s*:?\s*/iu, "") }),
  },
  {
    id: "NĐ30-PL1-II.5b:chu-thuong",
    clause: `${pl1("II.5.b")}; Phụ lục II`,
    place: "trích yếu",
    severity: "should",
    check: (m) => {
      const subject = m.subject.trim();
      const wrong =
        m.kind === "cong-van" && /^\p{Lu}/u.test(subject) && !/^v\/v/iu.test(subject) && !startsWithName(subject);
      return hitIf(
        wrong,
        quote(`V/v ${subject}`),
        quote(`V/v ${inSentence(subject)}`),
        "Sau “V/v” câu viết tiếp bằng chữ thường, trừ tên riêng. Hãy viết thường chữ cái đầu trích yếu.",
      );
    },
    fix: (m) => ({ ...m, subject: inSentence(m.subject) }),
  },
  {
    id: "NĐ30-PL1-II.5b:in-thuong",
    clause: pl1("II.5.b"),
    place: "trích yếu",
    severity: "must",
    check: (m) =>
      hitIf(
        m.subject.trim().split(/\s+/u).length > 3 && isUpper(m.subject),
        quote(m.subject),
        "chữ in thường",
        "Trích yếu đang viết toàn chữ in hoa. Hãy viết bằng chữ in thường.",
      ),
  },
  {
    id: "NĐ30-PL1-II.5a:dau-cuoi",
    clause: pl1("II.5.a"),
    place: "trích yếu",
    severity: "should",
    check: (m) =>
      hitIf(
        /[.;,:/]\s*$/u.test(m.subject),
        quote(m.subject),
        "không có dấu ở cuối",
        "Cuối trích yếu không đặt dấu câu. Hãy bỏ dấu ở cuối.",
      ),
    fix: (m) => ({ ...m, subject: m.subject.replace(/[\s.;,:/]+$/u, "") }),
  },
  {
    id: "NĐ30-PL6:trich-yeu-500",
    clause: "NĐ 30/2020, Phụ lục VI (trường Trích yếu, 500 ký tự)",
    place: "trích yếu",
    severity: "must",
    check: (m) =>
      hitIf(
        m.subject.length > 500,
        `${m.subject.length} ký tự`,
        "không quá 500 ký tự",
        "Trích yếu dài quá 500 ký tự nên không vào được sổ và không gửi liên thông được. Hãy rút gọn.",
      ),
  },
  {
    id: "NĐ30-PL3-M1.2:ve-viec",
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.2 và 1.3",
    place: "trích yếu",
    severity: "should",
    check: (m) => {
      if (m.kind !== "quyet-dinh" || bareSubject(m.subject) === "") return [];
      return hitIf(
        !/^(?:Về việc|Ban hành|Phê duyệt)(?![\p{L}])/u.test(printedSubject(m)),
        quote(m.subject),
        quote(`Về việc ${inSentence(m.subject)}`),
        "Trích yếu quyết định mở đầu bằng “Về việc …”, “Ban hành …” hoặc “Phê duyệt …”. Hãy viết thường chữ đầu để mẫu đặt “Về việc”.",
      );
    },
    fix: (m) => ({ ...m, subject: inSentence(m.subject) }),
  },
];
