import { demandContentRole } from "#src/features/access/access.actions.ts";
import { directoryNames, listAgencies } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { agenciesNamed, type ListedAgency, nameElsewhere } from "#src/rules/exchange/agency-names.ts";
import { fold, matchesText } from "#src/rules/vietnamese-text/fold.ts";
import type { CorrespondentSuggestion } from "./correspondents.contract.ts";
import * as store from "./correspondents.store.ts";

/** The whole province is some two hundred agencies. */
const DIRECTORY = 1000;

/**
 * Senders and recipients while one is typing: the agency's own correspondents, latest first, then agencies of the province's
 * directory, each name once.
 * @throws Problem 403 for posts without content (administrators)
 */
export async function suggestCorrespondents(
  act: Act,
  ask: { q: string; limit: number; place?: string | undefined },
): Promise<CorrespondentSuggestion[]> {
  demandContentRole(act.caller);
  const words = fold(ask.q)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== "");
  const own = await inAgency(act.db, act.caller.agencyId, (tx) =>
    store.findCorrespondents(tx, { agencyId: act.caller.agencyId, words, limit: ask.limit }),
  );
  const found: CorrespondentSuggestion[] = own.map((row) => ({
    name: row.name,
    code: row.code,
    symbol: row.symbol,
    inCharge: row.in_charge,
    source: "used",
    named: false,
    usedCount: row.used_count,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
  if (words.length === 0) return found;
  const directory = await listAgencies(act, { limit: DIRECTORY });
  // a sender once registered without its code must not hide the code the directory has
  for (const row of found) {
    const same = row.code ? [] : directory.filter((agency) => fold(agency.name) === fold(row.name));
    if (same.length === 1 && same[0]) Object.assign(row, { code: same[0].code, symbol: row.symbol || same[0].symbol });
  }
  const letter = { name: ask.q, place: ask.place ?? "" };
  const named = new Set(agenciesNamed(directory, letter).map((agency) => agency.code));
  const elsewhere = namesakes(directory, letter);
  for (const row of found) {
    row.named = row.code !== null && named.has(row.code);
    if (row.code !== null && elsewhere.has(row.code)) row.code = null;
  }
  const known = new Set(found.flatMap((row) => [fold(row.name), row.code ?? ""]));
  const last = (agency: { code: string }) => Number(!named.has(agency.code));
  for (const agency of directory.toSorted((a, b) => last(a) - last(b))) {
    const means = named.has(agency.code);
    if (known.has(fold(agency.name)) || known.has(agency.code)) continue;
    if (!means && !matchesText(`${agency.name} ${agency.shortName}`, ask.q) && !matchesCode(agency, words)) continue;
    found.push({
      named: means,
      name: agency.name,
      code: agency.code,
      symbol: agency.symbol,
      inCharge: "",
      source: "directory",
      usedCount: 0,
      lastUsedAt: null,
    });
  }
  return found.slice(0, ask.limit);
}

function matchesCode(agency: { code: string; shortName: string; symbol: string }, words: string[]): boolean {
  const [only] = words;
  if (words.length !== 1 || !only) return false;
  return fold(agency.code).startsWith(only) || fold(agency.symbol) === only || matchesText(agency.shortName, only);
}

/**
 * The sender a letterhead names, as the directory writes it. Sure only when nothing on the letter – parent organ, place – says that
 * another agency of this name is meant; one of another province gets its whole name.
 * @returns null when nothing is known about the name
 */
export async function readSender(
  tx: Tx,
  agencyId: number,
  head: { name: string; parent: string; place: string },
): Promise<{ name: string; sure: boolean } | null> {
  if (head.name.trim() === "") return null;
  const directory = await directoryNames(tx);
  const elsewhere = nameElsewhere(directory, head);
  const written = await store.findWrittenName(tx, agencyId, elsewhere ?? head.name);
  if (elsewhere !== null) return { name: written ?? elsewhere, sure: written !== null };
  if (namesakes(directory, head).size > 0) return { name: written ?? head.name, sure: false };
  return written === null ? null : { name: written, sure: true };
}

/**
 * The one code the books know for a sender of this name, capitals and tone marks aside; a short name (“Sở Xây dựng”) counts when it
 * means one agency of the province. Null when there is none or several.
 */
export async function knownCode(
  tx: Tx,
  agencyId: number,
  letter: { name: string; place: string },
): Promise<string | null> {
  const directory = await directoryNames(tx);
  const elsewhere = namesakes(directory, letter);
  const known = (await store.findCodes(tx, agencyId, letter.name.trim())).filter((code) => !elsewhere.has(code));
  const codes = known.length > 0 ? known : agenciesNamed(directory, letter).map((agency) => agency.code);
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** Agencies of the province that bear the short name of a letter which was written outside the province. */
function namesakes(directory: readonly ListedAgency[], letter: { name: string; place: string }): Set<string> {
  const here = agenciesNamed(directory, letter);
  const namesake = agenciesNamed(directory, { name: letter.name }).filter((agency) => !here.includes(agency));
  return new Set(namesake.map((agency) => agency.code));
}

/** Counts one letter from a sender, so that the next typing proposes it first. */
export function noteCorrespondent(
  tx: Tx,
  use: { agencyId: number; name: string; code: string | null; inCharge?: string; now: Date },
): Promise<void> {
  return store.countUse(tx, { inCharge: "", ...use, id: newId("cor", use.now.getTime()) });
}
