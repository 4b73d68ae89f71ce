import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { assignmentsApi, refreshAssignments } from "../assignments-api.ts";

type Props = {
  onClose: () => void;
  assignmentId: string;
  /** who gets it back: post and name */
  to: string;
  onDone: () => void;
};

/** Trả lại: always with a reason, which the one who gave the work reads. */
export function GiveBackDialog({ assignmentId, to, onClose, onDone }: Props) {
  return (
    <ReasonDialog
      title="Trả lại việc này?"
      label="Lý do trả lại"
      verb="Trả lại"
      running="Đang trả lại…"
      stayWords="Giữ việc"
      danger
      keepAs={`tra-lai.${assignmentId}`}
      onClose={onClose}
      onDone={async (reason) => {
        await assignmentsApi.giveBack({ id: assignmentId, reason });
        refreshAssignments();
        toast({ title: `Đã trả lại ${to}.` });
        onClose();
        onDone();
      }}
    >
      Việc về lại {to}, kèm lý do và tên bạn; lịch sử giữ cả hai.
    </ReasonDialog>
  );
}
