// Files that one program shows otherwise than another (QC-3.3; TT 15/2025/TT-BKHCN PL II 2.4): each forged behind a valid signature.

import { deflateSync } from "node:zlib";
import { PDF, type PdfDict } from "@libpdf/core";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import type { VerifyResult } from "../verifier.port.ts";
import { verifyPdf } from "../verify.ts";
import { crossReferences } from "./cross-references.ts";

const now = new Date("2026-11-24T02:00:00Z");
let pki: TestPki;
let steps: SignedSteps;
/** the signed file as text, one char a byte */
let signed: string;
/** object numbers of the page and its content, where it lies, where the last section begins, its size and root */
let facts: { page: number; number: number; old: number; last: number; size: number; root: string };

beforeAll(async () => {
  pki = await createTestPki({ now, keys: "ec", subjects: SAMPLE_SUBJECTS });
  steps = await signedSample(pki, now);
  signed = Buffer.from(steps.final).toString("latin1");
  const { entries, sections } = crossReferences(steps.final, steps.final.length);
  const { context } = await PDF.load(steps.final);
  const first = context.pages.getPage(0);
  const page = first ? (context.resolve(first) as PdfDict) : null;
  const number = page?.getRef("Contents")?.objectNumber ?? 0;
  const entry = entries.get(number);
  if (entry?.type !== "plain" || !sections[0]) throw new Error("the sample has changed");
  const tail = signed.slice(sections[0].at);
  facts = {
    page: first?.objectNumber ?? 0,
    number,
    old: entry.offset,
    last: sections[0].at,
    size: Number(/\/Size (\d+)/.exec(tail)?.[1]),
    root: /\/Root (\d+ 0 R)/.exec(tail)?.[1] ?? "",
  };
});

const FORGED = "BT /F1 24 Tf 60 600 Td (GIA MAO) Tj ET 1 0 0 rg 100 300 300 200 re f";
const ten = (offset: number): string => String(offset).padStart(10, "0");
const used = (offset: number): string => `${ten(offset)} 00000 n \n`;
const object = (number: number, body: string): string => `${number} 0 obj\n${body}\nendobj\n`;
const stream = (data: string, more = ""): string => `<</Length ${data.length}${more}>>\nstream\n${data}\nendstream`;
const trailer = (at: number, more: { size?: number; prev?: string; extra?: string } = {}): string =>
  `trailer\n<</Size ${more.size ?? facts.size + 5}/Root ${facts.root}/Prev ${more.prev ?? facts.last}${more.extra ?? ""}>>\nstartxref\n${at}\n%%EOF\n`;
const check = (text: string): Promise<VerifyResult> =>
  verifyPdf(Buffer.from(text, "latin1"), { trust: [pki.root], crls: pki.crls, at: new Date("2026-11-24T04:00:00Z") });
const codes = (result: VerifyResult): string[] =>
  result.signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code));

/** The signed file, objects, and a table with its trailer that begins at `at`. */
function table(objects: readonly [number, string][], rows: (places: number[], at: number) => string): string {
  let text = signed;
  const places = objects.map(([number, body]) => {
    const at = text.length;
    text += object(number, body);
    return at;
  });
  return `${text}xref\n${rows(places, text.length)}`;
}

/** The signed file, objects, and a cross-reference stream over rows of (type, a, b). */
function streamed(
  objects: readonly [number, string][],
  rows: (places: number[]) => { index: string; rows: [number, number, number][] },
  more = "",
): string {
  let text = signed;
  const places = objects.map(([number, body]) => {
    const at = text.length;
    text += object(number, body);
    return at;
  });
  const made = rows(places);
  const data = Buffer.concat(
    made.rows.map(([type, a, b]) => Buffer.from([type, a >>> 24, (a >>> 16) & 255, (a >>> 8) & 255, a & 255, b])),
  );
  const packed = deflateSync(data).toString("latin1");
  const own = facts.size + 4;
  const at = text.length;
  const head = `/Type/XRef/Size ${facts.size + 5}/W[1 4 1]/Index[${made.index}]/Filter/FlateDecode/Root ${facts.root}/Prev ${facts.last}${more}`;
  return `${text}${object(own, stream(packed, head))}startxref\n${at}\n%%EOF\n`;
}

describe("Một đối tượng hai chỗ: mỗi phần mềm hiện một nội dung", () => {
  it("bảng tra nêu bản giả trước, bản đã ký sau: trình xem hiện bản giả, kết luận không bao giờ là hợp lệ", async () => {
    const forged = table(
      [[facts.number, stream(FORGED)]],
      ([at = 0], own) => `${facts.number} 1\n${used(at)}${facts.number} 1\n${used(facts.old)}${trailer(own)}`,
    );
    const viewer = await getDocument({ data: new Uint8Array(Buffer.from(forged, "latin1")), verbosity: 0 }).promise;
    const shown = await (await viewer.getPage(1)).getTextContent();
    expect(JSON.stringify(shown.items)).not.toContain("Kính gửi");
    const result = await check(forged);
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toContain("changes.two-readings");
  });
  it("cũng vậy khi thứ tự ngược lại, khi dòng thứ hai xóa đối tượng, hay trong bảng tra dạng luồng", async () => {
    const forged = (rows: (at: number) => string): string =>
      table([[facts.number, stream(FORGED)]], ([at = 0], own) => rows(at) + trailer(own));
    const { number, old } = facts;
    for (const text of [
      forged((at) => `${number} 1\n${used(old)}${number} 1\n${used(at)}`),
      forged((at) => `${number} 1\n${used(at)}${number} 1\n0000000000 00001 f \n`),
      streamed([[number, stream(FORGED)]], ([at = 0]) => ({
        index: `${number} 1 ${number} 1`,
        rows: [
          [1, at, 0],
          [1, old, 0],
        ],
      })),
    ]) {
      const result = await check(text);
      expect(result.verdict).toBe("invalid");
      expect(codes(result)).toContain("changes.two-readings");
    }
  });
});

describe("Phần ghi thêm được đọc từng byte", () => {
  const odd: [string, () => string][] = [
    ["chữ thừa sau dấu hết tệp", () => `${signed}\nDAY LA VAN BAN KHAC\n`],
    [
      "đối tượng không có trong bảng tra",
      () => `${signed}${object(facts.number, stream("q Q"))}startxref\n${facts.last}\n%%EOF\n`,
    ],
    ["hai dấu hết tệp", () => `${signed}startxref\n${facts.last}\n%%EOF\n`],
    ["bảng tra rỗng sau một đối tượng", () => table([[facts.number, stream(FORGED)]], (_, own) => trailer(own))],
    [
      "Prev là số thực",
      () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own, { prev: `${facts.last}.0` })}`),
    ],
    [
      "Prev bỏ qua một lần ghi",
      () =>
        table(
          [],
          (_, own) =>
            `0 1\n0000000000 65535 f \n${trailer(own, { prev: String(crossReferences(steps.final, steps.final.length).sections[1]?.at) })}`,
        ),
    ],
    ["Size nhỏ hơn trước", () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own, { size: 2 })}`)],
    ["startxref lệch một byte", () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own + 1)}`)],
    [
      "khóa viết hai lần trong trailer",
      () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own, { extra: `/Size ${facts.size}` })}`),
    ],
    [
      "bảng lai XRefStm",
      () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own, { extra: `/XRefStm ${facts.last}` })}`),
    ],
    [
      "dòng bảng tra thiếu một byte",
      () => table([[facts.size, "<<>>"]], ([at = 0], own) => `${facts.size} 1\n${ten(at)} 00000 n\n${trailer(own)}`),
    ],
    [
      "chỗ ghi trỏ lệch",
      () => table([[facts.size, "<<>>"]], ([at = 0], own) => `${facts.size} 1\n${used(at + 1)}${trailer(own)}`),
    ],
    [
      "đối tượng mang số khác",
      () => table([[facts.size, "<<>>"]], ([at = 0], own) => `${facts.size + 1} 1\n${used(at)}${trailer(own)}`),
    ],
    [
      "xóa đối tượng đang dùng",
      () => table([], (_, own) => `${facts.size - 1} 1\n0000000000 00001 f \n${trailer(own)}`),
    ],
    [
      "ghi chú chứa từ khóa",
      () => table([], (_, own) => `0 1\n0000000000 65535 f \n${trailer(own)}% startxref 0 %%EOF\n`),
    ],
    [
      "dấu hết tệp bị đẩy xa",
      () =>
        table(
          [],
          (_, own) => `0 1\n0000000000 65535 f \n${trailer(own)}${" ".repeat(3000)}\nstartxref\n${facts.last}\n%%EOF\n`,
        ),
    ],
    [
      "luồng nén đối tượng có dữ liệu thừa",
      () => {
        const inside = `${facts.size} 0 <<>> 77 0 obj`;
        return streamed(
          [[facts.size + 1, stream(inside, `/Type/ObjStm/N 1/First ${String(facts.size).length + 3}`)]],
          ([at = 0]) => ({
            index: `${facts.size} 2`,
            rows: [
              [2, facts.size + 1, 0],
              [1, at, 0],
            ],
          }),
        );
      },
    ],
  ];
  it.each(odd)("%s: không bao giờ hợp lệ", async (_, forge) => {
    const result = await check(forge());
    expect(result.verdict).not.toBe("valid");
    if (result.signatures.length > 0) expect(codes(result)).toContain("changes.odd-structure");
  });
  it("đối tượng đúng cấu trúc nhưng không thuộc phần nào của văn bản: chưa kết luận", async () => {
    const result = await check(
      table([[facts.size, stream(FORGED)]], ([at = 0], own) => `${facts.size} 1\n${used(at)}${trailer(own)}`),
    );
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("changes.unexplained");
  });
  it("phần ghi thêm đúng chuẩn, kể cả bảng tra dạng luồng và luồng nén đối tượng, vẫn hợp lệ", async () => {
    const info = `/Info ${facts.size} 0 R`;
    const inside = `${facts.size} 0 <</Producer (Ke toan)>>`;
    for (const text of [
      table(
        [[facts.size, "<</Producer (Ke toan)>>"]],
        ([at = 0], own) => `${facts.size} 1\n${used(at)}${trailer(own, { extra: info })}`,
      ),
      streamed(
        [[facts.size + 1, stream(inside, `/Type/ObjStm/N 1/First ${String(facts.size).length + 3}`)]],
        ([at = 0]) => ({
          index: `${facts.size} 2`,
          rows: [
            [2, facts.size + 1, 0],
            [1, at, 0],
          ],
        }),
        info,
      ),
    ])
      expect(await check(text)).toMatchObject({ verdict: "valid" });
  });
  it("trang bị thay qua luồng nén đối tượng thì bị phát hiện", async () => {
    const { page } = facts;
    const inside = `${page} 0 <</Type/Page>>`;
    const result = await check(
      streamed([[facts.size + 1, stream(inside, `/Type/ObjStm/N 1/First ${String(page).length + 3}`)]], ([at = 0]) => ({
        index: `${page} 1 ${facts.size + 1} 1`,
        rows: [
          [2, facts.size + 1, 0],
          [1, at, 0],
        ],
      })),
    );
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toContain("changes.forbidden");
  });
});

describe("Trước chữ ký đầu tiên", () => {
  it("byte đứng trước đầu tệp: phần mềm đếm vị trí khác nhau, chưa kết luận", async () => {
    const result = await check(`%\n${signed}`);
    expect(result.verdict).not.toBe("valid");
  });
});
