import type { Refusal } from "../refusal/refusal.ts";
import { ACT_NAMES, type Act, CONTENT_ROLES, RELATIONS, type Relation, type Role } from "./words.ts";

/** One post as it acts now, with everything it has to do with the document (empty = nothing). */
export type Asker = { role: Role; relations: readonly Relation[] };

type Grant = { roles: readonly Role[]; relations: readonly Relation[] };

const UNIT_HEADS: readonly Role[] = ["truong-don-vi", "chanh-van-phong"];
const SIGNING: readonly Role[] = ["lanh-dao", "chanh-van-phong", "truong-don-vi"];

/** May a post with these roles sign at all? Leaders do; heads of units by order of the leader (TL., NĐ 30/2020 Đ13.3). */
export const maySign = (roles: readonly string[]): boolean => roles.some((role) => SIGNING.some((one) => one === role));

const CLERK: Grant = { roles: ["van-thu"], relations: ["clerk-of-agency"] };
const LEADER: Grant = { roles: ["lanh-dao"], relations: ["leader-of-agency"] };
// the chief of office directs by delegation of the leader
const DIRECTOR: Grant = { roles: ["lanh-dao", "chanh-van-phong"], relations: ["presented-to"] };
const UNIT_HEAD: Grant = { roles: UNIT_HEADS, relations: ["lead-unit-head"] };
const HANDLER: Grant = { roles: CONTENT_ROLES, relations: ["lead-assignee"] };
const NAMED: Grant = { roles: CONTENT_ROLES, relations: ["co-ordinator", "informed"] };
const DRAFTER: Grant = { roles: CONTENT_ROLES, relations: ["drafter"] };
// in an agency without a chief of office the clerk looks after the form (NĐ 30/2020 Đ12.2)
const APPROVER: Grant = { roles: [...SIGNING, "van-thu"], relations: ["approver"] };
// TL. and TUQ. let heads of units sign (NĐ 30/2020, Đ13)
const SIGNER: Grant = { roles: SIGNING, relations: ["signer"] };
const READERS = [CLERK, LEADER, DIRECTOR, UNIT_HEAD, HANDLER, NAMED, DRAFTER, APPROVER, SIGNER];
const ADMINISTRATOR: Grant = { roles: ["quan-tri"], relations: RELATIONS };
const OPERATOR: Grant = { roles: ["van-hanh"], relations: RELATIONS };

/** Who may do what; whatever stands not here is refused. Sources: NĐ 30/2020 Đ10–24, Đ32; PL VI III.3.b. */
const GRANTS: Record<Act, readonly Grant[]> = {
  "see-in-list": READERS,
  read: READERS,
  download: READERS,
  "read-history": READERS,
  register: [CLERK],
  "refuse-intake": [CLERK],
  present: [CLERK],
  "pass-to-unit": [CLERK],
  direct: [DIRECTOR],
  assign: [UNIT_HEAD],
  "extend-deadline": [DIRECTOR, UNIT_HEAD],
  start: [UNIT_HEAD, HANDLER],
  finish: [DIRECTOR, UNIT_HEAD, HANDLER],
  reopen: [DIRECTOR, UNIT_HEAD],
  "draft-reply": [UNIT_HEAD, HANDLER],
  "edit-draft": [DRAFTER, APPROVER],
  discard: [DRAFTER],
  submit: [DRAFTER],
  // the leader where a unit has no head, or its head wrote the draft
  "approve-unit": [{ roles: [...UNIT_HEADS, "lanh-dao"], relations: ["approver"] }],
  "check-format": [{ roles: ["chanh-van-phong", "van-thu"], relations: ["approver"] }],
  // the one who will sign approves (NĐ 30/2020, Đ11.1)
  "approve-leader": [{ roles: ["lanh-dao"], relations: ["approver"] }, SIGNER],
  return: [CLERK, DIRECTOR, UNIT_HEAD, HANDLER, APPROVER, SIGNER],
  "sign-person": [SIGNER],
  "give-number": [CLERK],
  "cancel-number": [CLERK],
  "sign-agency": [CLERK],
  issue: [CLERK],
  recall: [CLERK, SIGNER],
  "file-in-case": [CLERK, UNIT_HEAD, HANDLER, DRAFTER],
  "print-register": [CLERK, LEADER],
  "manage-accounts": [ADMINISTRATOR],
  "see-queues": [ADMINISTRATOR, OPERATOR],
  "read-audit-log": [ADMINISTRATOR],
};

/**
 * May this post do `act` on a document it stands in these relations to? Empty = yes. Default deny. Whether the act fits the
 * document's state is decided by `routing`; both must be empty. Whether the post is of the document's agency stands in the
 * relations, and under them in row-level security.
 */
export function checkAccess(asker: Asker, act: Act): Refusal[] {
  const relations: readonly Relation[] = asker.relations.length === 0 ? ["none"] : asker.relations;
  const grants = Object.hasOwn(GRANTS, act) ? GRANTS[act] : [];
  const granted = grants.some(
    (grant) => grant.roles.includes(asker.role) && grant.relations.some((relation) => relations.includes(relation)),
  );
  return granted ? [] : [refusal(asker, act)];
}

/** The same as a yes or no. */
export function mayDo(asker: Asker, act: Act): boolean {
  return checkAccess(asker, act).length === 0;
}

function refusal(asker: Asker, act: Act): Refusal {
  const facts = { role: asker.role, act };
  if (asker.role === "quan-tri" || asker.role === "van-hanh") {
    return {
      code: "access.administrators-see-no-content",
      message: `Tài khoản quản trị, vận hành không được ${ACT_NAMES[act]}. Không có gì thay đổi. Nếu bạn còn chức danh khác, hãy chuyển sang chức danh đó.`,
      clause: "NĐ 30/2020 PL VI III.3.b",
      facts,
    };
  }
  return {
    code: "access.denied",
    message: `Bạn không có quyền ${ACT_NAMES[act]} với chức danh đang dùng. Không có gì thay đổi. Hãy chuyển chức danh, hoặc nhờ người giao việc thêm bạn vào.`,
    clause: "NĐ 30/2020 PL VI III.3.b",
    facts,
  };
}
