// QC-4.2: words printed on top of themselves, and letters under one another with lines of text between.
import { afterAll, describe, expect, it, vi } from "vitest";
import { type Judgement, judge } from "#src/rules/secrecy/secrecy.ts";
import { marksInColumns } from "../letter-columns.ts";
import { createIsolatedReader } from "./isolated-reader.ts";
import { pdf } from "./marked-files.fixture.ts";

vi.setConfig({ testTimeout: 60_000 });
const reader = createIsolatedReader();
afterAll(() => reader.close());

type Placed = [x: number, y: number, text: string];
const BODY: Placed[] = [
  [150, 690, "Kinh gui: So Xay dung"],
  [150, 670, "Cong van binh thuong ve viec mua sam nam 2026"],
  [150, 655, "cua cac don vi truc thuoc, de nghi quy So cho y kien"],
];
const file = (placed: Placed[]): Uint8Array =>
  pdf({
    content: `BT /F 12 Tf ${placed.map(([x, y, text]) => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`).join(" ")} ET`,
  });
async function gate(placed: Placed[]): Promise<Judgement> {
  const { pages } = await reader.read(file([...placed, ...BODY]), "a");
  return judge(
    { declaredSecrecy: "ordinary", contentKind: "ordinary", fileName: "a", properties: {}, pages },
    { refuseComplaints: true },
  );
}
const again = (offsets: [number, number][], text = "TUYET MAT"): Placed[] =>
  offsets.map(([x, y]) => [72 + x, 760 + y, text]);
const down = (words: string[], { pitch = 16, x = 72 } = {}): Placed[] =>
  words.map((word, at) => [x, 760 - at * pitch, word]);

describe("QC-4.2 dấu in chồng, dấu viết dọc: từ chối", () => {
  it.each<[string, Placed[]]>([
    [
      "hai lần, lệch 0,3 pt",
      again([
        [0, 0],
        [0.3, 0],
      ]),
    ],
    [
      "hai lần, lệch 0,7 pt cả hai chiều",
      again([
        [0, 0],
        [0.7, -0.7],
      ]),
    ],
    [
      "hai lần, lệch 1 pt",
      again([
        [0, 0],
        [1, 0.5],
      ]),
    ],
    [
      "ba lần",
      again([
        [0, 0],
        [0.2, 0],
        [0.4, 0],
      ]),
    ],
    [
      "hai lần, lệch nhiều",
      again([
        [0, 0],
        [3, 0],
      ]),
    ],
    [
      "từng chữ cái hai lần",
      [..."TUYETMAT"].flatMap((letter, at) =>
        again(
          [
            [at * 18, 0],
            [at * 18 + 0.3, 0],
          ],
          letter,
        ),
      ),
    ],
    ["dọc, chữ cái dưới chữ cái, dòng chữ xen giữa", down([..."TUYETMAT"])],
    ["dọc, sát lề của dòng chữ", down([..."TUYETMAT"], { x: 138 })],
    ["dọc, giãn rộng", down([..."TUYETMAT"], { pitch: 24 })],
    ["dọc, in hai lần", [...down([..."TUYETMAT"]), ...down([..."TUYETMAT"], { x: 72.4 })]],
    [
      "dọc, từng tiếng",
      [
        [72, 690, "TUYET"],
        [72, 670, "MAT"],
      ],
    ],
  ])("%s", async (_case, placed) => {
    const { verdict, reasons } = await gate(placed);
    expect(verdict).toBe("refused");
    expect(reasons.map(({ facts }) => facts?.kind)).toContain("tuyet-mat");
  });

  it("chữ in đậm giả đọc một lần, chữ giống nhau đứng cạnh nhau còn nguyên", async () => {
    const twice = again(
      [
        [0, 0],
        [0.4, 0],
      ],
      "So: 112/BC-UBND",
    );
    const { pages } = await reader.read(file([...twice, [72, 740, "l"], [74.7, 740, "l"], [90, 740, "xa xa"]]), "a");
    expect(pages[0]?.text).toBe("So: 112/BC-UBND\nll xa xa");
  });
  it("cột chữ hoa ngắn của bảng không thành dấu", async () => {
    const columns: Placed[] = [...down(["TT", "A", "B", "MA", "T"]), ...down(["TO", "KH", "BC", "TM"], { x: 110 })];
    expect(await gate(columns)).toMatchObject({ reasons: [] });
  });
  it("cột trăm nghìn chữ cái không làm máy đứng", { timeout: 15_000 }, () => {
    const words = Array.from({ length: 100_000 }, (_, at) => ({
      text: "TMA".charAt(at % 3),
      box: [10, at * 9, 18, at * 9 + 12] satisfies [number, number, number, number],
    }));
    expect(marksInColumns(words)).toEqual([]);
  });
});
