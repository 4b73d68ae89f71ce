// Hôm nay of the chief of office and of a head: the letters that wait for his proposal or his assignment, urgent ones first.
import { IconCircleCheck, IconRouteAltLeft, IconUsers } from "@tabler/icons-react";
import { useGo } from "../app/address.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import type { QueueRow, useQueue } from "../assignments/assignments-api.ts";
import { orderQueue } from "../assignments/queue-order.ts";
import { LetterRow } from "../letter/letter-row.tsx";
import { numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { Count } from "../parts/marks/count.tsx";
import { DeadlineRing } from "../parts/marks/deadline-ring.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export const FIRST = {
  propose: {
    box: "to-propose",
    path: "/de-xuat",
    name: "Chờ đề xuất",
    words: "văn bản chờ đề xuất",
    verb: "Đề xuất từng văn bản",
    done: "Đã đề xuất hết",
    icon: <IconRouteAltLeft {...ICON} />,
  },
  assign: {
    box: "to-assign",
    path: "/phan-cong",
    name: "Chờ phân công",
    words: "văn bản chờ phân công",
    verb: "Phân công từng văn bản",
    done: "Đã phân công hết",
    icon: <IconUsers {...ICON} />,
  },
} as const;
export type First = (typeof FIRST)[keyof typeof FIRST];

export function LettersFirst({ first, query }: { first: First; query: ReturnType<typeof useQueue> }) {
  const go = useGo();
  if (query.isPending) return <Skeleton lines={5} />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const rows = orderQueue(query.data.rows);
  return (
    <RowList
      label={first.name}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => `${row.organName} ${numberAndNotation(row)}`}
      selected={null}
      onSelect={(row) => go(first.path, { vb: row.id })}
      render={(row) => <Letter row={row} />}
      head={
        <div className="mo-pane-bar">
          <span className="mo-row mo-grow">
            {first.icon} <strong>{first.name}</strong> <Count value={rows.length} tone="pri" />
          </span>
          <span>Khẩn trước, rồi đến hạn gần</span>
        </div>
      }
      empty={
        <EmptyState icon={<IconCircleCheck {...ICON} />} tone="ok" title={first.done}>
          Văn bản mới chuyển đến bạn sẽ tự hiện ở đây.
        </EmptyState>
      }
    />
  );
}

function Letter({ row }: { row: QueueRow }) {
  const calendar = useOfficeCalendar();
  return (
    <LetterRow
      letter={row}
      right={
        row.dueAt && (
          <DeadlineRing deadline={Date.parse(row.dueAt)} from={Date.parse(row.receivedLegalAt)} calendar={calendar} />
        )
      }
    />
  );
}

export function FirstAct({ first }: { first: First }) {
  const go = useGo();
  return (
    <Button look="filled" icon={first.icon} onPress={() => go(first.path)} testId="open-queue">
      {first.verb}
    </Button>
  );
}
