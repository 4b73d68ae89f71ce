// Acts of the page that need a short answer first: present, finish, correct fields. Buttons follow `acts`, the server's own rule.
import { useState } from "react";
import { PresentField, presentedPost, useFiling } from "../intake/form/filing-fields.tsx";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextArea } from "../parts/fields/text-field.tsx";
import { type IncomingDocument, incomingApi, rememberDocument } from "./incoming-api.ts";

type Props = { document: IncomingDocument; onClose: () => void };

export function PresentDialog({ document, onClose }: Props) {
  const filing = useFiling();
  const postId = presentedPost(filing.presentTo);
  const act = useAct(async () => {
    if (!postId) return;
    rememberDocument(await incomingApi.present({ id: document.id, rowVersion: document.rowVersion, postId }));
    toast({ title: `Đã trình ${filing.receiver?.title ?? ""} ${filing.receiver?.fullName ?? ""}.` });
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Trình văn bản này cho ai?"
      acts={
        <>
          <Button onPress={onClose}>Chưa trình</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            running={act.busy && "Đang trình…"}
            onPress={act.run}
            {...(postId ? {} : { reason: "Chọn người được trình." })}
            testId="present-done"
          >
            Trình
          </Button>
        </>
      }
    >
      <SendKey run={act.run} />
      <div className="mo-stack">
        <PresentField filing={filing} />
        <ErrorNote error={act.error} />
      </div>
    </Dialog>
  );
}

export function FinishDialog({ document, onClose }: Props) {
  const [note, setNote] = useState("");
  const act = useAct(async () => {
    rememberDocument(await incomingApi.finish({ id: document.id, rowVersion: document.rowVersion, note: note.trim() }));
    toast({ title: "Đã kết thúc xử lý văn bản." });
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Kết thúc xử lý văn bản này?"
      acts={
        <>
          <Button onPress={onClose}>Chưa kết thúc</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            running={act.busy && "Đang ghi…"}
            onPress={act.run}
            testId="finish-done"
          >
            Kết thúc xử lý
          </Button>
        </>
      }
    >
      <SendKey run={act.run} />
      <div className="mo-stack">
        <TextArea
          label="Kết quả, hoặc vì sao không cần trả lời"
          value={note}
          onChange={setNote}
          placeholder="Lưu, không cần văn bản trả lời"
          testId="finish-note"
        />
        <ErrorNote error={act.error} />
      </div>
    </Dialog>
  );
}
