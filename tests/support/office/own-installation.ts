// An installation as `m-office init` makes it, with its people entered by its administrator: no demo, no keys, nobody trusted.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readSettings } from "#src/platform/config/settings.ts";
import { silentLog } from "#src/platform/log/log.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { type CommandResult, runCommand } from "../cluster/command.ts";
import { useDatabase } from "../cluster/database.ts";
import { ROLE_SECRET } from "../cluster/test-database.ts";
import { openSession, type Session } from "./office.ts";
import { confirmAll, postOf } from "./people.ts";
import { PASSWORD } from "./province.ts";

export const OWN_AGENCY = { code: "H61.03", name: "Sở Tài chính tỉnh Vĩnh Long" };
const PEOPLE = {
  director: { login: "tri.nguyen", fullName: "Nguyễn Minh Trí", title: "Giám đốc", role: "lanh-dao", head: true },
  clerk: { login: "han.tran", fullName: "Trần Thị Ngọc Hân", title: "Văn thư", role: "van-thu", head: false },
  head: { login: "bao.dang", fullName: "Đặng Quốc Bảo", title: "Trưởng phòng", role: "truong-don-vi", head: true },
  specialist: { login: "my.lam", fullName: "Lâm Thị Diễm My", title: "Chuyên viên", role: "chuyen-vien", head: false },
} as const;
export type OwnPerson = keyof typeof PEOPLE;

export type OwnInstallation = {
  readonly url: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly people: Record<OwnPerson | "administrator", Session>;
  readonly posts: Record<OwnPerson, string>;
  /** the command line on this installation; `stdin` is piped */
  run(args: string[], stdin?: string, env?: Record<string, string>): Promise<CommandResult>;
};

/** Call outside the tests. `webDir` serves the built page (journeys). */
export function useOwnInstallation(options: { webDir?: string } = {}): OwnInstallation {
  const db = useDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-own-"));
  let web: Web | null = null;
  let url = "";
  const people: Partial<OwnInstallation["people"]> = {};
  const posts: Partial<OwnInstallation["posts"]> = {};

  function run(args: string[], stdin = "", env: Record<string, string> = {}): Promise<CommandResult> {
    const own = { DATABASE_URL: db.adminUrl, M_OFFICE_SECRET: ROLE_SECRET, M_OFFICE_DATA: dataDir };
    return runCommand(args, { ...own, ...env }, stdin);
  }

  async function enter(login: string, firstPassword: string): Promise<Session> {
    const session = openSession(url);
    const { identity } = session.api;
    await identity.signIn({ login, password: firstPassword });
    await identity.changePassword({ current: firstPassword, next: PASSWORD });
    await identity.acceptTerms({ version: (await identity.terms()).version });
    return session;
  }

  beforeAll(async () => {
    const { code, name } = OWN_AGENCY;
    const made = await run([
      ...["init", "--agency", code, "--name", name, "--short", "Sở Tài chính", "--symbol", "STC"],
      ...["--place", "Vĩnh Long", "--parent", "UBND tỉnh Vĩnh Long", "--admin", "quan.tri", "--json"],
    ]);
    const { firstPassword } = JSON.parse(made.out) as { firstPassword: string };
    const settings = readSettings({
      M_OFFICE_DATA: dataDir,
      PORT: "0",
      REQUESTS_PER_MINUTE: "100000",
      SIGN_IN_PER_MINUTE: "1000",
    });
    web = await openWeb({ settings, log: silentLog, appUrl: db.appUrl, webDir: options.webDir ?? null });
    url = (await web.app.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
    const administrator = await enter("quan.tri", firstPassword);
    people.administrator = administrator;
    const { organisation } = administrator.api;
    const leaders = await organisation.createUnit({ name: "Ban Giám đốc", symbol: "BGĐ", kind: "leadership" });
    const office = (await organisation.units()).find((unit) => unit.kind === "office")?.id ?? "";
    const unit = await organisation.createUnit({ name: "Phòng Ngân sách", symbol: "NS", kind: "unit" });
    const places = { director: leaders.id, clerk: office, head: unit.id, specialist: unit.id };
    for (const who of ["director", "clerk", "head", "specialist"] as const) {
      const { login, fullName, title, role, head } = PEOPLE[who];
      const account = { login, fullName, title, roles: [role], isHead: head, unitId: places[who] };
      const given = await administrator.api.staff.createAccount(account);
      // the first leader is there at once; he confirms the others
      if (given.outcome === "waiting" && people.director) await confirmAll(people.director);
      posts[who] = (await postOf(administrator, login)).id;
      people[who] = await enter(login, given.firstPassword ?? "");
    }
  }, 240_000);
  afterAll(async () => {
    await web?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    dataDir,
    run,
    people: people as OwnInstallation["people"],
    posts: posts as OwnInstallation["posts"],
    get url() {
      return url;
    },
    get ownerUrl() {
      return db.ownerUrl;
    },
  };
}
