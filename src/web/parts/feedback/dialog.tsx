/**
 * Dialog: only for acts that cannot be undone or need a reason. The title is the question, buttons repeat the verb.
 *
 *   <Dialog open={asking} onClose={stay} title="Hủy số đến 1841?"
 *     acts={<><Button onPress={stay}>Giữ số</Button><Button look="danger" onPress={cancel}>Hủy số 1841</Button></>}>
 *     Số 1841 vẫn nằm trong sổ, gạch ngang, kèm lý do và tên bạn.
 *   </Dialog>
 *
 * On phones it is a sheet from below. Keys bound inside (useKeys in a child) act, those of the screen behind are asleep; Esc
 * closes unless `stay` is set (lock screen). The browser's own dialog keeps the focus inside and gives it back.
 */
import "./dialog.css";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { KeyLayer, useKeys } from "../../keys/use-keys.tsx";
import { IconButton } from "../actions/button.tsx";

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
  /** beside the title, e.g. a second sentence */
  aside?: ReactNode;
  size?: "small" | "normal" | "wide";
  /** shows a close cross; for looking, not for deciding */
  closable?: boolean;
  stay?: boolean;
  foot?: ReactNode;
  testId?: string;
};

export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <KeyLayer>
      <OpenDialog {...props} />
    </KeyLayer>
  );
}

function OpenDialog(props: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // closed while it still stands in the page: only then the browser gives the focus, and the caret, back to where they were
  useLayoutEffect(() => {
    const dialog = box.current;
    const giveBack = keepPlace();
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      giveBack();
    };
  }, []);
  useKeys({ Esc: { label: "", when: !props.stay, run: props.onClose } });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes too
    <dialog
      ref={box}
      className="mo-dialog"
      data-size={props.size ?? "small"}
      data-testid={props.testId}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!props.stay) props.onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current && !props.stay && props.closable) props.onClose();
      }}
    >
      <div className="mo-dialog-box">
        <header className="mo-dialog-head">
          <h2 id={titleId} className="mo-sub mo-grow">
            {props.title}
          </h2>
          {props.aside}
          {props.closable && (
            <IconButton
              label="Đóng"
              icon={<IconX size={20} stroke={1.75} aria-hidden="true" />}
              onPress={props.onClose}
              keys="Esc"
            />
          )}
        </header>
        {props.size === "wide" ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long text must scroll by keyboard
          <section className="mo-dialog-body" tabIndex={0} aria-labelledby={titleId}>
            {props.children}
          </section>
        ) : (
          <div className="mo-dialog-body">{props.children}</div>
        )}
        {props.acts && <footer className="mo-dialog-acts">{props.acts}</footer>}
        {props.foot && <footer className="mo-dialog-foot">{props.foot}</footer>}
      </div>
    </dialog>
  );
}

/** @returns puts the cursor back into the field, and at the letter, where it was; the browser alone forgets the letter */
function keepPlace(): () => void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return () => undefined;
  const { selectionStart, selectionEnd } = field;
  return () => {
    if (!field.isConnected || document.activeElement !== field) return;
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** Ctrl+Enter for the main act; stands inside the dialog, whose layer of keys is its own. */
export function SendKey({ run }: { run: () => void }) {
  useKeys({ "Ctrl+Enter": { label: "", run } });
  return null;
}
