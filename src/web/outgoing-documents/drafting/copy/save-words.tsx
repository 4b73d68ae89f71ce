/** Where the typed words are now: on the server, on this computer, or in question. */
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { failureOf } from "../../../app/api.ts";
import { asSentence } from "../../../letter/words.ts";
import { Button } from "../../../parts/actions/button.tsx";
import { ConflictNote } from "../../../parts/conflict/conflict-note.tsx";
import { ErrorNote } from "../../../parts/feedback/error-panel.tsx";
import { Note } from "../../../parts/story/note.tsx";
import type { OutgoingDoc } from "../../outgoing-api.ts";
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
      return copy.fault ? `${keptBecause(copy.fault)}, chữ giữ trên máy này, tự gửi lại` : "Chữ giữ trên máy này";
    case "refused":
      return "Chưa lưu được";
    case "conflict":
      return "Chờ bạn chọn chữ của ai";
    case "moved":
      return "Chữ giữ trên máy này";
    default:
      return copy.state satisfies never;
  }
}

/** Why words did not reach the server: no line, no session, or its own trouble. */
export function keptBecause(fault: unknown): string {
  const { problem } = failureOf(fault);
  if (problem === null) return "Mất mạng";
  return problem.status === 401 ? "Phiên làm việc đã hết" : "Máy chủ đang bận";
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
  if (copy.moved) return <Moved copy={copy} fresh={copy.moved} />;
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

function Moved({ copy, fresh }: { copy: WorkingCopy; fresh: OutgoingDoc }) {
  const pull = fresh.acts["edit-draft"];
  return (
    <div className="mo-copy-band">
      <Note
        tone="warn"
        live
        title={`Dự thảo đã rời bước soạn thảo: ${fresh.stateName}${fresh.holder ? `, đang ở ${fresh.holder}` : ""}.`}
      >
        <p>Chữ vừa gõ còn trên máy này, chưa ghi vào dự thảo. Kéo về sửa thì các lượt duyệt đã có không còn giá trị.</p>
        <div className="mo-row">
          <Button size="small" onPress={copy.letGo}>
            Để nguyên, bỏ chữ vừa gõ
          </Button>
          {pull && (
            <Button size="small" look="danger" onPress={copy.pullBack} refusals={pull}>
              Kéo về sửa
            </Button>
          )}
        </div>
      </Note>
    </div>
  );
}
