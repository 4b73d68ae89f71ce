// Ids of the demo are the same on every machine and every try, so that loading can go on where it was cut off.
import { createHash } from "node:crypto";
import { encodeId } from "#src/platform/ids/ids.ts";

/** An id of a kind for a record of the demo; ordered by time like any other. @param at milliseconds since 1970 */
export function demoId(kind: string, at: number, key: string): string {
  return `${kind}_${encodeId(at, createHash("sha256").update(`demo/${kind}/${key}`).digest().subarray(0, 10))}`;
}

export const unitIdOf = (demoUnitId: string): string => `unit_${demoUnitId}`;
/** Leadership of every agency, and the office of those whose units the demo does not name. */
export const leadershipIdOf = (agencyId: string): string => `unit_${agencyId}.ld`;
export const officeIdOf = (agencyId: string): string => `unit_${agencyId}.vp`;
export const personIdOf = (demoPersonId: string): string => demoPersonId.replace(/^person\./u, "per_");
export const postIdOf = (demoPostId: string): string => demoPostId.replace(/^post\./u, "post_");
export const personKeyId = (login: string): string => `person-${login}`;
/** The key that seals for an agency. */
export const agencyKeyId = (code: string): string => `agency-${code}`;
