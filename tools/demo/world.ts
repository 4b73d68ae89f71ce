// What the makers of letters look up: agencies, units, posts, case files, and the numbers senders outside have used.
import { FILE_PLANS } from "./data/file-plans.ts";
import { FAMILY_NAMES, FEMALE_GIVEN, FEMALE_MIDDLES, MALE_GIVEN, MALE_MIDDLES } from "./data/names.ts";
import { COMMUNE_RATES, SENDER_RATES } from "./data/sender-rates.ts";
import type { DemoStaff } from "./people.ts";
import { at, hashOf, pick, stream, weighted } from "./random.ts";
import type { DemoAgency, DemoCaseFile, DemoPost, DemoRole, DemoSigner, DemoUnit } from "./types.ts";
import { onOrAfter } from "./when.ts";

/** Files of the pictures lie with the people of the pictures. */
const FILE_KEEPERS: Record<string, string> = { "stc/05-NS": "Lâm Thị Diễm My" };

export type WorldInput = { seed: string; monday: string; now: number; agencies: DemoAgency[]; staff: DemoStaff };

export class World {
  readonly seed: string;
  readonly monday: string;
  readonly now: number;
  readonly agencies: DemoAgency[];
  readonly caseFiles: DemoCaseFile[] = [];
  readonly #byId: Map<string, DemoAgency>;
  readonly #units: DemoUnit[];
  readonly #posts = new Map<string, DemoPost[]>();
  readonly #names: Map<string, string>;
  readonly #genders: Map<string, "nam" | "nu">;
  readonly #usedNumbers = new Set<string>();

  constructor(input: WorldInput) {
    this.seed = input.seed;
    this.monday = input.monday;
    this.now = input.now;
    this.agencies = input.agencies;
    this.#byId = new Map(input.agencies.map((a) => [a.id, a]));
    this.#units = input.staff.units;
    this.#names = new Map(input.staff.people.map((p) => [p.id, p.fullName]));
    this.#genders = new Map(input.staff.people.map((p) => [p.id, p.gender]));
    for (const post of input.staff.posts) {
      const list = this.#posts.get(post.agencyId) ?? [];
      list.push(post);
      this.#posts.set(post.agencyId, list);
    }
  }

  agency(id: string): DemoAgency {
    const agency = this.#byId.get(id);
    if (!agency) throw new RangeError(`no agency ${id}`);
    return agency;
  }

  name(personId: string): string {
    return this.#names.get(personId) ?? personId;
  }

  gender(personId: string): "nam" | "nu" {
    return this.#genders.get(personId) ?? "nam";
  }

  personId(fullName: string): string {
    for (const [id, name] of this.#names) if (name === fullName) return id;
    throw new RangeError(`nobody is called ${fullName}`);
  }

  /** The unit with this abbreviation, else the office. */
  unit(agencyId: string, symbol: string): DemoUnit {
    const units = this.#units.filter((u) => u.agencyId === agencyId);
    return (
      units.find((u) => u.symbol === symbol) ??
      at(
        units.filter((u) => u.isOffice),
        0,
      )
    );
  }

  unitById(id: string): DemoUnit {
    return at(
      this.#units.filter((u) => u.id === id),
      0,
    );
  }

  units(agencyId: string): DemoUnit[] {
    return this.#units.filter((u) => u.agencyId === agencyId);
  }

  posts(agencyId: string, role: DemoRole, unitId?: string): DemoPost[] {
    return (this.#posts.get(agencyId) ?? []).filter(
      (p) => p.role === role && (unitId === undefined || p.unitId === unitId),
    );
  }

  /** Heads of a unit, the chief of office for the office itself. */
  unitHeads(agencyId: string, unitId: string): DemoPost[] {
    const heads = this.posts(agencyId, "truong-don-vi", unitId);
    if (heads.length > 0) return heads;
    return this.posts(agencyId, "chanh-van-phong");
  }

  unitWorkers(agencyId: string, unitId: string): DemoPost[] {
    const workers = this.posts(agencyId, "chuyen-vien", unitId);
    return workers.length > 0 ? workers : this.unitHeads(agencyId, unitId);
  }

  /** The next free number of a sender outside the staffed agencies, fitting the day; a number is given once a year. */
  senderNumber(agencyId: string, date: string): string {
    const year = date.slice(0, 4);
    const dayOfYear = (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
    const [low, high] = COMMUNE_RATES;
    const rate = SENDER_RATES[agencyId] ?? low + ((hashOf(agencyId) % 100) / 100) * (high - low);
    let number = Math.max(1, Math.floor(rate * dayOfYear));
    while (!this.reserveNumber(agencyId, year, number)) number += 1;
    return String(number).padStart(2, "0");
  }

  /** Marks a number as used; false when it was already. */
  reserveNumber(agencyId: string, year: string, number: number): boolean {
    const key = `${agencyId}/${year}/${number}`;
    if (this.#usedNumbers.has(key)) return false;
    this.#usedNumbers.add(key);
    return true;
  }

  /** Who signs for an agency that is not fully staffed: its head (who has an account, where it has) or a deputy. */
  outsideSigner(agencyId: string, deputy: boolean): DemoSigner {
    const agency = this.agency(agencyId);
    const post = this.posts(agencyId, "lanh-dao").find((p) => p.deputy === deputy);
    const fullName = post ? this.name(post.personId) : this.#invent(`${agencyId}/${deputy}`);
    return signerOf(agency, fullName, deputy);
  }

  /** The file of the plan a letter of this unit, topic and year belongs to; opened when first needed. */
  caseFile(agencyId: string, unitSymbol: string, topic: string, year: number): DemoCaseFile {
    const plan = FILE_PLANS[agencyId] ?? [];
    const own = plan.filter((row) => row[0] === unitSymbol);
    const ofUnit = own.length > 0 ? own : plan;
    const row = plan.find((r) => r[5]?.includes(topic)) ?? at(ofUnit, hashOf(topic) % ofUnit.length);
    const symbol = `${row[2]}-${row[0]}`;
    const id = `file.${agencyId}.${year}.${symbol}`;
    const known = this.caseFiles.find((f) => f.id === id);
    if (known) return known;
    const unit = this.unit(agencyId, row[0]);
    const workers = this.unitWorkers(agencyId, unit.id);
    const named = workers.find((post) => this.name(post.personId) === FILE_KEEPERS[`${agencyId}/${symbol}`]);
    const keeper = named ?? workers[hashOf(symbol) % Math.max(1, workers.length)] ?? at(workers, 0);
    const file: DemoCaseFile = {
      id,
      agencyId,
      unitId: unit.id,
      year,
      heading: row[1],
      symbol,
      title: row[3].replace("{Y}", String(year)),
      retention: row[4],
      keeperPersonId: keeper.personId,
      openedOn: onOrAfter(`${year}-01-02`),
    };
    this.caseFiles.push(file);
    return file;
  }

  #invent(key: string): string {
    const random = stream(this.seed, "signer", key);
    const family = weighted(random, FAMILY_NAMES);
    return random() < 0.65
      ? `${family} ${pick(random, MALE_MIDDLES)} ${pick(random, MALE_GIVEN)}`
      : `${family} ${pick(random, FEMALE_MIDDLES)} ${pick(random, FEMALE_GIVEN)}`;
  }
}

/** Lines above a signature: thủ trưởng, KT., TM. (NĐ 30/2020 Đ13, Phụ lục I mục II.7). */
export function signerOf(agency: DemoAgency, fullName: string, deputy: boolean): DemoSigner {
  const head = agency.headTitle.toLocaleUpperCase("vi");
  const own = deputy ? [`KT. ${head}`, agency.deputyTitle.toLocaleUpperCase("vi")] : [head];
  const lines = agency.collective ? [`TM. ${agency.collective}`, ...own] : own;
  return { fullName, position: deputy ? agency.deputyTitle : agency.headTitle, lines };
}
