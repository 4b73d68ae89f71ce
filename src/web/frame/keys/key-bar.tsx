/** The keys of this screen at the left, the live state at the right. Not on phones. */
import "./key-bar.css";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useLocked } from "../../app/lock.ts";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useSettling } from "../../keys/settle.ts";
import { useShownKeys } from "../../keys/use-keys.tsx";
import { useLiveState } from "../../live/live.ts";
import { barKeys } from "./key-groups.ts";

export function KeyBar({ onHelp }: { onHelp: () => void }) {
  const keys = useShownKeys();
  const seen = new Set<string>();
  const shown = keys.filter((binding) => {
    const name = binding.keys.join(" ");
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  return (
    <section className="mo-keybar" aria-label="Phím tắt và trạng thái">
      <ul>
        {shown.map((binding) => (
          <li key={binding.keys.join(" ")}>
            <Caps keys={binding.keys} /> {binding.action.label}
          </li>
        ))}
      </ul>
      <EarlyWords />
      <button type="button" className="mo-keybar-help" onClick={onHelp}>
        <KeyCap name="?" /> mọi phím tắt
      </button>
      <LiveDot />
    </section>
  );
}

/** Said when a key that commits came before what it would commit had been seen. */
function EarlyWords() {
  const early = useSettling() === "early";
  return (
    <span className="mo-keybar-early" role="status">
      {early && "Vừa mở, xem rồi bấm lại"}
    </span>
  );
}

function Caps({ keys: all }: { keys: string[] }) {
  const keys = barKeys(all);
  const first = keys[0] ?? "";
  const last = keys[keys.length - 1] ?? "";
  if (keys.length > 2) {
    return (
      <>
        <KeyCap name={first} /> … <KeyCap name={last} />
      </>
    );
  }
  return keys.map((key) => <KeyCap key={key} name={key} />);
}

function LiveDot() {
  const { line: stream, latest } = useLiveState();
  // without a session the server tells nothing, whatever the line does
  const line = useLocked() === "expired" ? "ended" : stream;
  const at = latest ? timeText(latest) : null;
  const words =
    line === "ended"
      ? "Phiên đã hết, không còn cập nhật"
      : line === "open"
        ? "Cập nhật trực tiếp"
        : line === "lost"
          ? "Mất mạng, chữ đã gõ giữ trên máy này"
          : at
            ? `Đang nối lại, mới nhất ${at}`
            : "Đang nối";
  return (
    <span className="mo-live" data-line={line}>
      <i aria-hidden="true" />
      <span role="status">{words}</span>
    </span>
  );
}
