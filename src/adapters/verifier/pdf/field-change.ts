// Which entries of one form field may differ after a signature. The rectangle never: a moved number or seal tells another story.
import type { Permissions } from "./permissions.ts";
import { type FieldNode, followDict, type Revision } from "./revision.ts";

const NOTHING: ReadonlySet<string> = new Set();
/** Signing an empty field: its value, its look, its flags. */
const SIGNING: ReadonlySet<string> = new Set(["V", "AP", "AS", "F", "Ff", "MK", "DA", "M"]);
/** Filling a field: the same without the colours and captions. */
const FILLING: ReadonlySet<string> = new Set(["V", "AP", "AS", "F", "Ff", "M"]);

export type ChangeContext = { before: Revision; after: Revision; permissions: Permissions };

/** Entries that may differ between `old` and `now`; empty when the field has to stay as it was. */
export function freeEntries(context: ChangeContext, old: FieldNode, now: FieldNode): ReadonlySet<string> {
  const { before, after, permissions } = context;
  if (permissions.locks(old.name) || permissions.level === 1) return NOTHING;
  if (old.kind === "Sig") {
    const wasEmpty = followDict(before.pdf, old.dict.get("V")) === null;
    return wasEmpty && followDict(after.pdf, now.dict.get("V")) !== null ? SIGNING : NOTHING;
  }
  // Filling needs a permission that the signer gave: a lock that leaves this field out, or a certification that allows it.
  return permissions.hasLock || permissions.level !== null ? FILLING : NOTHING;
}
