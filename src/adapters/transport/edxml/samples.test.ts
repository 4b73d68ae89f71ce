import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { edxmlCodec } from "./edxml.ts";
import { documentFromJson, messageToJson, statusFromJson } from "./wire-json.ts";

// Real samples and what the official software reads and writes; absent on most machines.
const DATA = join(import.meta.dirname, "../../../../../shared/data");
const EDXML = join(DATA, "edxml");
const HOSTILE = join(DATA, "hostile-inputs");
const read = (...path: string[]): Buffer => readFileSync(join(EDXML, ...path));
const json = (...path: string[]): Record<string, unknown> => JSON.parse(read(...path).toString());

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;
/** Empty strings, empty lists and the facts only one side gives are no difference. */
function comparable(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map(comparable).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (value === null || typeof value !== "object") return value === "" || value === null ? undefined : value;
  const entries = Object.entries(value)
    .map(([key, inner]): [string, Json] => [key, comparable(inner)])
    .filter(([, inner]) => inner !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The parts of a parse result that both sides state, in one form. */
function essence(result: Record<string, Json>): Json {
  const { Attachments, References, Signature, ManifestVersion, warnings, ...rest } = result;
  const files = (Array.isArray(Attachments) ? Attachments : []).map((file) => {
    const { AttachmentName, decodedSha256, Description } = Object(file);
    return { AttachmentName, decodedSha256, Description };
  });
  const value =
    Signature && typeof Signature === "object" && !Array.isArray(Signature)
      ? (Signature.SignatureValue ?? Signature.Value)
      : undefined;
  return comparable({ ...rest, files, signature: value });
}

const ours = (bytes: Uint8Array): Record<string, Json> =>
  Object(
    messageToJson(edxmlCodec.parse(bytes), (b) => ({ decodedSha256: createHash("sha256").update(b).digest("hex") })),
  );

describe.skipIf(!existsSync(EDXML))("edXML: so với phần mềm chính thức", () => {
  const samples = existsSync(EDXML)
    ? ["sdk", "bkav"].flatMap((folder) => readdirSync(join(EDXML, folder)).map((file) => `${folder}/${file}`))
    : [];
  // Where the official reader is wrong (dates of year 36, an empty answer kept as one, text taken for base64), we differ.
  const DIFFERS = new Set(["sdk/edoc.edxml", "bkav/edoc_new.edxml"]);

  it("có mẫu để so", () => expect(samples.length).toBeGreaterThan(15));
  it.each(samples)("%s đọc ra như phần mềm chính thức", (sample) => {
    const expected = json("oracle", "expected", `${sample.replace("/", "__").replace(/\.edxml$/, "")}.json`);
    if (expected.kind === "rejected") {
      expect(() => edxmlCodec.parse(read(sample))).toThrow(expect.objectContaining({ code: "edxml.not-xml" }));
      return;
    }
    const mine = ours(read(sample));
    expect(mine.kind).toBe(expected.kind);
    expect(mine.DocumentId).toBe(expected.DocumentId);
    if (!DIFFERS.has(sample)) expect(essence(mine)).toEqual(essence(Object(expected)));
  });
  it("ngày viết dd/MM/yyyy được hiểu đúng, nơi phần mềm chính thức hiểu sai", () => {
    expect(edxmlCodec.parse(read("bkav/edoc_new.edxml"))).toMatchObject({
      promulgationInfo: { promulgationDate: "2020-10-30" },
    });
  });
  it("gói trạng thái viết ra giống từng byte", () => {
    for (const name of ["status_03", "status_min"]) {
      const built = edxmlCodec.buildStatus(statusFromJson(json("oracle/golden", `${name}.input.json`)));
      expect(Buffer.from(built).toString()).toBe(read("oracle/golden", `${name}.edxml`).toString());
    }
  });
  const buildGolden = (name: string, over: Record<string, unknown> = {}) =>
    Buffer.from(
      edxmlCodec.buildDocument(
        documentFromJson(
          { ...json("oracle/golden", `${name}.input.json`), ...over },
          { readFile: (path) => read("oracle/golden", path), newId: () => "876131be-3909-417c-8c85-81be0beaf5f0" },
        ),
      ),
    ).toString();
  it("gói văn bản nhỏ nhất viết ra giống từng byte", () => {
    expect(buildGolden("doc_min")).toBe(read("oracle/golden/doc_min.edxml").toString());
  });
  it("gói văn bản đầy đủ viết ra giống từng byte, trừ phần ngẫu nhiên và ContentType trong danh sách tệp", () => {
    const plain = (text: string): string =>
      text
        .replace(/(<edXML:ContentType>)[^<]*/g, "$1…")
        .replace(/cid:(cid:)?[0-9a-f-]{36}/g, "cid:…")
        .replace(/>UEsDB[^<]*</g, ">zip<");
    expect(plain(buildGolden("doc_new"))).toBe(plain(read("oracle/golden/doc_new.edxml").toString()));
  });
});

describe.skipIf(!existsSync(HOSTILE))("edXML: gói tin tấn công", () => {
  const hostile = (name: string): Buffer => readFileSync(join(HOSTILE, name));
  it.each(["xxe-http.edxml", "quadratic.edxml"])("%s bị từ chối vì có DTD", (name) => {
    expect(() => edxmlCodec.parse(hostile(name))).toThrow(expect.objectContaining({ code: "edxml.doctype" }));
  });
  it("zip giả PDF được nêu, tên có gạch chéo ngược được thay, chữ HTML giữ nguyên là chữ", () => {
    expect(edxmlCodec.parse(hostile("zip-in-pdf.edxml"))).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ code: "edxml.kind-contradicts" })]),
    });
    expect(edxmlCodec.parse(hostile("attachment-name-backslash.edxml"))).toMatchObject({
      attachments: [{ safeName: "evil.pdf" }],
    });
    expect(edxmlCodec.parse(hostile("script-in-subject.edxml"))).toMatchObject({
      subject: expect.stringContaining("<"),
    });
  });
});
