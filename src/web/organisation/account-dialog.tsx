// A new person with a post; the first password is shown once and nowhere else.
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { mixedRoles } from "#src/rules/access/posts.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { queryClient } from "../app/query.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Check, SelectField, TextField } from "../parts/fields/text-field.tsx";
import { Note } from "../parts/story/note.tsx";
import { GRANTED_ROLES, organisationApi, useUnits } from "./organisation-api.ts";
import { chooseRole, UNTOUCHED } from "./role-choice.ts";

type Made = { login: string; fullName: string; firstPassword: string | null };

export function AccountDialog({ unitId, onClose }: { unitId?: string; onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null);
  return made ? (
    <FirstPassword made={made} onClose={onClose} />
  ) : (
    <Form {...(unitId ? { unitId } : {})} onClose={onClose} onMade={setMade} />
  );
}

function Form(props: { unitId?: string; onClose: () => void; onMade: (made: Made) => void }) {
  const units = useUnits();
  const [fullName, setFullName] = useState("");
  const [login, setLogin] = useState<string | null>(null);
  const [unit, setUnit] = useState(props.unitId ?? "");
  const [title, setTitle] = useState("");
  const [choice, setChoice] = useState(UNTOUCHED);
  const { roles } = choice;
  const [isHead, setIsHead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const name = login ?? loginOf(fullName);
  const missing =
    fullName.trim().length < 2
      ? "Nhập họ tên."
      : name.length < 3
        ? "Nhập tên đăng nhập từ 3 ký tự."
        : unit === ""
          ? "Chọn đơn vị."
          : title.trim().length < 2
            ? "Nhập chức danh."
            : roles.length === 0
              ? "Chọn ít nhất một vai trò."
              : (mixedRoles(roles)?.message ?? null);
  async function create(): Promise<void> {
    if (busy || missing) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await organisationApi.createAccount({
        login: name,
        fullName: fullName.trim(),
        unitId: unit,
        title: title.trim(),
        roles,
        isHead,
      });
      void queryClient.invalidateQueries({ queryKey: ["organisation"] });
      props.onMade({ login: name, fullName: fullName.trim(), firstPassword: answer.firstPassword });
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  const form = useFieldKeys({ onLast: () => void create() });
  return (
    <Dialog
      open
      onClose={props.onClose}
      size="normal"
      title="Thêm tài khoản"
      acts={
        <>
          <Button onPress={props.onClose}>Không thêm</Button>
          <Button
            look="filled"
            onPress={() => void create()}
            running={busy && "Đang thêm…"}
            {...(missing ? { reason: missing } : {})}
            testId="account-done"
          >
            Thêm tài khoản
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <div className="mo-org-two">
          <TextField label="Họ và tên" value={fullName} onChange={setFullName} autoFocus testId="full-name" />
          <TextField
            label="Tên đăng nhập"
            value={name}
            onChange={(text) => setLogin(text.toLowerCase())}
            hint="chữ thường không dấu, số, dấu chấm"
            testId="login"
          />
          <SelectField
            label="Đơn vị"
            value={unit}
            onChange={setUnit}
            options={(units.data ?? []).map((one) => ({ value: one.id, words: one.name }))}
            testId="unit"
          />
          <TextField label="Chức danh" value={title} onChange={setTitle} placeholder="Chuyên viên" testId="title" />
        </div>
        <fieldset className="mo-org-roles">
          <legend className="mo-label">Vai trò</legend>
          {GRANTED_ROLES.map(([value, words, note]) => (
            <Check
              key={value}
              checked={roles.includes(value)}
              onChange={(on) => setChoice((now) => chooseRole(now, value, on))}
            >
              {words} <span className="mo-ink-3">· {note}</span>
            </Check>
          ))}
        </fieldset>
        <Check checked={isHead} onChange={setIsHead}>
          Người đứng đầu đơn vị
        </Check>
        <ErrorNote error={error} />
      </form>
    </Dialog>
  );
}

function FirstPassword({ made, onClose }: { made: Made; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open
      stay
      onClose={onClose}
      title={`Đã thêm ${made.fullName}`}
      acts={
        <Button look="filled" onPress={onClose} testId="password-noted">
          {made.firstPassword ? "Đã ghi lại, đóng" : "Đóng"}
        </Button>
      }
    >
      {made.firstPassword ? (
        <div className="mo-stack">
          <p>
            Tên đăng nhập <strong>{made.login}</strong>, mật khẩu lần đầu:
          </p>
          <div className="mo-row">
            <code className="mo-first-password" data-testid="first-password">
              {made.firstPassword}
            </code>
            <Button
              size="small"
              icon={<IconCopy size={16} stroke={1.75} aria-hidden="true" />}
              onPress={() => void navigator.clipboard?.writeText(made.firstPassword ?? "").then(() => setCopied(true))}
            >
              {copied ? "Đã chép" : "Chép"}
            </Button>
          </div>
          <Note tone="warn" title="Mật khẩu chỉ hiện lần này.">
            Trao tận tay người dùng; họ phải đổi ngay lần đăng nhập đầu. Mất thì phải cấp lại.
          </Note>
        </div>
      ) : (
        <p>
          Người này đã có tài khoản <strong>{made.login}</strong>; chức danh mới được thêm vào, mật khẩu giữ nguyên.
        </p>
      )}
    </Dialog>
  );
}

/** `Lâm Thị Diễm My` → `my.lam`: given name and family name, the custom of Vietnamese offices. */
export function loginOf(fullName: string): string {
  const parts = fold(fullName.trim()).split(/\s+/).filter(Boolean);
  const given = parts[parts.length - 1] ?? "";
  const family = parts.length > 1 ? (parts[0] ?? "") : "";
  return [given, family]
    .filter(Boolean)
    .join(".")
    .replace(/[^a-z0-9.]/g, "");
}
