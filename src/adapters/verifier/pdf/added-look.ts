// A field that somebody adds behind a signature may show a seal or a signature picture. How large it is and how much of the page
// below it shows through decides whether it still tells the same story.
import { type PdfDict, PdfName, type PdfObject, PdfStream } from "@libpdf/core";
import { follow, followArray, followDict, nameOf, numberOf, type Revision } from "./revision.ts";

export type Box = { x0: number; y0: number; x1: number; y1: number };
export type AddedLook = {
  /** index of the page */
  page: number;
  box: Box;
  /** pictures of which most shows through (a seal, a signature); everything else hides what lies below */
  clear: boolean;
  /** lies on a signature that was there before, as the seal does on the left third of the signature (NĐ 30/2020 PL I) */
  onSignature: boolean;
};

const HIDDEN = 2;
/** A picture or seal of Phụ lục I takes 2–3 % of a page, a wide stamp with text 7 %. */
const LARGEST_SHARE = 1 / 8;
const LARGEST_SUM = 1 / 4;
const MOST_OF_FIELD = 0.1;
const MOST_OF_SIGNATURE = 0.5;
/** Operators that place pictures and hide nothing themselves. */
const PLACING = new Set(["q", "Q", "cm", "Do", "gs", "re", "W", "W*", "n", "BMC", "BDC", "EMC"]);
const MOST_DEPTH = 5;

const areaOf = ({ x0, y0, x1, y1 }: Box): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
export const overlap = (a: Box, b: Box): number =>
  areaOf({
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  });

function boxOf(revision: Revision, object: PdfObject | undefined): Box | null {
  const [a, b, c, d, ...more] = followArray(revision.pdf, object).map((item) => numberOf(follow(revision.pdf, item)));
  if (a == null || b == null || c == null || d == null || more.length > 0) return null;
  return { x0: Math.min(a, c), y0: Math.min(b, d), x1: Math.max(a, c), y1: Math.max(b, d) };
}

/** True for a widget that no program draws: hidden, without area, or without any look. */
export function showsNothing(revision: Revision, widget: PdfDict): boolean {
  const flags = numberOf(follow(revision.pdf, widget.get("F"))) ?? 0;
  if ((flags & HIDDEN) !== 0 || !widget.has("Rect")) return true;
  const box = boxOf(revision, widget.get("Rect"));
  // A flat box is no point: some programs draw a line there, which strikes words through.
  if (box && areaOf(box) === 0 && box.x1 - box.x0 + box.y1 - box.y0 <= 1) return true;
  return !widget.has("AP") && !widget.has("MK");
}

function decoded(stream: PdfStream): Uint8Array | null {
  try {
    return stream.getDecodedData();
  } catch {
    return null;
  }
}

/** At least half of the picture's ground shows through. */
function isClearImage(revision: Revision, image: PdfStream): boolean {
  const mask = follow(revision.pdf, image.get("SMask"));
  if (!(mask instanceof PdfStream) || mask.has("Decode")) return false;
  if (numberOf(follow(revision.pdf, mask.get("BitsPerComponent"))) !== 8) return false;
  const alpha = decoded(mask);
  if (!alpha || alpha.length === 0) return false;
  return alpha.reduce((sum, value) => sum + value, 0) / alpha.length <= 127;
}

function isClear(revision: Revision, object: PdfObject | undefined, depth = 0): boolean {
  const form = follow(revision.pdf, object);
  if (!(form instanceof PdfStream) || depth > MOST_DEPTH) return false;
  if (nameOf(follow(revision.pdf, form.get("Subtype"))) === "Image") return isClearImage(revision, form);
  const content = decoded(form);
  if (!content) return false;
  const tokens = Buffer.from(content)
    .toString("latin1")
    .split(/[\s\0]+/);
  if (tokens.some((token) => token !== "" && !/^(\/\S+|[+-]?[\d.]+)$/.test(token) && !PLACING.has(token))) return false;
  const pictures = followDict(revision.pdf, followDict(revision.pdf, form.get("Resources"))?.get("XObject"));
  return [...(pictures ?? [])].every(
    ([key, value]) => !(key instanceof PdfName) || isClear(revision, value, depth + 1),
  );
}

type Old = { box: Box; signed: boolean };

function oldWidgets(revision: Revision, page: PdfDict): Old[] {
  return followArray(revision.pdf, page.get("Annots")).flatMap((item) => {
    const widget = followDict(revision.pdf, item);
    const box = widget && boxOf(revision, widget.get("Rect"));
    if (!widget || !box || showsNothing(revision, widget)) return [];
    const signed = nameOf(follow(revision.pdf, widget.get("FT"))) === "Sig" && widget.has("V");
    return [{ box, signed }];
  });
}

/** The part of the page that can be seen; page attributes come from the nodes above. */
function visiblePage(revision: Revision, page: PdfDict): Box | null {
  for (const key of ["CropBox", "MediaBox"]) {
    let node: PdfDict | null = page;
    for (let depth = 0; node && depth < 60; depth++) {
      if (node.has(key)) return boxOf(revision, node.get(key));
      node = followDict(revision.pdf, node.get("Parent"));
    }
  }
  return null;
}

/**
 * The looks that new widgets bring onto one page.
 * @returns null when they hide more than a seal or a signature has to
 */
export function addedLooks(
  before: Revision,
  after: Revision,
  place: { index: number; page: PdfDict; widgets: readonly PdfDict[] },
): AddedLook[] | null {
  const visible = visiblePage(before, place.page);
  const old = oldWidgets(before, place.page);
  const looks: AddedLook[] = [];
  let sum = 0;
  for (const widget of place.widgets) {
    if (showsNothing(after, widget)) continue;
    const box = boxOf(after, widget.get("Rect"));
    if (!box || !visible) return null;
    const clear = isClear(after, followDict(after.pdf, widget.get("AP"))?.get("N"));
    const share = areaOf(box) / Math.max(1, areaOf(visible));
    sum += share;
    const hidden = old.some((one) => {
      const most = one.signed ? MOST_OF_SIGNATURE : MOST_OF_FIELD;
      return !clear && overlap(box, one.box) > most * Math.max(1, areaOf(one.box));
    });
    if (share > LARGEST_SHARE || sum > LARGEST_SUM || hidden) return null;
    const onSignature = old.some((one) => one.signed && overlap(box, one.box) > 0);
    looks.push({ page: place.index, box, clear, onSignature });
  }
  return looks;
}
