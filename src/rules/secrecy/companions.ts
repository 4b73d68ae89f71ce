import { bare } from "./letters.ts";

// What a clerk types or stamps beside the level on one line; written without diacritics, in capitals. The words come from
// the stamps of TT 24/2020/TT-BCA (forms 02–11) and from the head of a document (NĐ 30/2020 PL I; NĐ 26/2020 Đ2, Đ4).
const DIGITS = "[\\d…._]+";
const DATE = `(?:NGAY\\s*)?${DIGITS}\\s*[/.-]\\s*${DIGITS}\\s*[/.-]\\s*${DIGITS}`;
const LONG_DATE = `NGAY[\\s\\d…._]*THANG[\\s\\d…._]*NAM[\\s\\d…._]*`;
const NOTATION = "(?!MAT\\b)[A-Z]+(?:[-/&.](?!MAT\\b)[A-Z\\d]+)*";
const PERIOD = "THOI HAN(?: BAO VE| BAO MAT| GIU)?(?: BI MAT)?(?: NHA NUOC)?\\s*:?";
const BESIDE = [
  // độ khẩn
  "(?:DO KHAN\\s*:?\\s*)?(?:HOA ?TOC(?: HEN GIO)?|THUONG ?KHAN|KHAN)",
  "DO KHAN\\s*:?\\s*THUONG",
  // the number of the copy, of pages (NĐ 26/2020 Đ2)
  `(?:BAN(?: THU)?|BAN SAO SO|SO BAN|SO LUONG|SL|TO SO|TRANG(?: SO)?|SO TRANG)\\s*[:.]?\\s*${DIGITS}(?:\\s*/\\s*\\d+)?(?:\\s*(?:BAN|TRANG|TO))?`,
  `BAN ?SO\\s*[:.]?\\s*(?:${DIGITS}(?:\\s*/\\s*\\d+)?)?`,
  "BAN (?:SAO|CHINH|GOC)|SAO Y(?: BAN CHINH)?",
  // số, ký hiệu
  `(?:SO(?:,? (?:VA )?KY HIEU)?|KY HIEU)\\s*(?::\\s*(?:${DIGITS}[A-Z]?)?|${DIGITS}[A-Z]?)\\s*(?:(?:-[A-Z]+)?\\s*/\\s*(?:\\d{4}/)?${NOTATION})?`,
  `\\d+(?:/\\d{4})?/${NOTATION}`,
  // place and date; the place of at most four words
  `(?:(?:(?!MAT\\b)[A-Z.]+ ){0,3}(?!MAT\\b)[A-Z]+,\\s*)?${LONG_DATE}`,
  // thời hạn bảo vệ (form 04), giải mật (form 05)
  `${PERIOD}(?:\\s*\\d+ (?:NAM|THANG))?`,
  `(?:(?:TU|KE TU|DEN|DEN HET|TRUOC)\\s+)?(?:${LONG_DATE}|${DATE})`,
  "(?:TU|DEN|DEN HET) NAM \\d{4}|NAM \\d{4}|\\(\\s*\\d+ NAM\\s*\\)?",
  "(?:DEN KHI |DA )?GIAI MAT(?: SAU \\d+ NAM| SAU)?",
  // tài liệu thu hồi, chỉ người có tên mới được bóc bì (form 07), sao chụp (form 09)
  "CHI NGUOI CO TEN MOI DUOC BOC BI",
  "(?:TAI LIEU )?THU HOI(?: SAU (?:HOI NGHI|CUOC HOP|KY HOP|KHI HOP|KHI SU DUNG))?",
  "(?:KHONG|CAM)(?: DUOC)? (?:SAO CHUP|SAO|CHUP|PHO BIEN|PHOTO|PHOTOCOPY)|LUU HANH NOI BO",
  // the other half of the head, and a number of an annex
  "CONG HOA XA HOI CHU NGHIA VIET NAM|DANG CONG SAN VIET NAM|DOC LAP\\s*[-–]\\s*TU DO\\s*[-–]\\s*HANH PHUC",
  "PHU LUC(?: SO)? [\\dIVX]+",
].map((words) => `(?<![A-Z])(?:${words})(?![A-Z])`);
const COMPANIONS = new RegExp(BESIDE.join("|"), "gu");

/**
 * A line without the words that share a stamp line with the level (urgency, number, copy, protection period, motto):
 * `TUYỆT MẬT Bản số 3` leaves `TUYỆT MẬT`. Blanks stand where they stood.
 */
export function withoutCompanions(clean: string): string {
  const flat = bare(clean);
  // a letter that falls into two has no place to be blanked
  if (flat.length !== clean.length) return clean;
  let rest = "";
  let from = 0;
  for (const { 0: words, index } of flat.matchAll(COMPANIONS)) {
    rest += clean.slice(from, index) + " ".repeat(words.length);
    from = index + words.length;
  }
  return rest + clean.slice(from);
}
