/**
 * A component of the letter, edited where it stands on the page. Words before and after it (“V/v”, “-”, “;”) are printed, not typed.
 * The browser edits the text itself, so an input method works as in any field; the page only listens.
 *
 *   <PageField label="Trích yếu" place="subject" value={model.subject} onChange={…} before="V/v " marks={marks} />
 *   <PageLines label="Nơi nhận" place="recipients" values={model.recipients} onChange={…} before="- " after={(i, n) => …} />
 *
 * Without `onChange` the words are only shown. A blank “…” is selected whole when the field is entered.
 */
import "./on-page.css";
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import type { PlaceKey } from "./places.ts";

export type PlaceLook = { tone: "must" | "should" | "ok-note"; active: boolean };
export type PlaceMarks = ReadonlyMap<string, PlaceLook>;
/** `subject`, `recipients.2` */
export const markKey = (place: PlaceKey, line: number | null = null): string =>
  line === null ? place : `${place}.${line}`;

type FieldProps = {
  label: string;
  place: PlaceKey;
  value: string;
  onChange?: ((value: string) => void) | undefined;
  before?: string;
  after?: string;
  placeholder?: string;
  look?: PlaceLook | undefined;
  line?: number;
  onKey?: (event: KeyboardEvent<HTMLElement>, at: { start: boolean; end: boolean; empty: boolean }) => void;
  onPasteLines?: (lines: string[]) => void;
};

export function PageField(props: FieldProps) {
  const box = useRef<HTMLSpanElement>(null);
  const { value, onChange } = props;
  const fixed = onChange === undefined;
  // a field that becomes editable is a new, empty element: it takes its words in then too, not only when they change
  useLayoutEffect(() => {
    const field = fixed ? null : box.current;
    if (field && field.textContent !== value) field.textContent = value;
  }, [value, fixed]);
  function onPaste(event: ClipboardEvent): void {
    const lines = event.clipboardData
      .getData("text/plain")
      .split(/[\r\n]+/u)
      .map((line) => line.trim())
      .filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    if (props.onPasteLines) props.onPasteLines(lines);
    else window.document.execCommand("insertText", false, lines.join(" "));
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || event.ctrlKey || event.altKey) return;
    const selection = getSelection();
    const length = box.current?.textContent.length ?? 0;
    const offset = selection?.isCollapsed ? offsetIn(box.current, selection) : -1;
    props.onKey?.(event, { start: offset === 0, end: offset === length, empty: length === 0 });
    if (event.code === "Enter" || event.code === "NumpadEnter") event.preventDefault();
  }
  return (
    <span
      className="mo-pf-line"
      data-place={props.place}
      data-line={props.line}
      data-tone={props.look?.tone}
      data-active={props.look?.active || undefined}
    >
      {props.before && <span className="mo-pf-fixed">{props.before}</span>}
      {fixed ? (
        <span className="mo-pf-read">{value}</span>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: an input cannot wrap inside a line of the letter
        <span
          ref={box}
          className="mo-pf"
          role="textbox"
          tabIndex={0}
          aria-label={props.label}
          aria-multiline="false"
          contentEditable="plaintext-only"
          suppressContentEditableWarning
          spellCheck={false}
          data-placeholder={props.placeholder ?? props.label.toLowerCase()}
          onInput={(event) => onChange(event.currentTarget.textContent.replace(/[\r\n]+/gu, " "))}
          onFocus={(event) =>
            /^[\s.]*…[\s.]*$/u.test(event.currentTarget.textContent) && selectAll(event.currentTarget)
          }
          onBlur={(event) => {
            const text = toNfc(event.currentTarget.textContent);
            if (text !== value) onChange(text);
          }}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
      )}
      {props.after && <span className="mo-pf-fixed">{props.after}</span>}
    </span>
  );
}

type LinesProps = {
  label: string;
  place: PlaceKey;
  values: readonly string[];
  onChange?: ((values: string[]) => void) | undefined;
  before?: string;
  after?: (index: number, count: number, value: string) => string;
  placeholder?: string;
  marks: PlaceMarks;
};

/** One string a line: Enter begins the next, Backspace in an empty line takes it away, arrows walk. */
export function PageLines(props: LinesProps) {
  const box = useRef<HTMLSpanElement>(null);
  const goTo = useRef<{ index: number; end: boolean } | null>(null);
  const values = props.values.length === 0 && props.onChange ? [""] : props.values;
  useLayoutEffect(() => {
    const wish = goTo.current;
    if (!wish) return;
    goTo.current = null;
    focusLine(box.current, wish.index, wish.end);
  });
  const { onChange } = props;
  const put = (next: string[], index: number, end = false) => {
    goTo.current = { index, end };
    onChange?.(next);
  };
  function onKey(
    event: KeyboardEvent<HTMLElement>,
    index: number,
    at: { start: boolean; end: boolean; empty: boolean },
  ): void {
    if (event.code === "Enter" || event.code === "NumpadEnter")
      put([...values.slice(0, index + 1), "", ...values.slice(index + 1)], index + 1);
    else if (event.code === "Backspace" && at.empty && values.length > 1) {
      event.preventDefault();
      put(
        values.filter((_, i) => i !== index),
        Math.max(0, index - 1),
        true,
      );
    } else if (event.code === "ArrowUp" && at.start && index > 0) focusLine(box.current, index - 1, true);
    else if (event.code === "ArrowDown" && at.end && index < values.length - 1)
      focusLine(box.current, index + 1, false);
    else return;
    event.preventDefault();
  }
  return (
    <span className="mo-pf-lines" ref={box} data-place={props.place}>
      {values.map((value, index) => (
        <PageField
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; the field itself follows its text
          key={index}
          label={values.length > 1 ? `${props.label}, dòng ${index + 1}` : props.label}
          place={props.place}
          line={index}
          value={value}
          onChange={onChange && ((text) => onChange(values.map((old, i) => (i === index ? text : old))))}
          look={
            props.marks.get(markKey(props.place, index)) ??
            (index === 0 ? props.marks.get(markKey(props.place)) : undefined)
          }
          {...(props.before ? { before: props.before } : {})}
          {...(props.after ? { after: props.after(index, values.length, value) } : {})}
          {...(props.placeholder ? { placeholder: props.placeholder } : {})}
          onKey={(event, at) => onKey(event, index, at)}
          onPasteLines={(lines) =>
            put(
              [
                ...values.slice(0, index),
                ...[(values[index] ?? "") + lines[0], ...lines.slice(1)],
                ...values.slice(index + 1),
              ],
              index + lines.length - 1,
              true,
            )
          }
        />
      ))}
    </span>
  );
}

function focusLine(box: HTMLElement | null, index: number, end: boolean): void {
  const field = box?.querySelectorAll<HTMLElement>(".mo-pf")[index];
  if (!field) return;
  field.focus();
  const range = window.document.createRange();
  range.selectNodeContents(field);
  range.collapse(!end);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function selectAll(field: HTMLElement): void {
  requestAnimationFrame(() => {
    if (window.document.activeElement === field) getSelection()?.selectAllChildren(field);
  });
}

function offsetIn(field: HTMLElement | null, selection: Selection): number {
  if (!field || !selection.focusNode || !field.contains(selection.focusNode)) return -1;
  const range = window.document.createRange();
  range.selectNodeContents(field);
  range.setEnd(selection.focusNode, selection.focusOffset);
  return range.toString().length;
}
