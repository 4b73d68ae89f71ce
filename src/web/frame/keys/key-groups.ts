// The keys of the sheet (`?`): those that are bound on this screen now, in groups, each with words. Nothing is promised that no
// screen answers to.
import type { Binding } from "../../keys/key-registry.ts";

export type KeyLine = { words: string; keys: string[] };
type KeyGroup = { title: string; lines: KeyLine[] };

/** Words of keys that work without standing in the key bar; by the first key of the binding. */
const WORDS: Record<string, string> = {
  "↓": "xuống, lên bằng mũi tên",
  Home: "đầu, cuối danh sách",
  "Shift+J": "chọn thêm dòng dưới, dòng trên",
  "→": "sang vùng kế, vùng trước",
  PgDn: "trang sau, trang trước",
  "+": "phóng to, thu nhỏ",
  "0": "vừa bề ngang",
  "Ctrl+F": "tìm trong văn bản",
  "Alt+1": "mở mục trên thanh bên",
  "/": "vào ô tìm",
  "?": "bảng này",
  Esc: "đóng, về danh sách",
  "Ctrl+Enter": "việc chính của màn hình",
  "Ctrl+S": "lưu, giữ lại",
  "1": "đổi tab",
};
const PAGE = new Set(["Space", "PgDn", "+", "0", "Ctrl+F"]);
const ANYWHERE = new Set(["/", "?", "Alt+1", "Ctrl+Z"]);
const LIST = new Set(["J", "↓", "Home", "Shift+J", "X", "M", "→"]);
/** What every form of fields answers to (keys/use-field-keys.ts). */
const FORM: KeyLine[] = [
  { words: "nhận trường, sang trường sau", keys: ["Enter"] },
  { words: "về trường trước", keys: ["Shift+Enter"] },
  { words: "lỗi kế tiếp", keys: ["F8"] },
  { words: "mở danh sách của ô", keys: ["F4"] },
  { words: "bỏ sửa trường này", keys: ["Esc"] },
];

/** @param form a form of fields is open on the screen */
export function keyGroups(bindings: readonly Binding[], form: boolean): KeyGroup[] {
  const taken = new Set<string>();
  const lines: KeyLine[] = [];
  // the last one bound is the one that answers
  for (const { keys, action } of bindings.toReversed()) {
    const open = keys.filter((key) => !taken.has(key));
    for (const key of open) taken.add(key);
    const first = open[0];
    const words = action.label || (first && WORDS[first]);
    if (first && words) lines.unshift({ words, keys: open });
  }
  const of = (belongs: (key: string) => boolean) => lines.filter(({ keys }) => belongs(keys[0] ?? ""));
  return [
    { title: "Màn hình này", lines: of((key) => !PAGE.has(key) && !ANYWHERE.has(key) && !LIST.has(key)) },
    { title: "Danh sách, vùng", lines: of((key) => LIST.has(key)) },
    { title: "Trang văn bản", lines: of((key) => PAGE.has(key)) },
    { title: "Biểu mẫu", lines: form ? FORM : [] },
    { title: "Mọi nơi", lines: of((key) => ANYWHERE.has(key)) },
  ].filter((group) => group.lines.length > 0);
}

/** Keys of one entry in the key bar: the same key with Shift goes the other way, and its two caps would read as one long press. */
export function barKeys(keys: readonly string[]): string[] {
  return keys.filter((key) => !(key.startsWith("Shift+") && keys.includes(key.replace("Shift+", ""))));
}
