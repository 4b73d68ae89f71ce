// Đổi mật khẩu, from the person's menu: the old password is asked, every other session of the person ends.
import "./identity.css";
import { useGo } from "../app/address.ts";
import { toast } from "../parts/feedback/toast.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { PasswordForm } from "./password-form.tsx";

function OwnPasswordPage() {
  const go = useGo();
  return (
    <Page title="Đổi mật khẩu" sub="Đổi xong, các máy khác đang mở bằng tài khoản của bạn phải đăng nhập lại." inset>
      <div className="mo-own-password">
        <PasswordForm
          currentWords="Mật khẩu đang dùng"
          leaveWords="Giữ mật khẩu cũ"
          onLeave={() => go("/")}
          onDone={() => {
            toast({ title: "Đã đổi mật khẩu.", words: "Các máy khác đã đăng xuất." });
            go("/");
          }}
        />
      </div>
    </Page>
  );
}

export { OwnPasswordPage as Page };
