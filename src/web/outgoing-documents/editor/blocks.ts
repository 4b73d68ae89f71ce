/**
 * Body of the document model ↔ document of the editor. What goes in comes out again, word for word (test beside).
 * A titled điều or khoản is two lines on paper, so two nodes: the title and the `partText` behind it.
 */
import type { JSONContent } from "@tiptap/core";
import type { Block, TextRun } from "#src/rules/document-format/document-model.ts";
import { levelOf } from "./nodes.ts";

export function blocksToDoc(blocks: readonly Block[]): JSONContent {
  const content = blocks.flatMap(nodesOf);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** Empty paragraphs at the end are only where the cursor stands; they are not part of the document. */
export function docToBlocks(doc: JSONContent): Block[] {
  const blocks: Block[] = [];
  for (const node of doc.content ?? []) {
    const last = blocks.at(-1);
    if (
      node.type === "partText" &&
      last &&
      (last.type === "article" || last.type === "clause") &&
      last.title !== undefined &&
      last.runs.length === 0
    )
      last.runs = runsOf(node);
    else blocks.push(blockOf(node));
  }
  for (let last = blocks.at(-1); last?.type === "paragraph" && last.runs.length === 0; last = blocks.at(-1))
    blocks.pop();
  return blocks;
}

const plain = (text: string): JSONContent[] => (text === "" ? [] : [{ type: "text", text }]);

function inline(runs: readonly TextRun[]): JSONContent[] {
  return runs
    .filter((run) => run.text !== "")
    .map((run) => {
      const marks = [...(run.bold ? [{ type: "bold" }] : []), ...(run.italic ? [{ type: "italic" }] : [])];
      return { type: "text", text: run.text, ...(marks.length > 0 ? { marks } : {}) };
    });
}

function nodesOf(block: Block): JSONContent[] {
  switch (block.type) {
    case "paragraph":
      return [{ type: "paragraph", content: inline(block.runs) }];
    case "heading":
      return [{ type: "heading", attrs: { level: block.level, number: block.number }, content: plain(block.title) }];
    case "article":
    case "clause": {
      const attrs = { number: block.number };
      if ((block.title ?? "").trim() === "")
        return [{ type: block.type, attrs: { ...attrs, titled: false }, content: inline(block.runs) }];
      const title = { type: block.type, attrs: { ...attrs, titled: true }, content: plain(block.title ?? "") };
      const text = inline(block.runs);
      return text.length === 0 ? [title] : [title, { type: "partText", content: text }];
    }
    case "point":
      return [{ type: "point", attrs: { number: block.number }, content: inline(block.runs) }];
    case "table": {
      const row = (type: string) => (cells: string[]) => ({
        type: "tableRow",
        content: cells.map((cell) => ({ type, content: plain(cell) })),
      });
      const columns = Math.max(1, ...block.head.map((r) => r.length), ...block.rows.map((r) => r.length));
      const fit = (cells: string[]) => Array.from({ length: columns }, (_, i) => cells[i] ?? "");
      const rows = [...block.head.map(fit).map(row("headCell")), ...block.rows.map(fit).map(row("cell"))];
      return rows.length === 0 ? [] : [{ type: "table", attrs: { widths: block.widths ?? null }, content: rows }];
    }
    default:
      return block satisfies never;
  }
}

const textOf = (node: JSONContent): string => (node.content ?? []).map((child) => child.text ?? "").join("");

function runsOf(node: JSONContent): TextRun[] {
  return (node.content ?? []).map((child) => {
    const has = (type: string) => child.marks?.some((mark) => mark.type === type) ?? false;
    return {
      text: child.text ?? "",
      ...(has("bold") ? { bold: true } : {}),
      ...(has("italic") ? { italic: true } : {}),
    };
  });
}

function blockOf(node: JSONContent): Block {
  const number = String(node.attrs?.["number"] ?? "1");
  switch (node.type) {
    case "heading":
      return { type: "heading", level: levelOf(node.attrs?.["level"]), number, title: textOf(node) };
    case "article":
    case "clause":
      return node.attrs?.["titled"]
        ? { type: node.type, number, title: textOf(node), runs: [] }
        : { type: node.type, number, runs: runsOf(node) };
    case "point":
      return { type: "point", number, runs: runsOf(node) };
    case "table":
      return tableOf(node);
    default:
      return { type: "paragraph", runs: runsOf(node) };
  }
}

function tableOf(node: JSONContent): Block {
  const rows = node.content ?? [];
  const isHead = (row: JSONContent) =>
    (row.content ?? []).length > 0 && (row.content ?? []).every((c) => c.type === "headCell");
  const body = rows.findIndex((row) => !isHead(row));
  const split = body < 0 ? rows.length : body;
  const cells = (row: JSONContent) => (row.content ?? []).map(textOf);
  const columns = Math.max(0, ...rows.map((row) => row.content?.length ?? 0));
  const widths = node.attrs?.["widths"] as number[] | null | undefined;
  return {
    type: "table",
    head: rows.slice(0, split).map(cells),
    rows: rows.slice(split).map(cells),
    ...(widths && widths.length === columns ? { widths } : {}),
  };
}

/** Which node of the editor shows this block: titled parts with text are two nodes. */
export function nodeIndexOf(blocks: readonly Block[], index: number): number {
  return blocks.slice(0, index).reduce((count, block) => count + nodesOf(block).length, 0);
}
