/**
 * Form travel for people who keep their hands on the keys: Enter accepts and goes to the next field, Shift+Enter back,
 * F8 next field with an error, Esc puts back what stood in the field when it was entered.
 *
 *   const form = useFieldKeys({ onLast: commit });
 *   <form {...form.formProps}>…</form>
 *
 * A textarea keeps Enter for a new line unless it has `data-enter="next"`. A part that uses Enter itself (an open
 * list) calls preventDefault. Ctrl+Enter is not touched: it is the screen's main act (useKeys).
 */
import { type KeyboardEvent, useRef } from "react";

const FIELDS =
  "input:not([type=hidden]):not([disabled]):not([aria-hidden=true]), textarea:not([disabled]), select:not([disabled]), [data-field]";

/** `onSeek`: shows what is missing before F8 looks for it; true when it was not shown before, then F8 begins with the first */
export function useFieldKeys(options: { onLast?: () => void; onSeek?: () => boolean } = {}) {
  const box = useRef<HTMLFormElement>(null);
  const fields = () =>
    [...(box.current?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].filter(
      (field) => !field.hasAttribute("readonly") && field.offsetParent !== null,
    );

  function go(from: HTMLElement, by: 1 | -1): void {
    const all = fields();
    const next = all[all.indexOf(from) + by];
    if (next) focusField(next);
    else if (by === 1) options.onLast?.();
  }
  function nextError(from: HTMLElement | null): void {
    const wrong = fields().filter((field) => field.getAttribute("aria-invalid") === "true");
    const after = from
      ? wrong.find((field) => from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
      : undefined;
    const target = after ?? wrong[0];
    if (target) focusField(target);
  }
  const entered = useRef<{ field: Element; value: string } | null>(null);
  function onFocus(event: { target: EventTarget }): void {
    const field = event.target;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      entered.current = { field, value: field.value };
  }
  function putBack(field: HTMLElement): boolean {
    const before = entered.current;
    if (!before || before.field !== field || !isText(field) || field.value === before.value) return false;
    // React listens to the browser's own setter; a plain assignment would go unnoticed.
    const kind = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(field, before.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const native = event.nativeEvent;
    if (event.defaultPrevented || native.isComposing || native.keyCode === 229) return;
    const field = event.target instanceof HTMLElement ? event.target : null;
    if (!field) return;
    if (event.code === "F8") {
      event.preventDefault();
      nextError(options.onSeek?.() ? null : field);
      return;
    }
    if (event.code === "Escape" && putBack(field)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.code !== "Enter" && event.code !== "NumpadEnter") return;
    if (event.ctrlKey || event.altKey || event.metaKey || !field.matches(FIELDS)) return;
    if (field.tagName === "TEXTAREA" && field.dataset["enter"] !== "next" && !event.shiftKey) return;
    event.preventDefault();
    go(field, event.shiftKey ? -1 : 1);
  }
  return {
    focusFirst: () => {
      const first = fields()[0];
      if (first) focusField(first);
    },
    nextError: () => {
      options.onSeek?.();
      nextError(null);
    },
    formProps: {
      ref: box,
      noValidate: true,
      "data-field-keys": true,
      onKeyDown,
      onFocus,
      onSubmit: (event: { preventDefault: () => void }) => event.preventDefault(),
    },
  };
}

function isText(field: Element): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
}

function focusField(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement && field.type !== "checkbox") field.select();
  field.scrollIntoView({ block: "nearest" });
}
