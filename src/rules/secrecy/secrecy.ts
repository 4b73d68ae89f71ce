import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { type ComplaintHint, complaintHintInName, complaintHintsIn } from "./complaint-words.ts";
import { marksInFileName } from "./file-name.ts";
import { type Mark, marksIn } from "./marks.ts";

/** Độ mật as declared on the form: Thường, Mật, Tối mật, Tuyệt mật. */
export type DeclaredSecrecy = "ordinary" | "mat" | "toi-mat" | "tuyet-mat";

/** Loại nội dung as declared on the form (QC-4.2): ordinary, or one of the kinds that must stay outside. */
export type ContentKind =
  | "ordinary"
  | "complaint"
  | "denunciation"
  | "ethnic-unconcluded"
  | "religion-unconcluded"
  | "foreign-affairs-unconcluded"
  | "obscene";

export type PageText = {
  /** the text layer or recognised text of the page, lines as printed; empty when there is none */
  text: string;
  /** false when the page has no text or a text that cannot be relied on */
  trustworthy: boolean;
};

export type GateInput = {
  declaredSecrecy: DeclaredSecrecy;
  contentKind: ContentKind;
  fileName: string;
  /** title, subject, keywords and so on as the file itself states them */
  properties: Record<string, string>;
  /** in order, from page 1 */
  pages: PageText[];
  /** words beside the pages: notes, bookmarks, deleted text, text of files inside; `name`: of a file inside */
  aside?: readonly { kind: "name" | "text"; text: string }[] | undefined;
  /** pictures and files inside that cannot be read */
  unreadParts?: number | undefined;
};

export type GatePolicy = {
  /** QC-4.2 bans complaints and denunciations; later law does not. Switched off, the clerk decides on each. */
  refuseComplaints: boolean;
};

export type Judgement = {
  verdict: "free" | "refused" | "clerk-decides";
  /** why; empty when free. The facts name place, page and kind, never a word of the content. */
  reasons: Refusal[];
  /** the clerk has to attest "đã xem, không có dấu mật", because some page cannot be read by the program */
  mustAttest: boolean;
  /** pages (from 1) without reliable text; empty with `mustAttest` when the file has no readable page at all */
  unreadPages: number[];
  note: "no-text" | null;
};

type Place = {
  place: "declared" | "file-name" | "property" | "aside" | "page";
  page: number | null;
  property: string | null;
};
type Finding = { weight: "refuse" | "ask"; refusal: Refusal };

const SECRET =
  "Văn bản thuộc bí mật nhà nước không được cập nhật, lưu trữ, xử lý trên hệ thống. Đăng ký tại sổ bí mật nhà nước và xử lý theo quy định.";
const CLAUSE = "QC-4.2";

const KIND_SENTENCES: Record<Exclude<ContentKind, "ordinary">, string> = {
  complaint:
    "Đơn khiếu nại không được cập nhật, lưu trữ, xử lý trên hệ thống. Tệp không được lưu. Hãy chuyển đơn cho bộ phận tiếp công dân, vào sổ riêng theo Luật Khiếu nại.",
  denunciation:
    "Đơn tố cáo không được cập nhật, lưu trữ, xử lý trên hệ thống; thông tin người tố cáo phải giữ bí mật. Tệp không được lưu. Hãy chuyển đơn cho bộ phận tiếp công dân, vào sổ riêng theo Luật Tố cáo.",
  "ethnic-unconcluded":
    "Thông tin nhạy cảm về dân tộc chưa có kết luận của cơ quan có thẩm quyền không được đưa lên hệ thống. Tệp không được lưu. Hãy xử lý bản giấy và xin ý kiến lãnh đạo.",
  "religion-unconcluded":
    "Thông tin nhạy cảm về tôn giáo chưa có kết luận của cơ quan có thẩm quyền không được đưa lên hệ thống. Tệp không được lưu. Hãy xử lý bản giấy và xin ý kiến lãnh đạo.",
  "foreign-affairs-unconcluded":
    "Thông tin nhạy cảm về đối ngoại chưa có kết luận của cơ quan có thẩm quyền không được đưa lên hệ thống. Tệp không được lưu. Hãy xử lý bản giấy và xin ý kiến lãnh đạo.",
  obscene:
    "Nội dung đồi trụy không được đưa lên hệ thống dưới mọi hình thức. Tệp không được lưu. Hãy báo lãnh đạo cơ quan để xử lý theo quy định.",
};

function placeWords(at: Place): string {
  if (at.place === "page") return `ở trang ${at.page}`;
  if (at.place === "aside") return "ở phần ngoài trang của tệp (ghi chú, dấu trang, tệp nhúng, chữ đã xóa, thuộc tính)";
  return at.place === "file-name" ? "trong tên tệp" : "trong thông tin của tệp";
}

function markFinding(mark: Mark, at: Place): Finding {
  const facts = { place: at.place, page: at.page, property: at.property, kind: mark.kind };
  if (mark.certainty === "certain")
    return {
      weight: "refuse",
      refusal: {
        code: "secrecy.mark-found",
        message: `Có dấu hiệu độ mật ${placeWords(at)}. ${SECRET}`,
        clause: CLAUSE,
        facts,
      },
    };
  const message = `Có chữ giống dấu độ mật ${placeWords(at)}. Tệp chưa được lưu. Hãy xem văn bản: nếu có dấu mật thì không nhập, nếu không có thì xác nhận để tiếp tục.`;
  return { weight: "ask", refusal: { code: "secrecy.mark-doubtful", message, clause: CLAUSE, facts } };
}

function complaintFinding(hint: ComplaintHint, at: Place): Finding {
  const name = hint === "complaint" ? "đơn khiếu nại" : "đơn tố cáo, tố giác";
  const message = `Văn bản có thể là ${name} (dấu hiệu ${placeWords(at)}). Tệp chưa được lưu. Hãy xem văn bản: nếu đúng thì không nhập mà chuyển bộ phận tiếp công dân, nếu không phải thì xác nhận để tiếp tục.`;
  const facts = { place: at.place, page: at.page, property: at.property, kind: hint };
  return { weight: "ask", refusal: { code: "secrecy.complaint-suspected", message, clause: CLAUSE, facts } };
}

function declaredFindings(input: GateInput, policy: GatePolicy): Finding[] {
  const found: Finding[] = [];
  const at = { place: "declared", page: null, property: null };
  if (input.declaredSecrecy !== "ordinary")
    found.push({
      weight: "refuse",
      refusal: {
        code: "secrecy.declared-secret",
        message: SECRET,
        clause: CLAUSE,
        facts: { ...at, kind: input.declaredSecrecy },
      },
    });
  const kind = input.contentKind;
  if (kind === "ordinary") return found;
  const isComplaint = kind === "complaint" || kind === "denunciation";
  if (isComplaint && !policy.refuseComplaints)
    found.push({
      weight: "ask",
      refusal: {
        code: "secrecy.complaint-declared",
        message:
          "Đây là đơn khiếu nại hoặc tố cáo. Tệp chưa được lưu. Chỉ xác nhận để tiếp tục khi cơ quan đã có quy định tiếp nhận đơn trên hệ thống và người xem được giới hạn.",
        clause: CLAUSE,
        facts: { ...at, kind },
      },
    });
  else
    found.push({
      weight: "refuse",
      refusal: {
        code: "secrecy.declared-content",
        message: KIND_SENTENCES[kind],
        clause: CLAUSE,
        facts: { ...at, kind },
      },
    });
  return found;
}

function nameFindings(input: GateInput): Finding[] {
  const at: Place = { place: "file-name", page: null, property: null };
  const found = marksInFileName(input.fileName).map((mark) => markFinding(mark, at));
  const hint = complaintHintInName(input.fileName);
  return hint ? [...found, complaintFinding(hint, at)] : found;
}

function propertyFindings(input: GateInput): Finding[] {
  return Object.entries(input.properties).flatMap(([property, value]) => {
    const at: Place = { place: "property", page: null, property };
    const hint = complaintHintInName(value);
    return [...marksIn(value).map((mark) => markFinding(mark, at)), ...(hint ? [complaintFinding(hint, at)] : [])];
  });
}

/** One finding for each kind of mark, the certain one first: the same words often stand in several places of a file. */
function asideFindings(input: GateInput): Finding[] {
  const at: Place = { place: "aside", page: null, property: null };
  const marks = (input.aside ?? []).flatMap(({ kind, text }) =>
    kind === "name" ? marksInFileName(text) : marksIn(text),
  );
  const doubtfulFirst = marks.toSorted((a, b) => Number(a.certainty === "certain") - Number(b.certainty === "certain"));
  const once = new Map(doubtfulFirst.map((mark) => [mark.kind, mark]));
  return [...once.values()].map((mark) => markFinding(mark, at));
}

function pageFindings(input: GateInput): Finding[] {
  return input.pages.flatMap((page, index) => {
    const at: Place = { place: "page", page: index + 1, property: null };
    // Beyond the first page "đơn khiếu nại" is as a rule only mentioned.
    const hints = index === 0 ? complaintHintsIn(page.text) : [];
    return [
      ...marksIn(page.text).map((mark) => markFinding(mark, at)),
      ...hints.map((hint) => complaintFinding(hint, at)),
    ];
  });
}

/**
 * The first gate (QC-4.2; Luật BVBMNN 29/2018 Đ5): judges a document before a byte of it is stored. A mark that can be
 * read refuses; a word that may be a mark, or a possible complaint, is for the clerk; an ordinary scan without text is
 * free, but the clerk attests having looked. Pages without reliable text are still searched: legacy encodings are
 * unreliable text and yet show the mark.
 */
export function judge(input: GateInput, policy: GatePolicy): Judgement {
  const findings = [
    ...declaredFindings(input, policy),
    ...nameFindings(input),
    ...propertyFindings(input),
    ...pageFindings(input),
    ...asideFindings(input),
  ];
  const refused = findings.filter((finding) => finding.weight === "refuse").map((finding) => finding.refusal);
  const asked = findings.filter((finding) => finding.weight === "ask").map((finding) => finding.refusal);
  const unreadPages = input.pages.flatMap((page, index) => (page.trustworthy ? [] : [index + 1]));
  const mustAttest = unreadPages.length > 0 || input.pages.length === 0 || (input.unreadParts ?? 0) > 0;
  return {
    verdict: refused.length > 0 ? "refused" : asked.length > 0 ? "clerk-decides" : "free",
    reasons: [...refused, ...asked],
    mustAttest,
    unreadPages,
    note: mustAttest ? "no-text" : null,
  };
}

/** What the clerk has stated on the intake page. */
export type ClerkStatement = {
  /** "đã xem, không có dấu mật" */
  noMarkSeen: boolean;
  /** looked at every doubtful place and found an ordinary document */
  doubtsCleared: boolean;
};

/**
 * What still bars the document from being stored after the clerk's statement; empty = it may be stored.
 * A refusal cannot be overruled by a statement.
 */
export function stillBarred(judgement: Judgement, clerk: ClerkStatement): Refusal[] {
  const barred = judgement.verdict === "refused" || !clerk.doubtsCleared ? [...judgement.reasons] : [];
  if (judgement.mustAttest && !clerk.noMarkSeen)
    barred.push({
      code: "secrecy.attest-needed",
      message:
        judgement.unreadPages.length === 0
          ? "Tệp có ảnh hoặc tệp nhúng mà chương trình không đọc được chữ. Tệp chưa được lưu. Hãy xem từng trang, từng ảnh, từng tệp nhúng rồi xác nhận “đã xem, không có dấu mật” để tiếp tục."
          : "Chương trình không đọc được chữ trên bản quét này. Tệp chưa được lưu. Hãy xem từng trang rồi xác nhận “đã xem, không có dấu mật” để tiếp tục.",
      clause: CLAUSE,
      facts: { unreadPages: judgement.unreadPages.length },
    });
  return barred;
}
