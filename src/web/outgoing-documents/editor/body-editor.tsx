/**
 * The words of a document (ô số 6), edited on the page. `blocks` are taken in when `epoch` changes (opened, repaired, taken over);
 * between, the editor itself holds the text and tells every change.
 *
 *   <BodyEditor blocks={model.body} epoch={copy.epoch} readOnly={false} hints={hints} onChange={…} onEditor={setEditor} />
 */

import { Extension } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef } from "react";
import type { Block } from "#src/rules/document-format/document-model.ts";
import { blocksToDoc, docToBlocks } from "./blocks.ts";
import { NODES } from "./nodes.ts";
import { type BodyHint, pageHints, showHints } from "./page-hints.ts";
import { LOADED, Typing } from "./typing.ts";

type Props = {
  blocks: readonly Block[];
  epoch: number;
  readOnly: boolean;
  hints: readonly BodyHint[];
  onChange: (blocks: Block[]) => void;
  onEditor: (editor: Editor | null) => void;
};

const Hints = Extension.create({ name: "pageHints", addProseMirrorPlugins: () => [pageHints()] });

export function BodyEditor(props: Props) {
  const latest = useRef(props);
  latest.current = props;
  const editor = useEditor({
    extensions: [...NODES, Typing, Hints],
    content: blocksToDoc(props.blocks),
    editable: !props.readOnly,
    // the page's own policy allows no style sheet made by script; page.css carries what ProseMirror needs
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Nội dung văn bản",
        spellcheck: "false",
        "data-pane-focus": "",
      },
      // ProseMirror keeps every Enter and Esc for itself; with Ctrl, and to leave the text, they belong to the screen
      handleDOMEvents: {
        keydown: (_view, event) =>
          !event.isComposing && (event.code === "Escape" || (event.ctrlKey && /Enter$/u.test(event.code))),
      },
      handleClick: (view, at) => selectBlank(view, at),
    },
    onUpdate: ({ editor: now, transaction }) => {
      if (!transaction.getMeta(LOADED)) latest.current.onChange(docToBlocks(now.getJSON()));
    },
  });
  const { onEditor } = props;
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => {
    editor?.setEditable(!props.readOnly, false);
  }, [editor, props.readOnly]);
  const taken = useRef(props.epoch);
  useEffect(() => {
    if (!editor || taken.current === props.epoch) return;
    taken.current = props.epoch;
    const { state, view, schema } = editor;
    const fresh = schema.nodeFromJSON(blocksToDoc(latest.current.blocks));
    view.dispatch(state.tr.replaceWith(0, state.doc.content.size, fresh.content).setMeta(LOADED, true));
  }, [editor, props.epoch]);
  const { hints } = props;
  useEffect(() => {
    if (editor) showHints(editor.view, hints);
  }, [editor, hints]);
  return <EditorContent editor={editor} className="mo-body" />;
}

type View = Editor["view"];
/** A blank “…” of the template is taken whole by one press, so that typing replaces it. */
function selectBlank(view: View, at: number): boolean {
  const place = view.state.doc.resolve(at);
  const { parent } = place;
  if (!view.editable || !parent.isTextblock) return false;
  const blank = parent.textContent.lastIndexOf("…");
  if (blank < 0 || Math.abs(place.parentOffset - blank) > 1) return false;
  const from = place.start() + blank;
  const { selection } = view.state;
  if (!selection.empty) return false;
  view.dispatch(view.state.tr.setSelection(selectionAt(view, from, from + 1)));
  return true;
}

const selectionAt = (view: View, from: number, to: number) => TextSelection.create(view.state.doc, from, to);
