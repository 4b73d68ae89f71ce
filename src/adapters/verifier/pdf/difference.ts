// What was added or changed between a signed revision and the file as it is now, object by object.
// Everything that people can see or that acts is compared; only what is listed here as allowed passes.
import type { PdfDict, PdfObject } from "@libpdf/core";
import { PdfDict as Dict, PdfRef } from "@libpdf/core";
import { type AddedLook, addedLooks, showsNothing } from "./added-look.ts";
import { freeEntries } from "./field-change.ts";
import type { Permissions } from "./permissions.ts";
import { type FieldNode, follow, followArray, followDict, nameOf, type Revision } from "./revision.ts";
import { type Budget, type Comparer, comparer } from "./same-object.ts";

export type Difference = {
  outcome: "allowed" | "annotation" | "covered" | "forbidden";
  /** what allowed new signatures show on the pages; whether text lies below is for the caller to see */
  looks: AddedLook[];
  /** places that differ and must not: "trang 1", "AcroForm/DR" … for logs and tests, not for people */
  forbidden: string[];
};

/** Catalogue entries that may come or change: validation data, version marks, descriptive metadata. */
const FREE_CATALOG = new Set(["DSS", "Extensions", "Metadata", "Version", "AcroForm", "Pages", "Names"]);
const FREE_FORM = new Set(["Fields", "SigFlags", "DR", "DA"]);

const keysOf = (...dicts: (PdfDict | null)[]): Set<string> =>
  new Set(dicts.flatMap((dict) => (dict ? [...dict.keys()].map((key) => key.value) : [])));

class Judge {
  readonly forbidden: string[] = [];
  annotation = false;
  covered = false;
  readonly looks: AddedLook[] = [];
  readonly before: Revision;
  readonly after: Revision;
  readonly permissions: Permissions;
  readonly same: Comparer;
  constructor(before: Revision, after: Revision, more: { permissions: Permissions; budget: Budget }) {
    this.before = before;
    this.after = after;
    this.permissions = more.permissions;
    const pages = new Set(before.pages.map((ref) => ref.objectNumber));
    const form = before.catalog.get("AcroForm");
    const own = new Set([before.catalogRef?.objectNumber, form instanceof PdfRef ? form.objectNumber : undefined]);
    const special = (number: number): boolean =>
      pages.has(number) || before.pageNodes.has(number) || before.nodes.has(number) || own.has(number);
    this.same = comparer(before, after, { budget: more.budget, special });
  }

  forbid(place: string): void {
    this.forbidden.push(place);
  }

  /** With a lock or a certification below level 3 the signer has forbidden notes; without either readers show them as additions. */
  note(place: string): void {
    const { hasLock, level } = this.permissions;
    if (!hasLock && (level === null || level === 3)) this.annotation = true;
    else this.forbid(place);
  }

  /** Compares all entries but some. */
  entries(a: PdfDict, b: PdfDict, place: string, except: ReadonlySet<string> = new Set()): void {
    for (const key of keysOf(a, b))
      if (!except.has(key) && !this.same(a.get(key), b.get(key))) this.forbid(`${place}/${key}`);
  }
}

/** Resources of the form may gain names; what was there stays. */
function compareResources(judge: Judge, a: PdfObject | undefined, b: PdfObject | undefined): void {
  const [before, after] = [followDict(judge.before.pdf, a), followDict(judge.after.pdf, b)];
  if (!before) return;
  for (const key of keysOf(before)) {
    const [old, now] = [follow(judge.before.pdf, before.get(key)), follow(judge.after.pdf, after?.get(key))];
    if (old instanceof Dict && now instanceof Dict) {
      for (const name of keysOf(old))
        if (!judge.same(old.get(name), now.get(name))) judge.forbid(`AcroForm/DR/${key}/${name}`);
    } else if (!judge.same(old, now)) judge.forbid(`AcroForm/DR/${key}`);
  }
}

function compareFields(judge: Judge): void {
  for (const [number, old] of judge.before.nodes) {
    const now = judge.after.nodes.get(number);
    if (!now || now.name !== old.name || now.kind !== old.kind) {
      judge.forbid(`ô ${old.name}`);
      continue;
    }
    const free = freeEntries({ before: judge.before, after: judge.after, permissions: judge.permissions }, old, now);
    judge.entries(old.dict, now.dict, `ô ${old.name}`, free);
  }
  // Nodes without an object of their own cannot be told apart by number: they have to stay exactly as they were.
  const direct = (revision: Revision) => revision.fields.filter(({ number }) => number === null);
  const [before, after] = [direct(judge.before), direct(judge.after)];
  if (before.length !== after.length || before.some(({ dict }, i) => !judge.same(dict, after[i]?.dict)))
    judge.forbid("ô không có số hiệu");
  for (const [number, field] of judge.after.nodes) {
    if (judge.before.nodes.has(number)) continue;
    if (!mayBeAdded(judge, field)) judge.forbid(`ô mới ${field.name}`);
  }
}

/**
 * A signature may come with its look, when nothing forbids further signatures; what is empty, or only stamps the time, shows nothing.
 * No new field acts, and none passes for another kind of note.
 */
function mayBeAdded(judge: Judge, field: FieldNode): boolean {
  const { after, permissions } = judge;
  const subtype = nameOf(follow(after.pdf, field.dict.get("Subtype")));
  const isPlain = !field.dict.has("A") && !field.dict.has("AA") && (subtype === null || subtype === "Widget");
  const silent = showsNothing(after, field.dict);
  // A timestamp over the whole file is what keeps signatures checkable for years.
  if (isTimestamp(after, field)) return isPlain && silent;
  const mayAdd = field.kind === "Sig" && permissions.level !== 1 && !permissions.locks(field.name);
  return mayAdd && isPlain && (silent || followDict(after.pdf, field.value) !== null);
}

function isTimestamp(revision: Revision, field: FieldNode): boolean {
  const value = followDict(revision.pdf, field.value);
  return nameOf(follow(revision.pdf, value?.get("SubFilter"))) === "ETSI.RFC3161";
}

function compareForm(judge: Judge): void {
  const [a, b] = [
    followDict(judge.before.pdf, judge.before.catalog.get("AcroForm")),
    followDict(judge.after.pdf, judge.after.catalog.get("AcroForm")),
  ];
  if (!a || !b) {
    if (a || b) judge.forbid("AcroForm");
    return;
  }
  judge.entries(a, b, "AcroForm", FREE_FORM);
  // A default look may be added for new fields; fields that are there carry their own.
  if (a.has("DA") && !judge.same(a.get("DA"), b.get("DA"))) judge.forbid("AcroForm/DA");
  compareResources(judge, a.get("DR"), b.get("DR"));
  compareFields(judge);
}

/** Old annotations stay, in their order; what is added must be the widget of an allowed field. */
function compareAnnotations(judge: Judge, a: PdfDict, b: PdfDict, index: number): void {
  const place = `trang ${index + 1}`;
  const old = followArray(judge.before.pdf, a.get("Annots"));
  const rest = [...old];
  const widgets: PdfDict[] = [];
  for (const item of followArray(judge.after.pdf, b.get("Annots"))) {
    const [next] = rest;
    if (next !== undefined && judge.same(next, item)) {
      rest.shift();
      continue;
    }
    const node = item instanceof PdfRef ? judge.after.nodes.get(item.objectNumber) : undefined;
    if (node?.number != null && !judge.before.nodes.has(node.number)) {
      widgets.push(node.dict);
      continue;
    }
    const isWidget = nameOf(follow(judge.after.pdf, followDict(judge.after.pdf, item)?.get("Subtype"))) === "Widget";
    // With a lock or a certification below level 3 the signer has forbidden notes; without either readers show them as additions.
    const mayAnnotate =
      !judge.permissions.hasLock && (judge.permissions.level === null || judge.permissions.level === 3);
    if (mayAnnotate && !isWidget) judge.annotation = true;
    else judge.forbid(`${place}/ghi chú`);
  }
  if (rest.length > 0) judge.forbid(`${place}/ghi chú bị gỡ`);
  const looks = addedLooks(judge.before, judge.after, { index, page: a, widgets });
  if (looks) judge.looks.push(...looks);
  else judge.covered = true;
}

/** Name trees act (scripts, attached files); only the icons of notes may come. */
function compareNames(judge: Judge): void {
  const [a, b] = [judge.before.catalog.get("Names"), judge.after.catalog.get("Names")];
  if (judge.same(a, b)) return;
  const [old, now] = [followDict(judge.before.pdf, a) ?? new Dict(), followDict(judge.after.pdf, b)];
  if (!now) {
    judge.forbid("Root/Names");
    return;
  }
  judge.entries(old, now, "Root/Names", new Set(["AP"]));
  judge.note("Root/Names/AP");
}

function comparePages(judge: Judge): void {
  const { before, after } = judge;
  if (
    before.pages.length !== after.pages.length ||
    before.pages.some((ref, i) => ref.objectNumber !== after.pages[i]?.objectNumber)
  ) {
    judge.forbid("trang");
    return;
  }
  if (!judge.same(before.catalog.get("Pages"), after.catalog.get("Pages"))) judge.forbid("trang");
  for (const [number, node] of before.pageNodes) {
    const now = after.pageNodes.get(number);
    if (now) judge.entries(node, now, "cây trang");
    else judge.forbid("cây trang");
  }
  for (const [index, ref] of before.pages.entries()) {
    const [a, b] = [followDict(before.pdf, ref), followDict(after.pdf, after.pages[index])];
    const place = `trang ${index + 1}`;
    if (!a || !b) {
      judge.forbid(place);
      continue;
    }
    judge.entries(a, b, place, new Set(["Annots"]));
    compareAnnotations(judge, a, b, index);
  }
}

/**
 * Compares the revision that a signature covers with the file as it is now.
 * @throws LimitReached when the comparison would take too long
 */
export function differenceBetween(
  before: Revision,
  after: Revision,
  more: { permissions: Permissions; budget: Budget },
): Difference {
  const judge = new Judge(before, after, more);
  if (!before.catalogRef || before.catalogRef.objectNumber !== after.catalogRef?.objectNumber) judge.forbid("Root");
  judge.entries(before.catalog, after.catalog, "Root", FREE_CATALOG);
  compareNames(judge);
  comparePages(judge);
  compareForm(judge);
  const { forbidden, looks } = judge;
  if (forbidden.length > 0) return { outcome: "forbidden", looks, forbidden };
  if (judge.covered) return { outcome: "covered", looks, forbidden };
  if (judge.annotation) return { outcome: "annotation", looks, forbidden };
  // Bytes were added, even if nothing that matters changed (a new xref, a document information date).
  return { outcome: "allowed", looks, forbidden };
}
