/** A batch of signatures of this screen: started, stopped by hand, gone on with. Lives as long as the screen is open. */
import { type ReactNode, useRef, useState } from "react";
import { now } from "../../app/clock.ts";
import { PinDialog, wantsPin } from "../pin-dialog.tsx";
import { seenPages, unseenOf } from "../seen-pages.ts";
import { loadOutgoing, renewOutgoing, signingApi } from "../signing-api.ts";
import { type Batch, type BatchItem, endBatch, runBatch, startBatch } from "./batch-run.ts";

export function useBatch() {
  const [batch, setBatch] = useState<Batch | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pin, setPin] = useState<"first" | "again" | null>(null);
  const stopping = useRef(false);
  const latest = useRef<Batch | null>(null);
  const show = (next: Batch) => {
    latest.current = next;
    setBatch(next);
  };

  async function run(started: Batch, withPin?: string): Promise<void> {
    stopping.current = false;
    setError(null);
    setPin(null);
    show(started);
    try {
      const end = await runBatch(
        started,
        ({ document, unseen }) =>
          signingApi.batch({
            items: [
              {
                id: document.id,
                sha256: document.currentSha256 ?? "",
                rowVersion: document.rowVersion,
                ...(unseen.length > 0 ? { unseenPages: unseen } : {}),
              },
            ],
            ...(withPin ? { pin: withPin } : {}),
          }),
        { onChange: show, mustStop: () => stopping.current },
      );
      if (wantsPin(end.stopped?.code)) setPin(withPin ? "again" : "first");
    } catch (thrown) {
      setError(thrown);
      if (latest.current) show(endBatch(latest.current, null));
    }
    void renewOutgoing();
  }

  /** What is not signed yet, with its bytes as they stand now. */
  async function goOn(withPin?: string): Promise<void> {
    const before = latest.current;
    if (!before || before.running) return;
    const open = before.items.filter((_, index) => before.results[index]?.result !== "signed");
    const fresh: BatchItem[] = [];
    try {
      for (const { document } of open) {
        const current = await loadOutgoing(document.id);
        const unseen =
          current.currentSha256 === document.currentSha256
            ? before.items.find((item) => item.document.id === document.id)?.unseen
            : undefined;
        fresh.push({
          document: current,
          unseen: unseen ?? unseenOf(seenPages(current.currentSha256), current.pageAmount ?? 1),
        });
      }
    } catch (thrown) {
      setError(thrown);
      return;
    }
    await run(startBatch(fresh, now()), withPin);
  }
  const pinDialog: ReactNode = pin && latest.current && (
    <PinDialog
      wrong={pin === "again"}
      count={latest.current.results.filter((each) => each.result !== "signed").length}
      onClose={() => setPin(null)}
      onPin={(text) => void goOn(text)}
    />
  );
  return {
    now: batch,
    error,
    pinDialog,
    start: (items: BatchItem[]) => run(startBatch(items, now())),
    goOn: () => void goOn(),
    stop: () => {
      stopping.current = true;
    },
    clear: () => {
      latest.current = null;
      setBatch(null);
      setError(null);
    },
  };
}
