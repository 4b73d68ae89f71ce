/**
 * Text of one line, text of many lines, a list of words, a tick, a switch. Values are controlled; nothing is ever cut.
 *
 *   <TextField label="Số và ký hiệu" value={v} onChange={setV} error={e} />
 *   <TextArea label="Trích yếu" value={v} onChange={setV} singleParagraph soft={500} />   // counts, never cuts
 *   <SelectField label="Loại" value={v} onChange={setV} options={[{ value: "cong-van", words: "Công văn" }]} />
 *
 * Text becomes NFC when the person leaves the field. `onSettled` is called 150 ms after the last change and never during
 * composition: validate, filter and search there.
 */
import "./field.css";
import { IconChevronDown } from "@tabler/icons-react";
import { type CompositionEvent, type ReactNode, type Ref, useEffect, useLayoutEffect, useRef } from "react";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { Field, type FieldFrame } from "./field.tsx";

type TextProps = FieldFrame & {
  value: string;
  onChange: (value: string) => void;
  onSettled?: (value: string) => void;
  onBlur?: () => void;
  onFocus?: () => void;
  readOnly?: boolean;
  placeholder?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  testId?: string;
};

export function TextField(
  props: TextProps & {
    type?: "text" | "password" | "search";
    right?: ReactNode;
    ref?: Ref<HTMLInputElement>;
    inputMode?: "numeric" | "text";
  },
) {
  const text = useText(props);
  return (
    <Field {...props}>
      {(ids) => (
        <input
          {...ids}
          {...text}
          ref={props.ref}
          className="mo-input"
          type={props.type ?? "text"}
          inputMode={props.inputMode}
          readOnly={props.readOnly}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete ?? "off"}
          // biome-ignore lint/a11y/noAutofocus: the first field of a page that is nothing but a form
          autoFocus={props.autoFocus}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

export function TextArea(
  props: TextProps & { rows?: number; singleParagraph?: boolean; soft?: number; ref?: Ref<HTMLTextAreaElement> },
) {
  const text = useText(props);
  const own = useRef<HTMLTextAreaElement>(null);
  // Grows with its text; the height is set by script because older browsers lack field-sizing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the value
  useLayoutEffect(() => {
    const box = own.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [props.value]);
  const length = [...toNfc(props.value)].length;
  const long = props.soft !== undefined && length > props.soft;
  const hint = long ? `${length} chữ, quy định nên gọn trong ${props.soft}. Chữ bạn gõ còn nguyên.` : props.hint;
  return (
    <Field {...props} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          {...text}
          ref={(node) => {
            own.current = node;
            if (typeof props.ref === "function") props.ref(node);
            else if (props.ref) props.ref.current = node;
          }}
          className="mo-input"
          rows={props.rows ?? 2}
          readOnly={props.readOnly}
          placeholder={props.placeholder}
          data-enter={props.singleParagraph ? "next" : undefined}
          data-testid={props.testId}
        />
      )}
    </Field>
  );
}

export function SelectField<T extends string>(
  props: FieldFrame & {
    value: T | "";
    onChange: (value: T) => void;
    options: readonly { value: T; words: string; disabled?: boolean }[];
    empty?: string;
    testId?: string;
  },
) {
  return (
    <Field {...props}>
      {(ids) => (
        <div className="mo-select">
          <select
            {...ids}
            className="mo-input"
            value={props.value}
            onChange={(event) => props.onChange(event.target.value as T)}
            data-testid={props.testId}
          >
            {(props.empty !== undefined || props.value === "") && <option value="">{props.empty ?? "Chọn…"}</option>}
            {props.options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.words}
              </option>
            ))}
          </select>
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </div>
      )}
    </Field>
  );
}

export function Check(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  label?: string;
  kind?: "check" | "switch";
  testId?: string;
  /** something is missing here; F8 finds it */
  invalid?: boolean;
}) {
  return (
    <label className={props.kind === "switch" ? "mo-check mo-switch" : "mo-check"}>
      <input
        type="checkbox"
        role={props.kind === "switch" ? "switch" : undefined}
        checked={props.checked}
        aria-label={props.label}
        aria-invalid={props.invalid || undefined}
        data-testid={props.testId}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.children && <span>{props.children}</span>}
    </label>
  );
}

/** The composed text only: listeners, NFC on leaving, and the settled call. */
export function useText(props: {
  value: string;
  onChange: (value: string) => void;
  onSettled?: (value: string) => void;
  onBlur?: () => void;
  onFocus?: () => void;
}) {
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settled = useRef(props.onSettled);
  settled.current = props.onSettled;
  useEffect(() => () => clearTimeout(timer.current), []);
  function settle(value: string): void {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => settled.current?.(toNfc(value)), 150);
  }
  return {
    value: props.value,
    onChange: (event: { target: { value: string } }) => {
      props.onChange(event.target.value);
      settle(event.target.value);
    },
    onCompositionStart: () => {
      composing.current = true;
      clearTimeout(timer.current);
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      composing.current = false;
      settle(event.currentTarget.value);
    },
    onFocus: props.onFocus,
    onBlur: () => {
      const nfc = toNfc(props.value);
      if (nfc !== props.value) props.onChange(nfc);
      props.onBlur?.();
    },
  };
}
