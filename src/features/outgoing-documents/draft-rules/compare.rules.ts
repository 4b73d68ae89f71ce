// Two versions beside each other, paragraph by paragraph, with the changed words marked (F-52).
import { blockText } from "#src/rules/document-format/check/format-rule.ts";
import type { Block, DocumentModel } from "#src/rules/document-format/document-model.ts";

export type ComparedRun = { text: string; changed: boolean };
export type ComparedLine = {
  change: "same" | "added" | "removed" | "changed";
  /** component in Vietnamese */
  place: string;
  before: ComparedRun[];
  after: ComparedRun[];
};

type Line = { place: string; text: string };

/** Every line of both, in reading order; removed lines stand where they were. */
export function compareModels(before: DocumentModel, after: DocumentModel): ComparedLine[] {
  const steps = alignment(linesOf(before), linesOf(after), (a, b) => a.place === b.place && a.text === b.text);
  const lines: ComparedLine[] = [];
  for (let i = 0; i < steps.length; ) {
    const removed: Line[] = [];
    const added: Line[] = [];
    for (; i < steps.length && steps[i]?.kind !== "same"; i++) {
      const step = steps[i];
      if (step?.kind === "removed") removed.push(step.item);
      if (step?.kind === "added") added.push(step.item);
    }
    lines.push(...pairUp(removed, added));
    const same = steps[i];
    if (same?.kind === "same") {
      const runs = [{ text: same.item.text, changed: false }];
      lines.push({ change: "same", place: same.item.place, before: runs, after: runs });
      i++;
    }
  }
  return lines;
}

// A removed and an added line of one component are the same paragraph, rewritten.
function pairUp(removed: Line[], added: Line[]): ComparedLine[] {
  const rest = [...added];
  const lines = removed.map((line): ComparedLine => {
    const at = rest.findIndex((other) => other.place === line.place && shareWords(line.text, other.text));
    const other = at < 0 ? undefined : rest.splice(at, 1)[0];
    if (!other)
      return { change: "removed", place: line.place, before: [{ text: line.text, changed: true }], after: [] };
    return { change: "changed", place: line.place, ...compareWords(line.text, other.text) };
  });
  return [
    ...lines,
    ...rest.map(
      (line): ComparedLine => ({
        change: "added",
        place: line.place,
        before: [],
        after: [{ text: line.text, changed: true }],
      }),
    ),
  ];
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

function shareWords(a: string, b: string): boolean {
  const known = new Set(wordsOf(a).filter((word) => word.trim() !== ""));
  return known.size === 0 || b.trim() === "" || wordsOf(b).some((word) => word.trim() !== "" && known.has(word));
}

function compareWords(a: string, b: string): { before: ComparedRun[]; after: ComparedRun[] } {
  const before: ComparedRun[] = [];
  const after: ComparedRun[] = [];
  for (const step of alignment(wordsOf(a), wordsOf(b), (x, y) => x === y)) {
    if (step.kind !== "added") append(before, step.item, step.kind === "removed");
    if (step.kind !== "removed") append(after, step.item, step.kind === "added");
  }
  return { before, after };
}

function append(runs: ComparedRun[], text: string, changed: boolean): void {
  const last = runs.at(-1);
  if (last?.changed === changed) last.text += text;
  else runs.push({ text, changed });
}

type Step<T> = { kind: "same" | "removed" | "added"; item: T };
/** Cells of the table below; beyond it (two long, quite different texts) the middle counts as rewritten. */
const MAX_CELLS = 4_000_000;

/** Longest common subsequence, after the equal beginning and end are set aside. */
function alignment<T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): Step<T>[] {
  let head = 0;
  while (head < a.length && head < b.length && equal(a[head] as T, b[head] as T)) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && equal(a.at(-1 - tail) as T, b.at(-1 - tail) as T)) tail++;
  const same = (items: readonly T[]): Step<T>[] => items.map((item) => ({ kind: "same", item }));
  const middle = middleSteps(a.slice(head, a.length - tail), b.slice(head, b.length - tail), equal);
  return [...same(b.slice(0, head)), ...middle, ...same(b.slice(b.length - tail))];
}

function middleSteps<T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): Step<T>[] {
  const rewritten: Step<T>[] = [
    ...a.map((item): Step<T> => ({ kind: "removed", item })),
    ...b.map((item): Step<T> => ({ kind: "added", item })),
  ];
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return rewritten;
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] = equal(a[i] as T, b[j] as T) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step<T>[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (equal(a[i] as T, b[j] as T)) {
      steps.push({ kind: "same", item: b[j] as T });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) steps.push({ kind: "removed", item: a[i++] as T });
    else steps.push({ kind: "added", item: b[j++] as T });
  }
  for (; i < a.length; i++) steps.push({ kind: "removed", item: a[i] as T });
  for (; j < b.length; j++) steps.push({ kind: "added", item: b[j] as T });
  return steps;
}

function linesOf(model: DocumentModel): Line[] {
  const all = (place: string, texts: readonly string[]): Line[] => texts.map((text) => ({ place, text }));
  return [
    ...all("độ khẩn", model.urgency === "thuong" ? [] : [model.urgency]),
    ...all("tên cơ quan", [...model.parentOrgan, ...model.organ]),
    ...all("ký hiệu", [model.notation]),
    ...all("địa danh", [model.place]),
    ...all("trích yếu", [model.subject]),
    ...all("kính gửi", model.addressees),
    ...all("thẩm quyền", model.authority === undefined ? [] : [model.authority]),
    ...all("căn cứ", model.bases),
    ...model.body.flatMap(blockLines),
    ...all("người ký", [...model.signerTitle, model.signerName]),
    ...all("nơi nhận", model.recipients),
    ...all("ký hiệu người soạn", model.drafterMark === undefined ? [] : [model.drafterMark]),
    ...all("địa chỉ liên hệ", model.contact === undefined ? [] : [model.contact]),
  ];
}

const HEADING_WORDS = { phan: "Phần", chuong: "Chương", muc: "Mục" } as const;

function blockLines(block: Block): Line[] {
  const text = blockText(block);
  switch (block.type) {
    case "paragraph":
      return [{ place: "nội dung", text }];
    case "heading":
      return [{ place: "nội dung", text: `${HEADING_WORDS[block.level]} ${block.number} ${text}` }];
    case "article":
      return [{ place: "nội dung", text: `Điều ${block.number}. ${text}` }];
    case "clause":
      return [{ place: "nội dung", text: `${block.number}. ${text}` }];
    case "point":
      return [{ place: "nội dung", text: `${block.number}) ${text}` }];
    case "table":
      return [...block.head, ...block.rows].map((row) => ({ place: "bảng", text: row.join(" | ") }));
    default:
      return block satisfies never;
  }
}
