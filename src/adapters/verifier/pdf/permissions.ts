// What a signature lets others do afterwards: DocMDP (certification level) and FieldMDP (locked fields), ISO 32000-2 §12.8.2.
import type { PdfDict } from "@libpdf/core";
import { follow, followArray, followDict, nameOf, numberOf, type Revision, textOf } from "./revision.ts";

export type Permissions = {
  /** certification level 1–3; null for an approval signature */
  level: 1 | 2 | 3 | null;
  /** true when the signature locks fields by name */
  hasLock: boolean;
  locks(field: string): boolean;
};

type Lock = { action: string; fields: string[] };

function lockOf(revision: Revision, dict: PdfDict | null): Lock | null {
  const action = nameOf(follow(revision.pdf, dict?.get("Action")));
  if (!dict || !action) return null;
  const fields = followArray(revision.pdf, dict.get("Fields")).map((item) => textOf(follow(revision.pdf, item)) ?? "");
  return { action, fields };
}

const within = (field: string, list: readonly string[]): boolean =>
  list.some((name) => field === name || field.startsWith(`${name}.`));

function isLocked(lock: Lock, field: string): boolean {
  switch (lock.action) {
    case "Include":
      return within(field, lock.fields);
    case "Exclude":
      return !within(field, lock.fields);
    default: // "All", and whatever we do not know: the stricter reading
      return true;
  }
}

/** Reads references of the signature and the lock of its field. */
export function permissionsOf(revision: Revision, signature: PdfDict, field: PdfDict): Permissions {
  let level: Permissions["level"] = null;
  const locks: Lock[] = [];
  const own = lockOf(revision, followDict(revision.pdf, field.get("Lock")));
  if (own) locks.push(own);
  for (const item of followArray(revision.pdf, signature.get("Reference"))) {
    const reference = followDict(revision.pdf, item);
    const parameters = followDict(revision.pdf, reference?.get("TransformParams"));
    const method = nameOf(follow(revision.pdf, reference?.get("TransformMethod")));
    if (method === "DocMDP") {
      const value = numberOf(follow(revision.pdf, parameters?.get("P"))) ?? 2;
      level = value === 1 || value === 3 ? value : 2;
    }
    if (method === "FieldMDP") {
      const lock = lockOf(revision, parameters);
      locks.push(lock ?? { action: "All", fields: [] });
    }
  }
  return { level, hasLock: locks.length > 0, locks: (field) => locks.some((lock) => isLocked(lock, field)) };
}
