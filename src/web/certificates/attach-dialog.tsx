// A certificate from its .p12 file: of the person who is signed in, or of the agency by the clerk who keeps the seal.
import { useState } from "react";
import { useNarrow } from "../app/use-narrow.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { base64Of, certificatesApi, renewCertificates } from "./certificates-api.ts";
import { ChosenPicture, FilePick } from "./file-pick.tsx";

type Props = {
  whose: "own" | "seal";
  /** a certificate stands there: it is replaced, its picture stays unless another is chosen */
  replaces: boolean;
  hasPicture: boolean;
  onClose: () => void;
};

export function AttachDialog({ whose, replaces, hasPicture, onClose }: Props) {
  const own = whose === "own";
  const narrow = useNarrow(639);
  const [p12, setP12] = useState<File | null>(null);
  const [password, setPassword] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [picture, setPicture] = useState<File | null>(null);
  const missing = !p12
    ? "Chọn tệp .p12 trước."
    : password === ""
      ? "Nhập mật khẩu của tệp .p12."
      : own && pin === ""
        ? "Đặt mã PIN."
        : own && pin !== again
          ? "Hai lần nhập mã PIN chưa giống nhau."
          : null;

  const act = useAct(async () => {
    if (!p12) return;
    const file = {
      p12: await base64Of(p12),
      password,
      ...(picture ? { picture: await base64Of(picture) } : {}),
    };
    const done = own ? await certificatesApi.addOwn({ ...file, pin }) : await certificatesApi.addSeal(file);
    const [remark] = done.certificate.remarks;
    toast({ title: done.sentence, words: remark ?? "Ký được ngay." });
    renewCertificates();
    onClose();
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  const title = own ? (replaces ? "Thay chứng thư của tôi" : "Nạp chứng thư của tôi") : sealTitle(replaces);
  return (
    <Dialog
      open
      onClose={onClose}
      size="normal"
      title={title}
      acts={
        <>
          <Button onPress={onClose}>{replaces ? "Giữ chứng thư cũ" : "Chưa nạp"}</Button>
          <Button
            look="filled"
            {...(narrow ? {} : { keys: "Ctrl+Enter" })}
            onPress={act.run}
            running={act.busy && "Đang kiểm tra…"}
            {...(missing ? { reason: missing } : {})}
            testId="attach-done"
          >
            {replaces ? "Thay chứng thư" : "Nạp chứng thư"}
          </Button>
        </>
      }
    >
      <SendKey run={act.run} />
      <form {...form.formProps} className="mo-stack">
        <p className="mo-ink-2">
          {own
            ? "Khóa được cất mã hóa và không lấy ra được nữa. Chỉ bạn ký được, bằng mã PIN bạn đặt ở đây; quản trị không biết mã này."
            : "Khóa của cơ quan được cất mã hóa và không lấy ra được nữa. Chỉ văn thư đóng dấu được, khi tự bấm ký số cơ quan."}
        </p>
        <div className="mo-cert-two">
          <FilePick
            label="Tệp chứng thư"
            kind="p12"
            accept=".p12,.pfx,application/x-pkcs12"
            file={p12}
            onPick={(file) => {
              setP12(file);
              act.forgetError();
            }}
            hint=".p12 hoặc .pfx, có khóa bí mật"
            testId="p12"
          />
          <TextField
            label="Mật khẩu của tệp"
            type="password"
            value={password}
            onChange={setPassword}
            hint="nơi cấp đặt khi xuất tệp; dùng một lần, không lưu"
            testId="p12-password"
          />
        </div>
        {own && (
          <div className="mo-cert-two">
            <TextField
              label="Mã PIN mới"
              type="password"
              autoComplete="new-password"
              value={pin}
              onChange={setPin}
              hint="từ 6 ký tự, khác mật khẩu của tệp; hỏi ở mỗi lần ký"
              testId="new-pin"
            />
            <TextField
              label="Nhập lại mã PIN"
              type="password"
              autoComplete="new-password"
              value={again}
              onChange={setAgain}
              error={again !== "" && again !== pin ? "Chưa giống mã PIN bên cạnh." : null}
              testId="new-pin-again"
            />
          </div>
        )}
        <FilePick
          label={own ? "Hình chữ ký" : "Hình con dấu"}
          kind="picture"
          accept=".png,.jpg,.jpeg,image/png,image/jpeg"
          file={picture}
          onPick={setPicture}
          optional
          hint={
            hasPicture
              ? "để trống thì giữ hình đang dùng"
              : "PNG hoặc JPG trên nền trắng hay trong suốt; nền giấy được bỏ khi lưu"
          }
          testId="picture"
        />
        {picture && <ChosenPicture file={picture} />}
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}

const sealTitle = (replaces: boolean): string =>
  replaces ? "Thay chứng thư của cơ quan" : "Nạp chứng thư của cơ quan";
