// QC-4.2: one gate at every entrance. Each way in × each hiding place: refused, and a planted phrase is nowhere afterwards.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { docx, hex, insertedIntoZip, pdf, pngText, run } from "#src/adapters/reader/isolated/marked-files.fixture.ts";
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import { receiveOverExchange } from "#src/features/exchange/axis/receive.actions.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { openPorts } from "#src/server/ports.ts";
import { picture } from "../support/documents/letters.ts";
import { letterMessage, SENDER } from "../support/documents/message.ts";
import { upload } from "../support/documents/upload.ts";
import { foundInFiles, foundInTables, listeningLog } from "../support/evidence/traces.ts";
import { useOffice } from "../support/office/office.ts";

vi.setConfig({ testTimeout: 120_000 });

const MARK = "TUYỆT MẬT";
const phrase = (): string => `cumtu${randomBytes(9).toString("hex")}`;

/** @param secret is planted beside the mark */
const HIDDEN: [string, (secret: string) => Promise<Uint8Array> | Uint8Array][] = [
  ["đối tượng mồ côi của PDF", (secret) => pdf({ objects: [`<</A${hex(MARK)}/B(${secret})>>`] })],
  ["chữ sau %%EOF", (secret) => Buffer.concat([pdf({}), Buffer.from(`${MARK}\n${secret}\n`)])],
  ["lời chú XML của Word", (secret) => docx(`<!-- ${MARK} --><!-- ${secret} -->`)],
  ["khe của tệp nén", (secret) => insertedIntoZip(docx(run(secret), { "a.xml": "<a/>" }), 0, `${MARK}\n`)],
  [
    "lời ghi của ảnh",
    async (secret) => {
      const png = await picture("png");
      return Buffer.concat([png.subarray(0, 33), pngText(MARK), pngText(secret), png.subarray(33)]);
    },
  ],
];

describe("QC-4.2 mọi lối vào cùng một cửa", () => {
  const log = listeningLog();
  const office = useOffice({ worker: false, log });
  let db: Database;
  let arrive: (bytes: Uint8Array) => Promise<unknown>;
  beforeAll(async () => {
    db = openDatabase(office.db.workerUrl, { name: "entrance-test", max: 4 });
    const ports = await openPorts(office.settings);
    const handler = receiveOverExchange(db, ports, () => new Date("2026-11-22T12:30:00Z"));
    arrive = (bytes) => handler(bytes, { to: "H61.03", from: SENDER.organId, messageId: "msg", transport: "test" });
    return async () => {
      await ports.close();
      await db.destroy();
    };
  });
  const expectNowhere = async (secret: string): Promise<void> => {
    expect(foundInFiles(office.dataDir, secret)).toEqual([]);
    expect(await foundInTables(office.db.adminUrl, secret)).toEqual([]);
    expect(log.lines.filter((line) => line.includes(secret))).toEqual([]);
  };

  it.each(HIDDEN)("tải lên: %s", async (_place, make) => {
    const secret = phrase();
    const clerk = await office.signIn("han.tran");
    const refused = await upload(clerk, await make(secret), { name: `${secret}.pdf`, noMarksSeen: true });
    expect([refused.status, refused.problem.code]).toEqual([422, "gate.refused"]);
    await expectNowhere(secret);
  });

  it.each(HIDDEN)("tệp kèm gói tin liên thông: %s", async (_place, make) => {
    const secret = phrase();
    const sent = letterMessage({ subject: secret, files: [{ name: "a.pdf", bytes: await make(secret) }] });
    expect(await arrive(sent.bytes)).toEqual({ accepted: true });
    await expectNowhere(secret);
    expect(await foundInTables(office.db.adminUrl, "mark-found:tuyet-mat")).toContain("public.gate_refusal");
  });

  const whole = () => {
    const message = edxmlCodec.parse(letterMessage().bytes);
    if (message.kind !== "document") throw new Error("no letter");
    return message;
  };
  it.each<[string, (secret: string) => object]>([
    ["trích yếu", (secret) => ({ subject: `[${MARK}] ${secret}` })],
    ["nội dung", (secret) => ({ content: `${MARK}\n${secret}` })],
    ["nơi nhận", (secret) => ({ toPlaces: [MARK, secret] })],
    ["chức vụ người ký", (secret) => ({ signerInfo: { position: MARK, fullName: secret } })],
    ["phụ lục", (secret) => ({ otherInfo: { appendixes: [MARK, secret] } })],
    ["lý do thu hồi", (secret) => ({ business: { kind: "recall", reason: `${MARK}\n${secret}`, paper: false } })],
  ])("chữ của gói tin liên thông, %s", async (_field, change) => {
    const secret = phrase();
    expect(await arrive(edxmlCodec.buildDocument({ ...whole(), ...change(secret) }))).toEqual({ accepted: true });
    await expectNowhere(secret);
  });

  it("gói tin thường theo cùng đường thì vào được", async () => {
    const words = phrase();
    expect(await arrive(edxmlCodec.buildDocument({ ...whole(), subject: words }))).toEqual({ accepted: true });
    expect(await foundInTables(office.db.adminUrl, words)).toContain("public.intake_item");
  });

  it("lối nào cất tệp cũng có tên ở đây: thêm lối mới phải thêm vào cửa", () => {
    const root = path.join(import.meta.dirname, "../../src/features");
    const found = readdirSync(root, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .filter((file) => /\b(files|pictures)\.put\(/u.test(readFileSync(path.join(root, file), "utf8")))
      .map((file) => file.replaceAll("\\", "/"));
    expect(found.sort()).toEqual([
      // pictures of signatures and seals: drawn anew, nothing but points is kept; names in certificates are judged
      "certificates/attach.actions.ts",
      "certificates/keeping.actions.ts",
      // messages built from documents of ours, judged when written and when issued
      "exchange/again.actions.ts",
      "exchange/issue.actions.ts",
      // what the gate let through, and sealed messages the clerk has to look at
      "intake/receive-message.actions.ts",
      "intake/receive.actions.ts",
      // files that were inside before
      "operations/backup/backup.actions.ts",
      // drawn here from a model whose every word was judged; signatures are only appended
      "outgoing-documents/approvals.actions.ts",
      "signing/seal.actions.ts",
      "signing/sign.actions.ts",
    ]);
  });
});
