// People and posts of an office as its administrator sees them.
import type { Session } from "./office.ts";

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
