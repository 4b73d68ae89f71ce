/** A `like` pattern for text that contains the word; `%` and `_` in it are letters like others. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}
