/** All keys, on one sheet that can be printed (`?`). Words of picture 22. */
import "./key-sheet.css";
import { KeyCap } from "../../keys/key-cap.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { KEY_GROUPS } from "./key-groups.ts";

export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Phím tắt"
      size="wide"
      closable
      aside={
        <span className="mo-small mo-ink-2">
          Dùng được khi bộ gõ Telex, VNI đang bật ·{" "}
          <button type="button" className="mo-link" onClick={() => print()}>
            In bảng này
          </button>
        </span>
      }
      foot="Phím chữ chỉ chạy khi con trỏ không ở ô gõ. Không dùng A, Ă, Â, D, Đ, E, I, O, U, Y, W và [ ] làm lệnh, vì bộ gõ biến chúng thành chữ có dấu."
    >
      <div className="mo-keysheet">
        {KEY_GROUPS.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <ul>
              {group.keys.map(([words, ...keys]) => (
                <li key={words}>
                  <span>{words}</span>
                  <span className="mo-row">
                    {keys.map((key) => (key === "…" ? <span key={key}>…</span> : <KeyCap key={key} name={key} />))}
                    <span className="mo-hidden">{keys.join(", ")}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
