import "./identity.css";
import { useState } from "react";
import { identityApi, rememberMe, signOut } from "../app/session.tsx";
import { BrandMark } from "../frame/top/top-bar.tsx";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { PasswordField } from "./sign-in.page.tsx";

/** The password that was handed over is used once; the person chooses an own one before anything else. */
export function ChangePasswordPage() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const differ = again !== "" && again !== next ? "Hai lần nhập chưa giống nhau." : null;
  const ready = current !== "" && next !== "" && again === next;
  async function change(): Promise<void> {
    if (!ready) return;
    setBusy(true);
    setError(null);
    await identityApi.changePassword({ current, next }).then(rememberMe, setError);
    setBusy(false);
  }
  const form = useFieldKeys({ onLast: () => void change() });
  return (
    <main className="mo-terms">
      <div className="mo-terms-box mo-terms-small">
        <div className="mo-row">
          <BrandMark />
          <h1 className="mo-head">Đổi mật khẩu lần đầu</h1>
        </div>
        <p className="mo-ink-2">Mật khẩu được cấp chỉ dùng một lần. Hãy đặt mật khẩu của riêng bạn rồi vào làm việc.</p>
        <form {...form.formProps} className="mo-signin-form">
          <PasswordField
            label="Mật khẩu được cấp"
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
            autoFocus
          />
          <PasswordField
            label="Mật khẩu mới"
            value={next}
            onChange={setNext}
            autoComplete="new-password"
            hint="Từ 8 ký tự, có chữ thường, chữ hoa, chữ số và ký tự đặc biệt. Một câu ngắn dễ nhớ là tốt nhất."
          />
          <PasswordField
            label="Nhập lại mật khẩu mới"
            value={again}
            onChange={setAgain}
            autoComplete="new-password"
            error={differ}
          />
          <ErrorNote error={error} />
          <div className="mo-row mo-terms-acts">
            <Button onPress={() => void signOut()}>Đăng xuất</Button>
            <Button
              look="filled"
              onPress={() => void change()}
              running={busy && "Đang đổi…"}
              reason={ready ? undefined : "Nhập đủ ba ô, hai lần mật khẩu mới giống nhau."}
            >
              Đổi mật khẩu
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}
