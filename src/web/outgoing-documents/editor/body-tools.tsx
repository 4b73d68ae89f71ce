/** Tools over the page: what the part at the cursor is, bold, italic, title on its own line, table. */
import {
  IconArrowsHorizontal,
  IconArrowsMinimize,
  IconBold,
  IconColumnInsertRight,
  IconColumns,
  IconHeading,
  IconItalic,
  IconRowInsertBottom,
  IconTable,
  IconTrash,
} from "@tabler/icons-react";
import type { Command } from "@tiptap/pm/state";
import { addRowAfter, deleteRow, deleteTable, isInTable } from "@tiptap/pm/tables";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import { IconButton } from "../../parts/actions/button.tsx";
import { ActionMenu } from "../../parts/actions/menu.tsx";
import { addColumn, evenColumns, hasHead, removeColumn, resizeColumn, toggleHead } from "./tables.ts";

const LOOK = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const KINDS = [
  { value: "paragraph", words: "Đoạn văn" },
  { value: "clause", words: "Khoản 1." },
  { value: "point", words: "Điểm a)" },
  { value: "article", words: "Điều 1." },
  { value: "heading:muc", words: "Mục" },
  { value: "heading:chuong", words: "Chương" },
  { value: "heading:phan", words: "Phần" },
] as const;

export function BodyTools({ editor }: { editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: at }) => {
      const { parent } = at.state.selection.$from;
      const { name } = parent.type;
      return {
        kind:
          name === "heading" ? `heading:${String(parent.attrs["level"])}` : name === "partText" ? "paragraph" : name,
        titled: parent.attrs["titled"] === true,
        mayTitle: name === "article" || name === "clause",
        bold: at.isActive("bold"),
        italic: at.isActive("italic"),
        table: isInTable(at.state),
        head: hasHead(at.state),
      };
    },
  });
  const command = (act: Command) => () => {
    act(editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  const pick = (value: string) => {
    const [type = "paragraph", level] = value.split(":");
    editor
      .chain()
      .focus()
      .setNode(type, level ? { level } : {})
      .run();
  };
  return (
    <div className="mo-body-tools" role="toolbar" aria-label="Định dạng nội dung">
      <select
        className="mo-body-kind"
        aria-label="Phần đang đứng là"
        value={now.table ? "table" : now.kind}
        onChange={(event) => pick(event.target.value)}
        disabled={now.table}
      >
        {now.table && <option value="table">Bảng</option>}
        {KINDS.map((kind) => (
          <option key={kind.value} value={kind.value}>
            {kind.words}
          </option>
        ))}
      </select>
      <IconButton
        label="Chữ đậm"
        keys="Ctrl+B"
        icon={<IconBold {...LOOK} />}
        pressed={now.bold}
        onPress={() => editor.chain().focus().toggleMark("bold").run()}
      />
      <IconButton
        label="Chữ nghiêng"
        keys="Ctrl+I"
        icon={<IconItalic {...LOOK} />}
        pressed={now.italic}
        onPress={() => editor.chain().focus().toggleMark("italic").run()}
      />
      {now.mayTitle && (
        <IconButton
          label="Tiêu đề riêng một dòng"
          icon={<IconHeading {...LOOK} />}
          pressed={now.titled}
          onPress={() => editor.chain().focus().updateAttributes(now.kind, { titled: !now.titled }).run()}
        />
      )}
      {now.table ? (
        <ActionMenu
          label="Sửa bảng"
          button={
            <button type="button" className="mo-icon-btn" aria-label="Sửa bảng">
              <IconTable {...LOOK} />
            </button>
          }
          items={[
            { words: "Thêm dòng dưới", icon: <IconRowInsertBottom {...LOOK} />, onPick: command(addRowAfter) },
            { words: "Thêm cột bên phải", icon: <IconColumnInsertRight {...LOOK} />, onPick: command(addColumn) },
            "line",
            {
              words: "Dòng đầu là tiêu đề",
              note: "In đậm, lặp lại ở trang sau",
              checked: now.head,
              onPick: command(toggleHead),
            },
            {
              words: "Cột này rộng hơn",
              icon: <IconArrowsHorizontal {...LOOK} />,
              onPick: command(resizeColumn(true)),
            },
            { words: "Cột này hẹp hơn", icon: <IconArrowsMinimize {...LOOK} />, onPick: command(resizeColumn(false)) },
            { words: "Chia đều các cột", icon: <IconColumns {...LOOK} />, onPick: command(evenColumns) },
            "line",
            { words: "Bỏ dòng này", icon: <IconTrash {...LOOK} />, onPick: command(deleteRow) },
            { words: "Bỏ cột này", icon: <IconTrash {...LOOK} />, onPick: command(removeColumn) },
            { words: "Bỏ cả bảng", icon: <IconTrash {...LOOK} />, danger: true, onPick: command(deleteTable) },
          ]}
        />
      ) : (
        <IconButton label="Chèn bảng" icon={<IconTable {...LOOK} />} onPress={() => insertTable(editor)} />
      )}
    </div>
  );
}

function insertTable(editor: Editor): void {
  const row = (type: string, words: string[]) => ({
    type: "tableRow",
    content: words.map((text) => ({ type, content: text === "" ? [] : [{ type: "text", text }] })),
  });
  const content = [
    row("headCell", ["TT", "Nội dung", "Ghi chú"]),
    row("cell", ["1", "", ""]),
    row("cell", ["2", "", ""]),
  ];
  editor.chain().focus().insertContent({ type: "table", content }).run();
}
