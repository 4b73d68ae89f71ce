// The demo as a newcomer meets it: loaded by the real loader (killed once on its way), then used through HTTP.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { openHeadExport, openSealKey, sealRound } from "#src/features/audit/sealer.actions.ts";
import { verifyTrail } from "#src/features/audit/verify.actions.ts";
import { readSettings } from "#src/platform/config/settings.ts";
import { openDatabase, sql } from "#src/platform/db/database.ts";
import { CSRF_HEADER, createApiClient } from "#src/platform/http/client.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { silentLog } from "#src/platform/log/log.ts";
import { contract } from "#src/server/contract.ts";
import { DEMO_PASSWORD } from "#src/server/installation.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { useDatabase } from "../../tests/support/cluster/database.ts";
import { pdfsigCount } from "../../tests/support/documents/signing.ts";
import { loadDemo } from "./load.ts";

const TODAY = "2026-11-23";
const NOW = new Date("2026-11-23T01:30:00Z");
/** few files of their own, so that every run of the tests can afford it; the rows are all there */
const SIZE = { ownReceived: 60, ownIssued: 30, signedReceived: 40 };

const db = useDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-demo-test-"));
let web: Web | null = null;
let url = "";
const lines: string[] = [];

/** The loader in a process of its own, killed at its first batch. @returns what it had said */
function loadAndKill(): Promise<string> {
  const options = { ownerUrl: db.ownerUrl, dataDir, today: TODAY, size: SIZE };
  const load = new URL("load.ts", import.meta.url).href;
  const code = `const {loadDemo}=await import(${JSON.stringify(load)});await loadDemo({...${JSON.stringify(options)},say:console.log})`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
    if (/văn bản, \d+ %/u.test(said)) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.once("exit", () => resolve(said)));
}

async function rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function signIn(login: string) {
  let cookie = "";
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (cookie) request.headers.set("cookie", cookie);
    request.headers.set(CSRF_HEADER, "1");
    const response = await fetch(request);
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return response;
  };
  const api = createApiClient(contract, url, send);
  await api.identity.signIn({ login, password: DEMO_PASSWORD });
  return { api, fetch: (where: string) => send(url + where) };
}

let saidBefore = "";
let writtenBefore = 0;
beforeAll(async () => {
  await prepareJobs(db.ownerUrl);
  saidBefore = await loadAndKill();
  writtenBefore = (await rows("select 1 from intake_item")).length;
  await loadDemo({
    ownerUrl: db.ownerUrl,
    dataDir,
    today: "2026-12-01",
    size: SIZE,
    say: (line) => void lines.push(line),
  });
  const settings = readSettings({
    M_OFFICE_DATA: dataDir,
    PORT: "0",
    REQUESTS_PER_MINUTE: "100000",
    SIGN_IN_PER_MINUTE: "100000",
  });
  web = await openWeb({ settings, log: silentLog, appUrl: db.appUrl, now: () => NOW, webDir: null });
  url = (await web.app.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
}, 600_000);
afterAll(async () => {
  await web?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("nạp tỉnh mẫu", () => {
  it("bị ngắt giữa chừng thì lần sau nạp tiếp đúng câu chuyện đã bắt đầu, không mất và không lặp văn bản nào", async () => {
    expect(saidBefore).toMatch(/đăng nhập được/u);
    expect(writtenBefore).toBeGreaterThan(0);
    expect(writtenBefore).toBeLessThan(1400);
    expect(lines.at(-1)).toMatch(/đã nạp xong 20\d\d văn bản/u);
    expect(await rows("select demo, demo_state from installation")).toEqual([{ demo: true, demo_state: "loaded" }]);
    const [{ at = "" } = {}] = await rows<{ at: string }>("select max(received_at)::text as at from intake_item");
    expect(at.slice(0, 10)).toBe(TODAY);
  });
  it("đã nạp xong, hoặc là bản cài đặt thật, thì không nạp đè", async () => {
    const again = loadDemo({ ownerUrl: db.ownerUrl, dataDir, today: TODAY, say: () => {} });
    await expect(again).rejects.toMatchObject({ code: "demo.not-empty" });
  });
  it("NĐ 30/2020 Đ15, Đ22: trong mỗi sổ không số nào bị nhảy hay trùng, số sau là số của hình mẫu", async () => {
    const books = await rows<{ id: string; next_number: number; first: number; last: number; count: number }>(
      `select b.id, b.next_number, min(e.number) as first, max(e.number) as last, count(*)::int as count
       from register_book b join register_entry e on e.agency_id = b.agency_id and e.book_id = b.id group by 1, 2`,
    );
    expect(books.length).toBe(10);
    for (const book of books) {
      expect(book.last - book.first + 1, book.id).toBe(book.count);
      expect(book.next_number, book.id).toBe(book.last + 1);
    }
    expect(books.find((book) => book.id === "book_stc.den.2026")?.next_number).toBe(1847);
    expect(books.find((book) => book.id === "book_stc.di.2026")?.next_number).toBe(1245);
  });
  it("mọi tệp mà văn bản chỉ tới đều có trong kho và đúng nội dung", async () => {
    const files = await createDiskFileStore(path.join(dataDir, "files"));
    const shas = await rows<{ sha: string }>(
      `select distinct sha from (select file_sha256 as sha from incoming_document union select file_sha256 from intake_item
       union select current_sha256 from outgoing_document union select approved_sha256 from outgoing_document
       union select sha256_after from signature where state = 'made') s where sha is not null`,
    );
    expect(shas.length).toBeGreaterThan(100);
    for (const { sha } of shas) expect((await files.read(sha)).length).toBeGreaterThan(10_000);
  });
});

describe("làm việc với tỉnh mẫu", () => {
  it("mọi tài khoản ở trang đăng nhập vào được, số việc chờ không phải số 0", async () => {
    const response = await fetch(`${url}/api/session`);
    const { installation } = (await response.json()) as { installation: { demoAccounts: { login: string }[] } };
    const logins = installation.demoAccounts.map((account) => account.login);
    expect(logins.slice(0, 7)).toEqual([
      "han.tran",
      "tri.nguyen",
      "thuy.le",
      "tung.huynh",
      "bao.dang",
      "my.lam",
      "huy.truong",
    ]);
    expect(logins.length).toBe(10);
    const waiting: Record<string, number> = {};
    for (const login of logins) {
      const { boxes, intake } = await (await signIn(login)).api.rail.counts();
      waiting[login] = intake + Object.values(boxes).reduce((sum, count) => sum + count, 0);
    }
    for (const login of ["han.tran", "tri.nguyen", "bao.dang", "my.lam", "dat.nguyen2", "huyen.lam"])
      expect(waiting[login], login).toBeGreaterThan(0);
  });
  it("danh sách đến, đi, việc, hồ sơ đều có dòng; lịch sử kể đủ các bước", async () => {
    const clerk = await signIn("han.tran");
    const incoming = await clerk.api.incomingDocuments.list({ view: "all", limit: 50 });
    expect(incoming.rows.length).toBe(50);
    expect((await clerk.api.outgoingDocuments.list({ view: "issued", limit: 50 })).rows.length).toBe(50);
    const specialist = await signIn("my.lam");
    expect((await specialist.api.assignments.work({ view: "mine" })).rows.length).toBeGreaterThan(0);
    expect((await specialist.api.caseFiles.list({ mine: false, limit: 20 })).rows.length).toBeGreaterThan(0);
    const done = incoming.rows.find((row) => row.state === "done") ?? incoming.rows[0];
    const story = await clerk.api.history.history({ id: done?.id ?? "" });
    const actions = story.rows.map((row) => row.action);
    for (const action of ["incoming.registered", "directive.proposed", "directive.given", "assignment.given"])
      expect(actions, done?.subject).toContain(action);
    expect(story.rows.every((row) => row.who !== "" && row.sentence !== "")).toBe(true);
  });
  it("văn bản chờ vào sổ có giá trị đề xuất chỉ tới trang và vào sổ được số 1847", async () => {
    const clerk = await signIn("han.tran");
    const waiting = await clerk.api.intake.list({ order: "newest-first" });
    expect(waiting.rows.length).toBeGreaterThanOrEqual(20);
    const item = await clerk.api.intake.get({ id: waiting.rows.find((row) => row.verdict === "valid")?.id ?? "" });
    const said = (name: keyof typeof item.proposed): string => item.proposed[name]?.value ?? "";
    expect(item.proposed.subject?.box).not.toBeNull();
    const registered = await clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: {
        codeNumber: said("codeNumber"),
        codeNotation: said("codeNotation"),
        issuedDate: said("issuedDate"),
        organName: said("organName"),
        typeName: said("typeName"),
        subject: said("subject"),
        urgency: item.urgency,
      },
      presentToPostId: "post_tri.nguyen",
    });
    expect(registered.arrivalNumber).toBe(1847);
  });
  it("QC-3.3 văn bản chờ ký ký được, văn bản đã ký cấp số 1245 và ký số cơ quan được", async () => {
    const director = await signIn("tri.nguyen");
    const toSign = await director.api.outgoingDocuments.list({ view: "all", box: "to-sign", limit: 20 });
    expect(toSign.rows.length).toBeGreaterThanOrEqual(3);
    const document = await director.api.outgoingDocuments.get({ id: toSign.rows[0]?.id ?? "" });
    const signed = await director.api.signing.sign({
      id: document.id,
      rowVersion: document.rowVersion,
      sha256: document.currentSha256 ?? "",
    });
    expect(signed.state).toBe("signed");
    const clerk = await signIn("han.tran");
    const toSeal = await clerk.api.outgoingDocuments.list({ view: "all", box: "to-seal", limit: 20 });
    const older = await clerk.api.outgoingDocuments.get({
      id: toSeal.rows.find((row) => row.id !== document.id)?.id ?? "",
    });
    const sealed = await clerk.api.signing.seal({
      id: older.id,
      rowVersion: older.rowVersion,
      sha256: older.currentSha256 ?? "",
    });
    expect([sealed.number, sealed.state]).toEqual([1245, "sealed"]);
  });
  it("QC-6.1 văn bản chờ phát hành của Sở Xây dựng qua được cửa phát hành và phát hành được", async () => {
    const clerk = await signIn("huyen.lam");
    const { rows: waiting } = await clerk.api.outgoingDocuments.list({ view: "all", box: "to-issue", limit: 5 });
    const gate = await clerk.api.exchange.issueGate({ id: waiting[0]?.id ?? "" });
    expect(gate.checks.filter((check) => !check.ok)).toEqual([]);
    const issued = await clerk.api.exchange.issue({ id: gate.documentId, rowVersion: gate.rowVersion });
    expect([issued.state, issued.byExchange]).toEqual(["issued", gate.recipients.length]);
  });
  it("chương trình khác cũng thấy chữ ký của văn bản đã phát hành là hợp lệ", async (test) => {
    const files = await createDiskFileStore(path.join(dataDir, "files"));
    const issued = await rows<{ sha: string }>(
      "select current_sha256 as sha from outgoing_document where state = 'issued' and current_sha256 is not null order by issued_at desc limit 3",
    );
    expect(issued.length).toBe(3);
    for (const { sha } of issued) {
      const found = pdfsigCount(await files.read(sha));
      if (found === null) return test.skip("pdfsig is not installed");
      expect(found).toEqual({ valid: 2, all: 2 });
    }
  });
  it("lịch sử niêm phong được và nguyên vẹn đến dòng cuối", async () => {
    const owner = openDatabase(db.ownerUrl, { name: "demo-test", max: 2, statementSeconds: 120 });
    try {
      const seal = {
        key: await openSealKey(path.join(dataDir, "secrets", "audit")),
        heads: openHeadExport(path.join(dataDir, "heads")),
        mark: await openAuditMark(dataDir),
      };
      let count = 0;
      // a transaction open anywhere on the server holds the sealer back for a moment
      await vi.waitFor(
        async () => {
          count += await sealRound(owner, { ...seal, now: NOW });
          expect((await sql`select from audit_queue`.execute(owner)).rows.length).toBe(0);
        },
        { timeout: 100_000, interval: 20 },
      );
      expect(count).toBeGreaterThan(15_000);
      const trail = await verifyTrail(owner, seal);
      expect(trail.findings).toEqual([]);
      expect(trail.verdict).toBe("intact");
    } finally {
      await owner.destroy();
    }
  }, 120_000);
});
