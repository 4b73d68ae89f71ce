// One good and one bad document for every rule of the format check.
import { describe, expect, it } from "vitest";
import type { Block, DocumentModel } from "../document-model.ts";
import { DOCUMENT_KINDS } from "../document-model.ts";
import { type PageLayout, STANDARD_LAYOUT } from "../page-layout.ts";
import { SAMPLE_AGENCY, SAMPLE_MODELS } from "../sample-models.ts";
import { emptyModel } from "../templates.ts";
import { checkFormat, FORMAT_RULE_COUNT, FORMAT_RULES, fixFormat } from "./check-format.ts";
import type { FormatOptions } from "./format-rule.ts";

const cv = SAMPLE_MODELS["cong-van"];
const qd = SAMPLE_MODELS["quyet-dinh"];
const kh = SAMPLE_MODELS["ke-hoach"];
const gm = SAMPLE_MODELS["giay-moi"];
const ISSUE: FormatOptions = { phase: "issue", issued: { number: 7, date: "2026-11-23" } };
const p = (text: string): Block => ({ type: "paragraph", runs: [{ text }] });
const withBody = (m: DocumentModel, ...body: Block[]) => ({ ...m, body: [...m.body, ...body] });
const without = (m: DocumentModel, word: string) => ({
  ...m,
  body: m.body.filter((b) => !JSON.stringify(b).includes(word)),
});
const heading = (level: "phan" | "chuong" | "muc", number: string, title = "TIÊU ĐỀ"): Block => ({
  type: "heading",
  level,
  number,
  title,
});
const clause = (number: string): Block => ({ type: "clause", number, runs: [{ text: "Nội dung khoản." }] });
const point = (number: string): Block => ({ type: "point", number, runs: [{ text: "Nội dung điểm." }] });
const layout = (change: (l: PageLayout) => PageLayout): FormatOptions => ({
  ...ISSUE,
  layout: change(STANDARD_LAYOUT),
});
const size = (key: keyof PageLayout["sizePt"], pt: number) =>
  layout((l) => ({ ...l, sizePt: { ...l.sizePt, [key]: pt } }));
const margin = (key: keyof PageLayout["marginsMm"], mm: number) =>
  layout((l) => ({ ...l, marginsMm: { ...l.marginsMm, [key]: mm } }));
const ubnd = { ...cv, organ: ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"], parentOrgan: [], notation: "UBND-KTNS" };

/** rule · good document · bad document · what a fix must leave (undefined: needs a person) */
type Case = {
  rule: string;
  good: DocumentModel;
  bad: DocumentModel;
  fixed?: boolean;
  goodWith?: FormatOptions;
  badWith?: FormatOptions;
};
const doc = (rule: string, good: DocumentModel, bad: DocumentModel, fixed = false): Case => ({
  rule: `NĐ30-${rule}`,
  good,
  bad,
  fixed,
});
const set = (rule: string, badWith: FormatOptions, goodWith: FormatOptions = ISSUE): Case => ({
  rule: `NĐ30-PL1-${rule}`,
  good: cv,
  bad: cv,
  badWith,
  goodWith,
});

const CASES: Case[] = [
  doc("PL1-I.4:bo-ma", cv, { ...cv, subject: cv.subject.normalize("NFD") }, true),
  doc("PL1-II.1:lap", cv, withBody(cv, p("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")), true),
  doc("PL1-II.2a:co-quan", cv, { ...cv, organ: [" "] }),
  doc("PL1-II.2b:co-quan-in-hoa", cv, { ...cv, organ: ["Sở Tài chính"] }, true),
  doc("PL1-II.2b:chu-quan-in-hoa", cv, { ...cv, parentOrgan: ["UBND tỉnh Vĩnh Long"] }, true),
  doc("PL1-II.2a:chu-quan-dia-danh", cv, { ...cv, parentOrgan: ["ỦY BAN NHÂN DÂN"] }),
  doc("PL1-II.3b:ky-hieu", cv, { ...cv, notation: "" }),
  doc("PL1-II.3b:ten-loai", qd, { ...qd, notation: "TB-STC" }, true),
  doc("PL1-II.3b:cong-van", cv, { ...cv, notation: "BC-STC" }),
  doc("PL1-II.3c:viet", SAMPLE_MODELS["to-trinh"], { ...cv, notation: "15/stc - ns" }, true),
  doc("PL1-II.4a:dia-danh", cv, { ...cv, place: "" }),
  doc("PL1-II.4c:chi-dia-danh", cv, { ...cv, place: "Vĩnh Long, ngày 5" }, true),
  doc("PL1-II.4c:viet-hoa", { ...cv, place: "Thành phố Hồ Chí Minh" }, { ...cv, place: "Vĩnh long" }, true),
  doc("PL1-II.5a:trich-yeu", cv, { ...cv, subject: "V/v" }),
  doc("PL1-II.5b:mo-dau", cv, { ...cv, subject: "V/v bố trí kinh phí" }, true),
  doc("PL1-II.5b:chu-thuong", { ...cv, subject: "Luật Đất đai" }, { ...cv, subject: "Bố trí kinh phí" }, true),
  doc("PL1-II.5b:in-thuong", cv, { ...cv, subject: "BỐ TRÍ KINH PHÍ SỬA CHỮA" }),
  doc("PL1-II.5a:dau-cuoi", cv, { ...cv, subject: "bố trí kinh phí." }, true),
  doc("PL6:trich-yeu-500", { ...cv, subject: "a".repeat(500) }, { ...cv, subject: "a".repeat(501) }),
  doc("PL3-M1.2:ve-viec", { ...qd, subject: "Ban hành Quy chế làm việc" }, { ...qd, subject: "Bổ nhiệm cán bộ" }, true),
  doc("PL3-M1.2:tham-quyen", qd, { ...qd, authority: "" }),
  doc("PL3-M1.2:tham-quyen-in-hoa", qd, { ...qd, authority: "Giám đốc Sở Tài chính" }, true),
  doc("PL1-II.6a:can-cu", qd, { ...qd, bases: [] }),
  doc("PL1-II.6a:mo-dau", qd, { ...qd, bases: ["Luật Đất đai"] }),
  doc("PL1-II.6a:dau-cuoi", qd, { ...qd, bases: ["Căn cứ Luật Đất đai;"] }, true),
  doc("PL1-II.6a:day-du", qd, { ...qd, bases: ["Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ"] }),
  doc("PL1-II.6a:luat", qd, { ...qd, bases: ["Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024"] }, true),
  doc("PL1-II.6c:noi-dung", cv, { ...cv, body: [p(" ")] }),
  doc("PL1-II.6c:cho-trong", cv, { ...cv, body: [p("Kính mời …")] }),
  doc("PL3-M1.2:dieu", qd, { ...qd, body: [p("Bổ nhiệm ông A.")] }),
  doc(
    "PL1-II.6đ:phan",
    withBody(kh, heading("phan", "I"), heading("phan", "II")),
    withBody(kh, heading("phan", "1")),
    true,
  ),
  doc(
    "PL1-II.6đ:chuong",
    { ...qd, body: [heading("chuong", "I"), heading("muc", "1"), heading("chuong", "II"), heading("muc", "1")] },
    { ...qd, body: [heading("chuong", "I"), heading("chuong", "III")] },
    true,
  ),
  doc("PL1-II.6đ:muc", kh, { ...kh, body: [heading("muc", "I"), heading("muc", "III")] }, true),
  doc("PL1-II.6đ:dieu", qd, { ...qd, body: qd.body.filter((b) => !("number" in b && b.number === "2")) }, true),
  doc("PL1-II.6đ:khoan", cv, { ...cv, body: [clause("1"), clause("3")] }, true),
  doc("PL1-II.6đ:diem", { ...cv, body: [..."abcdđeg"].map(point) }, { ...cv, body: [..."abcdefg"].map(point) }, true),
  doc("PL1-II.6d:tieu-de", kh, withBody(kh, heading("muc", "IV", ""))),
  doc("PL1-II.6đ:tieu-de-in-hoa", kh, withBody(kh, heading("muc", "IV", "Tổ chức")), true),
  doc("PL1-II.6d:tieu-de-dieu", qd, {
    ...qd,
    body: qd.body.map((b, i) => (b.type === "article" && i === 0 ? { ...b, title: "Phạm vi" } : b)),
  }),
  doc(
    "PL1-II.6e:kieu-chu",
    cv,
    withBody(cv, { type: "paragraph", runs: [{ text: "Cả đoạn nghiêng.", italic: true }] }),
    true,
  ),
  doc("PL1-II.6e:khoang-trang", cv, withBody(cv, p("   Thừa  dấu\tcách.")), true),
  doc("PL3:ket-thuc", cv, withBody(cv, p("Trân trọng./.")), true),
  {
    ...doc(
      "PL1-III.1a:phu-luc",
      withBody(cv, p("(Chi tiết tại Phụ lục kèm theo)")),
      withBody(cv, p("(Chi tiết tại Phụ lục kèm theo)")),
    ),
    goodWith: { ...ISSUE, annexes: 1 },
  },
  {
    ...doc("PL1-III.1a:chi-dan", withBody(cv, p("Chi tiết tại Phụ lục.")), cv),
    goodWith: { ...ISSUE, annexes: 1 },
    badWith: { ...ISSUE, annexes: 1 },
  },
  doc("PL3-M1.7:kinh-moi", gm, without(gm, "kính mời")),
  doc("PL3-M1.7:toi-du", gm, without(gm, "Tới dự")),
  doc("PL3-M1.7:chu-tri", gm, without(gm, "Chủ trì")),
  doc("PL3-M1.7:thoi-gian", gm, without(gm, "Thời gian")),
  doc("PL3-M1.7:dia-diem", gm, without(gm, "Địa điểm")),
  doc("PL1-II.7c:chuc-vu", cv, { ...cv, signerTitle: [] }),
  doc("PL1-II.7đ:in-hoa", cv, { ...cv, signerTitle: ["Giám đốc"] }, true),
  doc(
    "PL1-II.7b:viet-tat",
    { ...cv, signerTitle: ["Q. GIÁM ĐỐC"] },
    { ...cv, signerTitle: ["K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] },
    true,
  ),
  doc("PL1-II.7b:chuc-vu-minh", cv, { ...cv, signerTitle: ["KT. GIÁM ĐỐC"] }),
  doc("PL1-II.7b:cap-pho", cv, { ...cv, signerTitle: ["PHÓ GIÁM ĐỐC"] }, true),
  doc("PL1-II.7b:ky-thay", cv, { ...cv, signerTitle: ["KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"] }),
  doc(
    "Đ13.3:uy-quyen-lai",
    { ...cv, signerTitle: ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"] },
    { ...cv, signerTitle: ["TUQ. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"] },
  ),
  doc(
    "PL1-II.7b:thay-mat",
    { ...ubnd, signerTitle: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] },
    { ...ubnd, signerTitle: ["CHỦ TỊCH"] },
    true,
  ),
  doc("PL1-II.7b:thu-truong", cv, { ...cv, signerTitle: ["TM. SỞ TÀI CHÍNH", "GIÁM ĐỐC"] }, true),
  doc("PL1-II.7c:ho-ten", cv, { ...cv, signerName: "" }),
  doc("PL1-II.7c:hoc-vi", { ...cv, signerName: "Bàng Văn Tú" }, { ...cv, signerName: "PGS.TS. Trần Văn Bình" }, true),
  doc("PL1-II.7đ:ho-ten-in-thuong", cv, { ...cv, signerName: "TRẦN VĂN BÌNH" }, true),
  doc("PL1-II.9b:kinh-gui", cv, { ...cv, addressees: [] }),
  doc("PL1-II.9c:khong-kinh-gui", kh, { ...kh, addressees: ["Các phòng"] }, true),
  doc("PL1-II.9d:kinh-gui-viet", cv, { ...cv, addressees: ["- Sở Xây dựng;"] }, true),
  doc("PL1-II.9b:nhu-tren", cv, { ...cv, recipients: ["Lưu: VT, NS"] }, true),
  doc("PL1-II.9c:nhu-tren-thua", kh, { ...kh, recipients: ["Như trên", "Lưu: VT, VP"] }, true),
  doc("PL3-M1.2:nhu-dieu", qd, { ...qd, recipients: ["Như Điều 5", "Lưu: VT, VP"] }, true),
  doc("PL1-II.9d:luu", cv, { ...cv, recipients: ["Như trên", "Lưu: VT, NS", "Sở Xây dựng"] }, true),
  doc("PL1-II.9d:luu-viet", cv, { ...cv, recipients: ["Như trên", "Lưu:vt,NS"] }, true),
  doc("PL1-II.9d:luu-don-vi", cv, { ...cv, recipients: ["Như trên", "Lưu: VT"] }),
  doc("PL1-II.9d:dau-dong", cv, { ...cv, recipients: ["- Như trên;", "Lưu: VT, NS"] }, true),
  doc("PL1-II.9d:lap", cv, { ...cv, recipients: ["Như trên", "Sở Xây dựng", "Sở Xây dựng", "Lưu: VT, NS"] }, true),
  doc("PL1-III.3:nguoi-soan", { ...cv, drafterMark: "PL.(300)" }, { ...cv, drafterMark: "pl.(300)" }, true),
  doc(
    "PL1-III.4:dia-chi",
    { ...cv, contact: "Số 1 Phạm Hùng, phường Long Châu" },
    { ...cv, contact: "SỐ 1 PHẠM HÙNG, PHƯỜNG LONG CHÂU" },
  ),
  set("II.3a:so", { phase: "issue", issued: { date: "2026-11-23" } }),
  set("II.4b:ngay", { phase: "issue", issued: { number: 7, date: "2026-02-30" } }),
  set(
    "I.1:kho-giay",
    layout((l) => ({ ...l, paper: "A5" as "A4" })),
  ),
  set(
    "I.4:phong-chu",
    layout((l) => ({ ...l, fontName: "Arial" })),
  ),
  set(
    "I.4:mau-chu",
    layout((l) => ({ ...l, textColour: "#0000ff" })),
  ),
  set(
    "II.6e:lui-dong",
    layout((l) => ({ ...l, indentMm: 5 })),
    layout((l) => ({ ...l, indentMm: 12.7 })),
  ),
  set("I.3:le-tren", margin("top", 15), margin("top", 25)),
  set("I.3:le-duoi", margin("bottom", 26), margin("bottom", 25)),
  set("I.3:le-trai", margin("left", 20), margin("left", 35)),
  set("I.3:le-phai", margin("right", 25), margin("right", 20)),
  set("I.7:so-trang", size("pageNumber", 11), size("pageNumber", 14)),
  set("II.1a:co-chu", size("nation", 14), size("nation", 13)),
  set("II.1b:co-chu", size("motto", 12), size("motto", 14)),
  set("II.2b:co-chu-chu-quan", size("parentOrgan", 14), size("parentOrgan", 13)),
  set("II.2b:co-chu", size("organ", 14), size("organ", 13)),
  set("II.3c:co-chu", size("numberLine", 14), size("numberLine", 13)),
  set("II.4c:co-chu", size("placeDate", 12), size("placeDate", 14)),
  set("II.5b:co-chu-ten-loai", size("kindTitle", 16), size("kindTitle", 13)),
  set("II.5b:co-chu", size("subject", 12), size("subject", 13)),
  set("II.5b:co-chu-cong-van", size("letterSubject", 14), size("letterSubject", 13)),
  set("II.6a:co-chu", size("bases", 12), size("bases", 13)),
  set("II.6e:co-chu", size("body", 12), size("body", 13)),
  set("II.6đ:co-chu", size("heading", 15), size("heading", 13)),
  set(
    "II.6e:gian-doan",
    layout((l) => ({ ...l, paragraphSpacingPt: 3 })),
    layout((l) => ({ ...l, paragraphSpacingPt: 12 })),
  ),
  set(
    "II.6e:gian-dong",
    layout((l) => ({ ...l, lineSpacing: 2 })),
    layout((l) => ({ ...l, lineSpacing: 1.5 })),
  ),
  set("II.7đ:co-chu-chuc-vu", size("signerTitle", 12), size("signerTitle", 13)),
  set("II.7đ:co-chu-ho-ten", size("signerName", 12), size("signerName", 13)),
  set("II.9d:co-chu-kinh-gui", size("addressees", 12), size("addressees", 13)),
  set("II.9d:co-chu-noi-nhan", size("recipientsWord", 11)),
  set("II.9d:co-chu-liet-ke", size("recipients", 12)),
  set("III.2b:co-chu", size("urgency", 12), size("urgency", 14)),
  set("III.3:co-chu", size("drafterMark", 12)),
  set("III.4:co-chu", size("contact", 13), size("contact", 12)),
];

const rulesOf = (m: DocumentModel, options: FormatOptions) => new Set(checkFormat(m, options).map((f) => f.rule));

describe("QC-3.1 kiểm tra thể thức theo NĐ 30/2020, Phụ lục I", () => {
  it("QC-3.1 mỗi quy tắc có đúng một cặp văn bản mẫu đúng và sai", () => {
    expect(CASES.map((c) => c.rule).sort()).toEqual(FORMAT_RULES.map((r) => r.id).sort());
    expect(FORMAT_RULE_COUNT).toBe(new Set(FORMAT_RULES.map((r) => r.id)).size);
  });

  it.each(CASES)("QC-3.1 $rule: văn bản đúng được qua, văn bản sai bị nêu", (c) => {
    const [goodWith, badWith] = [c.goodWith ?? ISSUE, c.badWith ?? ISSUE];
    expect(rulesOf(c.good, goodWith).has(c.rule)).toBe(false);
    const findings = checkFormat(c.bad, badWith).filter((f) => f.rule === c.rule);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(finding.fixable).toBe(c.fixed ?? false);
      expect(finding.message).toMatch(/^\p{Lu}|^“/u);
      expect(finding.message).toMatch(/[Hh]ãy /u);
      expect(finding.clause).toContain("30/2020");
      expect(finding.severity).not.toBe("ok-note");
    }
  });

  it.each(CASES.filter((c) => c.fixed))("QC-3.1 $rule: sửa giúp xong thì hết lỗi, không sinh lỗi mới", (c) => {
    const fixed = fixFormat(c.bad, c.rule);
    const before = rulesOf(c.bad, ISSUE);
    const after = rulesOf(fixed, ISSUE);
    expect(after.has(c.rule)).toBe(false);
    expect([...after].filter((rule) => !before.has(rule))).toEqual([]);
    expect(fixFormat(fixed, c.rule)).toEqual(fixed);
  });

  it.each(DOCUMENT_KINDS)("QC-3.1 văn bản mẫu hoàn chỉnh loại %s không bị nêu lỗi nào", (kind) => {
    expect(checkFormat(SAMPLE_MODELS[kind], ISSUE)).toEqual([]);
  });

  it.each(DOCUMENT_KINDS)("QC-3.1 mẫu trống loại %s: dự thảo chỉ có ghi chú, khi ban hành phải điền đủ", (kind) => {
    const empty = emptyModel(kind, SAMPLE_AGENCY);
    expect(checkFormat(empty, { phase: "draft" }).filter((f) => f.severity !== "ok-note")).toEqual([]);
    const atIssue = rulesOf(empty, { phase: "issue" });
    for (const rule of ["II.3a:so", "II.4b:ngay", "II.7c:ho-ten", "II.6c:cho-trong"])
      expect(atIssue).toContain(`NĐ30-PL1-${rule}`);
  });

  it("QC-3.1 trường đại học được ghi học vị trước họ tên khi cơ quan quản lý cho phép", () => {
    const model = { ...cv, signerName: "PGS.TS. Trần Văn Bình" };
    expect(checkFormat(model, { ...ISSUE, titlesBeforeNameAllowed: true })).toEqual([]);
  });
});
