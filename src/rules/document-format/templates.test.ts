import { describe, expect, it } from "vitest";
import { DOCUMENT_KINDS } from "./document-model.ts";
import { toPrinted } from "./printed-document.ts";
import { inSentence, printedDate, printedNumber, printedSubject, toRoman } from "./printed-words.ts";
import { SAMPLE_AGENCY, SAMPLE_MODELS } from "./sample-models.ts";
import { citation, emptyModel, type IncomingFacts, replyModel } from "./templates.ts";

const LETTER: IncomingFacts = {
  senderName: "Ủy ban nhân dân tỉnh Vĩnh Long",
  typeName: "Công văn",
  codeNumber: "7",
  codeNotation: "UBND-VX",
  issuedDate: "2026-02-05",
  subject: "V/v Bố trí kinh phí sửa chữa trụ sở.",
};

describe("mẫu văn bản theo NĐ 30/2020, Phụ lục III", () => {
  it("ký hiệu theo loại: công văn STC-NS, tờ trình TTr-STC, giấy mời GM-STC", () => {
    const notations = DOCUMENT_KINDS.map((kind) => emptyModel(kind, SAMPLE_AGENCY).notation);
    expect(notations).toEqual(["STC-NS", "QĐ-STC", "TB-STC", "TTr-STC", "BC-STC", "KH-STC", "GM-STC"]);
  });

  it("mọi mẫu kết thúc nơi nhận bằng dòng lưu của đơn vị soạn thảo", () => {
    for (const kind of DOCUMENT_KINDS) expect(emptyModel(kind, SAMPLE_AGENCY).recipients.at(-1)).toBe("Lưu: VT, NS");
  });

  it("quyết định có thẩm quyền, căn cứ, chữ QUYẾT ĐỊNH: và các Điều (Mẫu 1.2)", () => {
    const printed = toPrinted(emptyModel("quyet-dinh", SAMPLE_AGENCY));
    expect(printed.authority).toBe("GIÁM ĐỐC SỞ TÀI CHÍNH");
    expect(printed.decideWord).toBe("QUYẾT ĐỊNH:");
    expect(printed.bases.at(-1)).toBe("Theo đề nghị của ….");
  });

  it("tờ trình, báo cáo kính gửi cơ quan cấp trên (Phụ lục I, II.9.b)", () => {
    for (const kind of ["to-trinh", "bao-cao"] as const) {
      expect(emptyModel(kind, SAMPLE_AGENCY).addressees).toEqual(["Ủy ban nhân dân tỉnh Vĩnh Long"]);
    }
  });

  it("Ủy ban nhân dân ký thay mặt tập thể ngay trong mẫu", () => {
    const commune = { ...SAMPLE_AGENCY, organ: ["ỦY BAN NHÂN DÂN", "XÃ TÂN HẠNH"], headTitle: "CHỦ TỊCH" };
    expect(emptyModel("cong-van", commune).signerTitle).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
  });

  it("công văn trả lời mang sang nơi gửi, trích yếu và câu mở đầu dẫn đủ số, ngày, cơ quan", () => {
    const reply = replyModel(LETTER, SAMPLE_AGENCY, { title: ["GIÁM ĐỐC"], name: "Trần Quốc Tuấn" });
    expect(reply.addressees).toEqual(["Ủy ban nhân dân tỉnh Vĩnh Long"]);
    expect(printedSubject(reply)).toBe(
      "V/v trả lời Ủy ban nhân dân tỉnh Vĩnh Long về việc bố trí kinh phí sửa chữa trụ sở",
    );
    expect(reply.body[0]).toEqual({
      type: "paragraph",
      runs: [
        {
          text: "Sở Tài chính nhận được Công văn số 07/UBND-VX ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Vĩnh Long về việc bố trí kinh phí sửa chữa trụ sở. Sau khi nghiên cứu, Sở Tài chính có ý kiến như sau:",
        },
      ],
    });
    expect(reply.recipients).toEqual(["Như trên", "Lưu: VT, NS"]);
  });

  it("văn bản đến không số, không ngày vẫn dẫn được", () => {
    expect(citation({ ...LETTER, typeName: "", codeNumber: "", codeNotation: "", issuedDate: "" })).toBe(
      "Công văn của Ủy ban nhân dân tỉnh Vĩnh Long về việc bố trí kinh phí sửa chữa trụ sở",
    );
  });
});

describe("chữ in trên văn bản", () => {
  it("ngày dưới 10 và tháng 1, 2 thêm số 0; tháng 3 đến 9 không thêm (Phụ lục I, II.4.b)", () => {
    expect([printedDate("2026-01-09"), printedDate("2026-03-10"), printedDate("2026-12-31")]).toEqual([
      "09 tháng 01 năm 2026",
      "10 tháng 3 năm 2026",
      "31 tháng 12 năm 2026",
    ]);
    expect([printedNumber(9), printedNumber(10)]).toEqual(["09", "10"]);
  });

  it("số La Mã của phần, chương, mục", () => {
    expect([1, 4, 9, 14, 40, 99].map(toRoman)).toEqual(["I", "IV", "IX", "XIV", "XL", "XCIX"]);
  });

  it("tên riêng giữ chữ hoa giữa câu, từ thường viết thường", () => {
    expect(["Bố trí kinh phí", "Sở Tài chính họp", "UBND xã họp", "Quyết định số 5/QĐ-TTg"].map(inSentence)).toEqual([
      "bố trí kinh phí",
      "Sở Tài chính họp",
      "UBND xã họp",
      "Quyết định số 5/QĐ-TTg",
    ]);
  });

  it("một nơi nhận cùng dòng Kính gửi, nhiều nơi nhận gạch đầu dòng, dòng cuối có dấu chấm (II.9.d)", () => {
    const model = SAMPLE_MODELS["cong-van"];
    expect(toPrinted(model).address).toEqual({ word: "Kính gửi:", style: "centred", lines: ["Sở Xây dựng."] });
    expect(toPrinted({ ...model, addressees: ["Sở Xây dựng", "Sở Nội vụ"] }).address.lines).toEqual([
      "- Sở Xây dựng;",
      "- Sở Nội vụ.",
    ]);
  });

  it("dấu ./. đứng sau chữ cuối cùng và thay dấu chấm đã gõ; sau bảng thì đứng riêng", () => {
    const model = SAMPLE_MODELS["cong-van"];
    const last = toPrinted(model).body.at(-1);
    expect(last?.type === "paragraph" && last.runs.at(-1)?.text).toBe(
      "Sở Tài chính gửi Sở Xây dựng để phối hợp thực hiện./.",
    );
    const table = toPrinted({ ...model, body: [{ type: "table", head: [["A"]], rows: [["1"]] }] }).body;
    expect(table.at(-1)).toEqual({ type: "paragraph", runs: [{ text: "./." }], keepWithNext: false });
  });
});
