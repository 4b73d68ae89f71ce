// What the makers of rows look up: numbers and keys the database gave, posts and units, files, places in case files.

import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { loadOffice, type Office } from "#src/features/outgoing-documents/ground/holders.actions.ts";
import { type Database, inAgency, outsideAgencies, sql } from "#src/platform/db/database.ts";
import { type DemoPage, isOutgoing, type PageMaker, pageMaker } from "../bodies.ts";
import { tellAnnexes } from "../pages/parts.ts";
import type { DemoAgency, DemoIncoming, DemoOutgoing, DemoProvince } from "../types.ts";
import { demoId, leadershipIdOf, personIdOf, unitIdOf } from "./ids.ts";
import type { PageFiles } from "./pages/page-job.ts";
import { signerKeys } from "./pki.ts";

export type Letter = DemoIncoming | DemoOutgoing;
/** letter → letter whose page is its file, and which of them borrow it */
type Pages = { fileOf: ReadonlyMap<string, string>; sharing: ReadonlySet<string> };
type UnitRow = Office["units"][number];

export class Desk {
  readonly province: DemoProvince;
  readonly page: PageMaker;
  /** key of whoever signs for an agency */
  readonly keyOf: ReturnType<typeof signerKeys>;
  readonly #pages: Pages;
  /** page → what was made of it */
  readonly files = new Map<string, PageFiles>();
  readonly #agencies: Map<string, DemoAgency>;
  readonly #numbers: Map<string, { id: number; principal_id: number }>;
  readonly #offices: Map<string, Office>;
  readonly #letters: Map<string, Letter>;
  readonly #places = new Map<string, number>();
  readonly #received: Map<string, DemoIncoming>;

  constructor(parts: {
    province: DemoProvince;
    pages: Pages;
    numbers: Map<string, { id: number; principal_id: number }>;
    offices: Map<string, Office>;
  }) {
    this.province = parts.province;
    this.#pages = parts.pages;
    const make = pageMaker(parts.province);
    this.page = (letter) =>
      isOutgoing(letter) && letter.state !== "issued" ? withoutAnnexes(make(letter)) : make(letter);
    this.keyOf = signerKeys(parts.province);
    this.#agencies = new Map(parts.province.agencies.map((agency) => [agency.id, agency]));
    this.#numbers = parts.numbers;
    this.#offices = parts.offices;
    this.#letters = new Map([...parts.province.incoming, ...parts.province.outgoing].map((each) => [each.id, each]));
    this.#received = new Map(
      parts.province.incoming.map((letter) => [`${letter.sourceOutgoingId}/${letter.agencyId}`, letter]),
    );
    this.#fillPlaces();
  }

  /** the other end of one exchange, where the receiver lives here too */
  received(outgoingId: string, agencyId: string): DemoIncoming | undefined {
    return this.#received.get(`${outgoingId}/${agencyId}`);
  }

  agency(id: string): DemoAgency {
    return known(this.#agencies.get(id), id);
  }
  /** number of the agency in the database */
  number(id: string): number {
    return known(this.#numbers.get(id), id).id;
  }
  agencyKey(id: string): number {
    return known(this.#numbers.get(id), id).principal_id;
  }
  office(agencyId: string): Office {
    return known(this.#offices.get(agencyId), agencyId);
  }
  post(personId: string, agencyId: string): PostRow {
    const found = this.office(agencyId).posts.find((post) => post.person_id === personIdOf(personId));
    return known(found, `${personId} ${agencyId}`);
  }
  unit(agencyId: string, demoUnitId: string | null): UnitRow {
    const id = demoUnitId === null ? leadershipIdOf(agencyId) : unitIdOf(demoUnitId);
    return known(
      this.office(agencyId).units.find((unit) => unit.id === id),
      id,
    );
  }
  head(agencyId: string): PostRow {
    return known(
      this.office(agencyId).posts.find((post) => post.roles.includes("lanh-dao") && post.is_head),
      agencyId,
    );
  }
  unitHead(agencyId: string, unitId: string): PostRow {
    const roles = ["truong-don-vi", "chanh-van-phong"];
    const heads = this.office(agencyId).posts.filter(
      (post) => post.unit_id === unitId && post.roles.some((role) => roles.includes(role)),
    );
    return heads.find((post) => post.is_head) ?? heads[0] ?? this.head(agencyId);
  }
  clerk(agencyId: string): PostRow {
    return known(
      this.office(agencyId).posts.find((post) => post.roles.includes("van-thu")),
      agencyId,
    );
  }
  letter(id: string): Letter {
    return known(this.#letters.get(id), id);
  }

  documentId(letterId: string): string {
    const letter = this.letter(letterId);
    return demoId("doc", isOutgoing(letter) ? letter.createdAt : (letter.registeredAt ?? letter.arrivedAt), letterId);
  }
  intakeId(letter: DemoIncoming): string {
    return demoId("int", letter.arrivedAt, letter.id);
  }
  file(letterId: string): PageFiles {
    return known(this.files.get(this.#pages.fileOf.get(letterId) ?? letterId), letterId);
  }
  /** shows the page of another letter of its kind */
  isSharing(letterId: string): boolean {
    return this.#pages.sharing.has(letterId);
  }
  /** place of a letter in its case file, 1 … */
  place(letterId: string): number {
    return this.#places.get(letterId) ?? 0;
  }

  #fillPlaces(): void {
    const filed = [...this.#letters.values()].filter((letter) => letter.caseFileId !== null);
    filed.sort((a, b) => filedAt(a) - filedAt(b) || (a.id < b.id ? -1 : 1));
    const counts = new Map<string, number>();
    for (const letter of filed) {
      const place = (counts.get(letter.caseFileId ?? "") ?? 0) + 1;
      counts.set(letter.caseFileId ?? "", place);
      this.#places.set(letter.id, place);
    }
  }
}

/** The demo has no annex files, so what still has to pass the gate at issue must not speak of any. */
function withoutAnnexes(page: DemoPage): DemoPage {
  return { ...page, model: { ...page.model, body: tellAnnexes(page.model.body, 0) } };
}

/** When a letter was put into its case file. */
export function filedAt(letter: Letter): number {
  if (isOutgoing(letter)) return letter.issuedAt ?? letter.createdAt;
  return letter.assignment?.at ?? letter.directive?.at ?? letter.registeredAt ?? letter.arrivedAt;
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`the demo does not know ${what}`);
  return value;
}

export async function openDesk(db: Database, province: DemoProvince, pages: Pages): Promise<Desk> {
  const found = await outsideAgencies(db, (tx) =>
    sql<{ id: number; code: string; principal_id: number }>`select id, code, principal_id from agency`.execute(tx),
  );
  const byCode = new Map(found.rows.map((row) => [row.code, row]));
  const numbers = new Map(
    province.agencies.flatMap((agency) => {
      const row = agency.code === null ? undefined : byCode.get(agency.code);
      return row ? [[agency.id, row] as const] : [];
    }),
  );
  const offices = new Map<string, Office>();
  for (const agency of province.agencies.filter((each) => each.staffed))
    offices.set(agency.id, await inAgency(db, numbers.get(agency.id)?.id ?? 0, loadOffice));
  return new Desk({ province, pages, numbers, offices });
}
