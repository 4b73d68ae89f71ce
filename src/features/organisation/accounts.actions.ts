// What an administrator makes: accounts with their post. No way to content comes with it.
import { randomInt } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkNewPost } from "#src/rules/access/posts.ts";
import * as store from "./accounts.store.ts";
import { demandAdministrator, lockOrganisation, noUnit } from "./units.actions.ts";

const otherName = problem(
  "organisation.login-used",
  409,
  "Tên đăng nhập này đã có người khác dùng. Chưa tạo gì; hãy đặt tên khác, hoặc ghi đúng họ tên để thêm chức danh cho người đó.",
);

/** A first-use password that can be read aloud: no letters that look alike, fits the rules of the password. */
export function firstPassword(): string {
  const pick = (letters: string, count: number): string =>
    Array.from({ length: count }, () => letters[randomInt(letters.length)]).join("");
  return `${pick("ABCDEFGHKLMNPQRSTUVXY", 1)}${pick("abcdefghkmnpqrstuvxy", 5)}-${pick("23456789", 4)}-${pick("abcdefghkmnpqrstuvxy", 4)}`;
}

/**
 * A new person with a first-use password, or one more post for somebody known by the same login and name (several posts, also
 * in two agencies).
 * @throws Problem 403, 404 unknown unit, 409 login of somebody else, or a post nobody may give (rules/access/posts)
 */
export async function createAccount(
  act: Act,
  input: { login: string; fullName: string; unitId: string; title: string; roles: string[]; isHead: boolean },
) {
  demandAdministrator(act);
  const password = firstPassword();
  const hashed = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    // two posts given at the same moment must see each other
    await lockOrganisation(tx, act.caller.agencyId);
    if (!(await store.unitExists(tx, act.caller.agencyId, input.unitId))) throw noUnit();
    const fullName = input.fullName.normalize("NFC");
    const known = await store.findLogin(tx, input.login);
    if (known && known.full_name !== fullName) throw otherName();
    refuseIf(
      checkNewPost({
        roles: input.roles,
        isHead: input.isHead,
        giverId: act.caller.personId,
        personId: known?.id ?? null,
        heldRoles: known ? await store.rolesHeld(tx, act.caller.agencyId, known.id) : [],
        head: await store.findHead(tx, act.caller.agencyId, {
          unitId: input.unitId,
          ofAgency: input.roles.includes("lanh-dao"),
        }),
      }),
    );
    const personId = known?.id ?? newId("per", act.now.getTime());
    if (!known) await store.insertPerson(tx, { id: personId, login: input.login, fullName, hash: hashed });
    const postId = newId("post", act.now.getTime());
    await store.insertPost(tx, {
      ...input,
      agencyId: act.caller.agencyId,
      id: postId,
      personId,
      title: input.title.normalize("NFC"),
    });
    await recordAudit(tx, act, {
      action: "account.created",
      objectType: "person",
      objectId: personId,
      facts: { postId, roles: input.roles.join(",") },
      text: { name: fullName, title: input.title },
    });
    return { personId, postId, firstPassword: known ? null : password };
  });
}
