// People, posts and units. Names of the pictures are fixed, all others come from the seed; no name and no login occurs twice.

import { slug } from "./agencies.ts";
import { FAMILY_NAMES, FEMALE_GIVEN, FEMALE_MIDDLES, MALE_GIVEN, MALE_MIDDLES } from "./data/names.ts";
import { COMMITTEE, CONSTRUCTION, COUNCIL, FINANCE, NAMED_ELSEWHERE, type StaffTable } from "./data/staff.ts";
import { pick, type Random, stream, weighted } from "./random.ts";
import type { DemoAgency, DemoPerson, DemoPost, DemoRole, DemoUnit } from "./types.ts";

export type DemoStaff = { units: DemoUnit[]; people: DemoPerson[]; posts: DemoPost[] };

type NewPost = { agencyId: string; unitId: string | null; role: DemoRole; title: string; deputy: boolean };

/** Units, people and posts of all agencies of the installation. The same seed gives the same people. */
export function buildPeople(seed: string, agencies: DemoAgency[]): DemoStaff {
  const staff = new StaffList(seed);
  for (const table of [FINANCE, CONSTRUCTION, COMMITTEE, COUNCIL]) staff.addTable(table);
  serveCouncilToo(staff);
  for (const [agencyId, role, title, deputy, name, gender] of NAMED_ELSEWHERE) {
    staff.add({ agencyId, unitId: null, role, title, deputy }, name, gender);
  }
  for (const agency of agencies) if (agency.inInstallation && !isFull(agency)) addMinimum(staff, agency);
  return { units: staff.units, people: staff.people, posts: staff.posts };
}

/** The committee's clerk and chief of office hold the same posts at the council. */
function serveCouncilToo(staff: StaffList): void {
  for (const role of ["van-thu", "chanh-van-phong"] as const) {
    const post = staff.posts.find((p) => p.agencyId === COMMITTEE.agencyId && p.role === role);
    if (!post) continue;
    const unitId = "hdnd-ba-tri.vp";
    staff.posts.push({ ...post, id: `${post.id}.hdnd`, agencyId: COUNCIL.agencyId, unitId });
  }
}

/** A clerk, who receives, and a head, who directs and signs. */
function addMinimum(staff: StaffList, agency: DemoAgency): void {
  const has = (role: DemoRole, deputy: boolean) =>
    staff.posts.some((p) => p.agencyId === agency.id && p.role === role && p.deputy === deputy);
  const post = { agencyId: agency.id, unitId: null, deputy: false };
  if (!has("van-thu", false)) staff.add({ ...post, role: "van-thu", title: "Văn thư" }, null, "nu");
  if (has("lanh-dao", false)) return;
  staff.add({ ...post, role: "lanh-dao", title: agency.headTitle }, null, staff.anyGender());
}

function isFull(agency: DemoAgency): boolean {
  return [FINANCE, CONSTRUCTION, COMMITTEE, COUNCIL].some((table) => table.agencyId === agency.id);
}

class StaffList {
  readonly units: DemoUnit[] = [];
  readonly people: DemoPerson[] = [];
  readonly posts: DemoPost[] = [];
  readonly #random: Random;
  readonly #names = new Set<string>();
  readonly #logins = new Set<string>();

  constructor(seed: string) {
    this.#random = stream(seed, "people");
    // names the pictures use are kept free for their bearers
    for (const table of [FINANCE, CONSTRUCTION, COMMITTEE, COUNCIL]) {
      for (const row of table.posts) if (row[4]) this.#names.add(row[4]);
    }
    for (const row of NAMED_ELSEWHERE) this.#names.add(row[4]);
  }

  anyGender(): "nam" | "nu" {
    return this.#random() < 0.62 ? "nam" : "nu";
  }

  addTable(table: StaffTable): void {
    for (const [id, name, shortName, symbol, isOffice] of table.units) {
      this.units.push({ id, agencyId: table.agencyId, name, shortName, symbol, isOffice: isOffice ?? false });
    }
    for (const [unitId, role, title, deputy, name, gender] of table.posts) {
      this.add({ agencyId: table.agencyId, unitId, role, title, deputy }, name, gender);
    }
  }

  add(post: NewPost, name: string | null, gender: "nam" | "nu"): void {
    const fullName = name ?? this.#freshName(gender);
    const login = this.#freshLogin(fullName);
    const person: DemoPerson = { id: `person.${login}`, fullName, login, gender };
    this.people.push(person);
    this.posts.push({ id: `post.${login}`, personId: person.id, ...post });
  }

  #freshName(gender: "nam" | "nu"): string {
    const [middles, given] = gender === "nam" ? [MALE_MIDDLES, MALE_GIVEN] : [FEMALE_MIDDLES, FEMALE_GIVEN];
    for (;;) {
      const name = `${weighted(this.#random, FAMILY_NAMES)} ${pick(this.#random, middles)} ${pick(this.#random, given)}`;
      const words = name.split(" ");
      if (new Set(words).size < words.length || this.#names.has(name)) continue;
      this.#names.add(name);
      return name;
    }
  }

  /** "Trần Thị Ngọc Hân" → han.tran; a second one gets han.tran2. */
  #freshLogin(fullName: string): string {
    const words = fullName.split(" ").map(slug);
    const base = `${words.at(-1)}.${words[0]}`;
    let login = base;
    for (let n = 2; this.#logins.has(login); n++) login = `${base}${n}`;
    this.#logins.add(login);
    return login;
  }
}
