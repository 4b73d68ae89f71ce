// Decisions and sentences of signing alone.
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { refuseSigner, SIGNING_FORMS, type SignerRank, type SigningForm } from "#src/rules/signing/authority.ts";
import type { SignatureResult, VerifyResult } from "#src/rules/signing/verify-result.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";

/** Field names of an approved document; the PDF form reserves exactly these. */
export const PERSON_FIELD = "nguoi-ky";
export const AGENCY_FIELD = "co-quan";

/** Number and date as the open places take them (NĐ 30/2020 Đ15, PL I mục II.4): day below 10 and months 1, 2 with a zero. */
export function placesOf(number: string, date: string): { so: string; ngay: string; thang: string; nam: string } {
  const [year = "", month = "", day = ""] = date.split("-");
  return { so: number, ngay: day, thang: Number(month) <= 2 ? month : String(Number(month)), nam: year };
}

/** What the check of one field came to, as the routing rules want it. */
export function verdictOfField(result: VerifyResult, field: string): "valid" | "unknown" | "invalid" | "none" {
  return result.signatures.find((each) => each.field === field)?.verdict ?? "none";
}

/** What a person of the office does about it; the verifier's own sentences speak of letters that came from outside. */
const ADVICE: Record<string, string> = {
  "chain.untrusted":
    "Hãy nhờ quản trị (nhiều cơ quan chung máy chủ: người giữ máy chủ) thêm CA cấp chứng thư này ở trang Chứng thư, mục CA tin cậy.",
  "revocation.unknown":
    "Hãy nhờ quản trị (nhiều cơ quan chung máy chủ: người giữ máy chủ) thêm danh sách thu hồi (.crl) mới nhất ở trang Chứng thư, mục CA tin cậy.",
};

/** Why a signature just made is not good enough to be kept; empty = it is. */
export function refuseMade(result: VerifyResult, field: string): Refusal[] {
  const own: SignatureResult | undefined = result.signatures.find((each) => each.field === field);
  if (own?.verdict === "valid") return [];
  const why = own?.reasons.map((each) => `${each.message} ${ADVICE[each.code] ?? ""}`.trim()).join(" ");
  return [
    {
      code: "signing.not-valid-after-signing",
      message:
        `Chữ ký vừa tạo kiểm tra lại không đạt nên không được giữ. ${why ?? result.reasons[0]?.message ?? ""}`.trim(),
      clause: "TT 15/2025/TT-BKHCN Đ5",
      facts: { field, reason: own?.reasons[0]?.code ?? result.reasons[0]?.code ?? null },
    },
  ];
}

export type SignerFacts = {
  personId: string;
  fullName: string;
  roles: readonly string[];
  isHead: boolean;
  /** common name in the certificate */
  certificateName: string;
  /** person whose key it is, stated when it was attached; null where nothing was stated, then the name in the certificate decides */
  certificateHolder: string | null;
};

/**
 * Who signs, in which form, with whose certificate (NĐ 30/2020 Đ13, Đ32). The form is the one printed above the name. That a
 * deputy or a head of unit may sign at all is decided by the working rules of the agency; a written authorisation (TUQ.) is not
 * kept in this system, so that form is refused.
 */
export function refuseAuthority(model: DocumentModel, signer: SignerFacts, now: Date): Refusal[] {
  const form = formOf(model.signerTitle);
  const ownName = fold(signer.certificateName).trim() === fold(signer.fullName).trim();
  const holder = signer.certificateHolder ?? (ownName ? signer.personId : `certificate:${signer.certificateName}`);
  return refuseSigner({
    form,
    rank: rankOf(signer, form),
    kind: model.kind,
    on: localDateOf(now.getTime()),
    collective: model.signerTitle.some((line) => line.startsWith("TM.")),
    onBehalfOfBody: model.signerTitle.some((line) => line.startsWith("TM.")),
    mandate:
      form === "kt" || form === "tl" ? { kinds: null, from: null, to: null, written: false, redelegated: false } : null,
    certificateHolderId: holder,
    signerId: signer.personId,
  });
}

/**
 * `["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]` → `kt`. The upper mark counts: by order, handed on to the deputy of the
 * unit (`["TL. CỤC TRƯỞNG", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]`), is `tl` (Đ13.4).
 */
export function formOf(signerTitle: readonly string[]): SigningForm {
  const marked = signerTitle.map((line) =>
    SIGNING_FORMS.find((form) => line.trim().startsWith(`${form.toUpperCase()}.`)),
  );
  return marked.find((form) => form !== undefined) ?? "direct";
}

function rankOf(signer: SignerFacts, form: SigningForm): SignerRank {
  if (signer.roles.includes("lanh-dao")) {
    if (form === "q") return "acting-head";
    return signer.isHead ? "head" : "deputy-head";
  }
  return signer.isHead ? "unit-head" : "deputy-unit-head";
}

/** `Chứng thư: Nguyễn Minh Trí, còn hạn đến 14/03/2027`. */
export function certificateSentence(subject: string, notAfter: Date): string {
  return `Chứng thư: ${subject}, còn hạn đến ${dateText(localDateOf(notAfter.getTime()))}`;
}
