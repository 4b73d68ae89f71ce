// Who may sign what, and how it is written above the name (NĐ 30/2020 Đ13).
import type { DocumentKind } from "../document-format/document-model.ts";
import type { Refusal } from "../refusal/refusal.ts";

/** direct: the head himself; kt: ký thay; q: quyền; tl: thừa lệnh; tuq: thừa ủy quyền */
export const SIGNING_FORMS = ["direct", "kt", "q", "tl", "tuq"] as const;
export type SigningForm = (typeof SIGNING_FORMS)[number];

export const SIGNER_RANKS = ["head", "deputy-head", "acting-head", "unit-head", "deputy-unit-head", "other"] as const;
export type SignerRank = (typeof SIGNER_RANKS)[number];

/** A power that somebody gave: the assigned field of a deputy, the list in the working regulation, a written authorisation. */
export type Mandate = {
  /** kinds it covers; null = every kind */
  kinds: readonly DocumentKind[] | null;
  /** ISO dates, both included; null = no limit */
  from: string | null;
  to: string | null;
  written: boolean;
  /** the one who gave it had it by authorisation himself */
  redelegated: boolean;
};

export type SigningAct = {
  form: SigningForm;
  rank: SignerRank;
  kind: DocumentKind;
  /** local date of signing, ISO */
  on: string;
  /** the agency decides as a body (UBND, HĐND …) */
  collective: boolean;
  /** "TM." stands above: in the name of that body */
  onBehalfOfBody: boolean;
  mandate: Mandate | null;
  /** person who holds the certificate, and person who signs */
  certificateHolderId: string;
  signerId: string;
};

const RANKS: Record<SigningForm, readonly SignerRank[]> = {
  direct: ["head"],
  q: ["acting-head"],
  kt: ["deputy-head"],
  tl: ["unit-head", "deputy-unit-head"],
  tuq: ["deputy-head", "unit-head", "deputy-unit-head", "other"],
};
const FORM_LABELS: Record<SigningForm, string> = {
  direct: "ký trực tiếp",
  kt: "ký thay (KT.)",
  q: "ký quyền (Q.)",
  tl: "ký thừa lệnh (TL.)",
  tuq: "ký thừa ủy quyền (TUQ.)",
};
const CLAUSES: Record<SigningForm, string> = {
  direct: "NĐ 30/2020 Đ13.1",
  q: "NĐ 30/2020 Đ13.1",
  kt: "NĐ 30/2020 Đ13.1",
  tl: "NĐ 30/2020 Đ13.4",
  tuq: "NĐ 30/2020 Đ13.3",
};

function refuseMandate(act: SigningAct): Refusal[] {
  const clause = CLAUSES[act.form];
  const { mandate } = act;
  const say = (code: string, message: string): Refusal => ({
    code: `signing.${code}`,
    message,
    clause,
    facts: { form: act.form, kind: act.kind },
  });
  if (act.form === "direct" || act.form === "q") return [];
  if (!mandate)
    return [
      say(
        "no-mandate",
        `Người này chưa được giao quyền ${FORM_LABELS[act.form]}. Hãy trình người có thẩm quyền khác hoặc khai báo văn bản giao quyền.`,
      ),
    ];
  const refusals: Refusal[] = [];
  if (mandate.kinds && !mandate.kinds.includes(act.kind)) {
    refusals.push(
      say("kind-outside-mandate", "Loại văn bản này nằm ngoài phạm vi được giao ký. Hãy trình người có thẩm quyền."),
    );
  }
  if ((mandate.from && act.on < mandate.from) || (mandate.to && act.on > mandate.to)) {
    refusals.push(
      say(
        "mandate-not-in-force",
        "Quyền ký này không còn hoặc chưa có hiệu lực vào ngày ký. Hãy kiểm tra thời hạn giao quyền.",
      ),
    );
  }
  if (act.form !== "tuq") return refusals;
  if (!mandate.written)
    refusals.push(
      say("mandate-not-written", "Ký thừa ủy quyền phải có văn bản ủy quyền. Hãy bổ sung văn bản trước khi ký."),
    );
  if (!mandate.to)
    refusals.push(
      say("mandate-without-end", "Văn bản ủy quyền phải giới hạn thời gian. Hãy bổ sung thời hạn trước khi ký."),
    );
  if (mandate.redelegated)
    refusals.push(
      say(
        "redelegated",
        "Người được ủy quyền không được ủy quyền lại cho người khác ký. Hãy trình người được ủy quyền trực tiếp.",
      ),
    );
  return refusals;
}

/** All reasons why this person may not sign this document in this form; empty = he may. */
export function refuseSigner(act: SigningAct): Refusal[] {
  const refusals: Refusal[] = [];
  if (!RANKS[act.form].includes(act.rank)) {
    refusals.push({
      code: "signing.wrong-rank",
      message: `Chức vụ của người ký không được ${FORM_LABELS[act.form]}. Hãy chọn đúng hình thức ký hoặc đúng người ký.`,
      clause: CLAUSES[act.form],
      facts: { form: act.form, rank: act.rank },
    });
  }
  if (act.onBehalfOfBody && !act.collective) {
    refusals.push({
      code: "signing.no-collective",
      message: "Chỉ cơ quan làm việc theo chế độ tập thể mới ghi TM. (thay mặt). Hãy bỏ TM. ở phần chức vụ.",
      clause: "NĐ 30/2020 Đ13.2",
    });
  }
  if (act.certificateHolderId !== act.signerId) {
    refusals.push({
      code: "signing.not-own-certificate",
      message:
        "Người ký phải dùng chứng thư số của chính mình, kể cả khi ký thay, thừa lệnh. Hãy chọn chứng thư của người ký.",
      clause: "NĐ 30/2020 Đ32; NĐ 68/2024",
    });
  }
  return [...refusals, ...refuseMandate(act)];
}

export type SignerTitleParts = {
  form: SigningForm;
  /** "ỦY BAN NHÂN DÂN" when signed in the name of a body */
  body: string | null;
  /** post of the head: "GIÁM ĐỐC", "CHỦ TỊCH" */
  headPost: string;
  /** the signer's own post: "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG" */
  ownPost: string;
};

/** The lines above the signature (NĐ 30/2020 PL I, ô 7a): `["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]`. */
export function signerTitleLines({ form, body, headPost, ownPost }: SignerTitleParts): string[] {
  const first = body ? [`TM. ${body}`] : [];
  switch (form) {
    case "direct":
      return [...first, headPost];
    case "q":
      return [...first, `Q. ${headPost}`];
    case "kt":
    case "tl":
    case "tuq":
      return [...first, `${form.toUpperCase()}. ${headPost}`, ownPost];
    default:
      return form satisfies never;
  }
}
