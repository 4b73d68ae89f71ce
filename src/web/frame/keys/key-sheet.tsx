/** The keys of the screen, on one sheet that can be printed (`?`); letter keys are switched off here (WCAG 2.1.4). */
import "./key-sheet.css";
import { Fragment, useState } from "react";
import { usePreference } from "../../app/preferences.ts";
import { KeyCap } from "../../keys/key-cap.tsx";
import { LETTER_KEYS, screenBindings, setLetterKeys } from "../../keys/key-registry.ts";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { Check } from "../../parts/fields/text-field.tsx";
import { type KeyLine, keyGroups } from "./key-groups.ts";

export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open && <OpenSheet onClose={onClose} />;
}

function OpenSheet({ onClose }: { onClose: () => void }) {
  const [letters, setLetters] = usePreference(LETTER_KEYS, true);
  const [form] = useState(() => document.querySelector("[data-field-keys]") !== null);
  const groups = keyGroups(screenBindings(), form);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Phím tắt của màn hình này"
      size="wide"
      closable
      aside={
        <button type="button" className="mo-link mo-small" onClick={() => print()}>
          In bảng này
        </button>
      }
      foot={
        <div className="mo-keysheet-foot">
          <Check
            kind="switch"
            checked={letters}
            onChange={(on) => {
              setLetters(on);
              setLetterKeys(on);
            }}
            testId="letter-keys"
          >
            Dùng phím chữ (J, K, G, T…)
          </Check>
          <span>
            Phím chữ chỉ chạy khi con trỏ không ở ô gõ, kể cả lúc bộ gõ Telex, VNI đang bật. Không dùng A, Ă, Â, D, Đ,
            E, I, O, U, Y, W và [ ] làm lệnh, vì bộ gõ biến chúng thành chữ có dấu.
          </span>
        </div>
      }
    >
      <div className="mo-keysheet">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <ul>
              {group.lines.map((line) => (
                <Line key={line.keys.join()} line={line} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ line: { words, keys } }: { line: KeyLine }) {
  const shown = keys.length > 2 ? [keys[0] ?? "", "…", keys.at(-1) ?? ""] : keys;
  return (
    <li>
      <span className="mo-keysheet-words">{words}</span>
      <span className="mo-row">
        {shown.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && key.startsWith("Shift+") && <span className="mo-ink-3">/</span>}
            {key === "…" ? <span>…</span> : <KeyCap name={key} />}
          </Fragment>
        ))}
        <span className="mo-hidden">{keys.join(", ")}</span>
      </span>
    </li>
  );
}
