/**
 * Minutes without a touch after which a session is locked, in the page and on the server alike: 15, for administrators 5
 * (TCVN 14423:2026 level 3).
 */
export function idleMinutes(roles: readonly string[]): number {
  return roles.includes("quan-tri") || roles.includes("van-hanh") ? 5 : 15;
}
