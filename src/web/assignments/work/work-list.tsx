import "../../parts/layout/row-list.css";
import "./work.css";
import { IconAlertCircle, IconCalendar, IconCalendarOff, IconSun } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { OUTGOING_STATE_NAMES, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { listTimeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useNow } from "../../app/clock.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { useRovingList } from "../../keys/use-roving-list.ts";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { UrgencyMark } from "../../parts/marks/marks.tsx";
import type { Work } from "../assignments-api.ts";
import { type GroupId, groupWork } from "./work-groups.ts";

export type WorkRow = Work["rows"][number];
const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;
const ICONS: Record<GroupId, ReactNode> = {
  overdue: <IconAlertCircle {...ICON} />,
  today: <IconSun {...ICON} />,
  next: <IconSun {...ICON} />,
  later: <IconCalendar {...ICON} />,
  none: <IconCalendarOff {...ICON} />,
};

type Props = {
  label: string;
  rows: readonly WorkRow[];
  /** done work has no deadline any more: one list, as the server ordered it */
  grouped: boolean;
  selected: string | null;
  onSelect: (row: WorkRow) => void;
  onOpen: (row: WorkRow) => void;
  whoOf: (row: WorkRow) => string;
};

/** Work by working day: two lines, state, deadline. One tab stop; J K walk through all groups. */
export function WorkList(props: Props) {
  const now = useNow();
  const calendar = useOfficeCalendar();
  const groups = props.grouped
    ? groupWork(props.rows, now, calendar)
    : [{ id: "later" as const, words: "", rows: [...props.rows] }];
  const flat = groups.flatMap((group) => group.rows);
  const at = (index: number, act: (row: WorkRow) => void) => {
    const row = flat[index];
    if (row) act(row);
  };
  const list = useRovingList({
    label: props.label,
    count: flat.length,
    selected: flat.findIndex((row) => row.assignmentId === props.selected),
    onSelect: (index) => at(index, props.onSelect),
    onOpen: (index) => at(index, props.onOpen),
    openLabel: "mở văn bản",
  });
  const { ref, ...gridProps } = list.listProps;
  return (
    <div className="mo-work-list" ref={ref}>
      <table className="mo-work-table" {...gridProps}>
        {groups.map((group) => (
          <tbody key={group.id}>
            {group.words && (
              <tr className="mo-work-group" data-group={group.id}>
                <th scope="rowgroup" colSpan={3}>
                  {ICONS[group.id]} {group.words} · {group.rows.length}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={row.assignmentId} {...list.rowProps(flat.indexOf(row))} className="mo-list-row">
                <td className="mo-work-what">
                  <div
                    className="mo-two-lines mo-work-subject"
                    data-unseen={row.state === "new" || undefined}
                    title={asSentence(row.subject)}
                  >
                    {asSentence(row.subject)} <UrgencyMark urgency={row.urgency} />
                  </div>
                  <div className="mo-small mo-ink-3">
                    {row.organName} · <span className="mo-nowrap">{numberAndNotation(row)}</span>
                    {props.whoOf(row) && ` · ${props.whoOf(row)}`}
                  </div>
                </td>
                <td className="mo-small mo-ink-2 mo-work-state">{stateWords(row)}</td>
                <td className="mo-work-due" data-state={row.dueState ?? undefined}>
                  {dueWords(row, now)}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** `Mới giao`, `Đang xử lý`; once a reply is begun, its own state: `Đang soạn`, `Chờ lãnh đạo duyệt`. */
export function stateWords(row: Pick<WorkRow, "state" | "replyState">): string {
  if (row.state !== "done" && row.replyState) {
    const name = OUTGOING_STATE_NAMES[row.replyState as OutgoingState] ?? row.replyState;
    return name.charAt(0).toLocaleUpperCase("vi") + name.slice(1);
  }
  switch (row.state) {
    case "new":
      return "Mới giao";
    case "seen":
      return "Đã xem";
    case "working":
      return "Đang xử lý";
    case "done":
      return "Đã xong";
    case "returned":
      return "Đã trả lại";
    case "replaced":
      return "Đã giao lại";
    default:
      return row.state satisfies never;
  }
}

function dueWords(row: WorkRow, now: number): string {
  if (row.doneAt) return listTimeText(Date.parse(row.doneAt), now);
  if (!row.dueAt) return "–";
  return row.dueState === "overdue" ? (row.dueSentence ?? "quá hạn") : listTimeText(Date.parse(row.dueAt), now);
}
