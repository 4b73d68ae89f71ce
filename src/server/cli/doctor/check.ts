/** One line of the doctor's report. `found` and `remedy` are Vietnamese; the remedy is empty when all is well. */
export type Check = { id: string; ok: boolean; found: string; remedy: string };

export function check(id: string, ok: boolean, said: { found: string; remedy: string }): Check {
  return { id, ok, found: said.found, remedy: ok ? "" : said.remedy };
}

/** 1 610 612 736 → "1,5 GB" */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  return `${(bytes / 1024 ** step).toFixed(step < 3 ? 0 : 1).replace(".", ",")} ${units[step]}`;
}
