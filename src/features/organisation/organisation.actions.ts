import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import type { ListedAgency } from "#src/rules/exchange/agency-names.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import * as store from "./organisation.store.ts";

export type { AgencyRow, PostRow, UnitRow } from "./organisation.store.ts";

/**
 * The agency's working time: shipped hours and public days, its own days over them. Kept a minute per agency: it is asked
 * at every registration and every list, and changes a few times a year.
 */
export async function loadCalendar(tx: Tx, agencyId: number, now: Date): Promise<Calendar> {
  const kept = calendars.get(agencyId);
  if (kept && kept.until > now.getTime()) return kept.calendar;
  const own = await store.listAgencyDays(tx);
  const calendar: Calendar = {
    ...SHIPPED_CALENDAR,
    days: [
      ...SHIPPED_CALENDAR.days,
      ...own.map((row) => ({
        date: row.day,
        kind: row.kind === "local-work" ? ("swap_work" as const) : ("local" as const),
        name: row.note,
        source: "",
      })),
    ],
  };
  calendars.set(agencyId, { calendar, until: now.getTime() + 60_000 });
  return calendar;
}
const calendars = new Map<number, { calendar: Calendar; until: number }>();

/**
 * The posts named by ids, in this agency, also ended ones: who did something then keeps his name in every history.
 * @param at the moment of which the names are wanted; default today's
 */
export function postsOnRecord(tx: Tx, ids: string[], at?: Date): Promise<store.PostRow[]> {
  return ids.length === 0 ? Promise.resolve([]) : store.listPosts(tx, { ids, ended: true, ...(at ? { at } : {}) });
}

/** Who has this post's work now: the post itself while it is held, else who took over, and so on; none when nobody did. */
export async function postInOffice(tx: Tx, id: string): Promise<store.PostRow | undefined> {
  const line = await store.lineOfPost(tx, id);
  const held = await postsByIds(tx, line);
  return held.toSorted((a, b) => line.indexOf(a.id) - line.indexOf(b.id))[0];
}

/** The posts named by ids that somebody holds now, in this agency. */
export function postsByIds(tx: Tx, ids: string[]): Promise<store.PostRow[]> {
  return ids.length === 0 ? Promise.resolve([]) : store.listPosts(tx, { ids });
}

export function findPosts(tx: Tx, ask: { unitId?: string; role?: string; q?: string }): Promise<store.PostRow[]> {
  return store.listPosts(tx, ask);
}

export function allUnits(tx: Tx): Promise<store.UnitRow[]> {
  return store.listUnits(tx);
}

/** Agencies are a directory without tenant: readable in any transaction. */
export const agencyById = store.findAgency;
export const agencyByCode = store.findAgencyByCode;

export async function listAgencies(act: Act, ask: { q?: string; limit: number }) {
  const rows = await inAgency(act.db, act.caller.agencyId, (tx) =>
    store.findAgencies(tx, { q: ask.q ?? "", limit: ask.limit }),
  );
  return rows.map(entryOf);
}

/** The whole province is some two hundred agencies. */
const WHOLE_DIRECTORY = 1000;

/** The names of the province's directory, for a name on a letter (rules/exchange/agency-names). */
export async function directoryNames(tx: Tx): Promise<ListedAgency[]> {
  return (await store.findAgencies(tx, { q: "", limit: WHOLE_DIRECTORY })).map(entryOf);
}

export async function ownAgency(act: Act) {
  const row = await inAgency(act.db, act.caller.agencyId, (tx) => store.findAgency(tx, act.caller.agencyId));
  if (!row) throw new Error("agency of a session is missing");
  return {
    ...entryOf(row),
    parentOrgan: row.parent_organ,
    organ: row.organ,
    place: row.place,
    authority: row.authority,
    address: row.address,
    sealMm: row.seal_mm,
    rowVersion: row.row_version,
  };
}

function entryOf(row: store.AgencyRow) {
  return {
    code: row.code,
    codeConfirmed: row.code_confirmed,
    name: row.name,
    shortName: row.short_name,
    symbol: row.symbol,
    level: row.level,
    hosted: row.hosted,
  };
}

export async function listUnits(act: Act) {
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const heads = (await store.listPosts(tx, {})).filter((post) => post.is_head);
    return (await store.listUnits(tx)).map((unit) => {
      const head = heads.find((post) => post.unit_id === unit.id);
      return {
        id: unit.id,
        name: unit.name,
        symbol: unit.symbol,
        kind: unit.kind,
        parentId: unit.parent_id,
        rowVersion: unit.row_version,
        openWork: unit.open_work,
        head: head ? { id: head.id, title: head.title, fullName: head.full_name } : null,
      };
    });
  });
}

export async function listPosts(act: Act, ask: { unitId?: string; role?: string; q?: string }) {
  const rows = await inAgency(act.db, act.caller.agencyId, (tx) => store.listPosts(tx, ask));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    fullName: row.full_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    roles: row.roles,
    isHead: row.is_head,
    openWork: row.open_work,
  }));
}

export async function listDays(act: Act, ask: { from: string; to: string }) {
  const calendar = await inAgency(act.db, act.caller.agencyId, (tx) => loadCalendar(tx, act.caller.agencyId, act.now));
  return calendar.days
    .filter((row) => row.date >= ask.from && row.date <= ask.to)
    .map((row) => ({ day: row.date, kind: row.kind, note: row.name }));
}
