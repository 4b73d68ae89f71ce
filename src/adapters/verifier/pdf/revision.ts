// One revision of a PDF: the file up to some byte, with its pages and form fields laid open. Reading is bounded: no loop, no endless tree.
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, PdfRef, PdfString } from "@libpdf/core";

export class LimitReached extends Error {}
const MOST_FIELDS = 5_000;
const MOST_PAGES = 20_000;
const MOST_DEPTH = 60;

export type FieldNode = {
  /** full name: parts joined by dots */
  name: string;
  /** "Sig", "Tx" …, inherited */
  kind: string | null;
  /** /V, inherited */
  value: PdfObject | null;
  dict: PdfDict;
  /** object number; null when the node stands directly in its parent */
  number: number | null;
};

export type Revision = {
  pdf: PDF;
  /** the cross-reference table was unusable and objects were searched for, or the form loops: other readers may see something else */
  damaged: boolean;
  catalogRef: PdfRef | null;
  catalog: PdfDict;
  pages: PdfRef[];
  /** page tree nodes above the pages, root included */
  pageNodes: Map<number, PdfDict>;
  /** by object number: every field and widget node of the form */
  nodes: Map<number, FieldNode>;
  /** all nodes in reading order, also those without an object of their own */
  fields: FieldNode[];
};

export type RevisionFailure = "not-a-pdf" | "encrypted";

export const follow = (pdf: PDF, object: PdfObject | null | undefined): PdfObject | null =>
  object instanceof PdfRef ? pdf.context.resolve(object) : (object ?? null);

export function followDict(pdf: PDF, object: PdfObject | null | undefined): PdfDict | null {
  const value = follow(pdf, object);
  return value instanceof PdfDict ? value : null;
}

export function followArray(pdf: PDF, object: PdfObject | null | undefined): PdfObject[] {
  const value = follow(pdf, object);
  return value instanceof PdfArray ? [...value] : [];
}

export const textOf = (object: PdfObject | null): string | null =>
  object instanceof PdfString ? object.asString() : null;
export const nameOf = (object: PdfObject | null): string | null => (object instanceof PdfName ? object.value : null);
export const numberOf = (object: PdfObject | null): number | null =>
  object instanceof PdfNumber ? object.value : null;

function readPages(pdf: PDF, root: PdfObject | undefined): Pick<Revision, "pages" | "pageNodes"> {
  const pages: PdfRef[] = [];
  const pageNodes = new Map<number, PdfDict>();
  const visit = (object: PdfObject | undefined, depth: number): void => {
    const node = followDict(pdf, object);
    if (!(object instanceof PdfRef) || !node) return;
    if (depth > MOST_DEPTH || pages.length > MOST_PAGES || pageNodes.has(object.objectNumber)) throw new LimitReached();
    if (!node.has("Kids")) {
      pages.push(object);
      return;
    }
    pageNodes.set(object.objectNumber, node);
    for (const kid of followArray(pdf, node.get("Kids"))) visit(kid as PdfObject, depth + 1);
  };
  visit(root, 0);
  return { pages, pageNodes };
}

type Form = Pick<Revision, "nodes" | "fields"> & { odd: boolean };

function readFields(pdf: PDF, form: PdfDict | null): Form {
  const nodes: Revision["nodes"] = new Map();
  const fields: Revision["fields"] = [];
  const titles = new Set<string>();
  let odd = false;
  type Parent = Pick<FieldNode, "name" | "kind" | "value">;
  const visit = (object: PdfObject, parent: Parent, depth: number): void => {
    const node = followDict(pdf, object);
    if (!node) return;
    const number = object instanceof PdfRef ? object.objectNumber : null;
    if (depth > MOST_DEPTH || fields.length > MOST_FIELDS || (number !== null && nodes.has(number))) {
      odd = true;
      return;
    }
    const title = textOf(follow(pdf, node.get("T")));
    const name = title === null ? parent.name : parent.name ? `${parent.name}.${title}` : title;
    const kind = nameOf(follow(pdf, node.get("FT"))) ?? parent.kind;
    const value = node.get("V") ?? parent.value;
    const field = { name, kind, value, dict: node, number };
    if (number !== null) nodes.set(number, field);
    fields.push(field);
    // Two fields of one name would let one hide behind the other.
    if (title !== null) odd ||= titles.has(name);
    if (title !== null) titles.add(name);
    for (const kid of followArray(pdf, node.get("Kids"))) visit(kid, field, depth + 1);
  };
  for (const field of followArray(pdf, form?.get("Fields"))) visit(field, { name: "", kind: null, value: null }, 0);
  return { nodes, fields, odd };
}

/**
 * Opens the file as it was when it ended at the last of these bytes.
 * @throws LimitReached for trees that loop or never end
 */
export async function readRevision(bytes: Uint8Array): Promise<Revision | RevisionFailure> {
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch {
    return "not-a-pdf";
  }
  if (pdf.isEncrypted) return "encrypted";
  const catalog = pdf.context.catalog.getDict();
  const root = pdf.context.info.trailer.get("Root");
  const form = followDict(pdf, catalog.get("AcroForm"));
  const { odd, ...fields } = readFields(pdf, form);
  return {
    pdf,
    damaged: pdf.recoveredViaBruteForce || odd,
    catalogRef: root instanceof PdfRef ? root : null,
    catalog,
    ...readPages(pdf, catalog.get("Pages")),
    ...fields,
  };
}
