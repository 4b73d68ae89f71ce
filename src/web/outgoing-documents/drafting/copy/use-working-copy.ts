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
import { documentKey, type OutgoingDoc, outgoingApi, rememberDocument } from "../../outgoing-api.ts";
import { readKeptModel, sameModel, writeKeptModel } from "./kept-model.ts";

const SAVE_AFTER = 1200;
const RETRY_AFTER = 8000;
export type CopyState = "saved" | "saving" | "kept-here" | "refused" | "conflict";
type Conflict = { theirs: DocumentModel | null };

export function useWorkingCopy(document: OutgoingDoc, editable: boolean) {
  const shelf = useKeptText(`du-thao.${document.id}`, "");
  const [start] = useState(() => startOf(document, editable ? shelf.text : ""));
  const [model, setModel] = useState(start.model);
  const [epoch, setEpoch] = useState(0);
  const [state, setState] = useState<CopyState>(start.conflict ? "conflict" : "saved");
  const [conflict, setConflict] = useState<Conflict | null>(start.conflict);
  const [savedAt, setSavedAt] = useState<string>(document.modelSavedAt);
  const [fault, setFault] = useState<unknown>(null);
  const now = useRef(start.model);
  const known = useRef(document.model);
  const version = useRef(document.rowVersion);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const stopped = useRef(start.conflict !== null);
  const gone = useRef(false);
  const lastFault = useRef<unknown>(null);
  const dirty = () => now.current !== known.current && !sameModel(now.current, known.current);

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
      if (stopped.current) return false;
      const sent = now.current;
      if (sent === known.current || sameModel(sent, known.current)) return true;
      setState("saving");
      try {
        const done = await outgoingApi.save({ id: document.id, rowVersion: version.current, model: sent });
        version.current = done.rowVersion;
        known.current = sent;
        setSavedAt(done.savedAt);
        setFault(null);
        setState(now.current === sent ? "saved" : "kept-here");
        queryClient.setQueryData<OutgoingDoc>(documentKey(document.id), (old) =>
          old
            ? { ...old, rowVersion: done.rowVersion, model: sent, modelSavedAt: done.savedAt, workingCopyFrozen: false }
            : old,
        );
        if (done.voidedApprovals > 0 || done.state !== "draft")
          void queryClient.invalidateQueries({ queryKey: documentKey(document.id) });
        if (now.current === sent) shelf.forget();
        return now.current === sent;
      } catch (error) {
        await onFault(error);
        return false;
      }
    });
    return running.current;

    async function onFault(error: unknown): Promise<void> {
      lastFault.current = error;
      setFault(error);
      const { problem } = failureOf(error);
      if (problem?.code === "stale") {
        stopped.current = true;
        setState("conflict");
        const fresh = await outgoingApi.get({ id: document.id }).catch(() => null);
        setConflict({ theirs: fresh?.model ?? null });
        return;
      }
      setState(problem ? "refused" : "kept-here");
      if (!problem && !gone.current) timer.current = setTimeout(() => void save(), RETRY_AFTER);
    }
  }, [document.id, shelf.forget]);

  const edit = useCallback(
    (next: DocumentModel) => {
      now.current = next;
      setModel(next);
      shelf.setText(writeKeptModel({ rowVersion: version.current, model: next }));
      if (stopped.current) return;
      setState("kept-here");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    },
    [save, shelf.setText],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: once when the draft opens and once when it is left
  useEffect(() => {
    gone.current = false;
    if (editable && dirty()) timer.current = setTimeout(() => void save(), SAVE_AFTER);
    return () => {
      gone.current = true;
      clearTimeout(timer.current);
      if (editable && dirty()) void save();
    };
  }, []);

  const adopt = (fresh: OutgoingDoc, mine: DocumentModel) => {
    stopped.current = false;
    version.current = fresh.rowVersion;
    known.current = fresh.model;
    setConflict(null);
    setFault(null);
    setState("saved");
    setSavedAt(fresh.modelSavedAt);
    rememberDocument(fresh);
    show(mine);
  };
  return {
    model,
    epoch,
    state,
    savedAt,
    fault,
    conflict,
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
    /** the draft has left this desk: nothing here is saved any more */
    close(fresh: OutgoingDoc): void {
      stopped.current = true;
      known.current = now.current;
      shelf.forget();
      rememberDocument(fresh);
    },
    async takeTheirs(): Promise<void> {
      const fresh = await outgoingApi.get({ id: document.id });
      adopt(fresh, fresh.model);
      shelf.forget();
    },
    async keepMine(): Promise<void> {
      const mine = now.current;
      adopt(await outgoingApi.get({ id: document.id }), mine);
      await save();
    },
  };
}
export type WorkingCopy = ReturnType<typeof useWorkingCopy>;

/** What stands on the page at first: the server's copy, or words of an earlier visit that never reached it. */
function startOf(
  document: OutgoingDoc,
  text: string,
): { model: DocumentModel; conflict: Conflict | null; restored: boolean } {
  const kept = readKeptModel(text);
  if (!kept || kept.model.kind !== document.kind || sameModel(kept.model, document.model))
    return { model: document.model, conflict: null, restored: false };
  const newer = kept.rowVersion < document.rowVersion;
  return { model: kept.model, conflict: newer ? { theirs: document.model } : null, restored: true };
}
