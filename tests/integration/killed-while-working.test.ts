// kill -9 of web, worker, database and of everything at once, while clerks work: what was acknowledged is there, numbers have no gap and
// no double, the trail is intact. The real command, the real PostgreSQL with its ordinary safety.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings } from "#src/platform/config/settings.ts";
import { openInstallation } from "#src/server/cli/start/installation-access.ts";
import { type RunFile, readRunFile } from "#src/server/cli/start/run-file.ts";
import { until } from "../support/documents/exchange.ts";
import { ALL_SIX, upload } from "../support/documents/upload.ts";
import { plainPdf } from "../support/evidence/traces.ts";
import { openSession, type Session } from "../support/office/office.ts";
import { PASSWORD, postId, seedProvince } from "../support/office/province.ts";

const CLERKS = [
  { login: "han.tran", agency: "H61.03", leader: "giam-doc" },
  { login: "lan.bui", agency: "H61.05", leader: "giam-doc" },
] as const;
type Acknowledged = { agency: string; documentId: string; number: number; subject: string; sha256: string };

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

describe("Máy bị ngắt đột ngột khi văn thư đang làm", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-killed-"));
  chmodSync(dataDir, 0o711);
  let port = 0;
  let env: NodeJS.ProcessEnv = {};
  let office: ChildProcess;

  const run = (): RunFile | null => readRunFile(dataDir);
  const ready = () =>
    until(async () => {
      const now = run();
      const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
      return answer?.status === 200 && now?.web && now.worker && now.postgres ? now : null;
    }, 90);
  const start = async (): Promise<void> => {
    office = spawn(process.execPath, ["bin/m-office.mjs", "start"], { env, detached: true, stdio: "pipe" });
    let said = "";
    for (const stream of [office.stdout, office.stderr])
      stream?.on("data", (piece) => {
        said += piece;
      });
    await ready().catch(() => {
      throw new Error(`not ready again: ${said}`);
    });
  };

  beforeAll(async () => {
    port = await freePort();
    const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...rest } = process.env;
    const own = { PORT: String(port), M_OFFICE_DATA: dataDir, M_OFFICE_DEMO: "0", M_OFFICE_PAGE: "none" };
    env = { ...rest, ...own, REQUESTS_PER_MINUTE: "1000000" };
    await start();
    const installation = await openInstallation(readSettings({ M_OFFICE_DATA: dataDir }));
    await seedProvince(installation.urls.ownerUrl);
    await installation.close();
  }, 120_000);
  afterAll(async () => {
    office.kill("SIGTERM");
    if (office.exitCode === null && office.signalCode === null) await once(office, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Repeats what a clerk repeats: the same press again until it is answered. */
  const insist = async <T>(stopped: () => boolean, work: () => Promise<T>): Promise<T | null> => {
    while (!stopped()) {
      try {
        return await work();
      } catch {
        await sleep(100);
      }
    }
    return null;
  };

  async function keepRegistering(
    who: { session: Session; clerk: (typeof CLERKS)[number]; place: number },
    stopped: () => boolean,
    done: Acknowledged[],
  ): Promise<void> {
    const { session, clerk, place } = who;
    for (let turn = 1; !stopped(); turn += 1) {
      const subject = `Việc số ${turn} ở bàn ${place}`;
      const bytes = plainPdf([`V/v viec so ${turn} o ban ${place}`], subject);
      const sent = await insist(stopped, async () => {
        const answer = await upload(session, bytes, { name: `viec-${place}-${turn}.pdf`, noMarksSeen: true });
        if (answer.status !== 201) throw new Error(String(answer.status));
        return answer.item;
      });
      if (!sent) return;
      const registered = await insist(stopped, async () => {
        const now = await session.api.intake.get({ id: sent.id });
        return session.api.intake.register({
          id: sent.id,
          rowVersion: now.rowVersion,
          fields: {
            codeNumber: `${place}${turn}`,
            codeNotation: "UBND-VX",
            issuedDate: "2026-01-05",
            organName: "Ủy ban nhân dân tỉnh",
            typeName: "Công văn",
            subject,
          },
          attestation: ALL_SIX,
          presentToPostId: postId(clerk.agency, clerk.leader),
          acknowledgedDuplicates: now.duplicates.map((each) => each.id),
        });
      });
      if (!registered) return;
      done.push({
        agency: clerk.agency,
        documentId: registered.documentId,
        number: registered.arrivalNumber,
        subject,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
    }
  }

  it("kill -9 web, việc nền, cơ sở dữ liệu, rồi tất cả cùng lúc: việc đã báo xong thì còn, số liên tục không trùng, lịch sử nguyên vẹn", async () => {
    const url = `http://localhost:${port}`;
    const desks = await Promise.all(
      [...CLERKS, ...CLERKS].map(async (clerk, place) => {
        const session = openSession(url);
        await session.api.identity.signIn({ login: clerk.login, password: PASSWORD });
        return { session, clerk, place };
      }),
    );
    const done: Acknowledged[] = [];
    let stop = false;
    const work = desks.map((desk) => keepRegistering(desk, () => stop, done));
    // each time the clerks have got further since the last blow
    const progress = async (): Promise<void> => {
      const before = done.length;
      await until(async () => done.length >= before + 6, 90);
    };
    await progress();
    for (const role of ["web", "worker", "postgres"] as const) {
      const before = (await ready())[role] ?? 0;
      process.kill(before, "SIGKILL");
      await until(async () => run()?.[role] !== before, 90);
      await ready();
      await progress();
    }
    const all = await ready();
    for (const pid of [all.pid, all.web, all.worker, all.postgres]) process.kill(pid ?? 0, "SIGKILL");
    if (office.exitCode === null && office.signalCode === null) await once(office, "exit");
    await start();
    await progress();
    stop = true;
    await Promise.all(work);

    expect(done.length).toBeGreaterThan(25);
    for (const { agency } of CLERKS) {
      const desk = desks.find((each) => each.clerk.agency === agency);
      if (!desk) throw new Error("no desk");
      const { api } = desk.session;
      const mine = done.filter((each) => each.agency === agency);
      expect(new Set(mine.map((each) => each.number)).size).toBe(mine.length);
      for (const each of mine) {
        const letter = await api.incomingDocuments.get({ id: each.documentId });
        expect([letter.arrivalNumber, letter.subject]).toEqual([each.number, each.subject]);
        const file = await desk.session.fetch(`/api/incoming-documents/${each.documentId}/file`);
        const bytes = new Uint8Array(await file.arrayBuffer());
        expect(createHash("sha256").update(bytes).digest("hex")).toBe(each.sha256);
      }
      const [book] = (await api.registers.books()).filter((each) => each.direction === "in");
      const numbers: number[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await api.registers.entries({ id: book?.id ?? "", limit: 200, ...(cursor ? { cursor } : {}) });
        numbers.push(...page.rows.map((row) => row.number));
        if (!page.next) break;
        cursor = page.next;
      }
      expect(numbers.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: numbers.length }, (_, index) => index + 1),
      );
      expect(numbers.length).toBeGreaterThanOrEqual(mine.length);
    }
    const verify = () =>
      promisify(execFile)(process.execPath, ["bin/m-office.mjs", "audit", "verify", "--json"], { env }).then(
        ({ stdout }) => JSON.parse(stdout),
      );
    expect(await verify()).toMatchObject({ verdict: "intact", findings: [] });
  }, 400_000);
});
