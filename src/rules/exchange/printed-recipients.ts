// The agencies printed on a letter (“Kính gửi”, “Nơi nhận”, NĐ 30/2020 PL I mục II.9) beside those it is sent to. A difference is
// said, not forbidden: “Các phòng thuộc Sở” is served inside, a copy may go to somebody who is not named.
import { agenciesNamed, type ListedAgency, plainAgencyName } from "./agency-names.ts";

export type PrintedLetter = {
  addressees: readonly string[];
  recipients: readonly string[];
  /** the body: “Như Điều 3” and “Như thành phần mời” name their agencies there */
  text: string;
};
type Chosen = { code: string | null; name: string };
export type RecipientDifferences = {
  /** printed, but not sent to; the code when the directory knows exactly one such agency */
  notChosen: (Chosen & { printed: string })[];
  /** sent to, but printed nowhere */
  notPrinted: string[];
};

const OUTSIDE =
  /^(so|bo|uy ban nhan dan|hoi dong nhan dan|tinh uy|huyen uy|thanh uy|dang uy|van phong (uy|hoi dong|tinh|chinh)|kho bac|cuc|chi cuc|tong cuc|thue|bao hiem|vien kiem sat|toa an|cong an|cong ty|ngan hang|truong|benh vien|ban quan ly)( |$)/u;
/** “Các sở, ban, ngành tỉnh”, “UBND các xã, phường”: many at once, which ones the names do not say */
const MANY = /(^| )cac (so|ban|nganh|bo|xa|phuong|huyen|co quan|dia phuong)( |$)/u;
const POINTS_INTO_TEXT = /^nhu (dieu|thanh phan)/u;
const KEPT = /^luu/u;

/** @param ownCode code of the issuing agency: a copy that stays in the house is no recipient */
export function compareRecipients(of: {
  letter: PrintedLetter;
  chosen: readonly Chosen[];
  directory: readonly ListedAgency[];
  ownCode: string;
}): RecipientDifferences {
  const lines = [...of.letter.addressees, ...of.letter.recipients].map(withoutPurpose);
  const kept = lines.filter((line) => !KEPT.test(plainAgencyName(line)));
  const names = unique(kept.flatMap((line) => namesIn(line, of.directory)));
  const meant = new Set(names.flatMap((name) => agenciesNamed(of.directory, { name }).map((agency) => agency.code)));
  const plainNames = new Set(names.map(plainAgencyName));
  const many = kept.some((line) => MANY.test(plainAgencyName(line)));
  const text = kept.some((line) => POINTS_INTO_TEXT.test(plainAgencyName(line)))
    ? ` ${plainAgencyName(of.letter.text)} `
    : "";
  const inText = (agency: Chosen) =>
    namesOf(agency, of.directory).some((name) => name !== "" && text.includes(` ${plainAgencyName(name)} `));
  const printed = (agency: Chosen) =>
    (agency.code !== null && meant.has(agency.code)) || plainNames.has(plainAgencyName(agency.name)) || inText(agency);

  return {
    notChosen: names.flatMap((name) => {
      const [agency, ...others] = agenciesNamed(of.directory, { name });
      const codes = new Set([agency, ...others].flatMap((one) => (one ? [one.code] : [])));
      if (codes.has(of.ownCode)) return [];
      const served = of.chosen.some(
        (one) => (one.code !== null && codes.has(one.code)) || plainAgencyName(one.name) === plainAgencyName(name),
      );
      if (served || (!agency && !OUTSIDE.test(plainAgencyName(name)))) return [];
      const sure = agency && others.length === 0 ? agency : null;
      return [{ printed: name, name: sure?.name ?? name, code: sure?.code ?? null }];
    }),
    // which ones “các sở” means nobody can tell, so nobody is said to be missing
    notPrinted: many ? [] : of.chosen.filter((agency) => !printed(agency)).map((agency) => agency.name),
  };
}

/** One line names one agency, or several behind commas; a comma may also belong to the name. */
function namesIn(line: string, directory: readonly ListedAgency[]): string[] {
  const plain = plainAgencyName(line);
  if (plain === "" || MANY.test(plain) || POINTS_INTO_TEXT.test(plain) || plain.startsWith("nhu tren")) return [];
  if (agenciesNamed(directory, { name: line }).length > 0) return [line];
  const parts = line.split(/[,;]/u).map((part) => part.trim());
  const each = parts.every(
    (part) => OUTSIDE.test(plainAgencyName(part)) || agenciesNamed(directory, { name: part }).length > 0,
  );
  return each ? parts : [line];
}

function namesOf(agency: Chosen, directory: readonly ListedAgency[]): string[] {
  const listed = directory.find((one) => one.code === agency.code);
  return [agency.name, listed?.name ?? "", listed?.shortName ?? ""];
}

/** `- UBND tỉnh (để b/c);` → `UBND tỉnh` */
function withoutPurpose(line: string): string {
  return line
    .replace(/\([^)]*\)/gu, " ")
    .replace(/^[-–+\s]+|[;.\s]+$/gu, "")
    .trim();
}

const unique = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.findIndex((other) => plainAgencyName(other) === plainAgencyName(name)) === index);
