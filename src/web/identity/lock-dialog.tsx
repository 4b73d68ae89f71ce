import { IconClockPause } from "@tabler/icons-react";
import { useState } from "react";
import { idleMinutes } from "#src/rules/access/idle-time.ts";
import { type LockReason, unlocked, useLocked } from "../app/lock.ts";
import { queryClient } from "../app/query.ts";
import { identityApi, rememberMe, useMe } from "../app/session.tsx";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { PasswordField } from "./sign-in.page.tsx";

/** Locked or expired: the page stays behind, the password opens it at the same place. */
export function LockDialog() {
  const locked = useLocked();
  const minutes = idleMinutes(useMe().post.roles);
  if (!locked) return null;
  return (
    <Dialog open onClose={() => undefined} stay title={titleOf(locked, minutes)} testId="lock">
      <LockForm />
    </Dialog>
  );
}

function LockForm() {
  const me = useMe();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function open(): Promise<void> {
    if (busy || password === "") return;
    setBusy(true);
    setError(null);
    try {
      let fresh = await identityApi.signIn({ login: me.person.login, password });
      if (fresh.post.id !== me.post.id) fresh = await identityApi.switchPost({ postId: me.post.id });
      rememberMe(fresh);
      unlocked(fresh.post.id);
      void queryClient.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  const form = useFieldKeys({ onLast: () => void open() });
  return (
    <form {...form.formProps} className="mo-lock">
      <p className="mo-row">
        <IconClockPause size={20} stroke={1.75} aria-hidden="true" />
        <span>Mọi chữ đang gõ vẫn giữ. Nhập mật khẩu để làm tiếp đúng chỗ này.</span>
      </p>
      <PasswordField
        label={`Mật khẩu của ${me.person.fullName}`}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus
      />
      <ErrorNote error={error} />
      <div className="mo-row mo-terms-acts">
        <Button onPress={() => location.assign("/")}>Người khác đăng nhập</Button>
        <Button
          look="filled"
          onPress={() => void open()}
          running={busy && "Đang mở…"}
          reason={password ? undefined : "Nhập mật khẩu."}
        >
          Mở khóa
        </Button>
      </div>
    </form>
  );
}

function titleOf(reason: LockReason, minutes: number): string {
  switch (reason) {
    case "idle":
      return `Đã khóa sau ${minutes} phút không dùng`;
    case "expired":
      return "Phiên làm việc đã hết hạn";
    case "by-hand":
      return "Màn hình đã khóa";
    default:
      return reason satisfies never;
  }
}
