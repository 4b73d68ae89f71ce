/** Trả lại: to an earlier step with a reason; what that undoes is said before (NĐ 30/2020 Đ10.3, Đ15). */
import { useState } from "react";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { SelectField } from "../parts/fields/text-field.tsx";
import { type OutgoingDocument, outgoingApi, renewOutgoing } from "./signing-api.ts";

export function ReturnDialog(props: {
  document: OutgoingDocument;
  onClose: () => void;
  onReturned: () => void;
  /** where it goes unless the person chooses another step */
  to?: OutgoingDocument["state"];
  title?: string;
}) {
  const { document } = props;
  const first = document.returnTargets.find((target) => target.state === props.to) ?? document.returnTargets[0];
  const [to, setTo] = useState(first?.state ?? "draft");
  return (
    <ReasonDialog
      title={props.title ?? "Trả lại văn bản này?"}
      label="Lý do trả lại"
      verb="Trả lại"
      stayWords="Giữ văn bản"
      danger
      keepAs={`tra-lai.${document.id}`}
      onClose={props.onClose}
      fields={
        document.returnTargets.length > 1 && (
          <SelectField
            label="Trả về bước"
            value={to}
            onChange={setTo}
            options={document.returnTargets.map((target) => ({ value: target.state, words: target.name }))}
          />
        )
      }
      onDone={async (reason) => {
        await outgoingApi.return({ id: document.id, rowVersion: document.rowVersion, toState: to, reason });
        toast({ title: `Đã trả lại: ${document.subject}.`, words: "Người nhận lại thấy lý do của bạn." });
        props.onClose();
        props.onReturned();
        void renewOutgoing();
      }}
    >
      Chữ ký đã có trên bản này (nếu có) sẽ hủy theo lý do bạn ghi; số đã cấp vẫn nằm trong sổ, ghi là đã hủy.
    </ReasonDialog>
  );
}
