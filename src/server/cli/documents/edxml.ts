// m-office edxml: reads and makes edXML messages; needs no database.

import { createHash, randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import { documentFromJson, messageToJson, statusFromJson } from "#src/adapters/transport/edxml/wire-json.ts";
import { EdxmlError } from "#src/adapters/transport/edxml.port.ts";
import { checkOutgoing } from "#src/rules/exchange/check-outgoing.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office edxml parse TỆP.edxml [--json]
m-office edxml build MÔ_TẢ.json -o TỆP.edxml [--strict] [--json]
m-office edxml status MÔ_TẢ.json -o TỆP.edxml [--json]

parse   đọc gói tin, in JSON: {kind:"document"|"status", From, To[], DocumentId, Code, PromulgationInfo, DocumentType, Subject,
        SignerInfo, OtherInfo, ResponseFor[], TraceHeaderList, Attachments:[{ContentId, AttachmentName, SafeName, ContentType,
        ContentKind, decodedBytes, decodedSha256}], warnings:[{code, message}]}; khóa là tên phần tử của QCVN 102:2016, ngày yyyy/MM/dd.
        Gói bị từ chối: {kind:"rejected", refusals:[{code, message}]}, mã thoát 1.
build   lập gói văn bản từ JSON cùng dạng; mỗi tệp là {AttachmentName, ContentId?, Description?, file} (đường dẫn tính từ tệp mô tả).
        Thiếu DocumentId thì đặt một mã mới. --strict: thông tin quá dài hoặc thiếu thì không lập.
        In {file, bytes, sha256, warnings[]}.
status  lập gói trạng thái từ {From, ResponseFor, StaffInfo?, StatusCode, Description?, Timestamp}.`;

type Result = { code: number; json: unknown; words: string };

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function parse(file: string): Result {
  const message = edxmlCodec.parse(readFileSync(file));
  const json = messageToJson(message, (bytes) => ({ decodedBytes: bytes.length, decodedSha256: sha256(bytes) }));
  return { code: 0, json, words: JSON.stringify(json, null, 2) };
}

/** JSON text of an operator's file; a plain sentence when it is none. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new EdxmlError("edxml.bad-spec", error.message);
    throw error;
  }
}

function written(bytes: Uint8Array, out: string, warnings: Refusal[]): Result {
  writeFileSync(out, bytes);
  const json = { file: out, bytes: bytes.length, sha256: sha256(bytes), warnings };
  const notes = warnings.map((warning) => `Lưu ý: ${warning.message}`);
  return { code: 0, json, words: [`Đã lập gói tin ${out} (${bytes.length} byte).`, ...notes].join("\n") };
}

function build(spec: string, out: string, strict: boolean): Result {
  const readFile = (path: string): Uint8Array => readFileSync(resolve(dirname(spec), path));
  const content = documentFromJson(readJson(spec), { readFile, newId: randomUUID });
  const refusals = checkOutgoing(content);
  if (strict && refusals.length > 0)
    return { code: 1, json: { refusals }, words: refusals.map((refusal) => refusal.message).join("\n") };
  return written(edxmlCodec.buildDocument(content), out, refusals);
}

const buildStatus = (spec: string, out: string): Result =>
  written(edxmlCodec.buildStatus(statusFromJson(readJson(spec))), out, []);

function failed(error: EdxmlError): Result {
  const refusals = [{ code: error.code, message: error.message, detail: error.detail }];
  return { code: 1, json: { kind: "rejected", refusals }, words: error.message };
}

function act(args: string[]): Result | null {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      strict: { type: "boolean" },
      output: { type: "string", short: "o" },
    },
  });
  const [verb, file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) return null;
  if (verb === "parse") return parse(file);
  if (values.output === undefined) return null;
  if (verb === "build") return build(file, values.output, values.strict === true);
  return verb === "status" ? buildStatus(file, values.output) : null;
}

function attempt(args: string[]): Result | null {
  try {
    return act(args);
  } catch (error) {
    if (error instanceof EdxmlError) return failed(error);
    // parseArgs: an option that does not exist is wrong use
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) return null;
    throw error;
  }
}

/** @returns exit code: 0 done, 1 refused or invalid, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const result = attempt(args);
  if (!result) {
    console.error(HELP);
    return 2;
  }
  console.log(args.includes("--json") ? JSON.stringify(result.json) : result.words);
  return result.code;
}
