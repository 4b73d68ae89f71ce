// Which agency of the province's directory a name on a letter means. Letters print “Sở Xây dựng” under “UBND TỈNH VĨNH LONG”; the
// directory keeps the full name. The code decides where a message goes (QĐ 28/2018, QĐ 20/2020), so a name is never guessed.
import { fold } from "../vietnamese-text/fold.ts";

export type ListedAgency = { code: string; name: string; shortName: string; level: string };

const SPELT_OUT: Readonly<Record<string, string>> = { ubnd: "uy ban nhan dan", hdnd: "hoi dong nhan dan" };
/** say nothing without the place behind them */
const BARE = new Set(Object.values(SPELT_OUT));
const PROVINCE = / tinh .+$/u;

/**
 * The agencies a name means, whole names before short ones: one = sure, several = a person chooses, none = not of this province.
 * A short name (without “tỉnh …”, or as the directory shortens it) counts only for a letter dated at a place of the province.
 */
export function agenciesNamed<T extends ListedAgency>(
  directory: readonly T[],
  letter: { name: string; place?: string },
): T[] {
  const name = plainAgencyName(letter.name);
  if (name === "" || BARE.has(name)) return [];
  const whole = directory.filter((agency) => plainAgencyName(agency.name) === name);
  if (whole.length > 0 || !isWithin(directory, plainAgencyName(letter.place ?? ""))) return whole;
  const province = ownProvince(directory);
  return directory.filter((agency) => shortNames(agency, province).includes(name));
}

/** ` tinh vinh long`, as plain names end. */
function ownProvince(directory: readonly ListedAgency[]): string | undefined {
  const seat = directory.find((agency) => agency.level === "province");
  return seat && PROVINCE.exec(plainAgencyName(seat.name))?.[0];
}

const PEOPLE_COMMITTEE = /^(?:UBND|[ỦU][ỶY] ban nhân dân)\s+((?:tỉnh|thành phố)\s+\S.*)$/iu;

/**
 * The whole name of a sender whose letterhead puts it under the people's committee of a province or city that is not in the directory:
 * “Sở Xây dựng” under “UBND tỉnh Đồng Tháp” is nobody of this province. Null when the parent is from here, unclear or absent.
 */
export function nameElsewhere(
  directory: readonly ListedAgency[],
  head: { name: string; parent: string },
): string | null {
  const place = PEOPLE_COMMITTEE.exec(head.parent.normalize("NFC").trim())?.[1];
  if (!place || agenciesNamed(directory, { name: head.parent }).length > 0) return null;
  const [name, tail] = [plainAgencyName(head.name), plainAgencyName(place)];
  return name.endsWith(` ${tail}`) ? head.name : `${head.name.trim()} ${place}`;
}

const OTHER_PLACE = /^ (?:tinh|thanh pho) .+$/u;

/** Do two names a clerk wrote mean one agency? “Sở Xây dựng” is that of the own province, never that “tỉnh Đồng Tháp”. */
export function sameAgencyName(directory: readonly ListedAgency[], one: string, other: string): boolean {
  const [short = "", long = ""] = [plainAgencyName(one), plainAgencyName(other)].sort((a, b) => a.length - b.length);
  if (short === "" || !long.includes(short)) return false;
  const tail = long.startsWith(short) ? long.slice(short.length) : "";
  return !OTHER_PLACE.test(tail) || tail === ownProvince(directory);
}

function shortNames(agency: ListedAgency, province: string | undefined): string[] {
  const full = plainAgencyName(agency.name);
  return [
    plainAgencyName(agency.shortName),
    full.replace(PROVINCE, ""),
    ...(province && agency.level !== "other" && !PROVINCE.test(full) ? [full + province] : []),
  ].filter((name) => !BARE.has(name));
}

/** Agencies are called after their places: where none bears the name of the place, the letter comes from elsewhere. */
function isWithin(directory: readonly ListedAgency[], place: string): boolean {
  return place === "" || directory.some((agency) => ` ${plainAgencyName(agency.name)}`.endsWith(` ${place}`));
}

/** Folded, without marks between the words, the usual short forms spelt out: what two spellings of one name have in common. */
export function plainAgencyName(text: string): string {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => SPELT_OUT[word] ?? word)
    .join(" ");
}
