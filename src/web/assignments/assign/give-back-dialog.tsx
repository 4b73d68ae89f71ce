import { useMutation } from "@tanstack/react-query";
import { useKeptText } from "../../app/kept-text.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { TextArea } from "../../parts/fields/text-field.tsx";
import { assignmentsApi, refreshAssignments } from "../assignments-api.ts";

type Props = {
  open: boolean;
  onClose: () => void;
  assignmentId: string;
  /** who gets it back: post and name */
  to: string;
  onDone: () => void;
};

/** Trả lại: always with a reason, which the one who gave the work reads. */
export function GiveBackDialog(props: Props) {
  const reason = useKeptText(`tra-lai.${props.assignmentId}`, "");
  const send = useMutation({
    mutationFn: () => assignmentsApi.giveBack({ id: props.assignmentId, reason: reason.text.trim() }),
  });
  const missing = reason.text.trim() === "" ? "Chưa ghi lý do trả lại. Hãy ghi lý do." : undefined;
  const submit = () => {
    if (missing || send.isPending) return;
    send.mutate(undefined, {
      onSuccess: () => {
        reason.forget();
        refreshAssignments();
        toast({ title: `Đã trả lại ${props.to}.` });
        props.onClose();
        props.onDone();
      },
    });
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Trả lại việc này?"
      acts={
        <>
          <Button onPress={props.onClose}>Giữ việc</Button>
          <Button
            look="danger"
            onPress={submit}
            running={send.isPending && "Đang trả lại…"}
            {...(missing ? { reason: missing } : {})}
          >
            Trả lại
          </Button>
        </>
      }
    >
      <Inside onSubmit={submit} />
      <div className="mo-stack">
        <p>Việc về lại {props.to}, kèm lý do và tên bạn; lịch sử giữ cả hai.</p>
        <TextArea
          label="Lý do trả lại"
          value={reason.text}
          onChange={reason.setText}
          rows={3}
          autoFocus
          testId="ly-do"
        />
        {missing && <p className="mo-small mo-ink-3">{missing}</p>}
        <ErrorNote error={send.error} />
      </div>
    </Dialog>
  );
}

/** Keys must be bound inside the dialog's own layer. */
function Inside({ onSubmit }: { onSubmit: () => void }) {
  useKeys({ "Ctrl+Enter": { label: "trả lại", run: onSubmit } });
  return null;
}
