/** Where the typed words are now: on the server, on this computer, or in question. */
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { Button } from "../../../parts/actions/button.tsx";
import { ErrorNote } from "../../../parts/feedback/error-panel.tsx";
import { Note } from "../../../parts/story/note.tsx";
import "./copy.css";
import { differingParts } from "./kept-model.ts";
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
      return copy.fault ? "Mất mạng, chữ giữ trên máy này" : "Chữ giữ trên máy này";
    case "refused":
      return "Chưa lưu được";
    case "conflict":
      return "Chờ bạn chọn bản";
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
  if (copy.state !== "conflict") return null;
  const parts = copy.conflict?.theirs ? differingParts(copy.model, copy.conflict.theirs) : [];
  return (
    <div className="mo-copy-band">
      <Note
        tone="warn"
        live
        icon={<IconArrowsSplit2 size={20} stroke={1.75} aria-hidden="true" />}
        title="Dự thảo này vừa được sửa ở nơi khác. Chữ bạn gõ còn nguyên trên trang."
        act={
          <span className="mo-row">
            <Button size="small" onPress={() => void copy.takeTheirs()} testId="take-theirs">
              Lấy bản mới, bỏ chữ tôi gõ
            </Button>
            <Button size="small" look="filled" onPress={() => void copy.keepMine()} testId="keep-mine">
              Giữ bản của tôi
            </Button>
          </span>
        }
      >
        {parts.length > 0 ? `Hai bản khác nhau ở ${parts.join(", ")}. ` : ""}Chưa có gì bị ghi đè; giữ bản nào?
      </Note>
    </div>
  );
}
