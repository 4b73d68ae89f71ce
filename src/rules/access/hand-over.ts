import type { Refusal } from "../refusal/refusal.ts";
import { mayDo } from "./access.ts";
import type { Act, Relation, Role } from "./words.ts";

/** What a post still holds, by kind; numbers only, an administrator sees nothing more of it. */
export const WORK_KINDS = {
  directing: { words: "văn bản chờ bút phê", relation: "presented-to", act: "direct" },
  tasks: { words: "việc được giao", relation: "lead-assignee", act: "finish" },
  /** of the unit, when nobody else there supervises */
  unit: { words: "việc của đơn vị chờ phân công, chờ duyệt", relation: "lead-unit-head", act: "assign" },
  drafts: { words: "dự thảo đang soạn", relation: "drafter", act: "edit-draft" },
  given: { words: "việc đã giao còn mở", relation: "lead-assignee", act: "finish" },
  caseFiles: { words: "hồ sơ chưa kết thúc", relation: "drafter", act: "file-in-case" },
  /** of the agency's last clerk */
  clerk: { words: "văn bản chờ vào sổ, chờ phát hành", relation: "clerk-of-agency", act: "register" },
} as const satisfies Record<string, { words: string; relation: Relation; act: Act }>;
export type WorkKind = keyof typeof WORK_KINDS;
export type Work = Record<WorkKind, number>;
export const NO_WORK: Work = { directing: 0, tasks: 0, unit: 0, drafts: 0, given: 0, caseFiles: 0, clerk: 0 };

const CLAUSE = "NĐ 30/2020 Đ24";

/** `3 việc được giao, 1 dự thảo đang soạn`; empty when nothing is left. */
export function workWords(work: Work): string {
  return kindsOf(work)
    .map((kind) => `${work[kind]} ${WORK_KINDS[kind].words}`)
    .join(", ");
}

function kindsOf(work: Work): WorkKind[] {
  return (Object.keys(WORK_KINDS) as WorkKind[]).filter((kind) => work[kind] > 0);
}

/** The post that takes over. */
export type Successor = { roles: readonly string[]; unitId: string };

/**
 * May a post end, or change so that it no longer does this work? Nothing that is open is left without somebody who has the right
 * to do it: it is handed over in the same act. Empty = yes.
 * @param from the unit of the post that ends
 */
export function checkHandOver(work: Work, from: { unitId: string }, successor: Successor | null): Refusal[] {
  const left = workWords(work);
  if (left === "") return [];
  if (!successor)
    return [
      {
        code: "staff.work-left",
        message: `Chức danh này còn giữ: ${left}. Chưa ghi gì. Hãy chọn người nhận bàn giao rồi làm lại.`,
        clause: CLAUSE,
        facts: { ...work },
      },
    ];
  return kindsOf(work).flatMap((kind): Refusal[] => {
    const { words, relation, act } = WORK_KINDS[kind];
    const able = successor.roles.some((role) => mayDo({ role: role as Role, relations: [relation] }, act));
    if (able && (kind !== "unit" || successor.unitId === from.unitId)) return [];
    return [
      {
        code: `staff.successor-${kind}`,
        message: `Người nhận bàn giao không làm được: ${work[kind]} ${words}. Chưa ghi gì. Hãy chọn ${WHO[kind] ?? "người có vai trò phù hợp"}.`,
        clause: CLAUSE,
        facts: { kind, count: work[kind] },
      },
    ];
  });
}
const WHO: Partial<Record<WorkKind, string>> = {
  directing: "lãnh đạo hoặc chánh văn phòng",
  unit: "người phụ trách trong cùng đơn vị, hoặc dùng “Thay người giữ chức danh”",
  clerk: "một văn thư khác của cơ quan",
};
