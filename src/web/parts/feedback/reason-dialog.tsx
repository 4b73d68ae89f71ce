/**
 * An act that needs a reason: return, refuse, recall, send again with an explanation. The title is the question, the button
 * repeats the verb.
 *
 *   <ReasonDialog title="Thu hồi 1246/STC-NS?" verb="Thu hồi văn bản" stayWords="Giữ văn bản" danger label="Lý do thu hồi"
 *     keepAs={`thu-hoi.${id}`} onClose={close} onDone={(text) => api.recall({ …, reason: text })}>5 nơi nhận sẽ thấy.</ReasonDialog>
 *
 * What is typed is kept on this computer until the server has answered. `reasons` are sentences to take with one press.
 * `onDone` throws what the server refused; the dialog shows it and stays.
 */
import "./reason-dialog.css";
import { type ReactNode, useState } from "react";
import { useKeptText } from "../../app/kept-text.ts";
import { Button } from "../actions/button.tsx";
import { TextArea } from "../fields/text-field.tsx";
import { Dialog, SendKey } from "./dialog.tsx";
import { ErrorNote } from "./error-panel.tsx";

type Props = {
  title: string;
  children?: ReactNode;
  label: string;
  verb: string;
  running?: string;
  stayWords: string;
  danger?: boolean;
  reasons?: readonly string[];
  /** what stands there when nothing was typed before */
  start?: string;
  /** an explanation may be left out, a reason may not */
  mayBeEmpty?: boolean;
  keepAs: string;
  /** fields above the reason */
  fields?: ReactNode;
  onClose: () => void;
  onDone: (text: string) => Promise<void>;
};

export function ReasonDialog(props: Props) {
  const kept = useKeptText(props.keepAs, props.start ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // three letters, as the server asks: “.” is no reason
  const missing = !props.mayBeEmpty && kept.text.trim().length < 3;
  async function send(): Promise<void> {
    if (busy || missing) return;
    setBusy(true);
    setError(null);
    try {
      await props.onDone(kept.text.trim());
      kept.forget();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      size="normal"
      testId="reason-dialog"
      acts={
        <>
          <Button onPress={props.onClose}>{props.stayWords}</Button>
          <Button
            look={props.danger ? "danger" : "filled"}
            keys="Ctrl+Enter"
            onPress={() => void send()}
            running={busy && (props.running ?? "Đang ghi…")}
            {...(missing
              ? { reason: props.reasons ? "Chọn hoặc ghi lý do trước." : "Ghi lý do trước, từ 3 chữ." }
              : {})}
            testId="reason-done"
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <SendKey run={() => void send()} />
      <div className="mo-stack">
        {props.children && <div>{props.children}</div>}
        {props.fields}
        {props.reasons && (
          <div className="mo-reason-list">
            {props.reasons.map((reason) => (
              <button
                key={reason}
                type="button"
                className="mo-reason-pick"
                aria-pressed={kept.text === reason}
                onClick={() => kept.setText(reason)}
              >
                {reason}
              </button>
            ))}
          </div>
        )}
        <TextArea
          label={props.label}
          value={kept.text}
          onChange={kept.setText}
          rows={2}
          optional={props.mayBeEmpty ?? false}
          testId="reason"
        />
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}
