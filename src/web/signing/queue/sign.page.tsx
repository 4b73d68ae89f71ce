// Chờ ký (pictures 10, 06c): what waits for my signature; one at a time, or many with one result each.
import "./sign.css";
import { IconCircleCheck, IconLock, IconUsb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useAddress, useGo } from "../../app/address.ts";
import { useRole } from "../../app/session.tsx";
import { useSteadyRows } from "../../app/steady-rows.ts";
import { useNarrow } from "../../app/use-narrow.ts";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { ApprovalsWait } from "../../parts/feedback/approvals-wait.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import type { PaneName } from "../../parts/layout/three-pane.tsx";
import { rowsOf, signingApi, useBox, useOutgoingLive } from "../signing-api.ts";
import { BatchView } from "./batch-view.tsx";
import { SignPanes } from "./sign-panes.tsx";
import { useBatch } from "./use-batch.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function SignPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const phone = useNarrow(639);
  const leader = useRole("lanh-dao");
  useOutgoingLive();
  const box = useBox("to-sign");
  const key = useQuery({ queryKey: ["signing", "key"], queryFn: () => signingApi.key(), enabled: leader });
  const steady = useSteadyRows(rowsOf(box.data), (row) => row.id, "to-sign");
  const rows = steady.rows;
  const [pane, setPane] = useState<PaneName>("list");
  const batch = useBatch();
  const inBatch = address["xem"] === "dot-ky" && batch.now !== null;
  const selected = address["vb"] ?? (phone ? null : (rows[0]?.id ?? null));
  const at = rows.findIndex((row) => row.id === selected);
  const row = rows[at];
  const open = (id: string | null) => setAddress({ vb: id }, { replace: true });
  const reading = phone && row !== undefined && !inBatch;

  return (
    <Page
      title={reading ? asSentence(row.subject) : "Chờ ký"}
      {...(reading ? { back: "/cho-ky", sub: `${row.unitName} · văn bản ${at + 1} / ${rows.length}` } : {})}
      segments={
        batch.now && !reading ? (
          <Segments
            label="Xem"
            value={inBatch ? "dot-ky" : "cho-ky"}
            onChange={(xem) => setAddress({ xem: xem === "dot-ky" ? xem : null }, { replace: true })}
            items={[
              { value: "dot-ky", words: `Đợt ký ${timeText(batch.now.startedAt)}`, count: batch.now.items.length },
              { value: "cho-ky", words: "Chờ ký", count: rows.length },
            ]}
          />
        ) : undefined
      }
      acts={
        key.data && !reading ? (
          <span className="mo-row mo-small mo-sign-key" data-ready={key.data.ready || undefined}>
            <IconUsb {...ICON} />
            {key.data.sentence} {key.data.test && <span className="mo-ink-3">(thử nghiệm)</span>}
            {!key.data.ready && <Button onPress={() => go("/chung-thu-cua-toi")}>Chứng thư của tôi</Button>}
          </span>
        ) : undefined
      }
    >
      {box.isPending ? (
        <Skeleton lines={6} label="Đang tải văn bản chờ ký" />
      ) : box.isError && rows.length === 0 ? (
        <ErrorPanel error={box.error} onRetry={() => void box.refetch()} />
      ) : inBatch && batch.now ? (
        <BatchView
          batch={batch.now}
          error={batch.error}
          onGoOn={batch.goOn}
          onStop={batch.stop}
          onOpen={(id) => setAddress({ vb: id, xem: null })}
          onEnd={() => {
            batch.clear();
            setAddress({ xem: null, vb: null }, { replace: true });
          }}
        />
      ) : rows.length === 0 && !address["vb"] ? (
        leader ? (
          <EmptyState
            icon={<IconCircleCheck {...ICON} />}
            tone="ok"
            title="Không còn văn bản nào chờ bạn ký"
            acts={
              <Button size="small" onPress={() => go("/van-ban-di")}>
                Xem văn bản đi
              </Button>
            }
          >
            <p>
              Văn bản đã duyệt tự hiện ở đây ngay khi đến lượt bạn ký. Bạn xem hết các trang rồi mới ký; văn thư cấp số
              và ký số cơ quan sau bạn.
            </p>
            <ApprovalsWait />
          </EmptyState>
        ) : (
          <EmptyState icon={<IconLock {...ICON} />} title="Chức danh này không ký văn bản">
            Chỉ người có thẩm quyền ký của cơ quan có việc ở đây. Nếu bạn có chức danh khác, hãy đổi chức danh ở góc
            phải phía trên.
          </EmptyState>
        )
      ) : (
        <SignPanes
          rows={rows}
          fresh={steady.fresh}
          selected={selected}
          phone={phone}
          pane={phone ? (selected ? "page" : "list") : pane}
          onPane={(next) => (phone && next === "list" ? open(null) : setPane(next))}
          onOpen={(id) => {
            open(id);
            if (phone) setPane("page");
          }}
          more={box.hasNextPage && (() => void box.fetchNextPage())}
          onBatch={(items) => {
            setAddress({ xem: "dot-ky" });
            void batch.start(items);
          }}
        />
      )}
      {batch.pinDialog}
    </Page>
  );
}
export { SignPage as Page };
