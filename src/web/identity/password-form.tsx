// Three fields and what the rules say of them: at the first sign-in a page of its own, later from the person's menu.
import { useState } from "react";
import { identityApi, rememberMe } from "../app/session.tsx";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { PasswordField } from "./sign-in.page.tsx";

type Props = {
  /** name of the first field */
  currentWords: string;
  leaveWords: string;
  onLeave: () => void;
  onDone?: () => void;
};

export function PasswordForm(props: Props) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const differ = again !== "" && again !== next ? "Hai lần nhập chưa giống nhau." : null;
  const missing =
    current !== "" && next !== "" && again === next ? null : "Nhập đủ ba ô, hai lần mật khẩu mới giống nhau.";
  const act = useAct(async () => {
    rememberMe(await identityApi.changePassword({ current, next }));
    props.onDone?.();
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  return (
    <form {...form.formProps} className="mo-signin-form">
      <PasswordField
        label={props.currentWords}
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
      <ErrorNote error={act.error} />
      <div className="mo-row mo-terms-acts">
        <Button onPress={props.onLeave}>{props.leaveWords}</Button>
        <Button
          look="filled"
          onPress={act.run}
          running={act.busy && "Đang đổi…"}
          reason={missing ?? undefined}
          testId="password-change"
        >
          Đổi mật khẩu
        </Button>
      </div>
    </form>
  );
}
