import type { Refusal } from "../refusal/refusal.ts";

export type UnitFacts = { id: string; name: string; parentId: string | null };

const CLAUSE = "NĐ 30/2020 Đ12";
const plain = (name: string): string => name.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase("vi");

/**
 * May a unit bear this name and stand below this one? Empty = yes. A letter is passed to a unit by its name, so no two open
 * units of an agency share one; a unit stands below another open unit, never below itself.
 * @param unit `id` null: a new one
 * @param others the agency's open units
 */
export function checkUnit(
  unit: { id: string | null; name: string; parentId: string | null },
  others: readonly UnitFacts[],
): Refusal[] {
  const reasons: Refusal[] = [];
  const same = others.find((other) => other.id !== unit.id && plain(other.name) === plain(unit.name));
  if (same)
    reasons.push({
      code: "organisation.unit-name-used",
      message: `Cơ quan đã có đơn vị tên “${same.name}”. Chưa ghi gì. Hãy đặt tên khác để văn bản không chuyển nhầm nơi.`,
      clause: CLAUSE,
    });
  if (unit.parentId !== null && !others.some((other) => other.id === unit.parentId))
    reasons.push({
      code: "organisation.no-parent",
      message: "Đơn vị cấp trên đã chọn không còn trong cơ quan. Chưa ghi gì. Hãy chọn lại đơn vị cấp trên.",
    });
  if (unit.id !== null && isBelow(unit.parentId, unit.id, others))
    reasons.push({
      code: "organisation.parent-below",
      message:
        "Đơn vị không thể trực thuộc chính mình hoặc đơn vị cấp dưới của mình. Chưa ghi gì. Hãy chọn đơn vị khác.",
    });
  return reasons;
}

function isBelow(start: string | null, id: string, units: readonly UnitFacts[]): boolean {
  const seen = new Set<string>();
  for (let at = start; at !== null && !seen.has(at); at = units.find((unit) => unit.id === at)?.parentId ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** What still belongs to a unit that is to close. */
export type UnitContents = {
  posts: number;
  waiting: number;
  work: number;
  drafts: number;
  caseFiles: number;
  below: number;
};

/** Every reason against closing a unit now: nothing may be left without somebody who answers for it. Empty = it may close. */
export function checkUnitClosing(unit: UnitContents & { openUnits: number }): Refusal[] {
  const left: [number, string][] = [
    [unit.posts, "người đang giữ chức danh"],
    [unit.waiting, "quyền chờ xác nhận"],
    [unit.work, "việc đang mở"],
    [unit.drafts, "dự thảo chưa phát hành"],
    [unit.caseFiles, "hồ sơ chưa kết thúc"],
    [unit.below, "đơn vị trực thuộc"],
  ];
  const named = left.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const reasons: Refusal[] = [];
  if (named.length > 0)
    reasons.push({
      code: "organisation.unit-not-empty",
      message: `Đơn vị còn ${named.join(", ")}. Chưa đóng. Hãy chuyển hoặc kết thúc hết rồi đóng đơn vị.`,
      clause: CLAUSE,
      facts: { ...unit },
    });
  if (unit.openUnits <= 1)
    reasons.push({
      code: "organisation.last-unit",
      message: "Đây là đơn vị cuối cùng của cơ quan. Chưa đóng. Hãy thêm đơn vị khác trước.",
    });
  return reasons;
}
