import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maySign } from "#src/rules/access/access.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { AgencyFacts } from "#src/rules/document-format/templates.ts";
import { compareModels } from "./compare.rules.ts";
import { judgeFormat } from "./format.rules.ts";
import { cleanModel, saveRefusals } from "./model-text.rules.ts";
import { newDraft } from "./new-draft.rules.ts";
import { namesSigner, signerTitleLines } from "./signer-block.rules.ts";
import { trackOf } from "./track.rules.ts";

const AGENCY: AgencyFacts = {
  parentOrgan: ["UBND TỈNH VĨNH LONG"],
  organ: ["SỞ TÀI CHÍNH"],
  name: "Sở Tài chính",
  abbreviation: "STC",
  unitAbbreviation: "NS",
  place: "Vĩnh Long",
  headTitle: "GIÁM ĐỐC",
};
const LETTER = {
  senderName: "Sở Xây dựng",
  typeName: "Công văn",
  codeNumber: "2034",
  codeNotation: "SXD-QLN",
  issuedDate: "2026-11-20",
  subject: "Đề nghị bố trí kinh phí",
};
const draft = (kind: DocumentModel["kind"] = "cong-van", replyTo: typeof LETTER | null = LETTER) =>
  newDraft(kind, AGENCY, { signer: { title: ["GIÁM ĐỐC"], name: "Nguyễn Minh Trí" }, replyTo });
const withBody = (texts: string[]): DocumentModel => ({
  ...draft(),
  body: texts.map((text) => ({ type: "paragraph", runs: [{ text }] })),
});

describe("dự thảo đầu tiên", () => {
  it("quyết định căn cứ vào văn bản đến; tờ trình, báo cáo gửi nơi đã yêu cầu", () => {
    expect(draft("quyet-dinh").bases.at(-1)).toContain("số 2034/SXD-QLN ngày 20 tháng 11 năm 2026");
    expect(draft("bao-cao").addressees).toEqual(["Sở Xây dựng"]);
    expect(draft("bao-cao").body[0]).toMatchObject({ type: "paragraph" });
    expect(draft("thong-bao").addressees).toEqual([]);
  });
  it("trích yếu của văn bản đến dài 500 ký tự vẫn vừa sổ sau khi thêm lời trả lời", () => {
    const model = draft("cong-van", { ...LETTER, subject: "á".repeat(500) });
    expect(Array.from(model.subject)).toHaveLength(500);
    expect(saveRefusals(model, "cong-van")).toEqual([]);
  });
});

describe("so hai bản", () => {
  it("bản giống nhau không có thay đổi nào", () => {
    expect(compareModels(draft(), draft()).every((line) => line.change === "same")).toBe(true);
  });
  it("từng dòng của hai bản có mặt đúng một lần, dù sửa thế nào", () => {
    const texts = fc.array(fc.constantFrom("một hai ba", "một hai bốn", "năm", "", "sáu bảy"), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = compareModels(withBody(before), withBody(after)).filter((line) => line.place === "nội dung");
        const side = (which: "before" | "after", absent: string) =>
          lines.filter((line) => line.change !== absent).map((line) => line[which].map((run) => run.text).join(""));
        expect(side("before", "added").toSorted()).toEqual(before.toSorted());
        expect(side("after", "removed").toSorted()).toEqual(after.toSorted());
        for (const line of lines) if (line.change === "same") expect(line.before).toEqual(line.after);
      }),
    );
  });
});

describe("chữ của dự thảo", () => {
  it("NFD thành NFC, ký tự điều khiển và nửa ký tự bị bỏ, nghĩa không đổi", () => {
    const model = cleanModel({ ...draft(), subject: "bố trí\u0000\u0007".normalize("NFD"), place: "Vĩnh Long\ud800" });
    expect(model.subject).toBe("bố trí");
    expect(model.place.isWellFormed()).toBe(true);
  });
  it("QC-4.2 câu nói về bí mật nhà nước không phải dấu mật", () => {
    expect(saveRefusals(withBody(["Thực hiện Luật Bảo vệ bí mật nhà nước"]), "cong-van")).toEqual([]);
    expect(saveRefusals(withBody(["MẬT"]), "cong-van").map((each) => each.code)).toEqual(["secrecy.mark-found"]);
  });
});

describe("QC-4.2 dấu độ mật ở bất kỳ chữ nào của dự thảo", () => {
  type Leaf = { path: string; plant(mark: string): DocumentModel };
  const full: Required<DocumentModel> = {
    ...draft("quyet-dinh"),
    authority: "GIÁM ĐỐC SỞ TÀI CHÍNH",
    addressees: ["Sở Xây dựng"],
    bases: ["Căn cứ Luật Ngân sách nhà nước"],
    recipients: ["Như trên", "Lưu: VT, NS"],
    drafterMark: "NVA",
    contact: "Số 1, đường A",
    body: [
      { type: "paragraph", runs: [{ text: "Một", bold: true }, { text: " hai" }] },
      { type: "heading", level: "chuong", number: "I", title: "Quy định chung" },
      { type: "article", number: "1", title: "Phạm vi", runs: [{ text: "Ba" }] },
      { type: "clause", number: "1", title: "Đối tượng", runs: [{ text: "Bốn" }] },
      { type: "point", number: "a", runs: [{ text: "Năm" }] },
      { type: "table", head: [["TT", "Tên"]], rows: [["1", "Máy in"]] },
    ],
  };
  // enumerations, which the contract holds to their words
  const CODE = /^(kind|urgency|body\.\d+\.(type|level))$/u;
  const leavesOf = (value: unknown, path: string[] = []): Leaf[] => {
    if (typeof value === "string")
      return [
        {
          path: path.join("."),
          plant(mark) {
            const model = structuredClone(full) as unknown as Record<string, unknown>;
            const last = path.at(-1) ?? "";
            const parent = path.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, model);
            parent[last] = mark;
            return model as unknown as DocumentModel;
          },
        },
      ];
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
  };
  const leaves = leavesOf(full).filter(({ path }) => !CODE.test(path));

  it("bản đầy đủ không có dấu thì lưu được", () => {
    expect(saveRefusals(full, "quyet-dinh")).toEqual([]);
    expect(leaves.length).toBeGreaterThan(25);
  });
  it.each(leaves)("“$path”", ({ plant }) => {
    for (const mark of ["TUYỆT MẬT", "[TỐI MẬT]", "MẬT"])
      expect(saveRefusals(plant(mark), "quyet-dinh").map((each) => each.code)).toEqual(["secrecy.mark-found"]);
  });
  it("ký hiệu kết thúc bằng -M, dấu tách thành hai dòng", () => {
    const codes = (over: Partial<DocumentModel>) =>
      saveRefusals({ ...full, ...over }, "quyet-dinh").map((each) => each.code);
    expect(codes({ notation: "QĐ-STC-M" })).toEqual(["secrecy.mark-found"]);
    expect(codes({ parentOrgan: ["TUYỆT", "MẬT"] })).toEqual(["secrecy.mark-found"]);
    expect(codes({ organ: ["CỤC BẢO VỆ", "BÍ MẬT NHÀ NƯỚC"] })).toEqual([]);
  });
});

describe("người ký (NĐ 30/2020 Đ13)", () => {
  const post = (title: string, roles: string[], isHead = false) => ({ title, roles, isHead, fullName: "A" });
  it.each([
    [["SỞ TÀI CHÍNH"], post("Giám đốc", ["lanh-dao"], true), ["GIÁM ĐỐC"]],
    [["SỞ TÀI CHÍNH"], post("Phó Giám đốc", ["lanh-dao"]), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]],
    [["SỞ TÀI CHÍNH"], post("Chánh Văn phòng", ["chanh-van-phong"], true), ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]],
  ] as const)("%j: %j ký %j", (organ, signer, lines) => {
    expect(signerTitleLines(organ, "Giám đốc", { ...signer, roles: [...signer.roles] })).toEqual(lines);
  });
  it("ủy ban nhân dân ký thay mặt tập thể; chuyên viên, văn thư không ký", () => {
    const organ = ["ỦY BAN NHÂN DÂN", "XÃ BA TRI"];
    expect(signerTitleLines(organ, "Chủ tịch", post("Phó Chủ tịch", ["lanh-dao"]))).toEqual([
      "TM. ỦY BAN NHÂN DÂN",
      "KT. CHỦ TỊCH",
      "PHÓ CHỦ TỊCH",
    ]);
    expect(maySign(["chuyen-vien"])).toBe(false);
    expect(maySign(["van-thu"])).toBe(false);
  });
  it("tên người ký gõ NFD vẫn là người đó, thể thức đã gõ giữ nguyên", () => {
    expect(
      namesSigner(
        { signerName: "Nguyễn Minh Trí".normalize("NFD"), signerTitle: ["TUQ. GIÁM ĐỐC"] },
        "Nguyễn Minh Trí",
      ),
    ).toBe(true);
    expect(namesSigner({ signerName: "Nguyễn Minh Trí", signerTitle: [""] }, "Nguyễn Minh Trí")).toBe(false);
  });
});

describe("thể thức trước khi cấp số", () => {
  it("QC-3.1 số và ngày để trống không phải lỗi trước khi văn thư cấp; cấp sai thì là lỗi", () => {
    const found = (issued: { number: number; date: string } | null) =>
      judgeFormat(draft(), "issue", issued).findings.filter((each) => /so$|ngay$/u.test(each.rule));
    expect(found(null).map((each) => each.severity)).toEqual(["ok-note", "ok-note"]);
    expect(found({ number: 0, date: "2026-02-30" }).map((each) => each.severity)).toEqual(["must", "must"]);
  });
});

describe("đường đi của dự thảo", () => {
  const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
  const names = { draft: "My", unit: "Bảo", format: "Tùng", leader: "Trí", issue: "Văn thư" };
  const facts = {
    createdAt: at("03:00"),
    stateAt: at("04:00"),
    submittedAt: at("03:30"),
    signedAt: null,
    issuedAt: null,
    names,
  };
  it("bước đã qua có người và khoảng thời gian, bước đang làm có lúc bắt đầu, bước sau để trống", () => {
    const track = trackOf({
      ...facts,
      state: "format-check",
      approvals: [{ step: "unit", by: "Bảo", at: at("04:00") }],
    });
    expect(track.map((step) => step.state)).toEqual(["done", "done", "current", "waiting", "waiting"]);
    expect(track[1]).toMatchObject({ since: at("03:30"), until: at("04:00") });
    expect(track[2]).toMatchObject({ since: at("04:00"), until: null });
  });
  it("dự thảo đã bỏ không còn bước nào đang chờ", () => {
    const track = trackOf({ ...facts, state: "discarded", approvals: [] });
    expect(track.every((step) => step.state === "waiting")).toBe(true);
  });
});
