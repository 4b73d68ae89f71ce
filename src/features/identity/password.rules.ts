import type { Refusal } from "#src/rules/refusal/refusal.ts";

/** Sign-in failures from one place before the login is locked there (TCVN 14423:2026 level 3: at most 5). */
export const FAILURES_BEFORE_LOCK = 5;
/** From all places together: then it is locked everywhere. Ten places have to fail for it, so that nobody locks a colleague out by typing. */
export const FAILURES_EVERYWHERE = 50;
/** The same standard: 12 hours, or an administrator unlocks. */
export const LOCK_HOURS = 12;
/** A first-use password lies on paper or was read aloud: it opens the door this long (QCVN 12:2026/BCA). */
export const FIRST_PASSWORD_DAYS = 7;
/** A refused sign-in is answered after this long, whatever had to be looked up for it. */
export const REFUSAL_MS = 400;
/** However much somebody works: after this long the password is asked for again. Idle ones end sooner (rules/access/idle-time). */
export const SESSION_HOURS = 12;

/** May this become a password? (QCVN 12:2026/BCA: ≥ 8 with lower, upper, digit, special; all reasons are returned.) */
export function checkNewPassword(next: string, facts: { login: string; current: string }): Refusal[] {
  const refusals: Refusal[] = [];
  const say = (code: string, message: string): void => {
    refusals.push({ code: `password.${code}`, message, clause: "QCVN 12:2026/BCA" });
  };
  if ([...next].length < 8) say("short", "Mật khẩu phải có ít nhất 8 ký tự.");
  if (!/\p{Ll}/u.test(next) || !/\p{Lu}/u.test(next)) say("case", "Mật khẩu phải có cả chữ thường và chữ hoa.");
  if (!/\d/.test(next)) say("digit", "Mật khẩu phải có ít nhất một chữ số.");
  if (!/[^\p{L}\d]/u.test(next)) say("special", "Mật khẩu phải có ít nhất một ký tự đặc biệt, ví dụ ! ? # %.");
  if (next === facts.current) say("same", "Mật khẩu mới phải khác mật khẩu đang dùng.");
  if (next.toLowerCase().includes(facts.login.toLowerCase())) say("login", "Mật khẩu không được chứa tên đăng nhập.");
  return refusals;
}
