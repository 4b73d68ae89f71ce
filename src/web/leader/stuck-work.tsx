import { IconAlertCircle, IconHourglass } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { useWork } from "../assignments/assignments-api.ts";
import { asSentence } from "../letter/words.ts";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Card } from "../parts/layout/page-head.tsx";
import { Count } from "../parts/marks/count.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";

const SHOWN = 5;

/** Work I gave that is overdue: with whom, since when. */
export function StuckWork({ query }: { query: ReturnType<typeof useWork> }) {
  const rows = (query.data?.rows ?? []).filter((row) => row.dueState === "overdue");
  return (
    <Card
      icon={<IconHourglass size={18} stroke={1.75} aria-hidden="true" />}
      title="Đang kẹt"
      count={<Count value={rows.length} tone={rows.length > 0 ? "bad" : "plain"} />}
      act={<Link to={"/viec-da-giao" as never}>Việc đã giao</Link>}
    >
      {query.isPending ? (
        <Skeleton lines={2} />
      ) : !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ul className="mo-morning-list">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.assignmentId}>
              <div className="mo-grow">
                <Link to={`/van-ban-den/${row.documentId}` as never} className="mo-two-lines mo-morning-link">
                  {asSentence(row.subject)}
                </Link>
                <div className="mo-small mo-ink-3">
                  <Chip tone="bad" icon={<IconAlertCircle size={15} stroke={1.75} aria-hidden="true" />}>
                    {row.dueSentence}
                  </Chip>{" "}
                  {row.assigneeName ?? row.unitName} giữ từ <ListTime at={row.givenAt} />
                </div>
              </div>
            </li>
          ))}
          {rows.length === 0 && <li className="mo-ink-2">Không có việc bạn giao nào quá hạn.</li>}
          {rows.length > SHOWN && <li className="mo-small mo-ink-3">Còn {rows.length - SHOWN} việc nữa.</li>}
        </ul>
      )}
    </Card>
  );
}
