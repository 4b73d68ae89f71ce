// People and posts of an office as its administrator sees them.
import { asOwner } from "../documents/outgoing.ts";
import type { Session, TestOffice } from "./office.ts";

/** One more administrator, with the password of everybody, who has accepted the terms; put in behind the product's back. */
export async function addAdministrator(
  office: TestOffice,
  who: { login: string; agency: string; unitId: string },
): Promise<void> {
  const { login } = who;
  await asOwner(office, async (client) => {
    await client.query(
      "insert into person (id, login, full_name, password_hash) select 'per_' || $1, $1, 'Quản trị ' || $1, password_hash from person where login = 'phuc.vo'",
      [login],
    );
    await client.query(
      "insert into terms_acceptance (person_id, version, accepted_at, from_address) values ('per_' || $1, '2026.1', now(), '')",
      [login],
    );
    await client.query(
      "insert into post (agency_id, id, unit_id, person_id, title, roles) values ($1, 'post_' || $2, $3, 'per_' || $2, 'Quản trị', '{quan-tri}')",
      [office.province.agencyId(who.agency), login, who.unitId],
    );
  });
}

export async function personOf(admin: Session, login: string) {
  const person = (await admin.api.staff.people()).find((each) => each.login === login);
  if (!person) throw new Error(`nobody called ${login}`);
  return person;
}

/** The first post somebody holds. */
export async function postOf(admin: Session, login: string) {
  const [post] = (await personOf(admin, login)).posts;
  if (!post) throw new Error(`${login} holds no post`);
  return post;
}

/** The wish about this person that waits. */
export async function waitingFor(who: Session, login: string) {
  const row = (await who.api.staff.confirmations()).find((each) => each.person.login === login);
  if (!row) throw new Error(`nothing waits for ${login}`);
  return row;
}

/** Says yes to all that waits for this person. */
export async function confirmAll(who: Session): Promise<number> {
  const rows = (await who.api.staff.confirmations()).filter((row) => row.mayDecide);
  for (const row of rows) await who.api.staff.confirm({ id: row.id });
  return rows.length;
}
