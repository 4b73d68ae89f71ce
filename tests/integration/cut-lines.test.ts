// Browsers that go away in the middle: nobody's defect, and no line in the log that says so.
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { describe, expect, it } from "vitest";
import type { Log } from "#src/platform/log/log.ts";
import { useOffice } from "../support/office/office.ts";

const said: { level: number; msg?: string }[] = [];
const log = pino({ level: "info" }, { write: (line: string) => void said.push(JSON.parse(line)) }) as unknown as Log;

describe("Đường truyền bị cắt", () => {
  const office = useOffice({ worker: false, log });

  it("trình duyệt cắt ngang ngay sau khi hỏi: không có dòng “failed” nào, máy chủ vẫn trả lời người khác", async () => {
    const { hostname, port } = new URL(office.url);
    const requests = [
      "GET /api/session HTTP/1.1\r\nhost: x\r\n\r\n".repeat(20),
      "POST /api/session HTTP/1.1\r\nhost: x\r\nx-m-office: 1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{",
    ];
    for (let time = 0; time < 150; time += 1) {
      const line = connect({ host: hostname, port: Number(port) });
      line.on("error", () => undefined);
      await new Promise((done) => line.once("connect", done));
      line.write(requests[time % 2] ?? "");
      if (time % 3 === 0) await sleep(time % 7);
      line.resetAndDestroy();
    }
    await sleep(500);
    expect((await fetch(`${office.url}/api/session`)).status).toBe(200);
    expect(said.filter((line) => line.level >= 50)).toEqual([]);
  });
});
