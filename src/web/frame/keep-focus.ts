// Focus that falls to nothing, because the button that had it went away with what it did, is put where the work goes on: the row
// of the list, else the page. A screen that places the focus itself is quicker and wins.
import { useEffect } from "react";

const AFTER_MS = 120;

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null;
    };
    const mend = () => {
      if (last?.isConnected !== false || document.activeElement !== document.body) return;
      last = null;
      workPlace()?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (last?.isConnected !== false) return;
      clearTimeout(timer);
      timer = setTimeout(mend, AFTER_MS);
    });
    document.addEventListener("focusin", remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
}

function workPlace(): HTMLElement | null {
  const main = document.getElementById("noi-dung");
  return main?.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ?? main;
}
