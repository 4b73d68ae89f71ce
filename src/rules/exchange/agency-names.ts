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
  const seat = directory.find((agency) => agency.level === "province");
  const province = seat && PROVINCE.exec(plainAgencyName(seat.name))?.[0];
  return directory.filter((agency) => shortNames(agency, province).includes(name));
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
