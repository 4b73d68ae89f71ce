import { IconCircleCheck, IconWritingSign } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useAddress, useGo } from "../app/address.ts";
import { useNarrow } from "../app/use-narrow.ts";
import { forgetFromQueue, type QueueRow, type useQueue } from "../assignments/assignments-api.ts";
import { useAgree } from "../assignments/directive/use-agree.ts";
import { nextInQueue } from "../assignments/queue-order.ts";
import { arrive } from "../keys/settle.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { ApprovalsWait } from "../parts/feedback/approvals-wait.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { Count } from "../parts/marks/count.tsx";
import { MorningItem } from "./morning-item.tsx";
import { proposedBy } from "./morning-words.ts";
import type { Proposals } from "./use-proposals.ts";

type Props = { query: ReturnType<typeof useQueue>; rows: readonly QueueRow[]; proposals: Proposals };

/** One card, one decision: Enter agrees to the proposal, B opens the sheet of the selected letter. */
export function MorningQueue({ query, rows, proposals }: Props) {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const phone = useNarrow(639);
  const agree = useAgree();
  const [busy, setBusy] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const selected = rows.find((row) => row.id === address["vb"]) ?? rows[0] ?? null;
  const change = (row: QueueRow) => go("/but-phe", { vb: row.id, phieu: "1" });
  const decide = (row: QueueRow) => {
    const proposal = proposals.get(row.id);
    if (!proposal) return change(row);
    if (agree.running) return;
    setBusy(row.id);
    agree.run({
      documentId: row.id,
      rowVersion: row.rowVersion,
      proposal,
      onDone: () => {
        const next = nextInQueue(rows, row.id);
        forgetFromQueue("to-direct", row.id);
        setAddress({ vb: next }, { replace: true });
        arrive();
        requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus());
      },
      onUndone: () => setAddress({ vb: row.id }, { replace: true }),
    });
  };
  useKeys({ B: { label: "bút phê khác", when: selected !== null, run: () => selected && change(selected) } });
  if (query.isPending) return <Skeleton lines={4} />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="mo-morning-queue" aria-label="Danh sách" ref={box}>
      <header className="mo-morning-head">
        <IconWritingSign size={17} stroke={1.75} aria-hidden="true" />
        <h2 className="mo-label">Chờ bút phê</h2>
        <Count value={rows.length} tone="pri" />
        <span className="mo-grow" />
        <span className="mo-small mo-ink-3">
          {[proposedBy(rows, proposals), "Khẩn trước, rồi đến hạn gần"].filter(Boolean).join(" · ")}
        </span>
      </header>
      <RowList
        label="Văn bản chờ bút phê"
        rows={rows}
        keyOf={(row) => row.id}
        nameOf={(row) => row.organName}
        selected={selected?.id ?? null}
        onSelect={(row) => setAddress({ vb: row.id }, { replace: true })}
        onEnter={decide}
        enterLabel="đồng ý đề xuất"
        pressOpens={phone}
        onOpen={(row) => go(`/van-ban-den/${row.id}`)}
        empty={
          <EmptyState icon={<IconCircleCheck size={20} stroke={1.75} />} tone="ok" title="Đã bút phê hết">
            <p>Văn bản mới trình sẽ tự hiện ở đây; văn bản khẩn đứng đầu.</p>
            <ApprovalsWait />
          </EmptyState>
        }
        render={(row, isSelected) => (
          <MorningItem
            row={row}
            proposal={proposals.get(row.id)}
            selected={isSelected}
            running={agree.running && busy === row.id}
            error={busy === row.id ? agree.error : null}
            onAgree={() => decide(row)}
            onChange={() => change(row)}
          />
        )}
      />
    </section>
  );
}
