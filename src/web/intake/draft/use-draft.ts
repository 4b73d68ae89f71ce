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
import { type IntakeItem, intakeApi, itemKey } from "../intake-api.ts";
import { changedFields, overTheirs } from "./check-draft.ts";
import { shownValue } from "./field-list.ts";

const SAVE_AFTER = 900;
export type SaveState = "saved" | "saving" | "kept-here" | "conflict";

export function useDraft(item: IntakeItem) {
  const shelf = useKeptText(`vao-so.${item.id}`, "");
  const [typed, setTyped] = useState<KeptFields>(() => ({ ...item.fields, ...parseKept(shelf.text) }));
  const [state, setState] = useState<SaveState>("saved");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const now = useRef(typed);
  const known = useRef<KeptFields>(item.fields);
  const version = useRef(item.rowVersion);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const editable = item.state === "waiting" || item.state === "parked";

  const dirty = () => Object.keys(changedFields(known.current, now.current)).length > 0;
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
      const part = changedFields(known.current, now.current);
      if (Object.keys(part).length === 0) return;
      setState("saving");
      try {
        const sent = { ...now.current };
        const done = await intakeApi.saveFields({ id: item.id, rowVersion: version.current, fields: part });
        version.current = done.rowVersion;
        known.current = sent;
        queryClient.setQueryData<IntakeItem>(itemKey(item.id), (old) =>
          old ? { ...old, rowVersion: done.rowVersion, fields: sent } : old,
        );
        setSavedAt(done.savedAt);
        setFault(null);
        setState("saved");
        if (Object.keys(changedFields(sent, now.current)).length === 0) shelf.forget(JSON.stringify(sent));
      } catch (error) {
        setFault(error);
        setState(failureOf(error).problem?.code === "stale" ? "conflict" : "kept-here");
      }
    });
    return running.current;
  }, [item.id, shelf.forget]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the letter opens and once when it is left
  useEffect(() => {
    if (editable && dirty()) timer.current = setTimeout(() => void save(), SAVE_AFTER);
    return () => {
      clearTimeout(timer.current);
      if (editable && dirty()) void save();
    };
  }, []);

  const set = useCallback(
    (name: FieldName, value: string) => {
      now.current = { ...now.current, [name]: value };
      setTyped(now.current);
      shelf.setText(JSON.stringify(now.current));
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
    /** the server's fields win; what was typed is given up on purpose */
    async takeTheirs(): Promise<void> {
      const fresh = await intakeApi.get({ id: item.id });
      adopt(fresh, fresh.fields);
    },
    /** what was typed is written over the colleague's change, field by field */
    async keepMine(): Promise<void> {
      const fresh = await intakeApi.get({ id: item.id });
      adopt(fresh, overTheirs(known.current, now.current, fresh.fields));
      await save();
    },
  };

  function adopt(fresh: IntakeItem, fields: KeptFields): void {
    version.current = fresh.rowVersion;
    known.current = fresh.fields;
    now.current = fields;
    setTyped(fields);
    setFault(null);
    setState("saved");
    queryClient.setQueryData(itemKey(item.id), fresh);
    if (fields === fresh.fields) shelf.forget();
  }
}
export type Draft = ReturnType<typeof useDraft>;

function parseKept(text: string): KeptFields {
  if (text === "") return {};
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        ([name, field]) => FIELD_NAMES.includes(name as FieldName) && typeof field === "string",
      ),
    );
  } catch {
    return {};
  }
}
