// Acts that need a reason: refuse a letter, park it with a note, answer the secrecy gate.
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { TextArea } from "../../parts/fields/text-field.tsx";

/** NĐ 30/2020 Đ21.2 and QC-7.3: why a letter is not taken. */
export const REFUSE_REASONS = [
  "Gửi không đúng nơi nhận.",
  "Chữ ký số không hợp lệ; đề nghị gửi lại bản đúng.",
  "Nội dung bị thay đổi sau khi ký; đề nghị gửi lại bản đúng.",
  "Thiếu phụ lục hoặc thiếu trang; đề nghị gửi đủ.",
  "Sai thể thức, không xác định được người ký hoặc cơ quan ban hành.",
  "Trùng văn bản đã nhận.",
] as const;

type Props = {
  title: string;
  words: React.ReactNode;
  label: string;
  verb: string;
  danger?: boolean;
  suggestions?: readonly string[];
  start?: string;
  /** a note may be empty, a reason may not */
  mayBeEmpty?: boolean;
  onCancel: () => void;
  cancelWords: string;
  onDone: (text: string) => Promise<void>;
};

export function ReasonDialog(props: Props) {
  const [text, setText] = useState(props.start ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const short = !props.mayBeEmpty && text.trim().length < 3;
  async function send(): Promise<void> {
    if (busy || short) return;
    setBusy(true);
    setError(null);
    try {
      await props.onDone(text.trim());
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={props.onCancel}
      title={props.title}
      size="normal"
      acts={
        <>
          <Button onPress={props.onCancel}>{props.cancelWords}</Button>
          <Button
            look={props.danger ? "danger" : "filled"}
            keys="Ctrl+Enter"
            onPress={() => void send()}
            running={busy && "Đang ghi…"}
            {...(short ? { reason: "Chọn hoặc gõ lý do trước." } : {})}
            testId="reason-done"
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <SendKey run={() => void send()} />
      <div className="mo-stack">
        <div>{props.words}</div>
        {props.suggestions && (
          <div className="mo-reasons">
            {props.suggestions.map((reason) => (
              <button
                key={reason}
                type="button"
                className="mo-reason"
                aria-pressed={text === reason}
                onClick={() => setText(reason)}
              >
                {reason}
              </button>
            ))}
          </div>
        )}
        <TextArea label={props.label} value={text} onChange={setText} rows={2} testId="reason" />
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}

/** Inside the dialog's own layer of keys. */
function SendKey({ run }: { run: () => void }) {
  useKeys({ "Ctrl+Enter": { label: "", run } });
  return null;
}
