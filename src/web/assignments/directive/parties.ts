// Who can be named in a directive: units and people of the agency with their load.
import type { PickerOption } from "../../parts/fields/picker-order.ts";
import type { Post, Unit } from "../assignments-api.ts";
import type { PartyId } from "./directive-form.ts";

const SHORT_TITLES: Record<string, string> = { "Phó Giám đốc": "PGĐ", "Giám đốc": "GĐ" };
const NO_CONTENT = ["quan-tri", "van-hanh"];

export function loadWords(openWork: number): string {
  return openWork === 0 ? "Chưa có việc nào đang mở" : `Đang có ${openWork} việc`;
}

/** Units and people; administrators have no way to content and cannot be named. */
export function partyOptions(units: readonly Unit[], posts: readonly Post[], ownPostId: string): PickerOption[] {
  return [
    ...units
      .filter((unit) => unit.kind !== "leadership")
      .map((unit) => ({
        id: `u:${unit.id}`,
        name: unit.name,
        also: unit.symbol,
        note: unit.head ? `${loadWords(unit.openWork)} · ${unit.head.fullName}` : loadWords(unit.openWork),
      })),
    ...posts
      .filter((post) => post.id !== ownPostId && !post.roles.every((role) => NO_CONTENT.includes(role)))
      .map((post) => ({
        id: `p:${post.id}`,
        name: personWords(post),
        also: post.fullName,
        note: `${post.title} · ${loadWords(post.openWork)}`,
      })),
  ];
}

export function personWords(post: { title: string; fullName: string }): string {
  const title = SHORT_TITLES[post.title];
  return title ? `${title} ${post.fullName}` : post.fullName;
}

export function namesOf(options: readonly PickerOption[]): (id: PartyId) => string {
  const names = new Map(options.map((option) => [option.id, option.name]));
  return (id) => names.get(id) ?? "";
}
