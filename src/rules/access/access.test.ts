import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAccess, mayDo } from "./access.ts";
import { ACTS, type Act, RELATIONS, type Relation, ROLES, type Role, TECHNICAL_ACTS } from "./words.ts";

// The expected table, written by hand from the roles of the office (NĐ 30/2020 Đ10–24, Đ32), person by person. A relation
// that is not named for a role gives nothing.
const READ = "see-in-list read download read-history";
const HANDLE = `${READ} start finish draft-reply return file-in-case`;
const DRAFT = `${READ} edit-draft discard submit file-in-case`;
const HEAD = `${READ} assign extend-deadline start finish reopen draft-reply return file-in-case`;
const DIRECT = `${READ} direct extend-deadline finish reopen return`;
const SIGN = `${READ} approve-leader sign-person return recall`;
const CLERK =
  `${READ} register refuse-intake present pass-to-unit return give-number cancel-number sign-agency issue recall ` +
  "file-in-case print-register";
const EVERYWHERE = (acts: string) => Object.fromEntries(RELATIONS.map((relation) => [relation, acts]));

const EXPECTED: Record<Role, Partial<Record<Relation, string>>> = {
  "van-thu": {
    "clerk-of-agency": CLERK,
    "lead-assignee": HANDLE,
    "co-ordinator": READ,
    informed: READ,
    drafter: DRAFT,
    approver: `${READ} edit-draft check-format return`,
  },
  "lanh-dao": {
    "leader-of-agency": `${READ} print-register`,
    "presented-to": DIRECT,
    "lead-assignee": HANDLE,
    "co-ordinator": READ,
    informed: READ,
    drafter: DRAFT,
    approver: `${READ} edit-draft approve-unit approve-leader return`,
    signer: SIGN,
  },
  "chanh-van-phong": {
    "presented-to": DIRECT,
    "lead-unit-head": HEAD,
    "lead-assignee": HANDLE,
    "co-ordinator": READ,
    informed: READ,
    drafter: DRAFT,
    approver: `${READ} edit-draft approve-unit check-format return`,
    signer: SIGN,
  },
  "truong-don-vi": {
    "lead-unit-head": HEAD,
    "lead-assignee": HANDLE,
    "co-ordinator": READ,
    informed: READ,
    drafter: DRAFT,
    approver: `${READ} edit-draft approve-unit return`,
    signer: SIGN,
  },
  "chuyen-vien": { "lead-assignee": HANDLE, "co-ordinator": READ, informed: READ, drafter: DRAFT },
  "quan-tri": EVERYWHERE("manage-accounts see-queues read-audit-log"),
  "van-hanh": EVERYWHERE("see-queues"),
};

const allowedActs = (role: Role, relation: Relation) =>
  (EXPECTED[role][relation] ?? "").split(" ").filter((act) => act !== "");
const CELLS = ROLES.flatMap((role) => RELATIONS.map((relation) => [role, relation] as const));

describe("quyền: vai trò × quan hệ × việc", () => {
  it.each(CELLS)("%s as %s may do exactly what the table says", (role, relation) => {
    const expected = allowedActs(role, relation);
    for (const act of expected) expect(ACTS).toContain(act);
    expect(ACTS.filter((act) => mayDo({ role, relations: [relation] }, act)).toSorted()).toEqual(expected.toSorted());
  });

  it("all combinations are looked at", () => {
    expect(CELLS.length * ACTS.length).toBe(7 * 11 * 33);
  });

  it("no administrator reads or changes content, whatever he has to do with the document", () => {
    const content = ACTS.filter((act) => !TECHNICAL_ACTS.includes(act));
    expect(content).toHaveLength(30);
    for (const role of ["quan-tri", "van-hanh"] as const) {
      for (const act of content) {
        expect(checkAccess({ role, relations: [...RELATIONS] }, act)[0]?.code).toBe(
          "access.administrators-see-no-content",
        );
      }
    }
  });

  it("without a relation nothing of a document is open to anybody", () => {
    for (const role of ROLES) {
      for (const act of ACTS.filter((a) => !TECHNICAL_ACTS.includes(a))) {
        expect(mayDo({ role, relations: [] }, act)).toBe(false);
        expect(mayDo({ role, relations: ["none"] }, act)).toBe(false);
      }
    }
  });

  it("several relations together give exactly the sum of each", () => {
    const relations = fc.subarray([...RELATIONS]);
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), relations, fc.constantFrom(...ACTS), (role, several, act) => {
        const one = (several.length === 0 ? (["none"] as const) : several).some((r) =>
          mayDo({ role, relations: [r] }, act),
        );
        expect(mayDo({ role, relations: several }, act)).toBe(one);
      }),
    );
  });

  it("a role, relation or act nobody knows is refused", () => {
    expect(mayDo({ role: "giam-doc" as Role, relations: ["signer"] }, "read")).toBe(false);
    expect(mayDo({ role: "lanh-dao", relations: ["friend" as Relation] }, "read")).toBe(false);
    for (const act of ["destroy", "constructor"])
      expect(mayDo({ role: "lanh-dao", relations: ["signer"] }, act as Act)).toBe(false);
  });

  it("a refusal says what is refused and what to do", () => {
    const [refusal] = checkAccess({ role: "chuyen-vien", relations: ["informed"] }, "issue");
    expect(refusal?.message).toMatch(/^Bạn không có quyền phát hành văn bản.*Hãy /);
    expect(refusal?.facts).toEqual({ role: "chuyen-vien", act: "issue" });
  });
});
