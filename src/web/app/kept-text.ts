/**
 * Text that survives a broken line, a lock screen, a closed tab: kept on this computer per person until it is sent.
 *
 *   const draft = useKeptText(`but-phe.${documentId}`, "");
 *   <TextArea value={draft.text} onChange={draft.setText} />   // after the server answered: draft.forget()
 *
 * `kept` is true when the text came back from an earlier visit. Texts older than 30 days are dropped.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { useMe } from "./session.tsx";

const PREFIX = "mo.kept.";
const MAX_AGE = 30 * 24 * 3600 * 1000;
type Kept = { text: string; at: number };

export function useKeptText(key: string, initial: string) {
  const me = useMe();
  const place = `${PREFIX}${me.person.id}.${key}`;
  const [state, setState] = useState(() => {
    const kept = readKept(localStorage, place, Date.now());
    return { text: kept ?? initial, kept: kept !== null };
  });
  const pending = useRef<string | null>(null);

  const write = useCallback(() => {
    if (pending.current === null) return;
    writeKept(localStorage, place, { text: pending.current, at: Date.now() });
    pending.current = null;
  }, [place]);
  useEffect(() => {
    addEventListener("pagehide", write);
    return () => {
      removeEventListener("pagehide", write);
      write();
    };
  }, [write]);

  const setText = useCallback(
    (text: string) => {
      setState((now) => ({ ...now, text }));
      const first = pending.current === null;
      pending.current = text;
      if (first) setTimeout(write, 300);
    },
    [write],
  );
  const forget = useCallback(
    (text = "") => {
      pending.current = null;
      localStorage.removeItem(place);
      setState({ text, kept: false });
    },
    [place],
  );
  return { text: state.text, kept: state.kept, setText, forget };
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** @returns the kept text, null when there is none or it is too old */
export function readKept(shelf: Shelf, place: string, now: number): string | null {
  try {
    const kept = JSON.parse(shelf.getItem(place) ?? "null") as Kept | null;
    if (!kept || typeof kept.text !== "string" || now - kept.at > MAX_AGE) return null;
    return kept.text;
  } catch {
    return null;
  }
}

/** A full or forbidden store must never break typing; the text then lives in the page only. */
export function writeKept(shelf: Shelf, place: string, kept: Kept): boolean {
  try {
    shelf.setItem(place, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
