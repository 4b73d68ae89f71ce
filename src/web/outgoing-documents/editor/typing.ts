/**
 * How the text behaves under the hands: Enter goes on in the same kind of part, an empty part becomes plain text, parts are numbered by
 * the law when one comes or goes, “1. ”, “a) ”, “Điều 1. ” at the beginning of a line make a part. Nothing acts during composition.
 */
import { Extension, InputRule } from "@tiptap/core";
import { setBlockType, splitBlockAs } from "@tiptap/pm/commands";
import { history, redo, undo } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { type Command, Plugin, type Transaction } from "@tiptap/pm/state";
import { goToNextCell, isInTable, tableEditing } from "@tiptap/pm/tables";
import { expectedNumbers } from "#src/rules/document-format/check/numbering-of-parts.ts";
import type { Block } from "#src/rules/document-format/document-model.ts";
import { levelOf, NUMBERED } from "./nodes.ts";
import { nextCell } from "./tables.ts";

/** Set on a transaction that brings a document in from outside: its numbers stay as they are, the check names the wrong ones. */
export const LOADED = "mo-loaded";

const isNumbered = (name: string): boolean => NUMBERED.some((each) => each === name);

const enter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (isInTable(state)) return true;
  const { paragraph, partText } = state.schema.nodes;
  if (!paragraph || !partText) return false;
  if (empty && parent.content.size === 0 && parent.type !== paragraph) return setBlockType(paragraph)(state, dispatch);
  const after = parent.attrs["titled"] ? partText : parent.type.name === "heading" ? paragraph : parent.type;
  return splitBlockAs(() => (after === parent.type ? { type: after, attrs: parent.attrs } : { type: after }))(
    state,
    dispatch,
  );
};

/** At the very beginning of a numbered part: it becomes plain text, the words stay. */
const unnumber: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { paragraph } = state.schema.nodes;
  if (!empty || $from.parentOffset > 0 || !paragraph || !isNumbered($from.parent.type.name)) return false;
  return setBlockType(paragraph)(state, dispatch);
};

/** The numbered parts in order, without their words: when this changes, the numbers are set anew. */
function shapeOf(doc: Node): string {
  const parts: string[] = [];
  doc.forEach((node) => {
    if (isNumbered(node.type.name)) parts.push(`${node.type.name}${node.attrs["level"] ?? ""}`);
  });
  return parts.join(" ");
}

function bareBlock(node: Node): Block {
  switch (node.type.name) {
    case "heading":
      return { type: "heading", level: levelOf(node.attrs["level"]), number: "", title: "" };
    case "article":
    case "clause":
    case "point":
      return { type: node.type.name, number: "", runs: [] };
    default:
      return { type: "paragraph", runs: [] };
  }
}

/** Numbers by Phụ lục I, II.6.đ; null when they are right already. */
export function renumber(doc: Node, tr: Transaction): Transaction | null {
  const blocks: { node: Node; at: number }[] = [];
  doc.forEach((node, at) => {
    blocks.push({ node, at });
  });
  const wanted = expectedNumbers(blocks.map(({ node }) => bareBlock(node)));
  let changed = false;
  for (const [index, { node, at }] of blocks.entries()) {
    const number = wanted[index];
    if (number === null || number === undefined || node.attrs["number"] === number) continue;
    tr.setNodeAttribute(at, "number", number);
    changed = true;
  }
  return changed ? tr : null;
}

const numbering = new Plugin({
  appendTransaction(transactions, before, after) {
    if (!transactions.some((tr) => tr.docChanged) || transactions.some((tr) => tr.getMeta(LOADED))) return null;
    return shapeOf(before.doc) === shapeOf(after.doc) ? null : renumber(after.doc, after.tr);
  },
});

const begins = (find: RegExp, type: string, attrs: (match: RegExpMatchArray) => Record<string, unknown> = () => ({})) =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const { $from } = state.selection;
      const wanted = state.schema.nodes[type];
      if (!wanted || $from.parent.type.name !== "paragraph" || $from.depth !== 1) return null;
      const start = $from.before();
      state.tr.delete(range.from, range.to).setNodeMarkup(start, wanted, attrs(match));
    },
  });

export const Typing = Extension.create({
  name: "typing",
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return {
      Enter: run(enter),
      "Shift-Enter": run(enter),
      Backspace: run(unnumber),
      Tab: () => nextCell(this.editor.state, this.editor.view.dispatch, () => this.editor.view.state),
      "Shift-Tab": run(goToNextCell(-1)),
      "Mod-z": run(undo),
      "Mod-Shift-z": run(redo),
      "Mod-y": run(redo),
    };
  },
  addInputRules() {
    return [
      begins(/^\d{1,2}\.\s$/u, "clause"),
      begins(/^[a-yđ]\)\s$/u, "point"),
      begins(/^Điều\s\d{1,3}\.?\s$/u, "article"),
      begins(/^(Phần|Chương|Mục)\s(?:[IVXLC]+|\d{1,2})\.?\s$/u, "heading", (match) => ({
        level: match[1] === "Phần" ? "phan" : match[1] === "Chương" ? "chuong" : "muc",
      })),
      begins(/^[IVX]{1,4}\.\s$/u, "heading", () => ({ level: "muc" })),
    ];
  },
  addProseMirrorPlugins() {
    return [history(), numbering, tableEditing()];
  },
});
