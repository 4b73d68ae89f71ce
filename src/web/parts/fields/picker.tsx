/**
 * Person and unit picker: type any part without accents or the initials (`qlgcs`, `bich thuy`). Recent first, load and absence
 * under the name, Backspace in an empty box removes the last, F4 or ↓ opens.
 *
 *   <Picker label="Chủ trì" mark={<RoleMark kind="lead" />} options={units} value={lead ? [lead] : []} onChange={([id]) => setLead(id)} single />
 *   <Picker label="Phối hợp" options={units} value={ids} onChange={setIds} recentKey="don-vi" />
 *
 * `options[].note` is the load (“Đang có 14 việc, 1 quá hạn”), `absence` the amber line. `search` asks the server instead of
 * filtering `options` (sender auto-complete with thousands of names); give what it found as `options` and the text it answers as
 * `answers` (null while it is asked): Enter never takes what was found for other words.
 */
import "./picker.css";
import { IconBeach, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { readPreference, usePreference } from "../../app/preferences.ts";
import { Field, type FieldFrame } from "./field.tsx";
import { orderOptions, type PickerOption } from "./picker-order.ts";
import { useText } from "./text-field.tsx";

export type { PickerOption } from "./picker-order.ts";

type PickerProps = FieldFrame & {
  options: readonly PickerOption[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  single?: boolean;
  mark?: ReactNode;
  recentKey?: string;
  search?: (text: string) => void;
  answers?: string | null;
  placeholder?: string;
  /** offers to take the typed words as they are (a sender not yet in the book) */
  onFreeText?: (text: string) => void;
  testId?: string;
};

export function Picker(props: PickerProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [recent, setRecent] = usePreference<string[]>(`gan-day.${props.recentKey ?? "chung"}`, []);
  const chosen = props.value.flatMap((id) => props.options.find((option) => option.id === id) ?? []);
  const stale = props.answers !== undefined && props.answers !== toNfc(query);
  const offered = orderOptions(props.options, { query: props.search ? "" : query, recent, without: props.value });
  const found = stale ? [] : offered.slice(0, 50);
  const typing = useText({
    value: query,
    onChange: (text) => {
      setQuery(text);
      setOpen(true);
      setAt(0);
    },
    ...(props.search ? { onSettled: props.search } : {}),
    onBlur: () => setOpen(false),
  });

  function pick(option: PickerOption): void {
    props.onChange(props.single ? [option.id] : [...props.value, option.id]);
    const before = readPreference<string[]>(`gan-day.${props.recentKey ?? "chung"}`, []);
    setRecent([option.id, ...before.filter((id) => id !== option.id)].slice(0, 8));
    clear();
  }
  function clear(): void {
    setQuery("");
    props.search?.("");
    setOpen(false);
  }
  const remove = (id: string) => {
    props.onChange(props.value.filter((other) => other !== id));
    input.current?.focus();
  };
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const option = found[at];
    if (event.code === "F4" || event.code === "ArrowDown" || event.code === "ArrowUp") {
      event.preventDefault();
      if (!open) {
        setOpen(true);
        return;
      }
      const by = event.code === "ArrowUp" ? -1 : 1;
      if (event.code !== "F4") setAt(Math.max(0, Math.min(found.length - 1, at + by)));
    } else if ((event.code === "Enter" || event.code === "NumpadEnter") && open && !event.ctrlKey) {
      if (stale) event.preventDefault();
      else if (option) {
        event.preventDefault();
        pick(option);
      } else if (query.trim() && props.onFreeText) {
        event.preventDefault();
        takeWords();
      }
    } else if (event.code === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.code === "Backspace" && query === "") {
      const last = props.value[props.value.length - 1];
      if (last) remove(last);
    }
  }
  function takeWords(): void {
    props.onFreeText?.(query.trim());
    clear();
  }
  const showing = open && (found.length > 0 || query.trim() !== "");
  const absent = chosen.find((option) => option.absence);
  return (
    <Field {...props} hint={props.hint ?? (chosen.length === 1 ? chosen[0]?.note : undefined)}>
      {(ids) => (
        <div className="mo-picker">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the words puts the cursor into the box */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box itself is reached by Tab */}
          <div className="mo-input-box" onClick={() => input.current?.focus()}>
            {chosen.map((option) => (
              <span key={option.id} className="mo-picked">
                {props.single && props.mark}
                {option.name}
                <button type="button" aria-label={`Bỏ ${option.name}`} onClick={() => remove(option.id)}>
                  <IconX size={14} stroke={2} aria-hidden="true" />
                </button>
              </span>
            ))}
            <input
              {...ids}
              {...typing}
              ref={input}
              role="combobox"
              aria-expanded={showing}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={showing && found[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              placeholder={props.single && chosen.length > 0 ? "" : (props.placeholder ?? "gõ tên…")}
              data-testid={props.testId}
              data-filled={(props.single && chosen.length > 0) || undefined}
              onKeyDown={onKeyDown}
              onClick={() => setOpen(true)}
            />
          </div>
          <div className="mo-picker-list" id={listId} role="listbox" aria-label={props.label} hidden={!showing}>
            {found.map((option, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box, aria-activedescendant points here
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the box picks
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                className="mo-picker-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <span>{option.name}</span>
                {option.note && <span className="mo-picker-note">{option.note}</span>}
                {option.absence && <span className="mo-picker-note mo-warn">{option.absence}</span>}
              </div>
            ))}
            {found.length === 0 && query.trim() !== "" && (
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              // biome-ignore lint/a11y/useKeyWithClickEvents: as above
              <div
                role="option"
                aria-selected={false}
                className="mo-picker-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={stale ? undefined : takeWords}
              >
                {stale
                  ? "Đang tìm…"
                  : props.onFreeText
                    ? `Dùng “${query.trim()}” như đã gõ`
                    : `Không có ai khớp “${query.trim()}”. Thử gõ một phần tên, không cần dấu.`}
              </div>
            )}
          </div>
          {absent && (
            <p className="mo-field-hint mo-warn">
              <IconBeach size={15} stroke={1.75} aria-hidden="true" />
              {absent.absence}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
