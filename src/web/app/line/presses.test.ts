import { describe, expect, it } from "vitest";
import { CSRF_HEADER, PRESS_BEFORE_HEADER, PRESS_HEADER } from "#src/platform/http/client.ts";
import { surely } from "./presses.ts";

describe("Một lần bấm", () => {
  /** A line that loses the first answers. */
  function line(lost: number) {
    const seen: { press: string | null; before: string | null }[] = [];
    const send = surely(
      async (input) => {
        const { headers } = input as Request;
        seen.push({ press: headers.get(PRESS_HEADER), before: headers.get(PRESS_BEFORE_HEADER) });
        if (seen.length <= lost) throw new TypeError("Failed to fetch");
        return new Response("{}", { status: 200 });
      },
      [1, 1],
    );
    const press = (body: object) =>
      send("http://localhost/api/x", { method: "POST", headers: { [CSRF_HEADER]: "1" }, body: JSON.stringify(body) });
    return { seen, press };
  }

  it("mất câu trả lời thì tự hỏi lại với cùng một mã; được trả lời rồi thì lần bấm sau có mã mới", async () => {
    const { seen, press } = line(2);
    expect((await press({ text: "a", rowVersion: 3 })).status).toBe(200);
    await press({ text: "a", rowVersion: 3 });
    expect(seen).toHaveLength(4);
    expect(new Set(seen.slice(0, 3).map((each) => each.press)).size).toBe(1);
    expect(seen.map((each) => each.before === null)).toEqual([true, false, false, true]);
    expect(seen[3]?.press).not.toBe(seen[0]?.press);
  });
  it("mất hẳn mạng: bấm lại cùng nội dung là cùng một lần bấm, dù trang đã nhận phiên bản mới; nội dung khác thì nói rõ là lần khác", async () => {
    const { seen, press } = line(6);
    await expect(press({ text: "a", rowVersion: 3 })).rejects.toThrow();
    await expect(press({ text: "a", rowVersion: 4 })).rejects.toThrow();
    await press({ text: "b", rowVersion: 4 });
    expect(new Set(seen.slice(0, 6).map((each) => each.press)).size).toBe(1);
    expect(seen[6]?.before).toBe(seen[0]?.press);
    expect(seen[6]?.press).not.toBe(seen[0]?.press);
  });
});
