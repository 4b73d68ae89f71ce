/**
 * The draft under the hands. Every stroke is kept on this computer, a moment later on the server; a change by somebody else in between
 * never takes typed words away but asks.
 *
 *   const copy = useWorkingCopy(document, editable);          // give the component key={document.id}
 *   copy.change({ subject }) · copy.replace(model) · const rowVersion = await copy.settle()   // null: not saved, copy.state says why
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { failureOf } from "../../../app/api.ts";
import { useKeptText } from "../../../app/kept-text.ts";
import { queryClient } from "../../../app/query.ts";
import { useRetry, worthRetrying } from "../../../live/use-retry.ts";
import { useClashes } from "../../../parts/conflict/use-clashes.ts";
import { documentKey, type OutgoingDoc, outgoingApi, rememberDocument } from "../../outgoing-api.ts";
import { type ModelClashes, mergeModels, readKeptModel, sameModel, writeKeptModel } from "./kept-model.ts";

const SAVE_AFTER = 1200;
export type CopyState = "saved" | "saving" | "kept-here" | "refused" | "conflict" | "moved";

export function useWorkingCopy(document: OutgoingDoc, editable: boolean) {
  const shelf = useKeptText(`du-thao.${document.id}`, "");
  const [start] = useState(() => startOf(document, editable ? shelf.text : ""));
  const [model, setModel] = useState(start.model);
  const [epoch, setEpoch] = useState(0);
  const [state, setState] = useState<CopyState>(start.clashes ? "conflict" : "saved");
  const clashes = useClashes<DocumentModel>(start.clashes ?? {}, start.taken);
  const [savedAt, setSavedAt] = useState<string>(document.modelSavedAt);
  const [fault, setFault] = useState<unknown>(null);
  const now = useRef(start.model);
  const known = useRef(document.model);
  const version = useRef(document.rowVersion);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const stopped = useRef(false);
  /** the step whose desk this text is written at; elsewhere a save would take the draft away from somebody: that is asked first */
  const desk = useRef(document.state);
  if (editable) desk.current = document.state;
  const [moved, setMoved] = useState<OutgoingDoc | null>(null);
  const away = useRef<OutgoingDoc | null>(null);
  const lastFault = useRef<unknown>(null);
  /** what the server should get: where somebody else typed too, only what was chosen */
  const wanted = useCallback(() => (clashes.any() ? clashes.withTheirs(now.current) : now.current), [clashes]);
  const dirty = () => clashes.any() || (now.current !== known.current && !sameModel(now.current, known.current));

  const show = useCallback((next: DocumentModel) => {
    now.current = next;
    setModel(next);
    setEpoch((count) => count + 1);
  }, []);
  // A newer answer of the server is taken over as long as nothing typed would be lost by it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at refs after every answer
  useEffect(() => {
    if (document.rowVersion <= version.current || dirty() || stopped.current) return;
    version.current = document.rowVersion;
    known.current = document.model;
    setSavedAt(document.modelSavedAt);
    if (!sameModel(now.current, document.model)) show(document.model);
  }, [document]);

  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current = running.current.then(async () => {
      if (stopped.current || away.current) return false;
      const typed = now.current;
      const sent = wanted();
      if (sent === known.current || sameModel(sent, known.current)) return rest(typed);
      setState("saving");
      try {
        const done = await outgoingApi.save({ id: document.id, rowVersion: version.current, model: sent });
        version.current = done.rowVersion;
        known.current = sent;
        setSavedAt(done.savedAt);
        setFault(null);
        queryClient.setQueryData<OutgoingDoc>(documentKey(document.id), (old) =>
          old
            ? { ...old, rowVersion: done.rowVersion, model: sent, modelSavedAt: done.savedAt, workingCopyFrozen: false }
            : old,
        );
        if (done.voidedApprovals > 0 || done.state !== "draft")
          void queryClient.invalidateQueries({ queryKey: documentKey(document.id) });
        return rest(typed);
      } catch (error) {
        await onFault(error);
        return false;
      }
    });
    return running.current;

    /** @returns true when all that was typed is with the server */
    function rest(typed: DocumentModel): boolean {
      const all = now.current === typed && !clashes.any();
      setState(clashes.any() ? "conflict" : all ? "saved" : "kept-here");
      if (all) shelf.forget();
      return all;
    }
    async function onFault(thrown: unknown): Promise<void> {
      lastFault.current = thrown;
      let error = thrown;
      if (failureOf(thrown).problem?.code === "stale")
        try {
          arrive(await outgoingApi.get({ id: document.id }));
          return;
        } catch (broken) {
          error = broken;
        }
      setFault(error);
      setState(worthRetrying(error) ? "kept-here" : "refused");
    }
    function arrive(fresh: OutgoingDoc): void {
      if (fresh.state === "draft" || fresh.state === desk.current) {
        meet(fresh);
        return;
      }
      setFault(null);
      setState("moved");
      setMoved(fresh);
      away.current = fresh;
      rememberDocument(fresh);
    }
    /** somebody else was first: their changes come in where nothing was typed here, the rest is saved again */
    function meet(fresh: OutgoingDoc): void {
      const { merged } = clashes.meet(known.current, now.current, fresh.model, mergeModels);
      version.current = fresh.rowVersion;
      known.current = fresh.model;
      setFault(null);
      setSavedAt(fresh.modelSavedAt);
      rememberDocument(fresh);
      // the editor is left alone, with its cursor, when nothing came in
      if (sameModel(merged, now.current)) now.current = merged;
      else show(merged);
      shelf.setText(writeKeptModel({ rowVersion: fresh.rowVersion, base: fresh.model, model: merged }));
      setState(clashes.any() ? "conflict" : "kept-here");
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    }
  }, [document.id, shelf.forget, shelf.setText, clashes, show, wanted]);
  useRetry(fault, () => void save());

  const edit = useCallback(
    (next: DocumentModel) => {
      now.current = next;
      setModel(next);
      shelf.setText(writeKeptModel({ rowVersion: version.current, base: known.current, model: next }));
      if (stopped.current) return;
      setState((was) => (was === "conflict" ? was : "kept-here"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    },
    [save, shelf.setText],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the draft opens and once when it is left
  useEffect(() => {
    if (editable && dirty()) timer.current = setTimeout(() => void save(), SAVE_AFTER);
    return () => {
      clearTimeout(timer.current);
      if (editable && dirty()) void save();
    };
  }, []);

  return {
    model,
    epoch,
    state,
    savedAt,
    fault,
    clashes: clashes.open as ModelClashes,
    taken: clashes.taken,
    seenTaken: clashes.seen,
    /** typed words of an earlier visit came back */
    restored: start.restored,
    rowVersion: () => version.current,
    latest: () => now.current,
    change: (part: Partial<DocumentModel>) => edit({ ...now.current, ...part }),
    /** another model in the place of this one (a repair, its undo); the editor takes it in */
    replace: (next: DocumentModel) => {
      edit(next);
      setEpoch((count) => count + 1);
    },
    save,
    /** saves what is open. @returns the row version the next act must name, null when it could not be saved */
    async settle(): Promise<number | null> {
      for (let turn = 0; turn < 3; turn++) if (await save()) return version.current;
      return null;
    },
    /** the answer of an act on this draft */
    take(fresh: OutgoingDoc): void {
      version.current = fresh.rowVersion;
      if (!dirty()) known.current = fresh.model;
      rememberDocument(fresh);
    },
    /** what the last save was refused with */
    lastFault: () => lastFault.current,
    /** the draft went on to another desk while words were typed here: nothing is saved until it is said what shall become of them */
    moved,
    /** takes the draft back from there, with what was typed */
    pullBack(): void {
      desk.current = moved?.state ?? desk.current;
      setMoved(null);
      away.current = null;
      void save();
    },
    /** leaves the draft where it is; what was typed here is dropped */
    letGo(): void {
      if (!moved) return;
      setMoved(null);
      away.current = null;
      version.current = moved.rowVersion;
      known.current = moved.model;
      shelf.forget();
      show(moved.model);
      setState("saved");
    },
    /** the draft has left this desk: nothing here is saved any more */
    close(fresh: OutgoingDoc): void {
      stopped.current = true;
      known.current = now.current;
      shelf.forget();
      rememberDocument(fresh);
    },
    /** @param theirs true: the other's value; false: what was typed here */
    choose(key: keyof ModelClashes, theirs: boolean): void {
      const value = clashes.open[key];
      clashes.choose(key);
      edit(theirs ? { ...now.current, [key]: value } : { ...now.current });
      if (theirs) setEpoch((count) => count + 1);
    },
  };
}
export type WorkingCopy = ReturnType<typeof useWorkingCopy>;

/** What stands on the page at first: the server's copy, or words of an earlier visit that never reached it, laid over it. */
function startOf(document: OutgoingDoc, text: string) {
  const kept = readKeptModel(text);
  if (!kept || kept.model.kind !== document.kind || sameModel(kept.model, document.model))
    return { model: document.model, clashes: null, taken: [], restored: false };
  const { merged, clashes, taken } = mergeModels(kept.base ?? document.model, kept.model, document.model);
  return { model: merged, clashes: Object.keys(clashes).length > 0 ? clashes : null, taken, restored: true };
}
