// Looking for words everywhere an installation could have left them: files of the data folder, every table, the log.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Log } from "#src/platform/log/log.ts";

/** All files below a folder, with their whole paths. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    const about = statSync(full, { throwIfNoEntry: false });
    return !about ? [] : about.isDirectory() ? filesBelow(full) : [full];
  });
}

const shapesOf = (words: string): Buffer[] =>
  (["utf8", "utf16le", "latin1"] as const).map((encoding) => Buffer.from(words, encoding));

/**
 * Looks into a folder again and again while `work` runs, at every file whenever it has changed: which were there, which
 * held the words. Reads beside the work, because the server that is watched runs in the same process.
 */
export async function watchedFiles(folder: string, words: string, work: Promise<unknown>) {
  const known = new Map<string, string>();
  const found = new Set<string>();
  const shapes = shapesOf(words);
  let running = true;
  const done = work.finally(() => {
    running = false;
  });
  while (running) {
    for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
      const about = await stat(path.join(folder, name), { bigint: true }).catch(() => null);
      const state = `${about?.size} ${about?.mtimeNs}`;
      if (!about?.isFile() || known.get(name) === state) continue;
      const bytes = await readFile(path.join(folder, name)).catch(() => null);
      if (bytes) known.set(name, state);
      if (name.includes(words) || shapes.some((shape) => bytes?.includes(shape))) found.add(name);
    }
    await new Promise((next) => setTimeout(next, 15));
  }
  await done;
  return { seen: [...known.keys()], found: [...found] };
}

/** Names of files below the folder that contain the words, or bear them in their name. */
export function foundInFiles(folder: string, words: string): string[] {
  const shapes = shapesOf(words);
  return filesBelow(folder).filter((file) => {
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    return file.includes(words) || shapes.some((shape) => bytes.includes(shape));
  });
}

/** Tables (of every schema but PostgreSQL's own) with a row whose text contains the words. */
export async function foundInTables(adminUrl: string, words: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
    );
    if (tables.rows.length < 30) throw new Error("the tables were not seen");
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const hit = await client.query(`select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`, [words]);
      if (hit.rows.length > 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}

/** A log that keeps its lines. */
export function listeningLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (facts: object, message: string): void => void lines.push(JSON.stringify({ ...facts, message }));
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}

/**
 * A PDF whose words stand in it uncompressed, so that a search for them is honest; ASCII lines only.
 * @param padding bytes of filler, the words repeated in it
 */
export function plainPdf(lines: string[], title: string, padding = 0): Uint8Array {
  const text = lines.map((line, index) => `BT /F1 12 Tf 60 ${780 - index * 24} Td (${line}) Tj ET`).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${title}) >>`,
  ];
  const filler = `% ${lines.join(" ")}\n`;
  let body = `%PDF-1.4\n${filler.repeat(Math.ceil(padding / filler.length))}`;
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  const rows = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, "latin1"));
}
