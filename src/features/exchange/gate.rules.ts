// The ten lights before a document leaves (picture 11; QC-3.1, QC-3.3; NĐ 30/2020 Đ15, Đ18, Đ32).
import { checkFormat, FORMAT_RULE_COUNT } from "#src/rules/document-format/check/check-format.ts";
import type { DocumentKind, DocumentModel } from "#src/rules/document-format/document-model.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { checkOutgoing } from "#src/rules/exchange/check-outgoing.ts";
import type { DocumentContent } from "#src/rules/exchange/message.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { checkNotationLengths } from "#src/rules/numbering/notation.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { marksInValue } from "#src/rules/secrecy/free-text.ts";
import { judge } from "#src/rules/secrecy/secrecy.ts";
import { refuseIssue } from "#src/rules/signing/issue-gate.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { dateText, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";

export type GateFacts = {
  kind: DocumentKind;
  model: DocumentModel;
  number: number | null;
  codeNumber: string | null;
  codeNotation: string;
  issuedDate: string | null;
  signedAt: Date | null;
  sealedAt: Date | null;
  signerTitle: string | null;
  /** reasons against the named signer: no right to sign */
  signerRefusals: Refusal[];
  mediaType: string;
  result: VerifyResult;
  approved: { sha256: string; prefixSha256: string } | null;
  fields: { person: string; agency: string };
  /** as it would be sent; null while there is nobody to send it to */
  message: DocumentContent | null;
  recipients: readonly GateRecipient[];
  now: Date;
};

export type GateRecipient = {
  id: string;
  code: string | null;
  name: string;
  purpose: string;
  delivery: "exchange" | "paper";
  /** the directory knows the code · an agency that can be reached works under it */
  known: boolean;
  reachable: boolean;
};

export type CheckId =
  | "number"
  | "date"
  | "signer"
  | "person-signature"
  | "agency-signature"
  | "format"
  | "annexes"
  | "recipients"
  | "urgency"
  | "unchanged";

export type Check = {
  id: CheckId;
  name: string;
  ok: boolean;
  sentence: string;
  reasons: Refusal[];
  repair: { act: string; label: string } | null;
};

const URGENCY_WORDS = { thuong: "Thường", khan: "Khẩn", "thuong-khan": "Thượng khẩn", "hoa-toc": "Hỏa tốc" } as const;
const RETURN = { act: "return", label: "Trả lại…" };

const refuse = (code: string, message: string, clause: string): Refusal => ({
  code: `exchange.${code}`,
  message,
  clause,
});

function light(id: CheckId, name: string, of: { reasons: Refusal[]; fine: string; repair: Check["repair"] }): Check {
  const ok = of.reasons.length === 0;
  return {
    id,
    name,
    ok,
    sentence: ok ? of.fine : (of.reasons[0]?.message ?? ""),
    reasons: of.reasons,
    repair: ok ? null : of.repair,
  };
}

/** All lights in their fixed order. */
export function gateChecks(facts: GateFacts): Check[] {
  const issue = refuseIssue({
    mediaType: facts.mediaType,
    result: facts.result,
    approved: facts.approved,
    personField: facts.fields.person,
    agencyField: facts.fields.agency,
    seen: null,
  });
  const of = (...starts: string[]): Refusal[] =>
    issue.filter((each) => starts.some((start) => each.code.startsWith(`signing.${start}`)));
  const signedText = facts.signedAt ? `ký ${timeText(facts.signedAt.getTime())}` : "";
  return [
    numberLight(facts),
    dateLight(facts),
    light("signer", "Thẩm quyền ký", {
      reasons: facts.signerRefusals,
      fine: `${facts.signerTitle ?? "Người ký"}, đúng loại văn bản`,
      repair: RETURN,
    }),
    light("person-signature", "Chữ ký số cá nhân", {
      reasons: of("person-", "not-a-pdf", "other-invalid"),
      fine: `Hợp lệ, ${signedText}, đúng bản đã duyệt`,
      repair: RETURN,
    }),
    light("agency-signature", "Chữ ký số cơ quan", {
      reasons: of("agency-"),
      fine: `${facts.sealedAt ? `${timeText(facts.sealedAt.getTime())}; ` : ""}chữ ký trước vẫn hợp lệ`,
      repair: { act: "seal", label: "Ký cơ quan" },
    }),
    formatLight(facts),
    annexLight(facts),
    recipientLight(facts),
    urgencyLight(facts),
    light("unchanged", "Nội dung không đổi từ lúc duyệt", {
      reasons:
        facts.approved === null
          ? [refuse("not-approved", "Chưa có bản nào được duyệt nên chưa có gì để đối chiếu.", "NĐ 30/2020 Đ11.3")]
          : of("not-the-approved-document"),
      fine: "Tệp bắt đầu bằng đúng từng byte đã duyệt",
      repair: RETURN,
    }),
  ];
}

function numberLight(facts: GateFacts): Check {
  const { number, codeNumber, codeNotation } = facts;
  const missing =
    number === null || codeNumber === null
      ? [refuse("no-number", "Chưa có số. Hãy cấp số và ký cơ quan trước khi phát hành.", "NĐ 30/2020 Đ15")]
      : checkNotationLengths(codeNumber, codeNotation);
  return light("number", "Số, ký hiệu", {
    reasons: missing,
    fine: `${codeNumber}/${codeNotation}, đã ghi sổ văn bản đi`,
    repair: number === null ? { act: "seal", label: "Cấp số, ký cơ quan" } : RETURN,
  });
}

function dateLight(facts: GateFacts): Check {
  const { issuedDate, signedAt, now } = facts;
  const clause = "NĐ 30/2020 PL VI III.1.đ";
  const signedOn = signedAt ? localDateOf(signedAt.getTime()) : null;
  const reasons: Refusal[] = [];
  if (issuedDate === null) reasons.push(refuse("no-date", "Chưa có ngày ban hành. Hãy cấp số trước.", clause));
  else if (issuedDate > localDateOf(now.getTime()))
    reasons.push(refuse("date-in-future", "Ngày ban hành nằm sau ngày hôm nay nên chưa phát hành được.", clause));
  else if (signedOn !== null && issuedDate < signedOn)
    reasons.push(
      refuse("date-before-signing", "Ngày ban hành sớm hơn ngày ký. Hãy trả lại để cấp số đúng ngày.", clause),
    );
  const same = issuedDate === signedOn ? "trùng ngày ký" : `ký ngày ${signedOn ? dateText(signedOn) : "–"}`;
  return light("date", "Ngày ban hành", {
    reasons,
    fine: `${issuedDate ? dateText(issuedDate) : ""}, ${same}`,
    repair: RETURN,
  });
}

function formatLight({ model, number, issuedDate }: GateFacts): Check {
  const issued = number !== null && issuedDate !== null ? { issued: { number, date: issuedDate } } : {};
  const must = checkFormat(model, { phase: "issue", ...issued }).filter((finding) => finding.severity === "must");
  return light("format", "Thể thức", {
    reasons: must.map((finding) => ({
      code: "exchange.format",
      message: finding.message,
      clause: finding.clause,
      facts: { rule: finding.rule, place: finding.place },
    })),
    fine: `${FORMAT_RULE_COUNT} quy tắc đạt`,
    repair: RETURN,
  });
}

/** The words of the document as one text. */
export function plainText(model: DocumentModel): string {
  const blocks = model.body.map((block) => {
    switch (block.type) {
      case "heading":
        return block.title;
      case "table":
        return [...block.head, ...block.rows].flat().join(" ");
      case "paragraph":
        return block.runs.map((run) => run.text).join("");
      case "article":
      case "clause":
      case "point":
        return `${"title" in block ? (block.title ?? "") : ""} ${block.runs.map((run) => run.text).join("")}`;
      default:
        return block satisfies never;
    }
  });
  return [model.subject, ...model.bases, ...blocks].join("\n");
}

// An annex may stand in the document itself as a table; a separate file cannot be attached to it.
function annexLight({ model }: GateFacts): Check {
  const text = fold(plainText(model));
  const promised = /phu luc[^.;\n]{0,40}kem theo|kem theo[^.;\n]{0,40}phu luc/u.test(text);
  const inside = model.body.some(
    (block) => block.type === "table" || (block.type === "heading" && /^phu luc/u.test(fold(block.title))),
  );
  return light("annexes", "Phụ lục", {
    reasons:
      promised && !inside
        ? [
            refuse(
              "annex-missing",
              "Văn bản nhắc “Phụ lục kèm theo” nhưng chưa có phụ lục. Hãy trả lại để thêm phụ lục hoặc bỏ câu nhắc.",
              "NĐ 30/2020 PL I mục III.1",
            ),
          ]
        : [],
    fine: inside ? "Phụ lục nằm trong văn bản" : "Văn bản không nhắc đến phụ lục",
    repair: RETURN,
  });
}

/** What one recipient still lacks; empty = ready. */
export function recipientReasons(recipient: GateRecipient): Refusal[] {
  if (recipient.delivery === "paper") return [];
  const name = `“${recipient.name}”`;
  if (recipient.code === null || !recipient.known)
    return [
      refuse(
        "recipient-no-code",
        `${name} chưa có mã định danh trên trục. Hãy chọn mã hoặc chuyển sang gửi giấy.`,
        "QĐ 28/2018 Đ10.2",
      ),
    ];
  if (!recipient.reachable)
    return [
      refuse("recipient-not-connected", `${name} chưa nối liên thông. Hãy chuyển sang gửi giấy.`, "QĐ 28/2018 Đ7.1"),
    ];
  return [];
}

function recipientLight({ recipients, message }: GateFacts): Check {
  const none =
    recipients.length === 0
      ? [refuse("no-recipient", "Chưa có nơi nhận. Hãy thêm ít nhất một nơi nhận.", "NĐ 30/2020 Đ18")]
      : [];
  const reasons = [...none, ...recipients.flatMap(recipientReasons), ...(message ? checkOutgoing(message) : [])];
  const exchange = recipients.filter((each) => each.delivery === "exchange").length;
  const paper = recipients.length - exchange;
  return light("recipients", "Nơi nhận", {
    reasons,
    fine: [exchange > 0 ? `${exchange} nơi qua liên thông` : "", paper > 0 ? `${paper} nơi gửi giấy` : ""]
      .filter((part) => part !== "")
      .join(", "),
    repair: { act: "set-recipients", label: "Chọn mã…" },
  });
}

function urgencyLight({ model, kind, codeNumber, codeNotation, recipients }: GateFacts): Check {
  const judged = judge(
    {
      declaredSecrecy: "ordinary",
      contentKind: "ordinary",
      fileName: `${codeNumber ?? ""}-${codeNotation}.pdf`,
      properties: { subject: model.subject, notation: `Số: ${codeNumber ?? "1"}/${codeNotation}` },
      pages: [{ text: plainText(model), trustworthy: true }],
    },
    { refuseComplaints: false },
  );
  return light("urgency", "Mức khẩn, độ mật", {
    reasons:
      judged.verdict === "refused"
        ? judged.reasons
        : markAnywhere([model, recipients.map(({ name, purpose }) => [name, purpose])]),
    fine: `${URGENCY_WORDS[model.urgency]}; ${KIND_FACTS[kind].name.toLocaleLowerCase("vi")} không có dấu mật`,
    repair: RETURN,
  });
}

// in a field that no page text holds: signer, place, drafter's mark, contact, the names of those it goes to
function markAnywhere(words: unknown): Refusal[] {
  if (marksInValue(words).length === 0) return [];
  const message = "Dự thảo có dấu chỉ độ mật nên không phát hành qua hệ thống. Hãy trả lại để bỏ dấu nếu gõ nhầm.";
  return [{ code: "secrecy.mark-found", message, clause: "QC-4.2" }];
}

/** "2 mục phải sửa, 8 mục đạt". */
export function gateSummary(checks: readonly Check[]): string {
  const failed = checks.filter((each) => !each.ok).length;
  return failed === 0 ? `${checks.length} mục đều đạt` : `${failed} mục phải sửa, ${checks.length - failed} mục đạt`;
}
