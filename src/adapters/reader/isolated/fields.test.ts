import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { judge } from "#src/rules/secrecy/secrecy.ts";
import { organName } from "../fields/organ-name.ts";
import { proposeFields } from "../fields/propose.ts";
import type { ProposedFields } from "../reader.port.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { letterPdf, sampleLetter } from "./letters.fixture.ts";

vi.setConfig({ testTimeout: 120_000 });
const reader = createIsolatedReader();
afterAll(() => reader.close());

/** Values alone, the signer's three beside the others. */
function valuesOf(fields: ProposedFields): Record<string, unknown> {
  const { signer, ...rest } = fields;
  return Object.fromEntries(
    Object.entries({ ...rest, ...signer }).map(([name, field]) => [name, field?.value ?? null]),
  );
}

describe("QC-6.2 đề xuất thông tin đăng ký từ văn bản điện tử", () => {
  it("48 văn bản đủ loại: mọi trường đúng như trên giấy", async () => {
    for (let n = 0; n < 48; n += 1) {
      const { letter, expected } = sampleLetter(n);
      const fields = reader.proposeFields(await reader.read(letterPdf(letter), "x.pdf"));
      expect(valuesOf(fields), `văn bản ${n}`).toMatchObject(expected);
    }
  });
  it("văn bản của Đảng: số và ký hiệu nối bằng gạch ngang", async () => {
    const { letter } = sampleLetter(0);
    const party = {
      ...letter,
      party: true,
      parent: [],
      agency: ["TỈNH ỦY VĨNH LONG"],
      number: "12",
      notation: "CV/TU",
      kind: null,
    };
    const fields = reader.proposeFields(await reader.read(letterPdf(party), "x.pdf"));
    expect(valuesOf(fields)).toMatchObject({
      codeNumber: "12",
      codeNotation: "CV/TU",
      organName: "Tỉnh ủy Vĩnh Long",
      typeName: "Công văn",
    });
  });
  it.each([
    { motto: "Độc lập - Tự do -\nHạnh phúc" },
    { nation: "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM" },
    { nation: "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM", motto: "Độc lập - Tự do\n- Hạnh phúc" },
  ])("quốc hiệu, tiêu ngữ bị ngắt thành hai dòng: vẫn nhận ra đầu văn bản %#", async (lines) => {
    const { letter, expected } = sampleLetter(2);
    const broken = { ...letter, ...lines };
    const fields = reader.proposeFields(await reader.read(letterPdf(broken), "x.pdf"));
    expect(valuesOf(fields)).toMatchObject(expected);
  });
  it.each(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM"])(
    "V/v rộng hơn cột bên trái, dòng ngày bị ngắt làm hai: không mất chữ nào, %s",
    async (nation) => {
      const about = "V/v thẩm định dự toán kinh phí sửa chữa đường cầu\nCái Tàu";
      for (const dateLine of ["Đồng Tháp, ngày 25 tháng 11 năm\n2026", "Đồng Tháp, ngày 25\ntháng 11 năm 2026"]) {
        const letter = { ...sampleLetter(0).letter, kind: null, nation, about, dateLine };
        const fields = reader.proposeFields(await reader.read(letterPdf(letter), "x.pdf"));
        expect(valuesOf(fields)).toMatchObject({
          subject: "thẩm định dự toán kinh phí sửa chữa đường cầu Cái Tàu",
          issuedDate: "2026-11-25",
          issuedPlace: "Đồng Tháp",
        });
      }
    },
  );
  it.each([null, "QUYẾT ĐỊNH"])("trích yếu gần 500 ký tự được đọc trọn, loại %s", async (kind) => {
    const words = "điều chỉnh, bổ sung dự toán chi ngân sách nhà nước năm 2026 cho các cơ quan, đơn vị, địa phương ";
    const subject = words
      .repeat(6)
      .slice(0, 499)
      .replace(/\s+\S*$/u, "");
    const { letter } = sampleLetter(0);
    const fields = reader.proposeFields(await reader.read(letterPdf({ ...letter, kind, subject }), "x.pdf"));
    expect(fields.subject?.value).toBe(subject);
  });
  it.each([
    ["Đề nghị các đơn vị gửi báo cáo về Sở trước ngày 15/12/2026 để tổng hợp.", "2026-12-15", 0.85],
    ["Thời hạn gửi: chậm nhất 16 giờ 30 phút, ngày 05 tháng 12 năm 2026.", "2026-12-05", 0.85],
    ["Báo cáo đợt 1 gửi trước ngày 05/12/2026, đợt 2 gửi trước ngày 20/12/2026.", "2026-12-05", 0.6],
    ["Các hộ đã đóng bảo hiểm trước ngày 01/12/2026 được hỗ trợ.", null, 0],
    ["Đề nghị gửi báo cáo trước ngày 31/02/2027.", null, 0],
    ["Đã gửi báo cáo trước ngày 01/01/2020 theo quy định.", null, 0],
  ])("hạn trả lời trong nội dung: %s", async (sentence, date, confidence) => {
    const letter = { ...sampleLetter(0).letter, date: "2026-11-20", body: [sentence] };
    const { dueDate } = reader.proposeFields(await reader.read(letterPdf(letter), "x.pdf"));
    expect([dueDate?.value ?? null, dueDate?.confidence ?? 0]).toEqual([date, confidence]);
    if (date !== null) expect(dueDate?.box).toHaveLength(4);
  });
  it("mức độ khẩn đóng ở đầu văn bản", async () => {
    for (const [stamp, value] of [
      ["HỎA TỐC", "Hỏa tốc"],
      ["KHẨN", "Khẩn"],
      ["THƯỢNG KHẨN", "Thượng khẩn"],
      ["DỰ THẢO", undefined],
    ] as const) {
      const fields = reader.proposeFields(await reader.read(letterPdf({ ...sampleLetter(1).letter, stamp }), "x.pdf"));
      expect(fields.urgency?.value).toBe(value);
    }
  });
  it("dấu KHẨN đóng dưới V/v không lẫn vào trích yếu", async () => {
    const { letter } = sampleLetter(0);
    const result = await reader.read(letterPdf(letter), "x.pdf");
    const [left = 0, , right = 0, bottom = 0] = proposeFields(result).subject?.box ?? [];
    const middle = (left + right) / 2;
    const stamp = {
      text: "KHẨN",
      box: [middle - 20, bottom + 4, middle + 20, bottom + 17] as [number, number, number, number],
    };
    const pages = result.pages.map((page) => ({ ...page, words: [...page.words, stamp] }));
    const fields = proposeFields({ ...result, pages });
    expect([letter.kind, fields.subject?.value, fields.urgency?.value]).toEqual([null, letter.subject, "Khẩn"]);
  });
  it("khung của từng trường nằm đúng chỗ trên trang, tính từ góc trên bên trái", async () => {
    const { codeNumber, issuedDate, subject, signer } = reader.proposeFields(
      await reader.read(letterPdf(sampleLetter(2).letter), "x.pdf"),
    );
    expect(codeNumber).toMatchObject({ page: 1, confidence: expect.closeTo(0.98) });
    const [left = 0, , right = 0] = codeNumber?.box ?? [];
    expect(left).toBeGreaterThan(85);
    expect(right).toBeLessThan(289);
    expect(issuedDate?.box?.[0]).toBeGreaterThan(289);
    expect(subject?.box?.[1]).toBeGreaterThan(codeNumber?.box?.[1] ?? 842);
    expect(signer.fullName?.box?.[1]).toBeGreaterThan(subject?.box?.[3] ?? 842);
  });
  it("cơ quan cấp trên cùng tên đứng dòng trên: không ghép vào tên cơ quan", async () => {
    const { letter } = sampleLetter(0);
    const pdf = letterPdf({ ...letter, parent: ["KHO BẠC NHÀ NƯỚC"], agency: ["KHO BẠC NHÀ NƯỚC", "KHU VỰC XVIII"] });
    const fields = reader.proposeFields(await reader.read(pdf, "x.pdf"));
    expect(valuesOf(fields)).toMatchObject({
      parentOrganName: "Kho bạc Nhà nước",
      organName: "Kho bạc Nhà nước khu vực XVIII",
    });
  });
  it("thiếu số, ngày không có thật, tệp không có lớp chữ: để trống, không đoán", async () => {
    const { letter } = sampleLetter(3);
    const draft = reader.proposeFields(
      await reader.read(letterPdf({ ...letter, number: "      ", date: "2026-02-31" }), "x.pdf"),
    );
    expect(valuesOf(draft)).toMatchObject({ codeNumber: null, codeNotation: letter.notation, issuedDate: null });
    const result = await reader.read(letterPdf(letter), "x.pdf");
    const scan = { ...result, pages: result.pages.map((page) => ({ ...page, trustworthy: false })) };
    const { pageAmount, ...rest } = valuesOf(proposeFields(scan));
    expect(pageAmount).toBe(1);
    expect(Object.values(rest).every((value) => value === null)).toBe(true);
  });
  it.each([
    ["UBND TỈNH VĨNH LONG", "Ủy ban nhân dân tỉnh Vĩnh Long"],
    ["UỶ BAN NHÂN DÂN XÃ AN BÌNH", "Ủy ban nhân dân xã An Bình"],
    ["HĐND THÀNH PHỐ CẦN THƠ", "Hội đồng nhân dân thành phố Cần Thơ"],
    ["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"],
    ["UỶ BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"],
    ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"],
    ["SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"],
    ["CHÍNH PHỦ", "Chính phủ"],
    ["KHO BẠC NHÀ NƯỚC KHU VỰC XVIII", "Kho bạc Nhà nước khu vực XVIII"],
    ["CÔNG TY TNHH MTV CẤP NƯỚC", "Công ty TNHH MTV cấp nước"],
  ])("tên cơ quan viết hoa “%s” thành “%s”", (capitals, name) => {
    expect(organName(capitals).name).toBe(name);
  });
});

// Real documents, where they are at hand.
const REAL = join(import.meta.dirname, "../../../../../shared/data/official-documents");
type Truth = Record<string, string | number | null> & { file: string; kind: string };
const truths = (): Truth[] => JSON.parse(readFileSync(join(REAL, "ground-truth.json"), "utf8"));

describe.skipIf(!existsSync(REAL))("văn bản thật đã công bố", () => {
  it("8 văn bản có lớp chữ: mọi trường đúng", async () => {
    const born = truths().filter((truth) => truth.kind === "born_digital");
    expect(born.length).toBe(8);
    for (const truth of born) {
      const fields = reader.proposeFields(await reader.read(readFileSync(join(REAL, truth.file)), truth.file));
      expect(valuesOf(fields), truth.file).toMatchObject({
        codeNumber: truth.so,
        codeNotation: truth.ky_hieu,
        issuedDate: truth.ngay_ban_hanh,
        issuedPlace: truth.dia_danh,
        organName: truth.co_quan_ban_hanh,
        parentOrganName: truth.co_quan_chu_quan,
        typeName: truth.loai_van_ban,
        subject: truth.trich_yeu,
        competence: truth.quyen_han_ky,
        position: truth.chuc_vu_ky,
        fullName: truth.nguoi_ky,
        pageAmount: truth.pages,
      });
    }
  });
  it("3 bản quét: không trang nào được tin, mọi trường để trống", async () => {
    for (const truth of truths().filter((each) => each.kind === "scan")) {
      const result = await reader.read(readFileSync(join(REAL, truth.file)), truth.file);
      expect(result.pages.some((page) => page.trustworthy)).toBe(false);
      const { pageAmount, ...rest } = valuesOf(reader.proposeFields(result));
      expect(Object.values(rest).every((value) => value === null)).toBe(true);
    }
  });
  it("QC-4.2 không văn bản công khai nào bị nhầm là mật", async () => {
    for (const truth of truths()) {
      const { pages, properties, aside, unreadParts } = await reader.read(
        readFileSync(join(REAL, truth.file)),
        truth.file,
      );
      const input = {
        declaredSecrecy: "ordinary",
        contentKind: "ordinary",
        fileName: truth.file,
        pages,
        properties,
        aside,
        unreadParts,
      } as const;
      expect(judge(input, { refuseComplaints: true }), truth.file).toMatchObject({ verdict: "free" });
    }
  });
});
