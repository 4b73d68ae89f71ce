import type { GrantedRole } from "../organisation/organisation-api.ts";

/** The roles ticked in a form; `offered`: the tick is the form's own and goes as soon as another role is chosen. */
export type RoleChoice = { roles: GrantedRole[]; offered: boolean };

export const UNTOUCHED: RoleChoice = { roles: ["chuyen-vien"], offered: true };

/** Most new people are specialists; whoever chooses another role does not mean both, unless both are ticked by hand. */
export function chooseRole(now: RoleChoice, role: GrantedRole, on: boolean): RoleChoice {
  const own = now.offered ? [] : now.roles;
  if (now.offered && now.roles.includes(role)) return { roles: on ? now.roles : [], offered: false };
  return {
    roles: on ? [...own.filter((one) => one !== role), role] : own.filter((one) => one !== role),
    offered: false,
  };
}
