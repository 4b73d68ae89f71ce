// m-office template: the kinds of document and an empty one of each in the legal layout. Needs no database.
import { writeFile } from "node:fs/promises";
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import { type DocumentWriter, WriterError } from "#src/adapters/writer/writer.port.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "#src/rules/document-format/document-model.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { type AgencyFacts, emptyModel } from "#src/rules/document-format/templates.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `Cách dùng:
  m-office template --list [--json]                 các loại văn bản, mỗi loại một dòng
  m-office template LOẠI -o TỆP.docx|TỆP.pdf [--json]  văn bản trống đúng thể thức Nghị định 30/2020/NĐ-CP
--json: --list in [{"kind","name","sample"}]; có -o in {"kind","file","bytes"}.
Mã thoát: 0 xong · 1 không ghi được tệp · 2 gõ sai lệnh.`;

const SAMPLE_AGENCY: AgencyFacts = {
  parentOrgan: ["TÊN CƠ QUAN CHỦ QUẢN"],
  organ: ["TÊN CƠ QUAN, TỔ CHỨC"],
  name: "Tên cơ quan, tổ chức",
  abbreviation: "…",
  unitAbbreviation: "…",
  place: "…",
  headTitle: "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
  authority: "THẨM QUYỀN BAN HÀNH",
};

const isKind = (word: string): word is DocumentKind => DOCUMENT_KINDS.some((kind) => kind === word);

function wrongUse(reason: string): number {
  console.error(`${reason}\n${HELP}`);
  return 2;
}

function list(json: boolean): number {
  const kinds = DOCUMENT_KINDS.map((kind) => ({ kind, name: KIND_FACTS[kind].name, sample: KIND_FACTS[kind].sample }));
  console.log(json ? JSON.stringify(kinds) : DOCUMENT_KINDS.join("\n"));
  return 0;
}

function write(writer: DocumentWriter, kind: DocumentKind, format: "docx" | "pdf"): Promise<Uint8Array> {
  const model = emptyModel(kind, SAMPLE_AGENCY);
  const options = { created: new Date().toISOString() };
  if (format === "docx") return writer.writeDocx(model, options);
  return writer.writePdf(model, options).then(({ bytes }) => bytes);
}

function problem(error: unknown, file: string): string {
  if (error instanceof WriterError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "không rõ";
  return `Không ghi được tệp ${file} (${code}). Chưa có tệp nào được tạo; hãy kiểm tra thư mục và quyền ghi rồi chạy lại.`;
}

/** Runs the command. @param args what follows "template" @returns exit code: 0 done, 1 refused, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch {
    return wrongUse("Không hiểu tham số đã gõ.");
  }
  const { values, positionals } = given;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.list) return list(values.json);
  const [kind = "", ...rest] = positionals;
  if (!isKind(kind) || rest.length > 0) {
    return wrongUse(kind === "" ? "Thiếu loại văn bản." : `Không có loại văn bản “${[kind, ...rest].join(" ")}”.`);
  }
  const file = values.output ?? "";
  const format = /\.(docx|pdf)$/iu.exec(file)?.[1]?.toLowerCase();
  if (format !== "docx" && format !== "pdf") return wrongUse("Tệp ghi ra phải có đuôi .docx hoặc .pdf.");
  const writer = createTypstWriter();
  try {
    const bytes = await write(writer, kind, format);
    await writeFile(file, bytes);
    if (values.json) console.log(JSON.stringify({ kind, file, bytes: bytes.length }));
    return 0;
  } catch (error) {
    console.log(values.json ? JSON.stringify({ error: problem(error, file) }) : problem(error, file));
    return 1;
  } finally {
    await writer.close();
  }
}

const read = (args: string[]) =>
  readOptions({
    args,
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      output: { type: "string", short: "o" },
    },
  });
