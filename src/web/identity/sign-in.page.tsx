import "./identity.css";
import { IconEye, IconEyeOff, IconLanguage } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { identityApi, rememberMe, type Session } from "../app/session.tsx";
import { Banner } from "../frame/banner.tsx";
import { BrandMark } from "../frame/top/top-bar.tsx";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Field } from "../parts/fields/field.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { Note } from "../parts/story/note.tsx";
import { BeforeWork } from "./duties.tsx";

/** Picture 01: the form first; the rules and the state of the system beside it. */
export function SignInPage({ installation }: { installation: Session["installation"] | null }) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState({ login: false, password: false });
  const loginBox = useRef<HTMLInputElement>(null);
  const passwordBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = "Đăng nhập · M-Office";
  }, []);

  async function enter(): Promise<void> {
    if (busy) return;
    const missing = { login: login.trim() === "", password: password === "" };
    setEmpty(missing);
    if (missing.login) return loginBox.current?.focus();
    if (missing.password) return passwordBox.current?.focus();
    setBusy(true);
    setError(null);
    try {
      rememberMe(await identityApi.signIn({ login: login.trim(), password }));
    } catch (thrown) {
      setError(thrown);
      passwordBox.current?.select();
    } finally {
      setBusy(false);
    }
  }
  const form = useFieldKeys({ onLast: () => void enter() });
  return (
    <div className="mo-signin">
      {installation?.demo && (
        <aside className="mo-signin-band" aria-label="Thông báo chung">
          <Banner tone="demo" title="Dữ liệu minh họa.">
            Tên người, văn bản và chữ ký là giả định, không có giá trị pháp lý.
          </Banner>
        </aside>
      )}
      <main className="mo-signin-left">
        <div className="mo-row mo-signin-brand">
          <BrandMark size={44} />
          <div>
            <div className="mo-sub">M-Office</div>
            <div className="mo-small mo-ink-3">Văn phòng điện tử</div>
          </div>
        </div>
        <div className="mo-signin-middle">
          <h1 className="mo-signin-title">Đăng nhập</h1>
          <p className="mo-ink-2">Dùng tài khoản công vụ của bạn.</p>
          <form {...form.formProps} className="mo-signin-form">
            <TextField
              label="Tên đăng nhập"
              value={login}
              onChange={setLogin}
              error={empty.login && login === "" ? "Nhập tên đăng nhập." : null}
              ref={loginBox}
              autoComplete="username"
              autoFocus
              testId="login"
            />
            <PasswordField
              label="Mật khẩu"
              value={password}
              onChange={setPassword}
              inputRef={passwordBox}
              error={empty.password && password === "" ? "Nhập mật khẩu." : null}
              autoComplete="current-password"
            />
            <ErrorNote error={error} />
            <Button
              look="filled"
              size="main"
              wide
              onPress={() => void enter()}
              running={busy && "Đang đăng nhập…"}
              testId="sign-in"
            >
              Đăng nhập
            </Button>
          </form>
          {installation?.demo && (
            <DemoAccounts
              installation={installation}
              onPick={(picked) => {
                setLogin(picked);
                setPassword(installation.demoPassword ?? "");
              }}
            />
          )}
        </div>
        <p className="mo-small mo-ink-3">
          Quên mật khẩu hoặc tài khoản bị khóa? Liên hệ quản trị của cơ quan bạn; quản trị đặt lại, không ai xem được
          mật khẩu.
        </p>
      </main>
      <BeforeWork running={installation !== null} />
    </div>
  );
}

function DemoAccounts({
  installation,
  onPick,
}: {
  installation: Session["installation"];
  onPick: (login: string) => void;
}) {
  return (
    <section className="mo-demo" aria-label="Tài khoản minh họa">
      <h2 className="mo-label">Tài khoản minh họa, bấm để điền</h2>
      <ul>
        {installation.demoAccounts.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => onPick(account.login)} data-testid={`demo-${account.login}`}>
              <strong>{account.fullName}</strong>
              <span className="mo-small mo-ink-2">
                {account.title}, {account.agencyName}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PasswordProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: React.RefObject<HTMLInputElement | null>;
  autoComplete: string;
  hint?: string;
  error?: string | null;
  autoFocus?: boolean;
};

/** Password with “Hiện”, and a warning when a Vietnamese keyboard has changed the letters. */
export function PasswordField(props: PasswordProps) {
  const [open, setOpen] = useState(false);
  const [composed, setComposed] = useState(false);
  const changed = composed || hasComposedLetters(props.value);
  return (
    <>
      <Field label={props.label} hint={props.hint} error={props.error ?? null}>
        {(ids) => (
          <div className="mo-password">
            <input
              {...ids}
              ref={props.inputRef}
              className="mo-input"
              type={open ? "text" : "password"}
              value={props.value}
              autoComplete={props.autoComplete}
              // biome-ignore lint/a11y/noAutofocus: the only field of the lock dialog
              autoFocus={props.autoFocus}
              spellCheck={false}
              data-testid="password"
              onChange={(event) => {
                props.onChange(event.target.value);
                if (event.target.value === "") setComposed(false);
              }}
              onCompositionStart={() => setComposed(true)}
            />
            <button type="button" className="mo-password-show" aria-pressed={open} onClick={() => setOpen(!open)}>
              {open ? (
                <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconEye size={16} stroke={1.75} aria-hidden="true" />
              )}
              {open ? "Ẩn" : "Hiện"}
              <span className="mo-hidden"> mật khẩu</span>
            </button>
          </div>
        )}
      </Field>
      {changed && (
        <Note
          tone="warn"
          live
          icon={<IconLanguage size={20} stroke={1.75} aria-hidden="true" />}
          title="Bộ gõ tiếng Việt đang bật."
        >
          Mật khẩu có thể bị đổi chữ khi gõ (aa thành â). Tắt bộ gõ rồi nhập lại, hoặc bấm Hiện để xem.
        </Note>
      )}
    </>
  );
}

/** Letters only a Vietnamese keyboard makes; a person may of course have chosen them, hence a warning and no refusal. */
export function hasComposedLetters(text: string): boolean {
  return /[đĐ]|\p{M}/u.test(text.normalize("NFD"));
}
