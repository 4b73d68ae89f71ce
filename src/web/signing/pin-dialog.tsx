/** Asks for the PIN of the signing key, only when the key wants one. It is never kept. */
import { useState } from "react";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { TextField } from "../parts/fields/text-field.tsx";

/** True for a refusal that a PIN, or another one, may lift. */
export function wantsPin(code: string | null | undefined): boolean {
  return code === "signer.wrong-pin" || code === "signer.pin-needed";
}

export function PinDialog(props: { wrong: boolean; count: number; onClose: () => void; onPin: (pin: string) => void }) {
  const [pin, setPin] = useState("");
  const done = () => pin !== "" && props.onPin(pin);
  const form = useFieldKeys({ onLast: done });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.count === 1 ? "Nhập mã PIN để ký văn bản này" : `Nhập mã PIN để ký ${props.count} văn bản`}
      acts={
        <>
          <Button onPress={props.onClose}>Chưa ký</Button>
          <Button
            look="filled"
            onPress={done}
            {...(pin === "" ? { reason: "Nhập mã PIN trước." } : {})}
            testId="pin-done"
          >
            Ký
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <p>Chưa có gì được ký. Mã PIN chỉ dùng cho lần ký này, không lưu ở đâu.</p>
        <TextField
          label="Mã PIN của chứng thư"
          type="password"
          value={pin}
          onChange={setPin}
          autoFocus
          error={
            props.wrong ? "Mã PIN vừa nhập không đúng. Hãy nhập lại; sai năm lần thì chứng thư bị chặn 15 phút." : null
          }
          testId="pin"
        />
      </form>
    </Dialog>
  );
}
