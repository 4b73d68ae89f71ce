// Chờ phát hành: what the clerk has to number, seal and send. Opening one leads to the gate (picture 11).
import "./issue.css";
import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useAddress, useChosenRow, useGo } from "../../app/address.ts";
import { useRole } from "../../app/session.tsx";
import { useSteadyRows } from "../../app/steady-rows.ts";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { To } from "../../parts/actions/link.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { DataTable } from "../../parts/layout/data-table.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { UrgencyMark } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { type OutgoingRow, rowsOf, useBox, useOutgoingLive } from "../../signing/signing-api.ts";

const ICON = { size: 20, stroke: 1.75 } as const;
type Filter = "tat-ca" | "cap-so" | "phat-hanh";

export function IssueListPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const clerk = useRole("van-thu");
  useOutgoingLive();
  const toSeal = useBox("to-seal");
  const toIssue = useBox("to-issue");
  const filter: Filter = address["loc"] === "cap-so" || address["loc"] === "phat-hanh" ? address["loc"] : "tat-ca";
  const seal = rowsOf(toSeal.data);
  const issue = rowsOf(toIssue.data);
  const wanted = filter === "cap-so" ? seal : filter === "phat-hanh" ? issue : [...issue, ...seal];
  const pending = toSeal.isPending || toIssue.isPending;
  // rows of the list that answered first would make those of the other one “new”
  const steady = useSteadyRows(pending ? [] : wanted, (row) => row.id, filter);
  const [selected, setSelected] = useChosenRow();
  const failed = toSeal.error ?? toIssue.error;
  const more = filter === "cap-so" ? toSeal : filter === "phat-hanh" ? toIssue : toSeal.hasNextPage ? toSeal : toIssue;
  return (
    <Page
      title="Chờ phát hành"
      segments={
        <Segments<Filter>
          label="Lọc"
          value={filter}
          onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc, vb: null }, { replace: true })}
          items={[
            { value: "tat-ca", words: "Tất cả", ...(pending ? {} : { count: seal.length + issue.length }) },
            { value: "cap-so", words: "Chờ cấp số, ký số cơ quan", ...(pending ? {} : { count: seal.length }) },
            { value: "phat-hanh", words: "Chờ phát hành", ...(pending ? {} : { count: issue.length }) },
          ]}
        />
      }
    >
      {pending ? (
        <Skeleton lines={6} label="Đang tải văn bản chờ phát hành" />
      ) : failed && wanted.length === 0 ? (
        <ErrorPanel
          error={failed}
          onRetry={() => {
            void toSeal.refetch();
            void toIssue.refetch();
          }}
        />
      ) : (
        <>
          {steady.fresh && (
            <button type="button" className="mo-list-fresh" onClick={steady.fresh.show}>
              {steady.fresh.words}
            </button>
          )}
          <DataTable
            screen="cho-phat-hanh"
            label="Văn bản chờ phát hành"
            rows={steady.rows}
            keyOf={(row) => row.id}
            selected={(steady.rows.find((row) => row.id === selected) ?? steady.rows[0])?.id ?? null}
            onSelect={(row) => setSelected(row.id)}
            onOpen={(row) => go(`/cho-phat-hanh/${row.id}`)}
            openLabel="mở"
            more={more.hasNextPage && (() => void more.fetchNextPage())}
            empty={<NothingWaits clerk={clerk} all={filter === "tat-ca"} onAll={() => setAddress({ loc: null })} />}
            columns={COLUMNS}
          />
        </>
      )}
    </Page>
  );
}
export { IssueListPage as Page };

const COLUMNS = [
  {
    key: "van-ban",
    head: "Văn bản",
    pinned: true,
    cell: (row: OutgoingRow) => (
      <>
        <To path={`/cho-phat-hanh/${row.id}`} className="mo-issue-subject" title={row.subject}>
          {asSentence(row.subject)}
        </To>{" "}
        <UrgencyMark urgency={row.urgency} />
        <div className="mo-small mo-ink-3">
          {row.kindName} · {row.unitName} · {row.drafterName}
        </div>
      </>
    ),
  },
  {
    key: "so",
    head: "Số, ký hiệu",
    width: 150,
    cell: (row: OutgoingRow) =>
      row.codeNumber ? (
        <strong className="mo-nowrap">{numberAndNotation(row)}</strong>
      ) : (
        <span className="mo-ink-3">chưa cấp</span>
      ),
  },
  {
    key: "nguoi-ky",
    head: "Người ký",
    width: 170,
    cell: (row: OutgoingRow) => row.signerName,
  },
  {
    key: "buoc",
    head: "Đang ở bước",
    width: 210,
    pinned: true,
    cell: (row: OutgoingRow) => asSentence(row.stateName),
  },
  {
    key: "tu",
    head: "Từ lúc",
    width: 100,
    cell: (row: OutgoingRow) => <ListTime at={row.holderSince} />,
  },
] as const;

function NothingWaits({ clerk, all, onAll }: { clerk: boolean; all: boolean; onAll: () => void }) {
  const go = useGo();
  if (!clerk)
    return (
      <EmptyState icon={<IconLock {...ICON} />} title="Phát hành là việc của văn thư">
        Chức danh này không cấp số, ký số cơ quan và phát hành văn bản. Văn bản của bạn đang ở bước nào, xem ở Văn bản
        đi.
      </EmptyState>
    );
  if (!all)
    return (
      <EmptyState
        icon={<IconCircleCheck {...ICON} />}
        tone="ok"
        title="Không có văn bản nào ở bước này"
        acts={
          <Button size="small" onPress={onAll}>
            Xem tất cả
          </Button>
        }
      >
        Văn bản tự chuyển bước ngay khi người trước làm xong.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconCircleCheck {...ICON} />}
      tone="ok"
      title="Đã phát hành hết"
      acts={
        <Button size="small" onPress={() => go("/lien-thong")}>
          Xem văn bản đã đến đâu
        </Button>
      }
    >
      Văn bản lãnh đạo vừa ký tự hiện ở đây để bạn cấp số, ký số cơ quan rồi phát hành.
    </EmptyState>
  );
}
