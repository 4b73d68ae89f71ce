import { IconMessage } from "@tabler/icons-react";
import { Note } from "../../parts/story/note.tsx";
import type { IntakeItem } from "../intake-api.ts";

/** What the sender wrote about this message, its explanation when it sends again: before everything the clerk decides on. */
export function SenderNote({ item }: { item: Pick<IntakeItem, "senderNote"> }) {
  if (!item.senderNote) return null;
  const [, title = item.senderNote, words = ""] = /^([^.]+\.)\s*(.*)$/su.exec(item.senderNote) ?? [];
  return (
    <Note tone="info" icon={<IconMessage size={20} stroke={1.75} aria-hidden="true" />} title={title}>
      {words && `Lời bên gửi: “${words}”`}
    </Note>
  );
}
