import { describe, expect, it } from "vitest";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { mergeFields } from "../../parts/conflict/merge.ts";
import {
  askedWords,
  type DirectiveForm,
  directiveWords,
  EMPTY_FORM,
  formOf,
  proposalWords,
  refusalsOf,
  standingProposal,
  targetsOf,
  valueWords,
} from "./directive-form.ts";
import { addPhrase } from "./phrases.ts";

const FACTS = {
  now: Date.parse("2026-11-23T08:20:00+07:00"),
  legalArrival: Date.parse("2026-11-23T07:36:00+07:00"),
  calendar: SHIPPED_CALENDAR,
};
const part = { state: "new", seenAt: null, startedAt: null, doneAt: null, note: "", fullName: null, postTitle: null };
const PROPOSAL = {
  id: "dir_1",
  kind: "proposal",
  text: "",
  byPostId: "post_cvp",
  byName: "Huỳnh Thanh Tùng",
  byTitle: "Chánh Văn phòng",
  onBehalfName: null,
  createdAt: "2026-11-23T00:50:00.000Z",
  dueAt: "2026-11-26T10:00:00.000Z",
  replyNeeded: true,
  replacedAt: null,
  parentAssignmentId: null,
  assignments: [
    {
      ...part,
      id: "a",
      role: "lead",
      unitId: "ns",
      unitName: "Phòng Ngân sách",
      postId: null,
      dueAt: "2026-11-26T10:00:00.000Z",
    },
    {
      ...part,
      id: "b",
      role: "co-ordinate",
      unitId: "gcs",
      unitName: "Phòng Quản lý giá và công sản",
      postId: null,
      dueAt: "2026-11-25T10:00:00.000Z",
    },
    {
      ...part,
      id: "c",
      role: "inform",
      unitId: null,
      unitName: null,
      postId: "pgd",
      fullName: "Lê Thị Bích Thủy",
      postTitle: "Phó Giám đốc",
      dueAt: null,
    },
  ],
} as unknown as DirectiveView;
const NAMES: Record<string, string> = {
  "u:ns": "Phòng Ngân sách",
  "u:gcs": "Phòng Quản lý giá và công sản",
  "p:pgd": "PGĐ Lê Thị Bích Thủy",
};
const nameOf = (id: string) => NAMES[id] ?? "";

describe("Bút phê từ đề xuất", () => {
  it("hạn đang đặt so với hạn văn bản yêu cầu: muộn hơn thì nhắc, không ghi hạn thì không nói", () => {
    expect(askedWords("2026-12-10", "2026-12-02")).toEqual({ words: "Văn bản yêu cầu trước 10/12", tone: "plain" });
    expect(askedWords("2026-12-10", "2026-12-11")).toMatchObject({ tone: "warn" });
    expect(askedWords(null, "2026-12-02")).toBeNull();
  });
  it("đồng ý đề xuất là giữ đúng từng nơi, từng vai, từng hạn", () => {
    const form = formOf(PROPOSAL);
    expect(form).toMatchObject({ lead: "u:ns", coordinate: ["u:gcs"], inform: ["p:pgd"], dueDate: "2026-11-26" });
    expect(targetsOf(form)).toEqual([
      { role: "lead", unitId: "ns", dueDate: null },
      { role: "co-ordinate", unitId: "gcs", dueDate: "2026-11-25" },
      { role: "inform", postId: "pgd", dueDate: null },
    ]);
    expect(refusalsOf(form, FACTS)).toEqual([]);
  });
  it("hoàn tác bút phê thì đề xuất lại đứng đó; bút phê còn hiệu lực thì không hỏi lại", () => {
    const replaced = { ...PROPOSAL, replacedAt: "2026-11-23T01:00:00.000Z" };
    const directive = { ...PROPOSAL, id: "dir_2", kind: "directive" as const, createdAt: "2026-11-23T01:00:00.000Z" };
    expect(standingProposal([PROPOSAL])?.id).toBe("dir_1");
    expect(standingProposal([replaced, directive])).toBeNull();
    expect(standingProposal([replaced, { ...directive, replacedAt: "2026-11-23T01:00:05.000Z" }])?.id).toBe("dir_1");
    expect(standingProposal([])).toBeNull();
  });
  it("câu đề xuất nói nơi chủ trì, phối hợp, để biết và hạn", () => {
    expect(proposalWords(PROPOSAL)).toEqual({
      lead: "Phòng Ngân sách",
      rest: "chủ trì; Phòng Quản lý giá và công sản phối hợp; Phó Giám đốc Lê Thị Bích Thủy để biết",
      due: "Thứ Năm 26/11",
    });
  });
  it("NĐ 30/2020 Đ23.2 chưa có nơi chủ trì thì nêu lý do; chỉ để biết thì không cần", () => {
    expect(refusalsOf(EMPTY_FORM, FACTS).map((each) => each.code)).toEqual(["routing.no-lead"]);
    expect(refusalsOf({ ...EMPTY_FORM, inform: ["p:pgd"] }, FACTS)).toEqual([]);
  });
  it("hạn riêng muộn hơn hạn chung, hạn đã qua: từng lý do một", () => {
    const form = { ...EMPTY_FORM, lead: "u:ns", coordinate: ["u:gcs"], dueDate: "2026-11-26" };
    expect(refusalsOf({ ...form, ownDue: { "u:gcs": "2026-11-27" } }, FACTS)).toHaveLength(1);
    expect(refusalsOf({ ...form, dueDate: "2026-11-20" }, FACTS).map((each) => each.code)).toContain(
      "routing.deadline-past",
    );
  });
  it("câu bút phê ghép từ nơi nhận, câu mẫu và hạn", () => {
    const form = formOf(PROPOSAL);
    expect(directiveWords(form, nameOf)).toBe(
      "Chuyển Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản tham mưu văn bản trả lời; hạn 26/11.",
    );
    expect(directiveWords({ ...EMPTY_FORM, lead: "u:ns", phrase: "note" }, nameOf)).toBe(
      "Chuyển Phòng Ngân sách nghiên cứu, lưu, không cần trả lời.",
    );
    expect(directiveWords({ ...EMPTY_FORM, inform: ["p:pgd"] }, nameOf)).toBe("Chuyển PGĐ Lê Thị Bích Thủy để biết.");
    expect(directiveWords(EMPTY_FORM, nameOf)).toBe("");
  });
  it("câu mẫu thêm vào sau chữ đã gõ, không đè, không lặp", () => {
    expect(addPhrase("Lưu ý số liệu 05 trụ sở", "do")).toBe("Lưu ý số liệu 05 trụ sở. Nghiên cứu, tổ chức thực hiện.");
    expect(addPhrase("", "reply")).toBe("Tham mưu văn bản trả lời.");
    expect(addPhrase("Em My tham mưu văn bản trả lời.", "reply")).toBe("Em My tham mưu văn bản trả lời.");
  });
});

const placeName = (id: string) => (id === "u:1" ? "Phòng Ngân sách" : "Phòng Giá");

describe("Đề xuất đổi trong lúc đang viết bút phê", () => {
  it("chỗ tôi chưa chọn theo đề xuất mới, chỗ tôi đã chọn giữ nguyên và hỏi kèm tên gọi của đề xuất mới", () => {
    const began: DirectiveForm = { ...EMPTY_FORM, lead: "u:1", dueDate: "2026-12-04" };
    const mine = { ...began, lead: "u:2" };
    const newest: DirectiveForm = { ...began, lead: null, dueDate: "2026-12-08", inform: ["u:1"] };
    const { merged, clashes } = mergeFields(began, mine, newest);
    expect(merged).toMatchObject({ lead: "u:2", dueDate: "2026-12-08", inform: ["u:1"] });
    expect(Object.keys(clashes)).toEqual(["lead"]);
    expect(valueWords("inform", newest, placeName)).toBe("Phòng Ngân sách");
    expect(valueWords("dueDate", newest, placeName)).toContain("8/12");
  });
});
