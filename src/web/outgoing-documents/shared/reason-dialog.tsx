/** An act that needs a reason: return (to which step), discard. The words typed are kept on this computer until the act is done. */
import { useId, useState } from "react";
import { useKeptText } from "../../app/kept-text.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { TextArea } from "../../parts/fields/text-field.tsx";
import "./shared.css";

type Props<T extends string> = {
  title: string;
  words?: string;
  verb: string;
  stayWords: string;
  keptAs: string;
  targets?: readonly { value: T; words: string }[];
  onClose: () => void;
  onDone: (reason: string, target: T | null) => Promise<void>;
};

export function ReasonDialog<T extends string>(props: Props<T>) {
  const kept = useKeptText(props.keptAs, "");
  const [target, setTarget] = useState<T | null>(props.targets?.at(-1)?.value ?? null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const group = useId();
  const short = kept.text.trim().length < 3;
  async function send(): Promise<void> {
    if (busy || short) return;
    setBusy(true);
    setError(null);
    try {
      await props.onDone(kept.text.trim(), target);
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
            look="danger"
            keys="Ctrl+Enter"
            onPress={() => void send()}
            running={busy && "Đang ghi…"}
            {...(short ? { reason: "Hãy ghi lý do, từ 3 chữ." } : {})}
            testId="reason-done"
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <SendKey run={() => void send()} />
      <div className="mo-stack">
        {props.words && <p>{props.words}</p>}
        {props.targets?.length === 1 && (
          <p>
            Trả về <strong>{props.targets[0]?.words}</strong>.
          </p>
        )}
        {props.targets && props.targets.length > 1 && (
          <fieldset className="mo-targets">
            <legend className="mo-label">Trả về bước</legend>
            {props.targets.map((each) => (
              <label key={each.value} className="mo-target">
                <input
                  type="radio"
                  name={group}
                  checked={target === each.value}
                  onChange={() => setTarget(each.value)}
                />
                <span>{each.words}</span>
              </label>
            ))}
          </fieldset>
        )}
        <TextArea label="Lý do" value={kept.text} onChange={kept.setText} rows={3} testId="reason" />
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}

/** Inside the dialog's own layer of keys. */
export function SendKey({ run }: { run: () => void }) {
  useKeys({ "Ctrl+Enter": { label: "", run } });
  return null;
}
