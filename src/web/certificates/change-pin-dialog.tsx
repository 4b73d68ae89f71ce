// A new PIN for one's own key: whoever learnt the old one signs no more.
import { useState } from "react";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { certificatesApi } from "./certificates-api.ts";

export function ChangePinDialog({ onClose }: { onClose: () => void }) {
  const [pin, setPin] = useState("");
  const [newPin, setNewPin] = useState("");
  const [again, setAgain] = useState("");
  const missing =
    pin === "" || newPin === ""
      ? "Nhập mã PIN cũ và mới."
      : newPin !== again
        ? "Hai lần nhập mã PIN mới chưa giống nhau."
        : null;
  const act = useAct(async () => {
    const { sentence } = await certificatesApi.ownPin({ pin, newPin });
    toast({ title: sentence });
    onClose();
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Đổi mã PIN của chứng thư"
      acts={
        <>
          <Button onPress={onClose}>Giữ mã cũ</Button>
          <Button
            look="filled"
            onPress={act.run}
            running={act.busy && "Đang đổi…"}
            {...(missing ? { reason: missing } : {})}
            testId="pin-changed"
          >
            Đổi mã PIN
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <TextField label="Mã PIN đang dùng" type="password" value={pin} onChange={setPin} autoFocus testId="old-pin" />
        <TextField
          label="Mã PIN mới"
          type="password"
          autoComplete="new-password"
          value={newPin}
          onChange={setNewPin}
          hint="từ 6 ký tự, không dễ đoán"
          testId="new-pin"
        />
        <TextField
          label="Nhập lại mã PIN mới"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={again !== "" && again !== newPin ? "Chưa giống mã PIN mới." : null}
          testId="new-pin-again"
        />
        <p className="mo-small mo-ink-2">Quên mã cũ thì nạp lại tệp .p12 và đặt mã mới.</p>
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}
