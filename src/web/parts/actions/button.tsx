/**
 * Button. Verb first; "…" at the end when a question follows. One `filled` button per region.
 *
 *   <Button look="filled" icon={<IconSend size={18} />} keys="Ctrl+Enter" onPress={issue} running={busy && "Đang phát hành…"}
 *     refusals={mayIssue(document)}>Phát hành đến 5 nơi</Button>
 *
 * `look`: filled = the main act · outline (default) · danger = refuse, return, cancel · text = look at something.
 * `size`: small 28 · normal 34 · main 44 · phone 48 (phones get 48 for `main` by themselves).
 * `running`: words while it works; the width is kept and a second press is ignored.
 * `refusals` (from the same rule the server uses) or `reason`: the button stays focusable, says why on focus and hover, and
 * `WhyNot` prints the reasons beside it. `keys` only shows the key: bind it with useKeys.
 */
import "./button.css";
import { Tooltip } from "@mantine/core";
import { IconLoader2 } from "@tabler/icons-react";
import { type ReactNode, type Ref, useId } from "react";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { KeyCap } from "../../keys/key-cap.tsx";

export type ButtonProps = {
  children: ReactNode;
  onPress?: () => void;
  look?: "filled" | "outline" | "danger" | "text";
  size?: "small" | "normal" | "main";
  icon?: ReactNode;
  keys?: string | string[];
  running?: string | false;
  refusals?: readonly Refusal[];
  /** a single sentence instead of refusals, e.g. “Chỉ đọc đến 11:00” */
  reason?: string;
  wide?: boolean;
  type?: "button" | "submit";
  label?: string;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
  testId?: string;
};

export function Button(props: ButtonProps) {
  const { look = "outline", size = "normal", running = false } = props;
  const reasons = reasonsOf(props.refusals, props.reason);
  const blocked = reasons.length > 0;
  const whyId = useId();
  const keys = typeof props.keys === "string" ? [props.keys] : (props.keys ?? []);
  const button = (
    <button
      ref={props.ref}
      type={props.type ?? "button"}
      className="mo-btn"
      data-look={look}
      data-size={size}
      data-wide={props.wide || undefined}
      data-running={running ? true : undefined}
      data-testid={props.testId}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-disabled={blocked || undefined}
      aria-busy={running ? true : undefined}
      aria-describedby={blocked ? whyId : undefined}
      aria-keyshortcuts={keys.length > 0 ? keys.join(" ").replaceAll("Ctrl", "Control") : undefined}
      onClick={(event) => {
        if (blocked || running) return event.preventDefault();
        props.onPress?.();
      }}
    >
      <span className="mo-btn-rest" aria-hidden={running ? true : undefined}>
        {props.icon}
        <span>{props.children}</span>
        {keys.map((key) => (
          <KeyCap key={key} name={key} tone={look === "filled" && !blocked ? "on-fill" : "plain"} />
        ))}
      </span>
      {running && (
        <span className="mo-btn-run">
          <IconLoader2 size={18} stroke={1.75} className="mo-spin" aria-hidden="true" />
          {running}
        </span>
      )}
      {blocked && (
        <span id={whyId} className="mo-hidden">
          {reasons.join(" ")}
        </span>
      )}
    </button>
  );
  if (!blocked) return button;
  return (
    <Tooltip
      label={reasons.join(" ")}
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
      withinPortal={false}
    >
      {button}
    </Tooltip>
  );
}

/** The reasons of a button that is not possible now, printed beside it with their clause. */
export function WhyNot({ refusals }: { refusals: readonly Refusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <ul className="mo-whynot">
      {refusals.map((refusal) => (
        <li key={refusal.code + refusal.message}>
          {refusal.message} {refusal.clause && <span className="mo-nowrap">({refusal.clause})</span>}
        </li>
      ))}
    </ul>
  );
}

/** A symbol alone: only in viewer tools, bell, help, close. `label` is its name and tooltip. */
export function IconButton(props: {
  label: string;
  icon: ReactNode;
  onPress: () => void;
  pressed?: boolean;
  disabled?: boolean;
  keys?: string;
  testId?: string;
}) {
  const keys = props.keys?.replaceAll("Ctrl", "Control");
  return (
    <Tooltip label={props.keys ? `${props.label} (${props.keys})` : props.label} openDelay={400} withinPortal={false}>
      <button
        type="button"
        className="mo-icon-btn"
        aria-label={props.label}
        aria-pressed={props.pressed}
        aria-disabled={props.disabled || undefined}
        aria-keyshortcuts={keys}
        data-testid={props.testId}
        onClick={() => !props.disabled && props.onPress()}
      >
        {props.icon}
      </button>
    </Tooltip>
  );
}

function reasonsOf(refusals: readonly Refusal[] | undefined, reason: string | undefined): string[] {
  const all = (refusals ?? []).map((refusal) => refusal.message);
  return reason ? [...all, reason] : all;
}
