import { getSchema } from "@tiptap/core";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import type { Block } from "#src/rules/document-format/document-model.ts";
import { blocksToDoc, docToBlocks } from "./blocks.ts";
import { NODES } from "./nodes.ts";
import { addColumn, evenColumns, hasHead, nextCell, removeColumn, resizeColumn, toggleHead } from "./tables.ts";

type Table = Extract<Block, { type: "table" }>;
const schema = getSchema(NODES);

/** An editor without a page, the cursor in the cell with these words. */
function editorOf(table: Omit<Table, "type">, words: string) {
  let state = EditorState.create({ doc: schema.nodeFromJSON(blocksToDoc([{ type: "table", ...table }])) });
  let at = 0;
  state.doc.descendants((node, place) => {
    if (node.isText && node.text === words) at = place;
  });
  const dispatch = (tr: typeof state.tr) => {
    state = state.apply(tr);
  };
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)));
  return {
    run: (command: Command) => command(state, dispatch),
    tab: () => nextCell(state, dispatch, () => state),
    head: () => hasHead(state),
    cursor: () => state.selection.$from.parent.textContent,
    type: (text: string) => dispatch(state.tr.insertText(text)),
    table: () => docToBlocks(state.doc.toJSON())[0] as Table,
  };
}
const TWO = {
  head: [["TT", "Nội dung"]],
  rows: [
    ["1", "Một"],
    ["2", "Hai"],
  ],
};

describe("Bảng trong dự thảo", () => {
  it("Tab sang ô kế; ở ô cuối thì thêm một dòng và đứng ở ô đầu của dòng ấy", () => {
    const editor = editorOf(TWO, "2");
    expect(editor.tab()).toBe(true);
    expect(editor.cursor()).toBe("Hai");
    expect(editor.tab()).toBe(true);
    editor.type("3");
    expect(editor.table()).toEqual({ type: "table", head: TWO.head, rows: [...TWO.rows, ["3", ""]] });
  });
  it("dòng đầu bật, tắt được là dòng tiêu đề", () => {
    const editor = editorOf(TWO, "1");
    expect(editor.head()).toBe(true);
    editor.run(toggleHead);
    expect([editor.head(), editor.table().head, editor.table().rows.length]).toEqual([false, [], 3]);
    editor.run(toggleHead);
    expect(editor.table()).toEqual({ type: "table", ...TWO });
  });
  it("cột rộng ra thì cột khác hẹp lại, tổng không đổi, không cột nào mất hẳn; chia đều thì bỏ bề ngang riêng", () => {
    const editor = editorOf(TWO, "TT");
    for (let times = 0; times < 30; times += 1) editor.run(resizeColumn(false));
    expect(editor.table().widths).toEqual([5, 95]);
    editor.run(resizeColumn(true));
    expect(editor.table().widths).toEqual([10, 90]);
    editor.run(evenColumns);
    expect(editor.table().widths).toBeUndefined();
  });
  it("thêm, bỏ cột thì bề ngang của các cột khác còn nguyên", () => {
    const editor = editorOf({ ...TWO, widths: [20, 80] }, "TT");
    editor.run(addColumn);
    expect(editor.table().widths).toEqual([20, 33.3, 80]);
    editor.run(removeColumn);
    expect(editor.table().head[0]).toEqual(["", "Nội dung"]);
    expect(editor.table().widths?.length).toBe(2);
  });
});
