import "./identity.css";
import { signOut } from "../app/session.tsx";
import { BrandMark } from "../frame/top/top-bar.tsx";
import { PasswordForm } from "./password-form.tsx";

/** The password that was handed over is used once; the person chooses an own one before anything else. */
export function ChangePasswordPage() {
  return (
    <main className="mo-terms">
      <div className="mo-terms-box mo-terms-small">
        <div className="mo-row">
          <BrandMark />
          <h1 className="mo-head">Đổi mật khẩu lần đầu</h1>
        </div>
        <p className="mo-ink-2">Mật khẩu được cấp chỉ dùng một lần. Hãy đặt mật khẩu của riêng bạn rồi vào làm việc.</p>
        <PasswordForm currentWords="Mật khẩu được cấp" leaveWords="Đăng xuất" onLeave={() => void signOut()} />
      </div>
    </main>
  );
}
