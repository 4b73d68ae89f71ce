/**
 * When somebody last touched this page, or another of M-Office in the same browser: typing in one tab must not lock the other.
 */
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;
let touched = Date.now();

/** Milliseconds since the last touch. */
export const sinceTouch = (): number => Date.now() - touched;

/** Watches for touches here and hears of those in other tabs. @returns how to stop, and how to tell the other tabs */
export function watchTouches(): { tell(): void; stop(): void } {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("m-office-touch");
  let here = false;
  touched = Date.now();
  const touch = () => {
    touched = Date.now();
    here = true;
  };
  if (channel) channel.onmessage = () => (touched = Date.now());
  for (const sign of SIGNS) addEventListener(sign, touch, { passive: true });
  return {
    tell() {
      if (here) channel?.postMessage("touched");
      here = false;
    },
    stop() {
      channel?.close();
      for (const sign of SIGNS) removeEventListener(sign, touch);
    },
  };
}
