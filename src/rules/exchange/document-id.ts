import { toWireDate } from "./wire-time.ts";

/**
 * Mã định danh văn bản as the axis writes it: `{OrganId},{yyyy/MM/dd},{number}/{notation}`. Law: agency code + year +
 * number (QĐ 28/2018 Đ10.2.b). On receipt the text is an opaque key: nothing is read out of it.
 */
export function documentIdOf(document: {
  organId: string;
  /** `YYYY-MM-DD` */
  issuedDate: string;
  codeNumber: string;
  codeNotation: string;
}): string {
  return `${document.organId},${toWireDate(document.issuedDate)},${document.codeNumber}/${document.codeNotation}`;
}
