// A colleague changed the same letter meanwhile: both texts are there, nothing was overwritten. Stands above what scrolls: whoever
// types in the last field must see it.
import "./form.css";
import { IconGitCompare } from "@tabler/icons-react";
import { failureOf } from "../../app/api.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Note } from "../../parts/story/note.tsx";
import type { Draft } from "../draft/use-draft.ts";

export function ConflictNote({ draft }: { draft: Draft }) {
  if (draft.state !== "conflict") return null;
  return (
    <div className="mo-conflict">
      <Note
        tone="warn"
        live
        icon={<IconGitCompare size={20} stroke={1.75} aria-hidden="true" />}
        title={failureOf(draft.fault).problem?.title ?? "Người khác vừa sửa văn bản này."}
      >
        Chưa có gì bị ghi đè.
        <div className="mo-row mo-note-acts">
          <Button size="small" onPress={() => void draft.keepMine()}>
            Giữ chữ của tôi
          </Button>
          <Button size="small" onPress={() => void draft.takeTheirs()}>
            Lấy bản mới
          </Button>
        </div>
      </Note>
    </div>
  );
}
