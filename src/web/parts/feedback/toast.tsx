/**
 * Toast: bottom left, dark, one at a time, never for errors. 6 s, or 10 s counting down with “Hoàn tác n”.
 *
 *   toast({ title: "Đã vào sổ, số đến 1847.", words: "Đã mở văn bản kế tiếp.", act: { words: "Xem", run: open } });
 *   undoable({ title: "Đã giao Phòng Ngân sách.", commit: () => api.assign(…), undo: restore });
 *
 * `undoable` holds the act for 10 s: Hoàn tác or Ctrl+Z calls `undo`; otherwise `commit` runs once, also when the next toast
 * comes or the page is left.
 */
import "./toast.css";
import { IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useNarrow } from "../../app/use-narrow.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { currentToast, dismissToast, subscribeToasts, tickToast, undoToast } from "./toast-store.ts";

export { toast, undoable } from "./toast-store.ts";

export function ToastPlace() {
  const shown = useSyncExternalStore(subscribeToasts, currentToast, currentToast);
  useKeys({ "Ctrl+Z": { label: shown?.undo ? "hoàn tác" : "", when: !!shown?.undo, run: undoToast } });
  useEffect(() => {
    if (!shown) return;
    const timer = setInterval(tickToast, 1000);
    return () => clearInterval(timer);
  }, [shown]);
  const foot = useFoot(shown !== null);
  return (
    <div className="mo-toast-place" role="status" style={foot === null ? undefined : { bottom: foot }}>
      {shown && (
        <div className="mo-toast">
          {shown.undo ? (
            <IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCheck size={18} stroke={1.75} aria-hidden="true" />
          )}
          <span>
            <strong>{shown.title}</strong> {shown.words}
          </span>
          {shown.undo && (
            <button type="button" className="mo-toast-act" onClick={undoToast}>
              Hoàn tác{" "}
              <span className="mo-tnum" aria-hidden="true">
                {shown.left}
              </span>
            </button>
          )}
          {shown.act && (
            <button
              type="button"
              className="mo-toast-act"
              onClick={() => {
                shown.act?.run();
                dismissToast();
              }}
            >
              {shown.act.words}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** What stands at the foot of a narrow screen and is pressed there. */
const FEET = ".mo-rail, .mo-dock, .mo-queue-dock, .mo-sign-dock, .mo-direct-foot, .mo-gate-foot, .mo-panel-foot";

/**
 * Where one pane fills the screen the toast lies neither over the title of the letter that came (above) nor over its buttons
 * (below): it stands just over them, and follows when the next letter brings other ones.
 * @returns pixels from below; null where there is room at the left
 */
function useFoot(on: boolean): number | null {
  const narrow = useNarrow(1099);
  const [foot, setFoot] = useState(0);
  useEffect(() => {
    if (!on || !narrow) return;
    const measure = () => {
      const tops = [...document.querySelectorAll(FEET)]
        .map((element) => element.getBoundingClientRect())
        .filter((at) => at.height > 0 && at.top > innerHeight / 2 && at.top < innerHeight)
        .map((at) => at.top);
      setFoot(innerHeight - Math.min(innerHeight, ...tops) + 8);
    };
    measure();
    const timer = setInterval(measure, 100);
    return () => clearInterval(timer);
  }, [on, narrow]);
  return narrow ? foot : null;
}
