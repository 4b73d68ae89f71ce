/** The wish to stop: from the terminal, the system, or because the process above us is gone. */
export type StopRequest = { signal: AbortSignal; asked: Promise<void> };

/** A second signal is the same wish: one Ctrl-C arrives from the terminal and from npm. */
export function awaitStopRequest(): StopRequest {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve()));
  const stop = () => controller.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  if (process.connected) process.on("disconnect", stop);
  return { signal: controller.signal, asked };
}
