/** Trả lại: to an earlier step with a reason; what that undoes is said before (NĐ 30/2020 Đ10.3, Đ15). */
import { useState } from "react";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { SelectField } from "../parts/fields/text-field.tsx";
import { type OutgoingDocument, outgoingApi, rememberOutgoing, renewOutgoing } from "./signing-api.ts";

export function ReturnDialog(props: {
  document: OutgoingDocument;
  onClose: () => void;
  onReturned: () => void;
  /** where it goes unless the person chooses another step */
  to?: OutgoingDocument["state"];
  title?: string;
}) {
  const { document } = props;
  const targets = document.returnTargets;
  const first = targets.find((target) => target.state === props.to) ?? targets[0];
  const [to, setTo] = useState(first?.state ?? "draft");
  const signed = document.acts["sign-person"] === undefined && document.currentSha256 !== document.approvedSha256;
  return (
    <ReasonDialog
      title={props.title ?? "Trả lại văn bản này?"}
      label="Lý do trả lại"
      verb="Trả lại"
      running="Đang trả lại…"
      stayWords="Giữ văn bản"
      danger
      keepAs={`tra-lai.${document.id}`}
      onClose={props.onClose}
      fields={
        targets.length > 1 ? (
          <SelectField
            label="Trả về bước"
            value={to}
            onChange={setTo}
            options={targets.map((target) => ({ value: target.state, words: target.name }))}
          />
        ) : (
          first && (
            <p>
              Trả về <strong>{first.name}</strong>.
            </p>
          )
        )
      }
      onDone={async (reason) => {
        const at = { id: document.id, rowVersion: document.rowVersion };
        const fresh = await outgoingApi.return({ ...at, toState: to, reason });
        rememberOutgoing(fresh);
        toast({ title: `Đã trả lại ${fresh.holder ?? "bước trước"}.`, words: "Người nhận lại thấy lý do của bạn." });
        props.onClose();
        props.onReturned();
        void renewOutgoing();
      }}
    >
      Các lượt duyệt từ bước ấy trở đi phải làm lại.
      {signed && " Chữ ký đã có trên bản này hủy theo lý do bạn ghi; số đã cấp vẫn nằm trong sổ, ghi là đã hủy."}
    </ReasonDialog>
  );
}
