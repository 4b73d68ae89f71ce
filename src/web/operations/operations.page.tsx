// Vận hành (picture 17, light): figures with their limits, what waits for a person, queues, copies. No document content.
import "./operations.css";
import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { operationsContract } from "#src/features/operations/operations.contract.ts";
import { useAddress } from "../app/address.ts";
import { clientOf } from "../app/api.ts";
import { useNow } from "../app/clock.ts";
import { useMe } from "../app/session.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Card, Page } from "../parts/layout/page-head.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { FullTime } from "../parts/story/sentence-time.tsx";
import { ageWords, figuresOf, type Overview, queueWords } from "./figures.ts";
import { JobList } from "./job-list.tsx";

const api = clientOf(operationsContract);
type Tab = "can-xu-ly" | "hang-doi";

export function OperationsPage() {
  const me = useMe();
  const may = me.post.roles.some((role) => role === "van-hanh" || role === "quan-tri");
  const [address, setAddress] = useAddress();
  const tab: Tab = address["xem"] === "hang-doi" ? "hang-doi" : "can-xu-ly";
  const query = useQuery({
    queryKey: ["operations", "overview"],
    queryFn: () => api.overview(),
    refetchInterval: 15_000,
    enabled: may,
  });
  const overview = query.data;
  return (
    <Page
      title="Vận hành"
      segments={
        may && (
          <Segments<Tab>
            label="Xem"
            value={tab}
            onChange={(xem) => setAddress({ xem: xem === "can-xu-ly" ? null : xem }, { replace: true })}
            items={[
              {
                value: "can-xu-ly",
                words: "Cần xử lý",
                ...(overview
                  ? { count: overview.jobs.dead, ...(overview.jobs.dead > 0 ? { tone: "bad" as const } : {}) }
                  : {}),
              },
              { value: "hang-doi", words: "Việc đang chờ", ...(overview ? { count: overview.jobs.waiting } : {}) },
            ]}
          />
        )
      }
    >
      {!may ? (
        <EmptyState icon={<IconLock size={20} stroke={1.75} />} title="Trang này dành cho đơn vị vận hành">
          Nếu hệ thống chậm hoặc lỗi, hãy báo tổ CNTT; trang này không có nội dung văn bản nào.
        </EmptyState>
      ) : query.isPending ? (
        <Skeleton lines={6} label="Đang tải số liệu vận hành" />
      ) : !overview ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Shown overview={overview} tab={tab} />
      )}
    </Page>
  );
}
export { OperationsPage as Page };

function Shown({ overview, tab }: { overview: Overview; tab: Tab }) {
  const now = useNow();
  const { backup, audit } = overview;
  return (
    <>
      <ul className="mo-figures" aria-label="Sáu con số">
        {figuresOf(overview, now).map((figure) => (
          <li key={figure.name} className="mo-figure" data-tone={figure.tone}>
            <span className="mo-label">{figure.name}</span>
            <strong className="mo-number-3">{figure.value}</strong>
            <span className="mo-small mo-ink-2">{figure.words}</span>
          </li>
        ))}
      </ul>
      <div className="mo-ops">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
        <section className="mo-ops-main" aria-label="Việc và hàng đợi" tabIndex={0}>
          <JobList dead={tab === "can-xu-ly"} />
          <h2 className="mo-label mo-ops-title">Hàng đợi</h2>
          <DataTable
            screen="hang-doi"
            label="Hàng đợi"
            rows={overview.queues}
            keyOf={(row) => `${row.queue} ${row.agencyName}`}
            empty={
              <EmptyState
                icon={<IconCircleCheck size={20} stroke={1.75} />}
                tone="ok"
                title="Không hàng đợi nào có việc"
              >
                Việc nền chạy hết ngay khi đến.
              </EmptyState>
            }
            columns={[
              { key: "viec", head: "Việc", pinned: true, cell: (row) => queueWords(row.queue) },
              { key: "co-quan", head: "Cơ quan", pinned: true, cell: (row) => row.agencyName || "–" },
              { key: "cho", head: "Đang chờ", figure: true, width: 100, pinned: true, cell: (row) => row.waiting },
              {
                key: "cu",
                head: "Cũ nhất",
                figure: true,
                width: 110,
                pinned: true,
                cell: (row) => (row.oldestAt ? ageWords(now - Date.parse(row.oldestAt)) : "–"),
              },
              {
                key: "hong",
                head: "Hỏng",
                figure: true,
                width: 80,
                pinned: true,
                cell: (row) => (row.failed > 0 ? <strong className="mo-bad">{row.failed}</strong> : 0),
              },
            ]}
          />
        </section>
        <aside
          className="mo-ops-side"
          aria-label="Sao lưu, nhật ký, phiên bản"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
          tabIndex={0}
        >
          <Card
            title="Sao lưu"
            act={
              <Chip tone={backup.state === "ok" ? "ok" : backup.state === "warn" ? "warn" : "bad"}>
                {backup.state === "ok" ? "Còn mới" : backup.state === "warn" ? "Sắp quá hạn" : "Cần sao lưu ngay"}
              </Chip>
            }
          >
            <Facts
              rows={[
                { label: "Bản mới nhất", value: backup.lastAt ? <FullTime at={backup.lastAt} /> : "chưa có bản nào" },
                {
                  label: "Phục hồi thử",
                  value: backup.lastVerifiedAt ? <FullTime at={backup.lastVerifiedAt} /> : "chưa thử lần nào",
                },
                { label: "Nơi cất", value: backup.place || "–" },
              ]}
            />
          </Card>
          <Card title="Chuỗi nhật ký">
            <Facts
              rows={[
                { label: "Đã niêm", value: `${audit.sealedTo} dòng` },
                { label: "Niêm lúc", value: <FullTime at={audit.sealedAt} /> },
                { label: "Chờ niêm", value: `${audit.waiting} dòng` },
              ]}
            />
          </Card>
          <Card title="Dịch vụ">
            <Facts
              rows={[
                { label: "Phiên bản", value: overview.version },
                { label: "Chạy từ", value: <FullTime at={overview.startedAt} /> },
                {
                  label: "Đường truyền",
                  value: overview.plainHttp ? <span className="mo-warn">HTTP, chưa mã hóa</span> : "HTTPS",
                },
                ...(overview.demo ? [{ label: "Dữ liệu", value: <span className="mo-warn">trình diễn</span> }] : []),
              ]}
            />
          </Card>
        </aside>
      </div>
    </>
  );
}
