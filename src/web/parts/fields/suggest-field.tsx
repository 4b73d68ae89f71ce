/**
 * A line of text with proposals under it: the words stay free, a proposal only saves typing (sender, kind of document).
 *
 *   <SuggestField label="Cơ quan ban hành" value={name} onChange={setName} search={ask} options={found} onPick={(option) => …} />
 *
 * Typing opens the list, ↓ ↑ walk, Enter takes the marked proposal and goes on to the next field, Esc keeps what was typed,
 * F4 or ↓ opens the list without typing. The first proposal is marked by itself only when it begins with what was typed or the
 * typed letters are its initials; anything else must be chosen on purpose.
 */
import "./picker.css";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { Field, type FieldFrame } from "./field.tsx";
import { type PickerOption, shortInitials } from "./picker-order.ts";
import { useText } from "./text-field.tsx";

type Props = FieldFrame & {
  value: string;
  onChange: (value: string) => void;
  options: readonly PickerOption[];
  onPick?: (option: PickerOption) => void;
  /** asks for options 150 ms after the last change, never during composition */
  search?: (text: string) => void;
  right?: ReactNode;
  readOnly?: boolean;
  placeholder?: string;
  testId?: string;
};

export function SuggestField(props: Props) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const typing = useText({
    value: props.value,
    onChange: (text) => {
      props.onChange(text);
      setOpen(true);
      setAt(null);
    },
    ...(props.search ? { onSettled: props.search } : {}),
    onBlur: () => setOpen(false),
  });
  const marked = at ?? (props.options[0] && meant(props.options[0], props.value) ? 0 : -1);
  const showing = open && props.options.length > 0 && !props.readOnly;

  function pick(option: PickerOption): void {
    props.onChange(option.name);
    props.onPick?.(option);
    setOpen(false);
    setAt(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || props.readOnly) return;
    const option = props.options[marked];
    if (event.code === "F4" || (event.code === "ArrowDown" && !showing)) {
      event.preventDefault();
      if (!showing) props.search?.(props.value);
      setOpen(!showing);
    } else if (showing && (event.code === "ArrowDown" || event.code === "ArrowUp")) {
      event.preventDefault();
      const to = marked + (event.code === "ArrowDown" ? 1 : -1);
      setAt(Math.max(-1, Math.min(props.options.length - 1, to)));
    } else if (showing && (event.code === "Enter" || event.code === "NumpadEnter") && option && !event.shiftKey) {
      // not prevented: the form goes on to the next field with the name that was taken
      if (!event.ctrlKey) pick(option);
    } else if (showing && event.code === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }
  return (
    <Field {...props}>
      {(ids) => (
        <div className="mo-picker">
          <input
            {...ids}
            {...typing}
            className="mo-input"
            role="combobox"
            aria-expanded={showing}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={showing && marked >= 0 ? `${listId}-${marked}` : undefined}
            autoComplete="off"
            readOnly={props.readOnly}
            placeholder={props.placeholder}
            data-testid={props.testId}
            onKeyDown={onKeyDown}
          />
          <div className="mo-picker-list" id={listId} role="listbox" aria-label={props.label} hidden={!showing}>
            {props.options.map((option, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box, aria-activedescendant points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the box picks
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === marked}
                className="mo-picker-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <span>{option.name}</span>
                {option.note && <span className="mo-picker-note">{option.note}</span>}
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}

/** True when Enter may take this proposal for what was typed. */
export function meant(option: PickerOption, typed: string): boolean {
  const words = fold(typed.trim());
  if (words.length < 2) return false;
  const also = option.also ? fold(option.also).split(/\s+/) : [];
  return fold(option.name).startsWith(words) || shortInitials(option.name) === words || also.includes(words);
}
