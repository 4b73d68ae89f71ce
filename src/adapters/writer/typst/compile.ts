// One typst compiler and its two templates. Runs inside the background thread; synchronous.
import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Anchor } from "#src/rules/document-format/document-model.ts";
import type { FontSet } from "../fonts/office-fonts.ts";

/** `data` is what the template reads by `sys.inputs`: JSON, never source. */
export type CompileRequest = { template: "document" | "table"; data: string };
export type CompileResult = { bytes: Uint8Array; anchors: Anchor[]; pages: number };

const source = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), "utf8");

// typst remembers what it laid out, for the whole process and not for one thread. What five documents did not need again goes; a
// printed register of a thousand rows (some 170 MB) goes at once: no later document is like it.
const REMEMBERED_FOR = 5;
const BIG = 100_000;

/** Makes a compile function over given fonts. The function throws an Error with typst's own diagnosis. */
export function createCompile(fonts: FontSet): (request: CompileRequest) => CompileResult {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: Object.values(fonts.files).map((path) => readFileSync(path)) }],
  });
  const templates = { document: source("document"), table: source("table") };
  return ({ template, data }) => {
    const compiled = compiler.compile({ mainFileContent: templates[template], inputs: { data } });
    const document = compiled.result;
    if (document === null) {
      const problem = compiled.takeDiagnostics();
      throw new Error(problem === null ? "typst" : JSON.stringify(compiler.fetchDiagnostics(problem)));
    }
    const bytes = new Uint8Array(compiler.pdf(document, { pdfStandard: "a-2b", pdfTags: true }));
    const anchors: Anchor[] =
      template === "document" ? compiler.query(document, { selector: "<anchor>", field: "value" }) : [];
    const pages = document.numOfPages;
    compiler.evictCache(data.length > BIG ? 0 : REMEMBERED_FOR);
    return { bytes, anchors, pages };
  };
}
