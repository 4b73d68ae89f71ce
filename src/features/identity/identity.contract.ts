import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";
import { ROLES } from "#src/rules/access/words.ts";

export const role = z.enum(ROLES);

export const postOfPerson = z.object({
  id: z.string(),
  title: z.string(),
  unitName: z.string(),
  agency: z.object({ id: z.number(), code: z.string(), name: z.string() }),
  roles: z.array(role),
});

export const me = z.object({
  person: z.object({ id: z.string(), fullName: z.string(), login: z.string() }),
  post: postOfPerson,
  posts: z.array(postOfPerson),
  termsAccepted: z.boolean(),
  mustChangePassword: z.boolean(),
  expiresAt: instant,
});
export type Me = z.infer<typeof me>;

/** What the sign-in page and the banner need before anybody signed in. */
export const installation = z.object({
  demo: z.boolean(),
  demoLoading: z.boolean(),
  /** accounts shown on the sign-in page of the demo only */
  demoAccounts: z.array(
    z.object({ login: z.string(), fullName: z.string(), title: z.string(), agencyName: z.string() }),
  ),
  demoPassword: z.string().nullable(),
  plainHttp: z.boolean(),
  /** bytes; what is larger need not be sent */
  uploadMaxBytes: z.number(),
  version: z.string(),
});

export const identityContract = {
  session: operation("GET", "/session", "Phiên hiện tại; null khi chưa đăng nhập", "public").output(
    z.object({ me: me.nullable(), installation }),
  ),
  signIn: operation("POST", "/session", "Đăng nhập", "public")
    .input(z.object({ login: z.string().trim().min(1).max(100), password: z.string().min(1).max(300) }))
    .output(me),
  signOut: operation("DELETE", "/session", "Đăng xuất", "signed-in").output(z.object({ done: z.literal(true) })),
  switchPost: operation("PUT", "/session/post", "Chuyển chức danh đang làm việc", "signed-in")
    .input(z.object({ postId: z.string() }))
    .output(me),
  terms: operation("GET", "/terms", "Quy định sử dụng đang áp dụng", "public").output(
    z.object({ version: z.string(), body: z.string(), acceptedAt: instant.nullable() }),
  ),
  acceptTerms: operation("POST", "/terms/acceptance", "Chấp nhận quy định sử dụng (QC-4.4)", "signed-in")
    .input(z.object({ version: z.string() }))
    .output(me),
  changePassword: operation("POST", "/session/password", "Đổi mật khẩu", "signed-in")
    .input(z.object({ current: z.string().min(1).max(300), next: z.string().min(1).max(300) }))
    .output(me),
};
