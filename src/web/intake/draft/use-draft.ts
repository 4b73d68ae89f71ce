/**
 * What the clerk types about one waiting letter. It is kept on this computer at every stroke and on the server a moment after the
 * last one; a colleague's change in between never takes typed words away.
 *
 *   const draft = useDraft(item);        // give the component key={item.id}
 *   draft.values.subject · draft.set("subject", text) · await draft.settle()  → row version for the act that follows
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FIELD_NAMES, type FieldName, type KeptFields } from "#src/features/intake/intake.contract.ts";
import { failureOf } from "../../app/api.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { queryClient } from "../../app/query.ts";
import { useRetry } from "../../live/use-retry.ts";
import { mergeFields } from "../../parts/conflict/merge.ts";
import { useClashes } from "../../parts/conflict/use-clashes.ts";
import { type IntakeItem, intakeApi, itemKey } from "../intake-api.ts";
import { changedFields } from "./check-draft.ts";
import { shownValue, withCarried } from "./field-list.ts";

const SAVE_AFTER = 900;
export type SaveState = "saved" | "saving" | "kept-here" | "conflict";

/** @param carried what stands in empty fields from the letter before; saved like typed words */
export function useDraft(item: IntakeItem, carried: KeptFields = {}) {
  const shelf = useKeptText(`vao-so.${item.id}`, "");
  const [start] = useState(() => {
    const kept = startOf(item.fields, shelf.text);
    return { ...kept, merged: withCarried(kept.merged, carried, item.proposed) };
  });
  const [typed, setTyped] = useState<KeptFields>(start.merged);
  const clashes = useClashes<KeptFields>(start.clashes, start.taken);
  const [state, setState] = useState<SaveState>("saved");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const now = useRef(typed);
  const known = useRef<KeptFields>(item.fields);
  const version = useRef(item.rowVersion);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const editable = item.state === "waiting" || item.state === "parked";

  /** what the server should get: all that was typed, but where somebody else typed too only what was chosen */
  const wanted = useCallback(() => changedFields(known.current, clashes.withTheirs(now.current)), [clashes]);
  const dirty = useCallback(() => clashes.any() || Object.keys(wanted()).length > 0, [clashes, wanted]);
  // A newer answer of the server is taken over as long as nothing typed would be lost by it.
  useEffect(() => {
    if (item.rowVersion <= version.current || dirty()) return;
    version.current = item.rowVersion;
    known.current = item.fields;
    now.current = item.fields;
    setTyped(item.fields);
  });

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current = running.current.then(async () => {
      const part = wanted();
      if (Object.keys(part).length === 0) return rest();
      setState("saving");
      try {
        const sent = { ...clashes.withTheirs(now.current) };
        const done = await intakeApi.saveFields({ id: item.id, rowVersion: version.current, fields: part });
        version.current = done.rowVersion;
        known.current = sent;
        queryClient.setQueryData<IntakeItem>(itemKey(item.id), (old) =>
          old ? { ...old, rowVersion: done.rowVersion, fields: sent } : old,
        );
        setSavedAt(done.savedAt);
        rest();
      } catch (error) {
        const stale = failureOf(error).problem?.code === "stale";
        const left = stale ? await meet().catch((broken: unknown) => broken) : error;
        if (left === undefined) return;
        setFault(left);
        setState("kept-here");
      }
    });
    return running.current;

    function rest(): void {
      setFault(null);
      setState(clashes.any() ? "conflict" : "saved");
      if (dirty()) shelf.setText(writeKept(known.current, now.current));
      else shelf.forget(writeKept(known.current, now.current));
    }
    /** a colleague was first: their fields come in where nothing was typed here, the rest is saved again. @throws when they could not be asked for */
    async function meet(): Promise<void> {
      const fresh = await intakeApi.get({ id: item.id });
      const { merged } = clashes.meet(known.current, now.current, fresh.fields);
      version.current = fresh.rowVersion;
      known.current = fresh.fields;
      now.current = merged;
      setTyped(merged);
      queryClient.setQueryData(itemKey(item.id), fresh);
      rest();
      if (Object.keys(wanted()).length > 0) timer.current = setTimeout(() => void save(), SAVE_AFTER);
    }
  }, [item.id, shelf.forget, shelf.setText, clashes, wanted, dirty]);
  useRetry(fault, () => void save());

  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the letter opens and once when it is left
  useEffect(() => {
    if (editable && dirty()) {
      shelf.setText(writeKept(known.current, now.current));
      setState("kept-here");
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    }
    return () => {
      clearTimeout(timer.current);
      if (editable && dirty()) void save();
    };
  }, []);

  const set = useCallback(
    (name: FieldName, value: string) => {
      now.current = { ...now.current, [name]: value };
      setTyped(now.current);
      shelf.setText(writeKept(known.current, now.current));
      setState((was) => (was === "conflict" ? was : "kept-here"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    },
    [save, shelf.setText],
  );
  const values = useMemo(
    () =>
      Object.fromEntries(FIELD_NAMES.map((name) => [name, shownValue(name, typed, item.proposed)])) as Record<
        FieldName,
        string
      >,
    [typed, item.proposed],
  );

  return {
    typed,
    values,
    set,
    state,
    savedAt,
    fault,
    editable,
    /** saves what is open. @returns the row version the next act must name */
    async settle(): Promise<number> {
      await save();
      return version.current;
    },
    /** after the register has them, the copy on this computer is no longer needed */
    forget: () => shelf.forget(),
    /** fields that a colleague changed meanwhile: those that took the new value, and those where both typed */
    taken: clashes.taken,
    seenTaken: clashes.seen,
    clashes: clashes.open,
    /** @param theirs true: the colleague's value; false: what was typed here */
    choose(name: FieldName, theirs: boolean): void {
      const value = clashes.open[name];
      clashes.choose(name);
      if (theirs) set(name, value ?? "");
      else set(name, now.current[name] ?? "");
    },
  };
}
export type Draft = ReturnType<typeof useDraft>;

/** Kept with what the fields were before, so that a later visit knows which of them were typed here. */
function writeKept(base: KeptFields, typed: KeptFields): string {
  return JSON.stringify({ base, typed });
}

function startOf(fields: KeptFields, text: string) {
  const kept = parseKept(text);
  return kept ? mergeFields(kept.base, kept.typed, fields) : { merged: fields, clashes: {}, taken: [] };
}

function parseKept(text: string): { base: KeptFields; typed: KeptFields } | null {
  if (text === "") return null;
  try {
    const value = JSON.parse(text) as { base?: unknown; typed?: unknown };
    return { base: fieldsIn(value.base), typed: fieldsIn(value.typed) };
  } catch {
    return null;
  }
}

function fieldsIn(value: unknown): KeptFields {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      ([name, field]) => FIELD_NAMES.includes(name as FieldName) && typeof field === "string",
    ),
  );
}
