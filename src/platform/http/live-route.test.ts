import Fastify from "fastify";
import { afterEach, expect, test } from "vitest";
import type { LiveHub } from "../live/live.ts";
import type { SignedIn } from "./call.ts";
import { addLiveRoute } from "./live-route.ts";

type Message = Parameters<Parameters<LiveHub["subscribe"]>[1]>[0];

const personWith = (roles: string[], agencyId = 1): SignedIn =>
  ({ act: { caller: { agencyId, roles, principalIds: [7] } }, login: "x" }) as unknown as SignedIn;

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

async function listen(first: SignedIn, later: () => SignedIn | null) {
  const app = Fastify({ forceCloseConnections: true });
  opened.push(app);
  let tell: (message: Message) => void = () => undefined;
  const hub = {
    subscribe(_agency: number, run: typeof tell) {
      tell = run;
      return () => undefined;
    },
  } as unknown as LiveHub;
  addLiveRoute(app, {
    hub,
    signedIn: () => first,
    stillSignedIn: async () => later(),
    beat: 20,
  });
  const response = await fetch(`${await app.listen({ port: 0, host: "127.0.0.1" })}/api/live`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  const ended = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += Buffer.from(part.value);
  })();
  return { tell: (message: object) => tell(message as Message), text: () => text, ended };
}

test("ai cũng chỉ nghe chủ đề, không nghe mã của văn bản mà mình có thể không được mở (bất biến 10)", async () => {
  const stream = await listen(personWith(["chuyen-vien"]), () => personWith(["chuyen-vien"]));
  stream.tell({ topic: "incoming", id: "doc_1" });
  await expect.poll(stream.text).toContain('{"topic":"incoming"}');
  expect(stream.text()).not.toContain("doc_1");
});

test("phiên đã hết, hay đã sang chức danh ở cơ quan khác, thì luồng tin kết thúc", async () => {
  let now: SignedIn | null = personWith(["van-thu"]);
  const stream = await listen(personWith(["van-thu"]), () => now);
  await expect.poll(stream.text).toContain(": beat");
  now = null;
  await stream.ended;
  const moved = await listen(personWith(["van-thu"]), () => personWith(["van-thu"], 2));
  await moved.ended;
  expect(moved.text()).not.toContain(": beat");
});
