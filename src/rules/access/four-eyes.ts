import type { Refusal } from "../refusal/refusal.ts";
import { isContentRole } from "./words.ts";

/** Somebody who holds a post of the agency and whose account is open; locked for some hours he still counts. */
export type PostHolder = { personId: string; roles: readonly string[] };
/** What an administrator asks for, seen by who has to do with it. */
export type Wish = {
  askedBy: string;
  /** whose account or post it is */
  about: string;
  /** who leaves the post that is replaced */
  leaving: string | null;
  /** it took effect when there was nobody to ask: leaders and chiefs alone look at it afterwards, never those made with it */
  inForce?: boolean;
};

const CLAUSE = "QCVN 12:2026/BCA";
const CONFIRMERS = ["lanh-dao", "chanh-van-phong"];
const DEPUTIES = ["van-thu", "truong-don-vi"];
const holds = (roles: readonly string[], wanted: readonly string[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** May this post say who comes to the content: leaders, and the chief of office for them. */
export function mayConfirm(roles: readonly string[]): boolean {
  return holds(roles, CONFIRMERS);
}

/**
 * Does giving these roles need a second person? Whoever keeps the accounts could otherwise invent a person with a way to the
 * content and come in with the first-use password himself (invariant 10; separation of duties, QCVN 12:2026/BCA). Another
 * administrator as well: invented, he would be the second pair of hands of the first.
 */
export function needsSecondPerson(roles: readonly string[]): boolean {
  return roles.some(isContentRole) || roles.includes("quan-tri");
}

/**
 * The first days of an agency: it never had a leader or chief of office, nobody could be asked. A wish takes effect at once and is
 * recorded as such. Posts that ended and accounts that closed count: the first days do not come back. Nor is it ever so for what
 * touches somebody who may confirm, in whatever agency he does.
 * @param wish `roles`: what it opens or takes
 * @param rolesEver every role anybody holds or held in the agency
 */
export function takesEffectAlone(
  wish: { kind: string; roles: readonly string[] },
  rolesEver: readonly string[],
): boolean {
  const gives = wish.kind === "account" || wish.kind === "post";
  return !mayConfirm(rolesEver) && (gives || !mayConfirm(wish.roles));
}

/**
 * Does it need a second person that somebody goes? When it leaves fewer than two persons who can confirm, clerks and heads of units
 * for the leaders included: otherwise whoever keeps the accounts clears the house until nobody is left to ask.
 */
export function takesConfirmerAway(before: readonly PostHolder[], after: readonly PostHolder[]): boolean {
  const persons = (holders: readonly PostHolder[]) =>
    new Set(holders.filter((each) => holds(each.roles, [...CONFIRMERS, ...DEPUTIES])).map((each) => each.personId))
      .size;
  return persons(after) < persons(before) && persons(after) < 2;
}

/**
 * Who may be the second person. Leaders and the chief of office, but nobody about himself and nobody about what he asked for.
 * Where the only leader is the one it is about or the one who leaves, also clerks and heads of units: a forgotten password of
 * the only leader must not close the office. Empty: only whoever keeps the machine can confirm (`m-office confirm`); posts that an
 * administrator ended beforehand must not make him the only one who decides.
 */
export function secondPersons(wish: Wish, holders: readonly PostHolder[]): string[] {
  const others = holders.filter((holder) => holder.personId !== wish.askedBy && holder.personId !== wish.about);
  const leaders = others.filter((holder) => mayConfirm(holder.roles));
  const enough = leaders.some((holder) => holder.personId !== wish.leaving);
  const all =
    enough || wish.inForce ? leaders : [...leaders, ...others.filter((holder) => holds(holder.roles, DEPUTIES))];
  return [...new Set(all.map((holder) => holder.personId))];
}

/** May this person say yes or no? Empty = yes. */
export function checkConfirming(personId: string, wish: Wish, holders: readonly PostHolder[]): Refusal[] {
  if (personId === wish.askedBy)
    return [
      {
        code: "confirmation.own-wish",
        message: "Người đề nghị không tự xác nhận. Chưa ghi gì. Hãy chờ lãnh đạo hoặc chánh văn phòng xác nhận.",
        clause: CLAUSE,
      },
    ];
  if (personId === wish.about)
    return [
      {
        code: "confirmation.about-oneself",
        message:
          "Không ai tự xác nhận quyền của chính mình. Chưa ghi gì. Hãy nhờ lãnh đạo hoặc chánh văn phòng khác xác nhận.",
        clause: CLAUSE,
      },
    ];
  if (secondPersons(wish, holders).includes(personId)) return [];
  return [
    {
      code: "confirmation.no-standing",
      message:
        "Việc này do lãnh đạo hoặc chánh văn phòng của cơ quan xác nhận. Chưa ghi gì. Hãy báo họ mở mục “Chờ xác nhận”.",
      clause: CLAUSE,
    },
  ];
}
