/** Where the typed words are now: on the server, on this computer, or in question. */
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { asSentence } from "../../../letter/words.ts";
import { ConflictNote } from "../../../parts/conflict/conflict-note.tsx";
import { ErrorNote } from "../../../parts/feedback/error-panel.tsx";
import "./copy.css";
import { partName, theirWords } from "./kept-model.ts";
import type { WorkingCopy } from "./use-working-copy.ts";

export function SaveWords({ copy }: { copy: WorkingCopy }) {
  return (
    <span className="mo-save-words" role="status" data-state={copy.state}>
      {wordsOf(copy)}
    </span>
  );
}

function wordsOf(copy: WorkingCopy): string {
  switch (copy.state) {
    case "saved":
      return `Đã lưu ${timeText(Date.parse(copy.savedAt))}`;
    case "saving":
      return "Đang lưu…";
    case "kept-here":
      return copy.fault ? "Mất mạng, chữ giữ trên máy này, tự gửi lại" : "Chữ giữ trên máy này";
    case "refused":
      return "Chưa lưu được";
    case "conflict":
      return "Chờ bạn chọn chữ của ai";
    default:
      return copy.state satisfies never;
  }
}

/** Above the panes: a refusal of the server, or the plain question when two people changed the draft. */
export function CopyBand({ copy }: { copy: WorkingCopy }) {
  if (copy.state === "refused") {
    return (
      <div className="mo-copy-band">
        <ErrorNote error={copy.fault} />
      </div>
    );
  }
  const keys = Object.keys(copy.clashes) as (keyof typeof copy.clashes)[];
  return (
    <ConflictNote
      clashes={keys.map((key) => ({
        key,
        label: asSentence(partName(key)),
        theirs: {
          words: theirWords(key, copy.clashes, copy.model),
          onTake: () => copy.choose(key, true),
          onKeep: () => copy.choose(key, false),
        },
      }))}
      taken={copy.taken.map(partName)}
      onSeen={copy.seenTaken}
    />
  );
}
