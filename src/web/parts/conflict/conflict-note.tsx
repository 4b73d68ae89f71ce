/**
 * Somebody else changed the same thing meanwhile. Nothing typed is gone, nothing was overwritten: what was not touched here already
 * shows the new value; where both typed, the other's value stands beside and a person chooses.
 */
import "./conflict.css";
import { IconGitCompare } from "@tabler/icons-react";
import { Button } from "../actions/button.tsx";
import { Note } from "../story/note.tsx";

type Props = {
  /** without `theirs` the other's value stands beside the field itself (Field `theirs`) and is only named here */
  clashes: readonly {
    key: string;
    label: string;
    theirs?: { words: string; onTake: () => void; onKeep: () => void } | null;
  }[];
  /** labels of the fields that took the new value by themselves */
  taken: readonly string[];
  onSeen: () => void;
};

export function ConflictNote({ clashes, taken, onSeen }: Props) {
  if (clashes.length === 0 && taken.length === 0) return null;
  return (
    <div className="mo-conflict">
      <Note
        tone={clashes.length > 0 ? "warn" : "info"}
        live
        icon={<IconGitCompare size={20} stroke={1.75} aria-hidden="true" />}
        title={clashes.length > 0 ? "Bạn và người khác vừa sửa cùng một chỗ." : "Người khác vừa sửa, đã gộp vào đây."}
      >
        Chữ bạn gõ còn nguyên, chưa có gì bị ghi đè.
        {taken.length > 0 && ` Lấy giá trị mới ở: ${taken.join(", ")}.`}{" "}
        {clashes.length === 0 && (
          <button type="button" className="mo-link" onClick={onSeen}>
            Đã xem
          </button>
        )}
        {clashes.length > 0 && (
          <ul className="mo-conflict-list">
            {clashes.map(({ key, label, theirs }) => (
              <li key={key}>
                <span className="mo-grow">
                  <strong>{label}</strong>
                  {theirs ? `, người kia ghi: “${theirs.words || "để trống"}”` : ": chọn giá trị ở ô"}
                </span>
                {theirs && (
                  <>
                    <Button size="small" label={`Lấy giá trị này: ${label}`} onPress={theirs.onTake}>
                      Lấy giá trị này
                    </Button>
                    <Button size="small" label={`Giữ chữ của tôi: ${label}`} onPress={theirs.onKeep}>
                      Giữ chữ của tôi
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
}
