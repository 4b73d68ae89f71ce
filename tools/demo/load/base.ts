// What everybody needs before the first letter: installation, directory, people, posts, correspondents, books with their next numbers.
import { hashPassword } from "#src/features/identity/identity.actions.ts";
import { sql, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { addDays } from "#src/rules/legal-time/civil-date.ts";
import { instantAt } from "#src/rules/legal-time/instant.ts";
import type { DemoAgency, DemoBook, DemoPost, DemoProvince } from "../types.ts";
import { agencyKeyId, leadershipIdOf, officeIdOf, personIdOf, personKeyId, postIdOf, unitIdOf } from "./ids.ts";
import { insertRows, type Row } from "./insert.ts";

/** Offered on the sign-in page, in this order. */
const SHOWN_POSTS = [
  "post.han.tran",
  "post.tri.nguyen",
  "post.thuy.le",
  "post.tung.huynh",
  "post.bao.dang",
  "post.my.lam",
  "post.huy.truong",
  "post.dat.nguyen2",
  "post.huyen.lam",
];
const CLERK_OF = "ubnd-ba-tri";
const LEVELS: Partial<Record<DemoAgency["level"], string>> = {
  province: "province",
  department: "department",
  commune: "commune",
};
const BOOK_NAMES = { incoming: "Sổ đăng ký văn bản đến", outgoing: "Sổ đăng ký văn bản đi" };
const SIGNING_ROLES = ["lanh-dao", "chanh-van-phong", "truong-don-vi"];

export const bookIdOf = (book: Pick<DemoBook, "agencyId" | "direction" | "year">): string =>
  `book_${book.agencyId}.${book.direction === "incoming" ? "den" : "di"}.${book.year}`;

/** Numbers a staffed agency gives to what is sealed and waits for issue: beyond the last issued one. */
export type ExtraNumbers = ReadonlyMap<string, number>;

/** One transaction: afterwards everybody can sign in and work, before the first letter is there. */
export async function writeBase(tx: Tx, province: DemoProvince, extra: ExtraNumbers): Promise<void> {
  await insertRows(tx, "installation", [
    { id: newId("ins"), demo: true, demo_state: "loading", created_at: new Date().toISOString() },
  ]);
  const ids = await writeAgencies(tx, province.agencies);
  const agencyId = (id: string): number => ids.get(id) ?? 0;
  await insertRows(tx, "unit", unitRows(province, agencyId));
  const password = await hashPassword(province.password);
  const joined = new Date(instantAt(addDays(province.storyMonday, -420), "08:00")).toISOString();
  await insertRows(
    tx,
    "person",
    province.people.map((person) => ({
      id: personIdOf(person.id),
      login: person.login,
      full_name: person.fullName,
      password_hash: password,
      must_change_password: false,
      failed_count: 0,
      created_at: joined,
    })),
  );
  await acceptTerms(tx, province, joined);
  await insertRows(tx, "post", postRows(province, agencyId));
  await insertRows(tx, "correspondent", correspondentRows(province, agencyId));
  await insertRows(
    tx,
    "register_book",
    province.books.map((book) => ({
      agency_id: agencyId(book.agencyId),
      id: bookIdOf(book),
      direction: book.direction === "incoming" ? "in" : "out",
      series: "chung",
      year: book.year,
      name: BOOK_NAMES[book.direction],
      next_number: book.lastNumber + 1 + (extra.get(book.id) ?? 0),
    })),
  );
  await sql`analyze agency, person, post, unit`.execute(tx);
}

async function writeAgencies(tx: Tx, agencies: readonly DemoAgency[]): Promise<Map<string, number>> {
  // a correspondent without a code of its own is reached on paper only: it stands among the correspondents, not in the directory
  const coded = agencies.filter((agency) => agency.code !== null);
  await insertRows(
    tx,
    "agency",
    coded.map((agency, index) => ({
      id: index + 1,
      code: agency.code,
      code_confirmed: agency.codeConfirmed,
      name: agency.name,
      short_name: agency.shortName,
      symbol: agency.symbol,
      level: LEVELS[agency.level] ?? "other",
      parent_organ: agency.parentLines,
      organ: agency.organLines,
      place: agency.place,
      authority: agency.collective
        ? agency.organLines.join(" ")
        : `${agency.headTitle} ${agency.name}`.toLocaleUpperCase("vi"),
      address: agency.address,
      seal_mm: agency.sealDiameterMm,
      seal_key_id: agency.staffed ? agencyKeyId(agency.code ?? agency.id) : null,
      email: "",
      phone: "",
      hosted: agency.inInstallation,
      principal_id: index + 1,
      valid_from: agency.validFrom,
    })),
  );
  const ids = new Map(coded.map((agency, index) => [agency.id, index + 1]));
  await sql`select setval(pg_get_serial_sequence('agency', 'id'), ${coded.length}), setval('principal_id', ${coded.length})`.execute(
    tx,
  );
  for (const agency of coded)
    if (agency.parentId !== null)
      await sql`update agency set parent_id = ${ids.get(agency.parentId) ?? null} where id = ${ids.get(agency.id)}`.execute(
        tx,
      );
  await insertRows(
    tx,
    "agency_code_alias",
    coded
      .filter((agency) => agency.axisCode !== null && agency.axisCode !== agency.code)
      .map((agency) => ({ code: agency.axisCode, agency_id: ids.get(agency.id) })),
  );
  return ids;
}

let principal = 0;
const nextPrincipal = (): number => ++principal;

function unitRows(province: DemoProvince, agencyId: (id: string) => number): Row[] {
  principal = province.agencies.length;
  return province.agencies
    .filter((agency) => agency.inInstallation)
    .flatMap((agency) => {
      const own = province.units.filter((unit) => unit.agencyId === agency.id);
      const lead = agency.level === "department" ? `Ban ${agency.headTitle}` : "Lãnh đạo";
      const named = [
        { id: leadershipIdOf(agency.id), name: lead, symbol: "LĐ", kind: "leadership" },
        ...own.map((unit) => ({
          id: unitIdOf(unit.id),
          name: unit.name,
          symbol: unit.symbol,
          kind: unit.isOffice ? "office" : "unit",
        })),
        ...(own.length === 0 ? [{ id: officeIdOf(agency.id), name: "Văn phòng", symbol: "VP", kind: "office" }] : []),
      ];
      return named.map((unit, ordinal) => ({
        agency_id: agencyId(agency.id),
        ...unit,
        ordinal,
        principal_id: nextPrincipal(),
      }));
    });
}

function postRows(province: DemoProvince, agencyId: (id: string) => number): Row[] {
  const staffed = new Set(province.agencies.filter((agency) => agency.staffed).map((agency) => agency.id));
  const logins = new Map(province.people.map((person) => [person.id, person.login]));
  return province.posts.map((post, ordinal) => ({
    agency_id: agencyId(post.agencyId),
    id: postIdOf(post.id),
    unit_id: unitOfPost(post, staffed.has(post.agencyId)),
    person_id: personIdOf(post.personId),
    title: post.title,
    roles: [post.role],
    is_head: !post.deputy && SIGNING_ROLES.includes(post.role),
    ordinal,
    principal_id: nextPrincipal(),
    signing_key_id:
      staffed.has(post.agencyId) && SIGNING_ROLES.includes(post.role)
        ? personKeyId(logins.get(post.personId) ?? "")
        : null,
    demo_ordinal: shownAt(post),
  }));
}

function unitOfPost(post: DemoPost, hasUnits: boolean): string {
  if (post.unitId !== null) return unitIdOf(post.unitId);
  if (post.role === "lanh-dao") return leadershipIdOf(post.agencyId);
  return hasUnits ? unitIdOf(`${post.agencyId}.vp`) : officeIdOf(post.agencyId);
}

function shownAt(post: DemoPost): number | null {
  if (post.agencyId === CLERK_OF && post.role === "van-thu") return SHOWN_POSTS.length + 1;
  const place = SHOWN_POSTS.indexOf(post.id);
  return place < 0 ? null : place + 1;
}

/** Those who have worked for a year have accepted; a new account still has to. */
async function acceptTerms(tx: Tx, province: DemoProvince, joined: string): Promise<void> {
  const staffed = new Set(province.agencies.filter((agency) => agency.staffed).map((agency) => agency.id));
  const working = new Set(province.posts.filter((post) => staffed.has(post.agencyId)).map((post) => post.personId));
  const versions = await sql<{ version: string }>`select version from terms_version`.execute(tx);
  const rows = versions.rows.flatMap(({ version }) =>
    [...working].map((id) => ({ person_id: personIdOf(id), version, accepted_at: joined, from_address: "" })),
  );
  await insertRows(tx, "terms_acceptance", rows);
}

function correspondentRows(province: DemoProvince, agencyId: (id: string) => number): Row[] {
  return province.agencies
    .filter((agency) => agency.staffed)
    .flatMap((agency) => {
      const uses = new Map<string, { count: number; last: number }>();
      for (const letter of province.incoming) {
        if (letter.agencyId !== agency.id || letter.registeredAt === null) continue;
        const known = uses.get(letter.senderId) ?? { count: 0, last: 0 };
        uses.set(letter.senderId, { count: known.count + 1, last: Math.max(known.last, letter.registeredAt) });
      }
      return province.agencies
        .filter((other) => other.id !== agency.id)
        .map((other) => {
          const use = uses.get(other.id);
          return {
            agency_id: agencyId(agency.id),
            id: `cor_${other.id}`,
            name: other.name,
            code: other.code,
            symbol: other.symbol,
            in_charge: other.parentLines[0] ?? "",
            used_count: use?.count ?? 0,
            last_used_at: use ? new Date(use.last).toISOString() : null,
          };
        });
    });
}
