/**
 * A line of text with proposals under it: the words stay free, a proposal only saves typing (sender, kind of document).
 *
 *   <SuggestField label="Cơ quan ban hành" value={name} onChange={setName} search={ask} options={found} onPick={(option) => …} />
 *
 * Typing opens the list, ↓ ↑ walk, Enter takes the marked proposal and goes on to the next field, Esc keeps what was typed,
 * F4 or ↓ opens the list without typing. The best proposal is marked by itself; ↑ unmarks it, and Enter keeps what was typed.
 * With `answers` (the text that `options` were found for, null while they are asked) Enter never takes what was found for other
 * words: it goes on, and a proposal that is surely meant fills the field when it comes.
 */
import "./picker.css";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { fold, toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { Field, type FieldFrame } from "./field.tsx";
import { type PickerOption, shortInitials } from "./picker-order.ts";
import { useText } from "./text-field.tsx";

type Props = FieldFrame & {
  value: string;
  onChange: (value: string) => void;
  options: readonly PickerOption[];
  /** takes the whole proposal; without it `onChange` gets its name */
  onPick?: (option: PickerOption) => void;
  /** asks for options 150 ms after the last change, never during composition; `byKey`: F4 or ↓ opened the list */
  search?: (text: string, byKey?: boolean) => void;
  answers?: string | null;
  /** said in the open list when there is no proposal at all */
  nothing?: string;
  right?: ReactNode;
  readOnly?: boolean;
  placeholder?: string;
  testId?: string;
};

export function SuggestField(props: Props) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [byKey, setByKey] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [promised, setPromised] = useState<string | null>(null);
  const stale = props.answers !== undefined && props.answers !== toNfc(props.value);
  const typing = useText({
    value: props.value,
    onChange: (text) => {
      props.onChange(text);
      setOpen(true);
      setByKey(false);
      setAt(null);
    },
    ...(props.search ? { onSettled: props.search } : {}),
    onBlur: () => setOpen(false),
  });
  const marked = at ?? (stale ? -1 : bestAt(props.options, props.value));
  const empty = props.options.length === 0;
  const showing = open && !props.readOnly && (!empty || (byKey && props.nothing !== undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer to the typed words comes
  useEffect(() => {
    if (promised === null || (stale && promised === props.value)) return;
    setPromised(null);
    const best = props.options[bestAt(props.options, props.value)];
    if (promised === props.value && best && meant(best, promised)) pick(best);
  }, [promised, stale, props.value]);

  function pick(option: PickerOption): void {
    if (props.onPick) props.onPick(option);
    else props.onChange(option.name);
    setOpen(false);
    setAt(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || props.readOnly) return;
    const option = props.options[marked];
    if (event.code === "F4" || (event.code === "ArrowDown" && !showing)) {
      event.preventDefault();
      if (!showing) props.search?.(props.value, true);
      setByKey(!showing);
      setOpen(!showing);
    } else if (showing && (event.code === "ArrowDown" || event.code === "ArrowUp")) {
      event.preventDefault();
      const to = marked + (event.code === "ArrowDown" ? 1 : -1);
      setAt(Math.max(-1, Math.min(props.options.length - 1, to)));
    } else if (showing && (event.code === "Enter" || event.code === "NumpadEnter") && option && !event.shiftKey) {
      // not prevented: the form goes on to the next field with the name that was taken
      if (!event.ctrlKey) pick(option);
    } else if (open && stale && event.code.endsWith("Enter") && !event.ctrlKey && !event.shiftKey) {
      setPromised(props.value);
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
            {empty && (
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div role="option" aria-selected={false} aria-disabled="true" className="mo-picker-option">
                {props.nothing}
              </div>
            )}
          </div>
        </div>
      )}
    </Field>
  );
}

/** The proposal to mark for what was typed: the same name, else one that is surely meant, else the first; -1 below two letters. */
export function bestAt(options: readonly PickerOption[], typed: string): number {
  const words = fold(typed.trim());
  if (words.length < 2 || options.length === 0) return -1;
  const same = options.findIndex((option) => fold(option.name) === words);
  if (same >= 0) return same;
  return Math.max(
    0,
    options.findIndex((option) => meant(option, typed)),
  );
}

/** True when the typed words begin this proposal's name, or are its initials, symbol or code. */
export function meant(option: PickerOption, typed: string): boolean {
  const words = fold(typed.trim());
  if (words.length < 2) return false;
  const also = option.also ? fold(option.also).split(/\s+/) : [];
  return fold(option.name).startsWith(words) || shortInitials(option.name) === words || also.includes(words);
}
