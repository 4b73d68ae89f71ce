/**
 * What a dialog or form sends: one sending at a time; what was typed stays when it fails.
 *
 *   const act = useAct(async () => { await api.save(fields); onClose(); }, missing);
 */
import { useState } from "react";

/** @param missing why it cannot be sent yet: nothing happens then, by button or by key */
export function useAct(work: () => Promise<void>, missing: string | null = null) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = (): void => {
    if (busy || missing !== null) return;
    setBusy(true);
    setError(null);
    work()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { busy, error, run, forgetError: () => setError(null) };
}
