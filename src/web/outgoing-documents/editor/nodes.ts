// The schema of the editor: the blocks of the document model and nothing else, so that nothing can be typed that cannot be printed.
import { Mark, mergeAttributes, Node } from "@tiptap/core";

export const NUMBERED = ["heading", "article", "clause", "point"] as const;
export const HEADING_WORD = { phan: "Phần", chuong: "Chương", muc: "Mục" } as const;
export type HeadingLevel = keyof typeof HEADING_WORD;

/** What is printed before the words of a block: “Điều 1.”, “1.”, “a)”, “Chương I”; mục are numbered “I.” where Roman. */
export function leadOf(type: string, attrs: { number?: unknown; level?: unknown }): string {
  const number = String(attrs.number ?? "");
  switch (type) {
    case "article":
      return `Điều ${number}.`;
    case "clause":
      return `${number}.`;
    case "point":
      return `${number})`;
    case "heading":
      return isRomanSection(attrs) ? `${number}.` : `${HEADING_WORD[levelOf(attrs.level)]} ${number}`;
    default:
      return "";
  }
}
export const levelOf = (value: unknown): HeadingLevel => (value === "phan" || value === "chuong" ? value : "muc");
const isRomanSection = (attrs: { number?: unknown; level?: unknown }) =>
  attrs.level === "muc" && /^[IVXLC]+$/u.test(String(attrs.number));

const number = {
  default: "1",
  parseHTML: (element: HTMLElement) => element.dataset["number"] ?? "1",
  renderHTML: (attrs: Record<string, unknown>) => ({ "data-number": String(attrs["number"]) }),
};
/** the text is a title on a line of its own; the words that belong to it stand in a `partText` after it */
const titled = {
  default: false,
  parseHTML: (element: HTMLElement) => element.dataset["titled"] === "1",
  renderHTML: (attrs: Record<string, unknown>) => (attrs["titled"] ? { "data-titled": "1" } : {}),
};

const Doc = Node.create({ name: "doc", topNode: true, content: "block+" });
const Text = Node.create({ name: "text", group: "inline" });

const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block",
  content: "inline*",
  parseHTML: () => ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

type BlockAttributes = Record<string, { default: unknown }>;
const part = (name: string, spec: { attributes?: BlockAttributes; content?: string; marks?: string }) =>
  Node.create({
    name,
    group: "block",
    content: spec.content ?? "inline*",
    ...(spec.marks === undefined ? {} : { marks: spec.marks }),
    addAttributes: () => spec.attributes ?? {},
    parseHTML: () => [{ tag: `p[data-block="${name}"]`, priority: 60 }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const lead = leadOf(name, node.attrs);
      const look = name === "heading" && isRomanSection(node.attrs) ? { "data-look": "line" } : {};
      return [
        "p",
        mergeAttributes(HTMLAttributes, { "data-block": name, ...(lead ? { "data-lead": lead } : {}), ...look }),
        0,
      ];
    },
  });

const level = {
  default: "muc",
  parseHTML: (element: HTMLElement) => levelOf(element.dataset["level"]),
  renderHTML: (attrs: Record<string, unknown>) => ({ "data-level": String(attrs["level"]) }),
};
const Heading = part("heading", { attributes: { number, level }, content: "text*", marks: "" });
const Article = part("article", { attributes: { number, titled } });
const Clause = part("clause", { attributes: { number, titled } });
const Point = part("point", { attributes: { number } });
const PartText = part("partText", {});

const mark = (name: "bold" | "italic", tags: string[], tag: string, style: string) =>
  Mark.create({
    name,
    parseHTML: () => [...tags.map((each) => ({ tag: each })), { style }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      const toggle = () => this.editor.commands.toggleMark(name);
      const key = name === "bold" ? "b" : "i";
      return { [`Mod-${key}`]: toggle, [`Mod-${key.toUpperCase()}`]: toggle };
    },
  });
const Bold = mark("bold", ["strong", "b"], "strong", "font-weight=bold");
const Italic = mark("italic", ["em", "i"], "i", "font-style=italic");

// What prosemirror-tables asks of a table, here without joined cells: the model knows none.
const ROLES: Record<string, string> = { table: "table", tableRow: "row", cell: "cell", headCell: "header_cell" };
const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  addAttributes: () => ({ widths: { default: null, rendered: false } }),
  extendNodeSchema: (extension) => ({ tableRole: ROLES[extension.name] }),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ node }) => {
    const widths = (node.attrs["widths"] as number[] | null) ?? [];
    const all = widths.reduce((sum, width) => sum + width, 0);
    const columns = widths.map(
      (width) => ["col", { style: `width: ${Math.round((width / all) * 1000) / 10}%` }] as const,
    );
    return columns.length > 0 ? ["table", ["colgroup", ...columns], ["tbody", 0]] : ["table", ["tbody", 0]];
  },
});
const TableRow = Node.create({
  name: "tableRow",
  content: "(cell | headCell)+",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});
const single = {
  colspan: { default: 1, rendered: false },
  rowspan: { default: 1, rendered: false },
  colwidth: { default: null, rendered: false },
};
const cell = (name: string, tag: "td" | "th") =>
  Node.create({
    name,
    content: "text*",
    marks: "",
    isolating: true,
    addAttributes: () => single,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });
const Cell = cell("cell", "td");
const HeadCell = cell("headCell", "th");

export const NODES = [
  Doc,
  Paragraph,
  Text,
  Heading,
  Article,
  Clause,
  Point,
  PartText,
  Table,
  TableRow,
  Cell,
  HeadCell,
  Bold,
  Italic,
];
