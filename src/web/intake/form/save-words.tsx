import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import type { Draft } from "../draft/use-draft.ts";

/** Where the typed words are now. */
export function SaveWords({ draft }: { draft: Draft }) {
  switch (draft.state) {
    case "saved":
      return (
        <span>
          {draft.savedAt ? `Đã lưu nháp ${timeText(Date.parse(draft.savedAt))}` : "Chữ gõ được lưu nháp ngay"}
        </span>
      );
    case "saving":
      return <span>Đang lưu nháp…</span>;
    case "kept-here":
      return (
        <span>
          {draft.fault
            ? "Chưa gửi được, chữ giữ trên máy này; tự gửi lại khi có mạng"
            : "Chữ giữ trên máy này, sắp lưu"}
        </span>
      );
    case "conflict":
      return <span className="mo-warn">Người khác vừa sửa, chữ của bạn còn nguyên</span>;
    default:
      return draft.state satisfies never;
  }
}
