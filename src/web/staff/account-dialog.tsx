// A post is given: to a new person, to somebody known, or in place of who holds it. The first password is shown once.
import { type ReactNode, useState } from "react";
import { mixedRoles } from "#src/rules/access/posts.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { GRANTED_ROLES, useUnits } from "../organisation/organisation-api.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Check, SelectField, TextField } from "../parts/fields/text-field.tsx";
import { FirstPassword, type Made } from "./first-password.tsx";
import { chooseRole, type RoleChoice, UNTOUCHED } from "./role-choice.ts";
import { type HeldPost, type Person, refreshStaff, staffApi, usePeople } from "./staff-api.ts";

export type Occasion =
  | { kind: "new"; unitId?: string }
  | { kind: "add"; person: Person }
  | { kind: "replace"; person: Person; post: HeldPost };

const WORDS = {
  new: { title: "Thêm tài khoản", stay: "Không thêm", act: "Thêm tài khoản" },
  add: { title: "Thêm chức danh", stay: "Không thêm", act: "Thêm chức danh" },
  replace: { title: "Thay người giữ chức danh", stay: "Giữ như cũ", act: "Thay người" },
} as const;

export function AccountDialog({ occasion, onClose }: { occasion: Occasion; onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null);
  return made ? (
    <FirstPassword made={made} onClose={onClose} />
  ) : (
    <Form occasion={occasion} onClose={onClose} onMade={setMade} />
  );
}

function Form(props: { occasion: Occasion; onClose: () => void; onMade: (made: Made) => void }) {
  const { occasion } = props;
  const words = WORDS[occasion.kind];
  const known = occasion.kind === "add" ? occasion.person : null;
  const replaced = occasion.kind === "replace" ? occasion.post : null;
  const [fullName, setFullName] = useState("");
  const [login, setLogin] = useState<string | null>(null);
  const [unit, setUnit] = useState(occasion.kind === "new" ? (occasion.unitId ?? "") : "");
  const [title, setTitle] = useState(replaced?.title ?? "");
  const [choice, setChoice] = useState(UNTOUCHED);
  const [isHead, setIsHead] = useState(false);
  const name = login ?? loginOf(fullName);
  const { roles } = choice;
  const missing =
    (known ? null : missingPerson(fullName, name)) ??
    (replaced || unit !== "" ? null : "Chọn đơn vị.") ??
    (title.trim().length < 2 ? "Nhập chức danh." : null) ??
    (replaced ? null : missingRoles(roles));
  const act = useAct(async () => {
    const person = { login: name, fullName: fullName.trim() };
    const wanted = { unitId: unit, title: title.trim(), roles, isHead };
    try {
      const answer = known
        ? await staffApi.addPost({ personId: known.personId, ...wanted })
        : replaced
          ? await staffApi.replacePost({
              postId: replaced.id,
              rowVersion: replaced.rowVersion,
              title: title.trim(),
              ...person,
            })
          : await staffApi.createAccount({ ...person, ...wanted });
      const who = known?.fullName ?? person.fullName;
      props.onMade({ title: `Đã ghi: ${title.trim()} ${who}`, login: known?.login ?? name, ...answer });
    } finally {
      refreshStaff();
    }
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  return (
    <Dialog
      open
      onClose={props.onClose}
      size="normal"
      title={known ? `Thêm chức danh cho ${known.fullName}` : words.title}
      acts={
        <>
          <Button onPress={props.onClose}>{words.stay}</Button>
          <Button
            look="filled"
            onPress={act.run}
            running={act.busy && "Đang ghi…"}
            {...(missing ? { reason: missing } : {})}
            testId="account-done"
          >
            {words.act}
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        {occasion.kind === "replace" && (
          <WhoComes
            leaving={occasion}
            onPick={(person) => {
              setFullName(person?.fullName ?? "");
              setLogin(person?.login ?? null);
            }}
          />
        )}
        <div className="mo-org-two">
          {!known && (
            <>
              <TextField label="Họ và tên" value={fullName} onChange={setFullName} autoFocus testId="full-name" />
              <TextField
                label="Tên đăng nhập"
                value={name}
                onChange={(text) => setLogin(text.toLowerCase())}
                hint="chữ thường không dấu, số, dấu chấm"
                testId="login"
              />
            </>
          )}
          {!replaced && <UnitField value={unit} onChange={setUnit} />}
          <TextField label="Chức danh" value={title} onChange={setTitle} placeholder="Chuyên viên" testId="title" />
        </div>
        {!replaced && <RoleFields choice={choice} onChoice={setChoice} isHead={isHead} onHead={setIsHead} />}
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}

function missingPerson(fullName: string, login: string): string | null {
  if (fullName.trim().length < 2) return "Nhập họ tên.";
  return login.length < 3 ? "Nhập tên đăng nhập từ 3 ký tự." : null;
}

/** What is still to be ticked, or why these do not go together; null = fine. */
export function missingRoles(roles: readonly string[]): string | null {
  if (roles.length === 0) return "Chọn ít nhất một vai trò.";
  return mixedRoles(roles)?.message ?? null;
}

export function UnitField(props: { value: string; onChange: (id: string) => void }) {
  const units = useUnits();
  return (
    <SelectField
      label="Đơn vị"
      {...props}
      options={(units.data ?? []).map((one) => ({ value: one.id, words: one.name }))}
      testId="unit"
    />
  );
}

export function RoleFields(props: {
  choice: RoleChoice;
  onChoice: (choice: RoleChoice) => void;
  isHead: boolean;
  onHead: (on: boolean) => void;
}) {
  return (
    <>
      <fieldset className="mo-org-roles">
        <legend className="mo-label">Vai trò</legend>
        {GRANTED_ROLES.map(([value, words, note]) => (
          <Check
            key={value}
            checked={props.choice.roles.includes(value)}
            onChange={(on) => props.onChoice(chooseRole(props.choice, value, on))}
          >
            {words} <span className="mo-ink-3">· {note}</span>
          </Check>
        ))}
      </fieldset>
      <Check checked={props.isHead} onChange={props.onHead}>
        Người đứng đầu đơn vị
      </Check>
    </>
  );
}

/** Somebody of the agency, or a person who is new here. */
function WhoComes(props: {
  leaving: { person: Person; post: HeldPost };
  onPick: (person: Person | undefined) => void;
}): ReactNode {
  const people = usePeople();
  const [picked, setPicked] = useState("");
  const { person, post } = props.leaving;
  const others = (people.data ?? []).filter((one) => one.personId !== person.personId && !one.closed);
  return (
    <>
      <p>
        {post.title} {person.fullName} thôi giữ chức danh. Việc đang mở theo người vào thay; lịch sử giữ tên cũ. Dự thảo
        chờ người cũ ký trở về người soạn để trình lại.
      </p>
      <SelectField
        label="Người vào thay"
        value={picked}
        onChange={(id) => {
          setPicked(id);
          props.onPick(others.find((one) => one.personId === id));
        }}
        empty="Người mới, nhập bên dưới"
        options={others.map((one) => ({ value: one.personId, words: `${one.fullName} (${one.login})` }))}
        testId="who-comes"
      />
    </>
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
