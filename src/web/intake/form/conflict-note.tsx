// A colleague changed the same letter meanwhile. Stands above what scrolls: whoever types in the last field must see it.
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { ConflictNote } from "../../parts/conflict/conflict-note.tsx";
import { LABELS, theirsOf } from "../draft/field-list.ts";
import type { Draft } from "../draft/use-draft.ts";

/** @param props.beside the fields are open and show the other's value themselves */
export function DraftConflict({ draft, beside }: { draft: Draft; beside: boolean }) {
  const names = Object.keys(draft.clashes) as FieldName[];
  return (
    <ConflictNote
      clashes={names.map((name) => ({
        key: name,
        label: LABELS[name],
        theirs: beside ? null : theirsOf(name, draft),
      }))}
      taken={draft.taken.map((name) => LABELS[name])}
      onSeen={draft.seenTaken}
    />
  );
}
