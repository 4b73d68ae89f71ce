/** A word of a page. The box is x0, y0, x1, y1 in points from the top left corner of the page as it is shown. */
export type Word = { text: string; box: Box };
export type Box = [x0: number, y0: number, x1: number, y1: number];

export type ReadPage = {
  /** page size in points */
  width: number;
  height: number;
  words: Word[];
  /** lines from top to bottom, columns of a line apart by at least three blanks; NFC */
  text: string;
  /** true when the text is Vietnamese that can be relied on: at least 0.80 of its words are known syllables */
  trustworthy: boolean;
};

/** Words that stand in the file but not on a page: notes, bookmarks, properties, deleted text, names and text of files inside. */
export type Aside = { kind: "name" | "text"; text: string };

export type ActiveContent = "javascript" | "launch" | "embedded-file" | "macro" | "external-link";

export type FileKind = "pdf" | "docx" | "doc" | "image" | "unknown";

export type ReadProblemCode =
  | "reader.empty"
  | "reader.not-a-document"
  | "reader.unsupported"
  | "reader.encrypted"
  | "reader.broken-pdf"
  | "reader.broken-docx"
  | "reader.too-large"
  | "reader.unpacks-too-large"
  | "reader.forbidden-xml"
  | "reader.image-too-large"
  | "reader.too-slow"
  | "reader.too-much-memory"
  | "reader.failed";

export type ReadResult = {
  /** told from the bytes, never from the name */
  kind: FileKind;
  /** in order from page 1; a DOCX is one page of which only the text is real; empty when nothing could be read */
  pages: ReadPage[];
  /** pages of the file, also of those not read; null where the file does not say */
  pageAmount: number | null;
  /** false for DOCX: its boxes only say what stands left of, above, in the middle of what */
  positions: boolean;
  /** as the file states them: title, subject, keywords, author, creator, producer */
  properties: Record<string, string>;
  /** what the file says beside its pages; absent where nothing was looked for */
  aside?: Aside[];
  /** pictures and files inside it that no program here can read */
  unreadParts?: number;
  encrypted: boolean;
  /** things that could run, open or carry something; nothing of it is ever executed or followed */
  activeContent: ActiveContent[];
  hasActiveContent: boolean;
  problem?: { code: ReadProblemCode; message: string };
};

/** One proposed value. `confidence` 0..1, certain from 0.95; page from 1; page and box null where the file has none. */
export type Field<T = string> = { value: T; confidence: number; page: number | null; box: Box | null };

/** What could be read from the layout of NĐ 30/2020; null instead of a guess. */
export type ProposedFields = {
  /** as printed: `01` */
  codeNumber: Field | null;
  /** without the number: `UBND-VX`, for laws `2026/NĐ-CP` */
  codeNotation: Field | null;
  /** `YYYY-MM-DD` */
  issuedDate: Field | null;
  issuedPlace: Field | null;
  organName: Field | null;
  parentOrganName: Field | null;
  /** "Công văn" although not printed */
  typeName: Field | null;
  subject: Field | null;
  signer: { competence: Field | null; position: Field | null; fullName: Field | null };
  toPlaces: Field<string[]> | null;
  /** Khẩn, Thượng khẩn, Hỏa tốc */
  urgency: Field | null;
  pageAmount: Field<number> | null;
  /** `YYYY-MM-DD`, until when the sender asks for something; below 0.8 when the letter names several days */
  dueDate: Field | null;
};

/** Reads what others made. A hostile file costs only the process that reads it: this never throws because of bytes. */
export type Reader = {
  /** `fileName` is used for nothing but telling a contradiction; what the file is, its bytes say. */
  read(bytes: Uint8Array, fileName: string): Promise<ReadResult>;
  proposeFields(result: ReadResult): ProposedFields;
  /** Ends the reading processes; the reader can be used again afterwards. */
  close(): Promise<void>;
};
