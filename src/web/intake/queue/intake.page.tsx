// Văn bản chờ vào sổ (picture 02): everything that arrived, whatever the way, one after the other.
import "./queue.css";
import { IconArrowsSort, IconCircleCheck, IconInbox, IconUpload } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { useAddress, useGo } from "../../app/address.ts";
import { usePreference } from "../../app/preferences.ts";
import { useRole } from "../../app/session.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { RowList } from "../../parts/layout/row-list.tsx";
import { type PaneName, ThreePane } from "../../parts/layout/three-pane.tsx";
import { SignatureDialog } from "../../signing/signature-tab.tsx";
import { marksOf } from "../draft/field-list.ts";
import { type IntakeItem, type IntakeRow, preloadItem, useIntakeItem, useIntakeLive } from "../intake-api.ts";
import { RecallTasks } from "../recall/recall-tasks.tsx";
import { RecalledPanel } from "../recall/recalled-panel.tsx";
import { GateDecision } from "./gate-decision.tsx";
import { NothingWaits } from "./nothing-waits.tsx";
import { type Filter, filterOf, type Order, rowAfter, useQueueList } from "./queue-list.ts";
import { QueuePanel } from "./queue-panel.tsx";
import { QueueRow } from "./queue-row.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function IntakePage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const clerk = useRole("van-thu");
  const filter = filterOf(address["loc"]);
  const [order, setOrder] = usePreference<Order>("cho-vao-so.thu-tu", "urgent-first");
  const list = useQueueList(filter, order);
  useIntakeLive();
  const [pane, setPane] = useState<PaneName>("list");
  // the letter that came by itself after an act takes the focus; one that was chosen leaves it where it was chosen
  const [came, setCame] = useState<string | null>(null);
  const { rows, counts } = list;
  const selected = address["vb"] ?? rows[0]?.id ?? null;
  const next = selected ? rowAfter(rows, selected) : null;
  useEffect(() => {
    if (next) preloadItem(next.id);
  }, [next]);
  const open = (id: string | null) => setAddress({ vb: id }, { replace: true });
  const add = () => go("/cho-vao-so/them");
  useKeys({ N: { label: "thêm văn bản giấy", when: clerk, run: add } });

  return (
    <Page
      title="Văn bản chờ vào sổ"
      segments={
        <Segments<Filter>
          label="Lọc"
          value={filter}
          onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc, vb: null }, { replace: true })}
          items={[
            { value: "tat-ca", words: "Tất cả", ...count(counts?.waiting) },
            { value: "khan", words: "Khẩn", ...count(counts?.urgent) },
            { value: "xem-ky", words: "Cần xem kỹ", ...count(counts?.look) },
            { value: "giu-lai", words: "Đang giữ lại", ...count(counts?.parked) },
          ]}
        />
      }
      acts={
        clerk && (
          <Button icon={<IconUpload {...ICON} />} keys="N" onPress={add} testId="add-paper">
            Thêm văn bản giấy
          </Button>
        )
      }
    >
      {list.query.isPending ? (
        <Skeleton lines={6} label="Đang tải văn bản chờ vào sổ" />
      ) : list.query.isError && rows.length === 0 ? (
        <ErrorPanel error={list.query.error} onRetry={() => void list.query.refetch()} />
      ) : rows.length === 0 && !address["vb"] ? (
        <>
          <RecallTasks tasks={list.recalls} />
          <NothingWaits filter={filter} />
        </>
      ) : (
        <WithItem
          id={selected}
          came={came}
          pane={pane}
          onPane={setPane}
          onNext={() => {
            setCame(next?.id ?? null);
            open(next?.id ?? null);
          }}
          more={next !== null}
          onFreed={() => filter === "xem-ky" && open(next?.id ?? null)}
          list={
            <RowList
              label="Văn bản chờ vào sổ"
              rows={rows}
              keyOf={(row) => row.id}
              nameOf={(row) => `${row.fromName} ${numberAndNotation(row)}`}
              selected={selected}
              onSelect={(row) => {
                if (row.id !== selected) open(row.id);
              }}
              onOpen={() => setPane("page")}
              render={(row: IntakeRow) => <QueueRow row={row} />}
              more={list.query.hasNextPage && (() => void list.query.fetchNextPage())}
              fresh={list.fresh}
              rowHeight={118}
              head={
                <>
                  <RecallTasks tasks={list.recalls} />
                  <div className="mo-pane-bar">
                    <span className="mo-grow">
                      Trục {counts?.byWay.exchange ?? 0} · Quét, tải lên {counts?.byWay.upload ?? 0}
                    </span>
                    <button
                      type="button"
                      className="mo-link mo-row"
                      onClick={() => setOrder(order === "urgent-first" ? "newest-first" : "urgent-first")}
                    >
                      <IconArrowsSort size={15} stroke={1.75} aria-hidden="true" />
                      {order === "urgent-first" ? "Khẩn trước" : "Mới trước"}
                    </button>
                  </div>
                </>
              }
            />
          }
        />
      )}
    </Page>
  );
}
export { IntakePage as Page };

function count(value: number | undefined): { count?: number } {
  return value === undefined ? {} : { count: value };
}

type WithItemProps = {
  id: string | null;
  came: string | null;
  pane: PaneName;
  onPane: (pane: PaneName) => void;
  onNext: () => void;
  more: boolean;
  /** a letter that the gate asked about was let in */
  onFreed: () => void;
  list: React.ReactNode;
};

function WithItem(props: WithItemProps) {
  const query = useIntakeItem(props.id);
  const item = query.data;
  const [active, setActive] = useState<FieldName | null>(null);
  const [signatures, setSignatures] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another letter has no active field yet
  useEffect(() => setActive(null), [props.id]);
  const { marks, activeMark } = item && active ? marksOf(item.proposed, active) : { marks: NO_MARKS, activeMark: null };
  const rest = query.isError ? (
    <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    <Skeleton lines={5} label="Đang mở văn bản" />
  );
  return (
    <>
      <ThreePane
        screen="cho-vao-so"
        at={props.pane}
        onAt={props.onPane}
        list={props.list}
        page={
          item?.file ? (
            <LetterView
              address={`/api/intake/${item.id}/file`}
              saveAddress={`/api/intake/${item.id}/file?download=1`}
              file={item.state === "gate-asks" ? { ...item.file, name: "Văn bản đang khóa riêng" } : item.file}
              note={notesOf(item)}
              marks={marks}
              goToMark={activeMark}
              scanned={item.gate.unreadPages.length > 0}
            />
          ) : item ? (
            <EmptyState icon={<IconInbox {...ICON} />} tone="warn" title="Văn bản này không có tệp">
              Gói tin của bên gửi không kèm tệp nào. Hãy từ chối và đề nghị gửi lại kèm tệp.
            </EmptyState>
          ) : (
            rest
          )
        }
        fields={
          item ? <Right {...props} item={item} onActive={setActive} onSignatures={() => setSignatures(true)} /> : rest
        }
      />
      {signatures && item?.receipt && <SignatureDialog receipt={item.receipt} onClose={() => setSignatures(false)} />}
    </>
  );
}
const NO_MARKS = [] as const;

function Right(
  props: WithItemProps & { item: IntakeItem; onActive: (name: FieldName | null) => void; onSignatures: () => void },
) {
  const { item } = props;
  const go = useGo();
  const [deciding, setDeciding] = useState<string | null>(null);
  const state = deciding === item.id ? "gate-asks" : item.state;
  switch (state) {
    case "gate-asks":
      return (
        <GateDecision
          key={item.id}
          item={item}
          onDeciding={(on) => setDeciding(on ? item.id : null)}
          onFreed={props.onFreed}
          onRefused={props.onNext}
        />
      );
    case "waiting":
    case "parked":
      if (item.recalledAt)
        return <RecalledPanel key={item.id} item={item} onNext={props.onNext} focusMain={props.came === item.id} />;
      return (
        <QueuePanel
          key={item.id}
          item={item}
          onNext={props.onNext}
          more={props.more}
          onActive={props.onActive}
          onSignatures={props.onSignatures}
          focusMain={props.came === item.id}
        />
      );
    case "registered":
      return (
        <EmptyState
          icon={<IconCircleCheck {...ICON} />}
          tone="ok"
          title={`Đã vào sổ, số đến ${item.arrivalNumber ?? ""}`}
          acts={
            <>
              <Button size="small" look="filled" onPress={props.onNext}>
                Mở bản kế tiếp
              </Button>
              <Button size="small" onPress={() => go(`/van-ban-den/${item.documentId ?? ""}`)}>
                Xem văn bản
              </Button>
            </>
          }
        >
          Văn bản này đã được vào sổ, bạn không cần làm gì thêm ở đây.
        </EmptyState>
      );
    case "refused":
      return (
        <EmptyState
          icon={<IconInbox {...ICON} />}
          title="Văn bản này đã bị từ chối"
          acts={
            <Button size="small" look="filled" onPress={props.onNext}>
              Mở bản kế tiếp
            </Button>
          }
        >
          {item.refuseReason ? `Lý do: ${item.refuseReason}` : "Lý do nằm trong lịch sử."}
        </EmptyState>
      );
    default:
      return state satisfies never;
  }
}

function notesOf(item: IntakeItem): string {
  const pages = item.file?.pages ? `${item.file.pages} trang` : "";
  const annexes = item.attachments.length > 0 ? `${item.attachments.length} phụ lục` : "";
  return [pages, annexes].filter(Boolean).join(" · ");
}
