// Ô số 7a: in whose name a post signs (NĐ 30/2020 Đ13; Phụ lục I, Phần I, mục II.7).
import { isCollectiveOrgan } from "#src/rules/document-format/templates.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";

export type SigningPost = { title: string; fullName: string; roles: readonly string[]; isHead: boolean };

const upper = (text: string) => text.normalize("NFC").trim().toLocaleUpperCase("vi");

/**
 * Lines above the signature: the head in his own right, a deputy for him (KT.), a head of unit by order (TL.); a collective body
 * first names itself (TM.).
 * @param headTitle post of the head, "Giám đốc"
 */
export function signerTitleLines(organ: readonly string[], headTitle: string, post: SigningPost): string[] {
  const collective = isCollectiveOrgan(organ);
  const own = upper(post.title);
  const head = upper(headTitle);
  const body = /^(?:HỘI ĐỒNG|HĐND)/u.test(organ.join(" ")) ? "HỘI ĐỒNG NHÂN DÂN" : "ỦY BAN NHÂN DÂN";
  if (!post.roles.includes("lanh-dao")) return [`TL. ${head}`, own];
  const forBody = collective ? [`TM. ${body}`] : [];
  if (post.isHead || own === head) return [...forBody, own];
  return [...forBody, `KT. ${head}`, own];
}

/** Does the draft already name this person with some title? Then what was typed stays (TUQ., Q. and the like). */
export function namesSigner(model: { signerName: string; signerTitle: readonly string[] }, fullName: string): boolean {
  return (
    fold(model.signerName).trim() === fold(fullName).trim() && model.signerTitle.some((line) => line.trim() !== "")
  );
}
