/** Trình: with whom it goes next, who will sign, what is still open. A remark for the approver may be added. */
import { useState } from "react";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog, SendKey } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { SelectField, TextArea } from "../../parts/fields/text-field.tsx";
import { Note } from "../../parts/story/note.tsx";
import type { OutgoingDoc } from "../outgoing-api.ts";
import type { Judgement } from "../paper/numbered-findings.ts";

type Props = {
  document: OutgoingDoc;
  judgement: Judgement;
  signer: string;
  onSigner: (postId: string) => void;
  note: string;
  onNote: (text: string) => void;
  onClose: () => void;
  onSend: () => Promise<void>;
};

export function SubmitDialog(props: Props) {
  const { document, judgement } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const next = document.steps.find((step) => step.step === "unit")?.holder ?? "";
  async function send(): Promise<void> {
    if (busy || props.signer === "") return;
    setBusy(true);
    setError(null);
    try {
      await props.onSend();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`Trình ${document.kindName.toLowerCase()} này?`}
      size="normal"
      testId="submit-dialog"
      acts={
        <>
          <Button onPress={props.onClose}>Soạn tiếp</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            onPress={() => void send()}
            running={busy && "Đang trình…"}
            {...(props.signer === "" ? { reason: "Hãy chọn người ký trước." } : {})}
            testId="submit-done"
          >
            {next === "" ? "Trình duyệt" : `Trình ${next}`}
          </Button>
        </>
      }
    >
      <SendKey run={() => void send()} />
      <div className="mo-stack">
        <p>
          Bản đang soạn được lưu thành một bản và chuyển {next === "" ? "người duyệt" : next}. Sửa lại sau khi trình thì
          các lượt duyệt đã có tự mất.
        </p>
        <SelectField
          label="Người ký"
          value={props.signer}
          onChange={props.onSigner}
          options={document.signers.map((each) => ({ value: each.postId, words: `${each.fullName}, ${each.title}` }))}
          testId="submit-signer"
        />
        <TextArea label="Lời trình" optional value={props.note} onChange={props.onNote} rows={2} />
        {judgement.must > 0 && (
          <Note tone="warn" title={`Còn ${judgement.must} lỗi thể thức phải sửa.`}>
            Vẫn trình được; trưởng đơn vị thấy danh sách này. Văn phòng không cho qua bước thể thức khi còn lỗi phải
            sửa.
          </Note>
        )}
        {document.recipients.length === 0 && (
          <Note tone="info" title="Chưa có nơi nhận để gửi.">
            Có thể thêm sau, trước khi phát hành.
          </Note>
        )}
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}
