// Page and type sizes an office uses, inside the ranges of NĐ 30/2020, Phụ lục I. Writers obey it, `layout-rules.ts` judges it.

/** Lengths in millimetres, sizes and distances between paragraphs in points, line spacing in lines. */
export type PageLayout = {
  paper: "A4";
  fontName: string;
  /** black is the law's only colour of text */
  textColour: string;
  marginsMm: { top: number; bottom: number; left: number; right: number };
  indentMm: number;
  paragraphSpacingPt: number;
  lineSpacing: number;
  sizePt: {
    pageNumber: number;
    nation: number;
    motto: number;
    parentOrgan: number;
    organ: number;
    numberLine: number;
    placeDate: number;
    kindTitle: number;
    subject: number;
    letterSubject: number;
    bases: number;
    body: number;
    heading: number;
    signerTitle: number;
    signerName: number;
    addressees: number;
    recipientsWord: number;
    recipients: number;
    urgency: number;
    drafterMark: number;
    contact: number;
  };
};

/** The sizes the samples of Phụ lục I print (12 – 13 – 13, body 14). */
export const STANDARD_LAYOUT: PageLayout = {
  paper: "A4",
  fontName: "Times New Roman",
  textColour: "#000000",
  marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
  indentMm: 10,
  paragraphSpacingPt: 6,
  lineSpacing: 1,
  sizePt: {
    pageNumber: 13,
    nation: 12,
    motto: 13,
    parentOrgan: 12,
    organ: 12,
    numberLine: 13,
    placeDate: 13,
    kindTitle: 14,
    subject: 14,
    letterSubject: 12,
    bases: 14,
    body: 14,
    heading: 14,
    signerTitle: 14,
    signerName: 14,
    addressees: 14,
    recipientsWord: 12,
    recipients: 11,
    urgency: 13,
    drafterMark: 11,
    contact: 11,
  },
};

/** Across each page of what is not approved, rising by `degrees`, pale behind the text; the same in PDF and Word. */
export const DRAFT_MARK = { words: "DỰ THẢO", sizePt: 72, colour: "E4E4E4", degrees: 52 } as const;
