import { compareVietnamese, fold, initials, matchesText } from "#src/rules/vietnamese-text/fold.ts";

export type PickerOption = {
  id: string;
  name: string;
  /** post of a person, symbol of a unit: searched too, shown under the name */
  note?: string;
  /** other spellings to find it by: `P. QLGCS`, the login */
  also?: string;
  absence?: string;
};

/**
 * Options that match what was typed, best first: those that begin with the words or are these initials, recent ones, those
 * that hold the words in their name, those that hold them in title or login; then the Vietnamese alphabet. Words in front
 * that people leave out when they abbreviate (“Phòng”) do not count.
 */
export function orderOptions(
  options: readonly PickerOption[],
  wish: { query: string; recent: readonly string[]; without: readonly string[] },
): PickerOption[] {
  const query = fold(wish.query.trim());
  const rank = (option: PickerOption): number => {
    const recent = wish.recent.indexOf(option.id);
    if (query && (fold(option.name).startsWith(query) || shortInitials(option.name).startsWith(query)))
      return -100 + recent;
    // a person whose title names a unit must not stand before the unit itself
    const named = !query || matchesText(option.name, wish.query) ? 0 : 2000;
    return named + (recent >= 0 ? recent : 1000);
  };
  return options
    .filter((option) => !wish.without.includes(option.id) && (!query || matches(option, wish.query)))
    .map((option) => ({ option, rank: rank(option) }))
    .sort((a, b) => a.rank - b.rank || compareVietnamese(a.option.name, b.option.name))
    .map((ranked) => ranked.option);
}

function matches(option: PickerOption, query: string): boolean {
  if (matchesText(option.name, query) || shortInitials(option.name).startsWith(fold(query.trim()))) return true;
  return [option.also, option.note].some((text) => text !== undefined && fold(text).includes(fold(query.trim())));
}

/** `Phòng Quản lý giá và công sản` → `qlgcs`: without the kind of unit and without “và”, as the symbols of units are made. */
export function shortInitials(name: string): string {
  return initials(name.replace(/^(Phòng|Văn phòng|Ban|Trung tâm|Chi cục|P\.)\s+/iu, "").replace(/\s+và\s+/giu, " "));
}
