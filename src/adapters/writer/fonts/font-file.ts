// Which letters a TrueType font has and how wide they are. OpenType 1.9, tables cmap (formats 4, 12), head, hhea, hmtx.

export type FontFile = {
  has(codePoint: number): boolean;
  /** width of a line in points; letters without glyph count nothing */
  widthPt(text: string, sizePt: number): number;
};

/** Reads a .ttf file. @throws Error when it is no TrueType font with a Unicode character map */
export function readFontFile(bytes: Uint8Array): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = (tag: string): number => {
    const count = view.getUint16(4);
    for (let i = 0; i < count; i++) {
      const at = 12 + i * 16;
      if (String.fromCharCode(...bytes.subarray(at, at + 4)) === tag) return view.getUint32(at + 8);
    }
    throw new Error(`font has no table ${tag}`);
  };
  const glyphs = characterMap(view, table("cmap"));
  const unitsPerEm = view.getUint16(table("head") + 18);
  const metrics = view.getUint16(table("hhea") + 34);
  const hmtx = table("hmtx");
  const advance = (glyph: number) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1));
  return {
    has: (codePoint) => glyphs.has(codePoint),
    widthPt: (text, sizePt) => {
      let units = 0;
      for (const sign of text) {
        const glyph = glyphs.get(sign.codePointAt(0) ?? 0);
        if (glyph !== undefined) units += advance(glyph);
      }
      return (units * sizePt) / unitsPerEm;
    },
  };
}

function characterMap(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const count = view.getUint16(cmap + 2);
  for (let i = 0; i < count; i++) {
    const platform = view.getUint16(cmap + 4 + i * 8);
    const at = cmap + view.getUint32(cmap + 8 + i * 8);
    const format = view.getUint16(at);
    if (platform !== 0 && platform !== 3) continue;
    if (format === 4) readSegments(view, at, glyphs);
    if (format === 12) readGroups(view, at, glyphs);
  }
  if (glyphs.size === 0) throw new Error("font has no Unicode character map");
  return glyphs;
}

function readSegments(view: DataView, at: number, glyphs: Map<number, number>): void {
  const double = view.getUint16(at + 6);
  for (let s = 0; s < double; s += 2) {
    const end = view.getUint16(at + 14 + s);
    const start = view.getUint16(at + 16 + double + s);
    const delta = view.getUint16(at + 16 + 2 * double + s);
    const rangeAt = at + 16 + 3 * double + s;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, at: number, glyphs: Map<number, number>): void {
  const count = view.getUint32(at + 12);
  for (let i = 0; i < count; i++) {
    const [start, end, first] = [0, 4, 8].map((part) => view.getUint32(at + 16 + i * 12 + part));
    for (let code = start ?? 0; code <= (end ?? -1); code++) glyphs.set(code, (first ?? 0) + code - (start ?? 0));
  }
}
