// The fonts documents are written with. Tinos (OFL) has the widths of Times New Roman, so lines break at the same words.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type FontFile, readFontFile } from "./font-file.ts";

/** `files`: paths of regular, italic, bold and bold italic .ttf; an agency may name its own licensed Times New Roman. */
export type FontSet = { family: string; files: { regular: string; italic: string; bold: string; boldItalic: string } };

const locate = createRequire(import.meta.url);
const tinos = (file: string) => locate.resolve(`@expo-google-fonts/tinos/${file}.ttf`);

/** The fonts that come with the product. */
export function tinosFonts(): FontSet {
  return {
    family: "Tinos",
    files: {
      regular: tinos("400Regular/Tinos_400Regular"),
      italic: tinos("400Regular_Italic/Tinos_400Regular_Italic"),
      bold: tinos("700Bold/Tinos_700Bold"),
      boldItalic: tinos("700Bold_Italic/Tinos_700Bold_Italic"),
    },
  };
}

const read = new Map<string, FontFile>();

/** Metrics of one font file; read once a process. */
export function fontMetrics(path: string): FontFile {
  const known = read.get(path);
  if (known !== undefined) return known;
  const font = readFontFile(readFileSync(path));
  read.set(path, font);
  return font;
}
