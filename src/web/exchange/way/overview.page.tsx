// Liên thông: every recipient of every issued document, who needs me first.
import { IconCircleCheck, IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useChosenRow, useGo } from "../../app/address.ts";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { To } from "../../parts/actions/link.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { TextField } from "../../parts/fields/text-field.tsx";
import { DataTable } from "../../parts/layout/data-table.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { type OverviewRow, useExchangeLive, useOverview, type View } from "../exchange-api.ts";
import { SumsLine } from "./recipients-panel.tsx";
import { BarHead, detailOf, WayBar, WayWords } from "./way-bar.tsx";
import { WayDock } from "./way-dock.tsx";

const VIEWS: Record<string, View> = { "can-toi": "need-me", "chua-xong": "open", "tat-ca": "all" };

export function OverviewPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  useExchangeLive();
  const loc = address["loc"] ?? "";
  const q = address["tim"] ?? "";
  const [typed, setTyped] = useState(q);
  const needMe = useOverview("need-me", "");
  // nobody needs me: the rest of the way is the next thing a person wants to know
  const first = needMe.data && needMe.data.pages[0]?.sums.needMe === 0 ? "chua-xong" : "can-toi";
  const shown = VIEWS[loc] ? loc : q ? "tat-ca" : first;
  const view = VIEWS[shown] ?? "need-me";
  const query = useOverview(view, q);
  const [selected, setSelected] = useChosenRow();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const sums = query.data?.pages[0]?.sums;
  const way = rows.find((row) => row.recipientId === selected) ?? rows[0];
  return (
    <Page
      title="Liên thông"
      segments={
        <Segments
          label="Lọc"
          value={shown}
          onChange={(next) => setAddress({ loc: next, vb: null }, { replace: true })}
          items={[
            {
              value: "can-toi",
              words: "Cần bạn xử lý",
              ...(sums ? { count: sums.needMe, ...(sums.needMe > 0 ? { tone: "bad" as const } : {}) } : {}),
            },
            { value: "chua-xong", words: "Chưa xong" },
            { value: "tat-ca", words: "Tất cả" },
          ]}
        />
      }
      acts={
        <div className="mo-way-find">
          <TextField
            label="Tìm theo số, trích yếu, nơi nhận"
            hideLabel
            type="search"
            value={typed}
            onChange={setTyped}
            onSettled={(text) => setAddress({ tim: text.trim() || null }, { replace: true })}
            placeholder="số, trích yếu, nơi nhận"
            testId="find-way"
          />
        </div>
      }
      dock={way && <WayDock key={way.recipientId} way={way} />}
    >
      {sums && <SumsLine sums={sums} />}
      {query.isPending ? (
        <Skeleton lines={6} label="Đang tải trạng thái liên thông" />
      ) : query.isError && rows.length === 0 ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          screen="lien-thong"
          label="Văn bản đã gửi, từng nơi nhận"
          rows={rows}
          keyOf={(row) => row.recipientId}
          selected={way?.recipientId ?? null}
          onSelect={(row) => setSelected(row.recipientId)}
          onOpen={(row) => go(`/lien-thong/${row.documentId}`)}
          openLabel="mở văn bản"
          more={query.hasNextPage && (() => void query.fetchNextPage())}
          empty={<Nothing view={view} q={q} onAll={() => setAddress({ loc: "tat-ca", tim: null })} />}
          columns={COLUMNS}
        />
      )}
    </Page>
  );
}
export { OverviewPage as Page };

const COLUMNS = [
  {
    key: "noi-nhan",
    head: "Nơi nhận",
    width: 230,
    pinned: true,
    cell: (row: OverviewRow) => (
      <>
        <strong>{row.name}</strong>
        <div className="mo-small mo-ink-3">{row.purpose}</div>
      </>
    ),
  },
  {
    key: "van-ban",
    head: "Văn bản",
    width: 280,
    cell: (row: OverviewRow) => (
      <>
        <div>
          <To className="mo-nowrap" path={`/lien-thong/${row.documentId}`}>
            {row.numberText}
          </To>
        </div>
        <div className="mo-small mo-ink-2 mo-two-lines" title={row.subject}>
          {asSentence(row.subject)}
        </div>
      </>
    ),
  },
  {
    key: "buoc",
    head: "Gửi · Đến · Sổ · Giao · Xử lý · Xong",
    headShown: <BarHead />,
    width: 224,
    pinned: true,
    cell: (row: OverviewRow) => <WayBar bar={row.bar} />,
  },
  {
    key: "trang-thai",
    head: "Trạng thái",
    pinned: true,
    cell: (row: OverviewRow) => (
      <>
        <WayWords way={row} />
        <div className="mo-small mo-ink-2">{detailOf(row)}</div>
      </>
    ),
  },
  {
    key: "luc",
    head: "Lúc",
    width: 96,
    cell: (row: OverviewRow) => (
      <span className="mo-ink-3">
        <ListTime at={row.statusAt ?? row.sentAt} />
      </span>
    ),
  },
] as const;

function Nothing({ view, q, onAll }: { view: View; q: string; onAll: () => void }) {
  const go = useGo();
  if (q)
    return (
      <EmptyState
        icon={<IconSearchOff size={20} stroke={1.75} />}
        title={`Không có nơi nhận nào khớp “${q}”`}
        acts={
          <Button size="small" onPress={onAll}>
            Bỏ mọi điều kiện
          </Button>
        }
      >
        Tìm được theo số và ký hiệu, trích yếu, tên nơi nhận; gõ không dấu cũng được.
      </EmptyState>
    );
  if (view === "need-me")
    return (
      <EmptyState
        icon={<IconCircleCheck size={20} stroke={1.75} />}
        tone="ok"
        title="Không nơi nào cần bạn xử lý"
        acts={
          <Button size="small" onPress={onAll}>
            Xem tất cả nơi nhận
          </Button>
        }
      >
        Khi có nơi từ chối, gửi hỏng hoặc im lặng quá một ngày, nơi đó tự hiện ở đây kèm việc nên làm.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconCircleCheck size={20} stroke={1.75} />}
      title={view === "open" ? "Mọi nơi nhận đã xong" : "Chưa gửi văn bản nào"}
      acts={
        <Button size="small" onPress={() => go("/cho-phat-hanh")}>
          Xem văn bản chờ phát hành
        </Button>
      }
    >
      Mỗi văn bản phát hành hiện ở đây theo từng nơi nhận: đã gửi, đã đến, đã vào sổ, đã giao, đang xử lý, đã xong.
    </EmptyState>
  );
}
