// One typst compiler and its two templates. Runs inside a process of its own; synchronous.
import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Anchor } from "#src/rules/document-format/document-model.ts";
import type { FontSet } from "../fonts/office-fonts.ts";

/** `data` is what the template reads by `sys.inputs`: JSON, never source. */
export type CompileRequest = { template: "document" | "table"; data: string };
export type CompileResult = { bytes: Uint8Array; anchors: Anchor[]; pages: number };

const source = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), "utf8");

// What as many documents did not need again is forgotten.
const REMEMBERED_FOR = 5;

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
    compiler.evictCache(REMEMBERED_FOR);
    return { bytes, anchors, pages };
  };
}
