// Dead letters with retry, or what waits its turn.
import { IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { operationsContract } from "#src/features/operations/operations.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { CheckMark } from "../parts/story/checks.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import type { JobRow } from "./figures.ts";

const api = clientOf(operationsContract);

export function JobList({ dead }: { dead: boolean }) {
  const query = useQuery({
    queryKey: ["operations", "jobs", dead],
    queryFn: () => api.jobs({ dead }),
    refetchInterval: 15_000,
  });
  const [selected, setSelected] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const rows = query.data ?? [];
  const current = rows.find((row) => row.id === selected) ?? rows[0];
  async function retry(row: JobRow): Promise<void> {
    if (busy) return;
    setBusy(row.id);
    setError(null);
    try {
      await api.retry({ id: row.id });
      toast({ title: `Đã cho chạy lại: ${row.taskName}.`, words: "Nếu vẫn hỏng, việc hiện lại ở đây kèm lý do mới." });
      await queryClient.invalidateQueries({ queryKey: ["operations"] });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(null);
  }
  useKeys({ G: { label: "chạy lại", when: dead && current !== undefined, run: () => current && void retry(current) } });
  if (query.isPending) return <Skeleton lines={3} label="Đang tải việc nền" />;
  if (query.isError) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <h2 className="mo-label mo-ops-title">{dead ? "Cần xử lý trước" : "Việc đang chờ đến lượt"}</h2>
      <ErrorNote error={error} />
      <RowList<JobRow>
        label={dead ? "Việc hỏng" : "Việc đang chờ"}
        rows={rows}
        keyOf={(row) => row.id}
        selected={current?.id ?? null}
        onSelect={(row) => setSelected(row.id)}
        empty={
          <EmptyState
            icon={<IconCircleCheck size={20} stroke={1.75} />}
            tone="ok"
            title={dead ? "Không có việc nào cần người" : "Không có việc nào đang chờ"}
          >
            {dead
              ? "Việc nền hỏng được tự thử lại; chỉ việc đã thử hết số lần cho phép mới hiện ở đây."
              : "Việc nền chạy ngay khi có."}
          </EmptyState>
        }
        render={(row) => (
          <div className="mo-row mo-job">
            <CheckMark tone={row.dead ? "bad" : "ok"} />
            <div className="mo-grow">
              <strong>{row.taskName}</strong>{" "}
              <span className="mo-small mo-ink-3">
                {row.dead ? "dừng sau" : "đã thử"} {row.attempts} trên {row.maxAttempts} lần
              </span>
              <div className="mo-small mo-ink-2">{row.lastError ? `Máy báo: ${row.lastError}` : "Chưa có lỗi nào"}</div>
            </div>
            <span className="mo-small mo-ink-3">
              <ListTime at={row.dead ? row.createdAt : row.runAt} />
            </span>
            {row.dead && (
              <Button
                size="small"
                look={row.id === current?.id ? "filled" : "outline"}
                icon={<IconRefresh size={15} stroke={1.75} aria-hidden="true" />}
                running={busy === row.id && "Đang cho chạy…"}
                onPress={() => void retry(row)}
                label={`Chạy lại ${row.taskName}`}
                testId="retry"
              >
                Chạy lại
              </Button>
            )}
          </div>
        )}
      />
    </>
  );
}
