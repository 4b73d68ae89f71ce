// m-office read: what can be read from a document; needs no database.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createIsolatedReader } from "#src/adapters/reader/isolated-reader.ts";
import type { Field, ProposedFields, ReadResult } from "#src/adapters/reader/reader.port.ts";
import { type MarkKind, marksIn } from "#src/rules/secrecy/marks.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office read TỆP [--json]

Đọc thông tin đăng ký từ PDF hoặc DOCX có lớp chữ, in JSON:
{codeNumber, codeNotation, issuedDate, issuedPlace, organName, parentOrganName, typeName, subject,
 signer:{competence, position, fullName}, toPlaces[], urgency, secrecy, pageAmount, textSource:"text"|null,
 kind, encrypted, activeContent[], pages:[{page, trustworthy}]}
Mỗi trường là {value, confidence 0..1, page, box:[x0,y0,x1,y1]} (trang từ 1; khung tính bằng điểm từ góc trên bên trái;
tệp Word không có trang và khung), không thấy thì null; từ 0.95 là chắc chắn. issuedDate dạng YYYY-MM-DD.
Bản quét không có lớp chữ: các trường đều null, textSource null.
Tệp không đọc được: {kind, refusals:[{code, message}]}, mã thoát 1.`;

const LEVELS: Partial<Record<MarkKind, string>> = { mat: "Mật", "toi-mat": "Tối mật", "tuyet-mat": "Tuyệt mật" };

/** The highest mark that is plainly readable; a doubtful one is given with half the confidence. */
function secrecyOf(result: ReadResult): Field | null {
  const found = result.pages.flatMap((page, index) =>
    marksIn(page.text).flatMap((mark) => {
      const value = LEVELS[mark.kind];
      const confidence = mark.certainty === "certain" ? 0.97 : 0.45;
      return value ? [{ value, confidence, page: result.positions ? index + 1 : null, box: null }] : [];
    }),
  );
  for (const mark of (result.aside ?? []).flatMap(({ kind, text }) => (kind === "name" ? [] : marksIn(text)))) {
    const value = LEVELS[mark.kind];
    if (value) found.push({ value, confidence: mark.certainty === "certain" ? 0.97 : 0.45, page: null, box: null });
  }
  const order = Object.values(LEVELS);
  const [highest] = found.toSorted(
    (a, b) => b.confidence - a.confidence || order.indexOf(b.value) - order.indexOf(a.value),
  );
  return highest ?? null;
}

function describe(result: ReadResult, fields: ProposedFields): Record<string, unknown> {
  const readable = result.pages.some((page) => page.trustworthy);
  return {
    ...fields,
    secrecy: secrecyOf(result),
    textSource: readable ? "text" : null,
    kind: result.kind,
    encrypted: result.encrypted,
    activeContent: result.activeContent,
    pages: result.pages.map((page, index) => ({ page: index + 1, trustworthy: page.trustworthy })),
  };
}

const LABELS: readonly [keyof ProposedFields, string][] = [
  ["codeNumber", "Số"],
  ["codeNotation", "Ký hiệu"],
  ["issuedDate", "Ngày ban hành"],
  ["issuedPlace", "Địa danh"],
  ["organName", "Cơ quan ban hành"],
  ["parentOrganName", "Cơ quan chủ quản"],
  ["typeName", "Loại văn bản"],
  ["subject", "Trích yếu"],
  ["toPlaces", "Nơi nhận"],
  ["urgency", "Độ khẩn"],
  ["pageAmount", "Số trang"],
];

function inWords(fields: ProposedFields): string {
  const shown = (field: unknown): string => {
    const value = field !== null && typeof field === "object" && "value" in field ? field.value : null;
    return value === null ? "–" : Array.isArray(value) ? value.join("; ") : String(value);
  };
  const { competence, position, fullName } = fields.signer;
  return [
    ...LABELS.map(([name, label]) => `${label}: ${shown(fields[name])}`),
    `Người ký: ${[competence, position, fullName].map(shown).join(" · ")}`,
  ].join("\n");
}

function fileOf(args: string[]): string | null {
  try {
    const { positionals } = readOptions({ args, allowPositionals: true, options: { json: { type: "boolean" } } });
    return positionals.length === 1 ? (positionals[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** @returns exit code: 0 read, 1 cannot be read, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const file = fileOf(args);
  if (file === null) {
    console.error(HELP);
    return 2;
  }
  const json = args.includes("--json");
  const reader = createIsolatedReader({ processes: 1 });
  try {
    const result = await reader.read(readFileSync(file), basename(file));
    if (result.problem) {
      console.log(json ? JSON.stringify({ kind: result.kind, refusals: [result.problem] }) : result.problem.message);
      return 1;
    }
    const fields = reader.proposeFields(result);
    console.log(json ? JSON.stringify(describe(result, fields)) : inWords(fields));
    return 0;
  } finally {
    await reader.close();
  }
}
