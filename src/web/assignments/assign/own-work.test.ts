import { describe, expect, it } from "vitest";
import type { AssignmentView, DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { ownPart, unitLead } from "./own-work.ts";

const part = (id: string, over: Partial<AssignmentView>): AssignmentView => ({
  id,
  role: "lead",
  state: "new",
  unitId: null,
  unitName: null,
  postId: null,
  fullName: null,
  postTitle: null,
  dueAt: null,
  seenAt: null,
  startedAt: null,
  doneAt: null,
  note: "",
  ...over,
});
const directive = (
  kind: DirectiveView["kind"],
  assignments: AssignmentView[],
  replacedAt: string | null = null,
): DirectiveView => ({
  id: `dir_${kind}`,
  kind,
  text: "",
  byPostId: "",
  byName: "",
  byTitle: "",
  onBehalfName: null,
  createdAt: "2026-11-23T01:00:00.000Z",
  dueAt: null,
  replyNeeded: false,
  replacedAt,
  parentAssignmentId: null,
  assignments,
});

describe("Phần việc của tôi trong một văn bản", () => {
  const given = directive("directive", [
    part("chủ trì", { unitId: "ns", state: "working" }),
    part("phối hợp", { role: "co-ordinate", unitId: "gcs" }),
    part("để biết", { role: "inform", postId: "pgd" }),
  ]);
  const assigned = directive("assignment", [part("chuyên viên", { postId: "my" })]);

  it("trưởng phòng phân công phần đơn vị chủ trì, không phân công phần đơn vị khác", () => {
    expect(unitLead([given, assigned], "ns")?.assignment.id).toBe("chủ trì");
    expect(unitLead([given, assigned], "gcs")).toBeNull();
    expect(unitLead([given], null)).toBeNull();
  });
  it("chuyên viên có việc của mình, trưởng đơn vị phối hợp có phần phối hợp, người để biết không có việc", () => {
    expect(ownPart([given, assigned], { postId: "my", unitId: "ns", head: false })?.assignment.id).toBe("chuyên viên");
    expect(ownPart([given, assigned], { postId: "vinh", unitId: "gcs", head: true })?.assignment.id).toBe("phối hợp");
    expect(ownPart([given, assigned], { postId: "pgd", unitId: "bgd", head: true })).toBeNull();
  });
  it("bút phê đã thay, đề xuất, việc đã xong thì không còn là việc", () => {
    expect(unitLead([{ ...given, replacedAt: "2026-11-23T02:00:00.000Z" }], "ns")).toBeNull();
    expect(unitLead([{ ...given, kind: "proposal" }], "ns")).toBeNull();
    expect(
      ownPart([directive("assignment", [part("x", { postId: "my", state: "done" })])], {
        postId: "my",
        unitId: "ns",
        head: false,
      }),
    ).toBeNull();
  });
});
