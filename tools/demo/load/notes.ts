// What a loading remembers outside the database, so that it can go on after it was cut off: its day, its keys, its files.
// The folder goes when all is loaded; until then it holds the demo's private keys, readable by the service alone.
import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { DemoKeys, PageFiles } from "./pages/page-job.ts";

export type LoadNotes = {
  /** the day the story is told for: the first one asked for stays */
  day(asked: string): Promise<string>;
  keys(make: () => Promise<DemoKeys>): Promise<DemoKeys>;
  files(): Promise<PageFiles[]>;
  noteFiles(made: readonly PageFiles[]): Promise<void>;
  remove(): Promise<void>;
};

export async function openNotes(dataDir: string): Promise<LoadNotes> {
  const folder = path.join(dataDir, "demo");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [dayFile, keyFile, pageFile] = ["day", "keys.json", "files.jsonl"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const readOr = (file: string): Promise<string | null> => readFile(file, "utf8").catch(() => null);
  const writeWhole = async (file: string, text: string): Promise<void> => {
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return {
    async day(asked) {
      const known = await readOr(dayFile);
      if (known !== null) return known;
      await writeWhole(dayFile, asked);
      return asked;
    },
    async keys(make) {
      const known = await readOr(keyFile);
      if (known !== null) return JSON.parse(known) as DemoKeys;
      // files signed with keys that are gone would verify as strangers'
      await rm(pageFile, { force: true });
      const made = await make();
      await writeWhole(keyFile, JSON.stringify(made));
      return made;
    },
    async files() {
      const lines = ((await readOr(pageFile)) ?? "").split("\n").slice(0, -1);
      return lines.map((line) => JSON.parse(line) as PageFiles);
    },
    async noteFiles(made) {
      if (made.length === 0) return;
      await appendFile(pageFile, made.map((each) => `${JSON.stringify(each)}\n`).join(""), { mode: 0o600 });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
