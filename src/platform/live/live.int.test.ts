// The line between a web process and the database breaks and comes back: one attempt after the other, then what was missed.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/cluster/database.ts";
import { openDatabase, outsideAgencies } from "../db/database.ts";
import { announce, type LiveMessage, openLiveHub } from "./live.ts";

const database = useDatabase();
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A wire to the database that can be cut: open lines end, new ones are refused while it is cut. */
async function cuttableWire(url: string) {
  const { user, password, database: name, host, port } = new pg.Client({ connectionString: url });
  const target = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const lines = new Set<Socket>();
  const wire = { cut: false, attempts: 0 };
  const server = createServer((near) => {
    wire.attempts += 1;
    if (wire.cut) return near.destroy();
    const far = connect(target as { path: string });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(() => server.close());
  const at = (server.address() as AddressInfo).port;
  return {
    url: `postgres://${user}:${encodeURIComponent(password ?? "")}@127.0.0.1:${at}/${name}`,
    wire,
    cut() {
      wire.cut = true;
      wire.attempts = 0;
      for (const line of lines) line.destroy();
    },
  };
}

it("QC-6.1 đường tới cơ sở dữ liệu đứt rồi nối lại: thử lần lượt từng lần, không dồn dập, rồi báo để trang hỏi lại", async () => {
  const { url, wire, cut } = await cuttableWire(database.appUrl);
  const hub = await openLiveHub(url);
  closing.push(() => hub.close());
  const heard: LiveMessage[] = [];
  hub.subscribe(1, (message) => heard.push(message));

  cut();
  await sleep(4_000);
  // one attempt each half second; a second series beside the first would double each round
  expect(wire.attempts).toBeGreaterThanOrEqual(3);
  expect(wire.attempts).toBeLessThanOrEqual(9);

  wire.cut = false;
  await expect.poll(() => heard.map(({ topic }) => topic), { timeout: 10_000 }).toEqual(["gap"]);
  const db = openDatabase(database.appUrl, { name: "live-test" });
  closing.push(() => db.destroy());
  await outsideAgencies(db, (tx) => announce(tx, { agencyId: 1, topic: "counts" }));
  await expect.poll(() => heard.at(-1)?.topic, { timeout: 10_000 }).toBe("counts");
  expect(heard).toHaveLength(2);
});
