// What is said after a directive, and the ten seconds in which it can be taken back.
import { problemOf } from "#src/platform/http/client.ts";
import { toast, undoable } from "../../parts/feedback/toast.tsx";
import { assignmentsApi, forgetLetter, refreshAssignments } from "../assignments-api.ts";
import type { DirectiveKind } from "./use-directive.ts";

export function sentWords(sent: { kind: DirectiveKind; lead: string; to: string }): { title: string } {
  if (sent.kind === "proposal") return { title: `Đã gửi đề xuất tới ${sent.to}.` };
  return { title: sent.lead ? `Đã giao ${sent.lead}.` : "Đã gửi để biết." };
}

type Sent = {
  documentId: string;
  title: string;
  words?: string;
  /** null: cannot be taken back (a proposal waits with the leader, a new one replaces it) */
  directiveId: string | null;
  onUndone?: (() => void) | undefined;
};

/** The act itself is done already; Hoàn tác asks the server to withdraw it, which it refuses once somebody has seen it. */
export function tellSent(sent: Sent): void {
  refreshAssignments();
  const { directiveId } = sent;
  const message = sent.words ? { title: sent.title, words: sent.words } : { title: sent.title };
  if (directiveId === null) {
    toast(message);
    return;
  }
  undoable({
    ...message,
    commit: () => undefined,
    undo: () => {
      assignmentsApi
        .withdraw({ id: directiveId })
        .then(() => {
          forgetLetter(sent.documentId);
          refreshAssignments();
          toast({ title: "Đã hoàn tác.", words: "Văn bản lại chờ bạn bút phê." });
          sent.onUndone?.();
        })
        .catch((error: unknown) => {
          refreshAssignments();
          toast({
            title: "Chưa hoàn tác được.",
            words:
              problemOf(error)?.title ??
              "Mất kết nối; bút phê vừa gửi vẫn còn hiệu lực. Hãy mở văn bản để bút phê lại.",
          });
        });
    },
  });
}
