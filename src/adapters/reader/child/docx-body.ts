export type Alignment = "left" | "center" | "right";
export type Paragraph = { kind: "paragraph"; text: string; align: Alignment };
/** rows of cells of blocks */
export type Table = { kind: "table"; rows: Block[][][] };
export type Block = Paragraph | Table;

const ALIGN: Record<string, Alignment> = { center: "center", right: "right", end: "right" };

/** A letter put in as a sign of a font; fonts of pictures (boxes to tick) show no letters. */
function letterOfSymbol(attributes: Record<string, string>): string {
  if (/wingdings|webdings/iu.test(attributes["w:font"] ?? "")) return "";
  const code = Number.parseInt(attributes["w:char"] ?? "", 16);
  // F020–F0FF: the first 256 places of the font
  const letter = code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code;
  return letter >= 0x20 && letter <= 0xffff ? String.fromCharCode(letter) : "";
}

/**
 * Collects paragraphs and tables while a WordprocessingML part is walked. What is marked as deleted or stands in a
 * fall-back copy of the same content is left out; text boxes become paragraphs of their own.
 */
export class DocxBody {
  readonly blocks: Block[] = [];
  paragraphCount = 0;
  private into: Block[][] = [this.blocks];
  private tables: Table[] = [];
  private paragraphs: Paragraph[] = [];
  private inText = false;
  private skipping = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (this.skipping > 0 || name === "mc:Fallback" || name === "w:del" || name === "w:instrText") {
      this.skipping += 1;
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (name === "w:p") {
      this.paragraphCount += 1;
      this.paragraphs.push({ kind: "paragraph", text: "", align: "left" });
    } else if (name === "w:rt") this.paragraphs.push({ kind: "paragraph", text: "", align: "left" });
    else if (name === "w:sym" && paragraph) paragraph.text += letterOfSymbol(attributes);
    else if (name === "w:t") this.inText = true;
    else if (name === "w:tab" && paragraph && attributes["w:val"] === undefined) paragraph.text += "\t";
    else if ((name === "w:br" || name === "w:cr") && paragraph) paragraph.text += "\n";
    else if (name === "w:noBreakHyphen" && paragraph) paragraph.text += "-";
    else if (name === "w:jc" && paragraph) paragraph.align = ALIGN[attributes["w:val"] ?? ""] ?? "left";
    else if (name === "w:tbl") this.tables.push({ kind: "table", rows: [] });
    else if (name === "w:tr") this.tables.at(-1)?.rows.push([]);
    else if (name === "w:tc") {
      const cell: Block[] = [];
      this.tables.at(-1)?.rows.at(-1)?.push(cell);
      this.into.push(cell);
    }
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    if (name === "w:t") this.inText = false;
    // what stands small above other letters is a line of its own
    else if (name === "w:p" || name === "w:rt") {
      const done = this.paragraphs.pop();
      if (done) this.into.at(-1)?.push({ ...done, text: done.text.normalize("NFC") });
    } else if (name === "w:tc" && this.into.length > 1) this.into.pop();
    else if (name === "w:tbl") {
      const done = this.tables.pop();
      if (done) this.into.at(-1)?.push(done);
    }
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (this.inText && this.skipping === 0 && paragraph) paragraph.text += text;
  }

  /** Every paragraph as one line or more, in the order of the file. */
  plainLines(): string[] {
    const lines: string[] = [];
    const collect = (blocks: Block[]): void => {
      for (const block of blocks) {
        if (block.kind === "paragraph") lines.push(...block.text.split("\n"));
        else for (const row of block.rows) for (const cell of row) collect(cell);
      }
    };
    collect(this.blocks);
    return lines.filter((line) => line.trim() !== "");
  }
}
