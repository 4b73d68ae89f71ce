import { IconCheck, IconWritingSign } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { useToSign } from "../assignments/assignments-api.ts";
import { asSentence } from "../letter/words.ts";
import { ApprovalsWait } from "../parts/feedback/approvals-wait.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Card } from "../parts/layout/page-head.tsx";
import { Count } from "../parts/marks/count.tsx";
import { Chip, UrgencyMark } from "../parts/marks/marks.tsx";

const SHOWN = 5;

/** What waits for my signature; signing itself is a screen of its own, since every page must be seen. */
export function WaitingToSign({ query }: { query: ReturnType<typeof useToSign> }) {
  const rows = query.data?.rows ?? [];
  return (
    <Card
      icon={<IconWritingSign size={18} stroke={1.75} aria-hidden="true" />}
      title="Chờ ký"
      count={<Count value={rows.length} tone={rows.length > 0 ? "pri" : "plain"} />}
      act={rows.length > 0 && <Link to={"/cho-ky" as never}>Mở để ký</Link>}
    >
      {query.isPending ? (
        <Skeleton lines={2} />
      ) : !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ul className="mo-morning-list">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.id}>
              <div className="mo-grow">
                <Link to={`/cho-ky` as never} search={{ vb: row.id } as never} className="mo-two-lines mo-morning-link">
                  {asSentence(row.subject)}
                </Link>
                <div className="mo-small mo-ink-3">
                  {row.kindName} · {row.unitName} <UrgencyMark urgency={row.urgency} />
                </div>
              </div>
              {row.seen ? (
                <Chip tone="ok" icon={<IconCheck size={15} stroke={2} aria-hidden="true" />}>
                  Đã xem
                </Chip>
              ) : (
                <Chip tone="pri">Chưa xem</Chip>
              )}
            </li>
          ))}
          {rows.length === 0 && (
            <li className="mo-ink-2">
              <div className="mo-grow">
                Không có văn bản nào chờ bạn ký. <ApprovalsWait />
              </div>
            </li>
          )}
          {rows.length > SHOWN && <li className="mo-small mo-ink-3">Còn {rows.length - SHOWN} văn bản nữa.</li>}
        </ul>
      )}
    </Card>
  );
}
