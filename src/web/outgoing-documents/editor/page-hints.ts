// What the page shows over the text without being part of it: places with findings, and the closing “./.” the writers set.

import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** A place in the body: the block, and the words in it when they are known. */
export type BodyHint = { block: number; words: string | null; active: boolean; tone: "must" | "should" | "ok-note" };

const KEY = new PluginKey<DecorationSet>("page-hints");

/** The characters a writer adds behind the last line: the text closes with “./.” (Phụ lục III, all templates). */
export function closingTail(text: string): string {
  const end = text.trimEnd();
  if (end.endsWith("./.")) return "";
  if (end.endsWith("./")) return ".";
  return end.endsWith(".") ? "/." : "./.";
}

/** The last block that ends the text; a table has the mark on a line of its own, which only the print shows. */
function lastText(doc: Node): { node: Node; at: number } | null {
  let found: { node: Node; at: number } | null = null;
  doc.forEach((node, at) => {
    if (!node.isTextblock) found = null;
    else if (node.textContent.trim() !== "") found = { node, at };
  });
  return found;
}

function hintsOf(doc: Node, hints: readonly BodyHint[]): Decoration[] {
  const all: Decoration[] = [];
  const starts: { node: Node; at: number }[] = [];
  doc.forEach((node, at) => {
    starts.push({ node, at });
  });
  for (const hint of hints) {
    const block = starts[hint.block];
    if (!block) continue;
    const look = { class: "mo-hint", "data-tone": hint.tone, ...(hint.active ? { "data-active": "1" } : {}) };
    const offset = hint.words && block.node.isTextblock ? block.node.textContent.indexOf(hint.words) : -1;
    if (offset >= 0 && hint.words)
      all.push(Decoration.inline(block.at + 1 + offset, block.at + 1 + offset + hint.words.length, look));
    else all.push(Decoration.node(block.at, block.at + block.node.nodeSize, look));
  }
  return all;
}

function withTail(set: DecorationSet, doc: Node): DecorationSet {
  const rest = set.remove(set.find(undefined, undefined, (spec) => spec["tail"] === true));
  const last = lastText(doc);
  if (!last) return rest;
  const look = { "data-tail": closingTail(last.node.textContent) };
  return rest.add(doc, [Decoration.node(last.at, last.at + last.node.nodeSize, look, { tail: true })]);
}

export function pageHints(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: (_, { doc }) => withTail(DecorationSet.empty, doc),
      apply(tr, set, _before, { doc }) {
        const hints = tr.getMeta(KEY) as readonly BodyHint[] | undefined;
        if (hints) return withTail(DecorationSet.create(doc, hintsOf(doc, hints)), doc);
        return tr.docChanged ? withTail(set.map(tr.mapping, doc), doc) : set;
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
}

/** Shows these places; waits while a letter is being composed, so that no input method is disturbed. */
export function showHints(view: EditorView, hints: readonly BodyHint[]): void {
  if (view.isDestroyed || view.composing) return;
  view.dispatch(view.state.tr.setMeta(KEY, hints).setMeta("addToHistory", false));
}
