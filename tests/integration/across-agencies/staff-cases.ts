// The lines about people and posts: administrators may, and nobody of another agency.
import type { World } from "../../support/documents/world.ts";
import { acts, lists, type RouteCase } from "./route-case.ts";

const wanted = (w: World) => ({ unitId: w.unitId, title: "Chuyên viên", roles: ["chuyen-vien"] });

export const STAFF_CASES: Readonly<Record<string, RouteCase>> = {
  "staff.people": { ...lists("administrator"), administrator: "may" },
  "staff.createAccount": {
    about: "something",
    input: (w) => ({ login: `nguoi.moi.${w.agencyId}`, fullName: "Người Mới", ...wanted(w) }),
    administrator: "may",
  },
  "staff.addPost": {
    ...acts((w) => ({ personId: w.personId, ...wanted(w) }), {
      by: "administrator",
      inputs: (own, other) => [
        { personId: other.personId, ...wanted(own) },
        { personId: own.personId, ...wanted(other) },
      ],
    }),
    administrator: "may",
  },
  "staff.resetPassword": { ...acts((w) => ({ personId: w.personId, rowVersion: 1 })), administrator: "may" },
  "staff.unlock": { ...acts((w) => ({ personId: w.personId })), administrator: "may" },
  "staff.closeAccount": {
    ...acts((w) => ({ personId: w.personId, rowVersion: 1 }), {
      by: "administrator",
      inputs: (own, other) => [
        {
          personId: own.personId,
          rowVersion: 2,
          handOver: [{ postId: own.specialistPostId, successorPostId: other.specialistPostId }],
        },
      ],
    }),
    administrator: "may",
  },
  "staff.reopenAccount": { ...acts((w) => ({ personId: w.personId, rowVersion: 1 })), administrator: "may" },
  "staff.work": { ...acts((w) => ({ postId: w.specialistPostId })), administrator: "may" },
  "staff.changePost": {
    ...acts((w) => ({ postId: w.specialistPostId, rowVersion: 1, ...wanted(w) }), {
      by: "administrator",
      inputs: (own, other) => [{ postId: own.specialistPostId, rowVersion: 1, ...wanted(other) }],
    }),
    administrator: "may",
  },
  "staff.endPost": {
    ...acts((w) => ({ postId: w.specialistPostId, rowVersion: 1 }), {
      by: "administrator",
      inputs: (own, other) => [
        { postId: own.specialistPostId, rowVersion: 1, successorPostId: other.specialistPostId },
      ],
    }),
    administrator: "may",
  },
  "staff.replacePost": {
    ...acts((w) => ({
      postId: w.specialistPostId,
      rowVersion: 1,
      title: "Chuyên viên",
      login: `ke.nhiem.${w.agencyId}`,
      fullName: "Kế Nhiệm",
    })),
    administrator: "may",
  },
  "staff.confirmations": { ...lists("leader"), administrator: "may" },
  "staff.confirm": { ...acts((w) => ({ id: w.confirmationId })), administrator: "may" },
  "staff.decline": { ...acts((w) => ({ id: w.confirmationId, reason: "không có người này" })), administrator: "may" },
  "staff.withdraw": { ...acts((w) => ({ id: w.confirmationId })), administrator: "may" },
};
