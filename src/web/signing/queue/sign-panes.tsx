// The queue left, the page with its dock right. Ticked documents are signed together.
import { IconFileOff, IconSignature } from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { RowList, TwoLines } from "../../parts/layout/row-list.tsx";
import { type PaneName, ThreePane } from "../../parts/layout/three-pane.tsx";
import { UrgencyMark } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { markSeen, pagesWords, seenPages, unseenOf } from "../seen-pages.ts";
import { fileAddress, fileName, loadOutgoing, type OutgoingRow, useOutgoing } from "../signing-api.ts";
import type { BatchItem } from "./batch-run.ts";
import { SignDock } from "./sign-dock.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

type Props = {
  rows: readonly OutgoingRow[];
  fresh: { words: string; show: () => void } | null;
  selected: string | null;
  phone: boolean;
  pane: PaneName;
  onPane: (pane: PaneName) => void;
  onOpen: (id: string | null) => void;
  more: (() => void) | false;
  onBatch: (items: BatchItem[]) => void;
};

export function SignPanes(props: Props) {
  const { rows, selected } = props;
  const [chosen, setChosen] = useState<string[]>([]);
  const ticked = chosen.filter((id) => rows.some((row) => row.id === id));
  return (
    <ThreePane
      screen="cho-ky"
      listWidth={420}
      at={props.pane}
      onAt={props.onPane}
      list={
        <RowList
          label="Văn bản chờ ký"
          rows={rows}
          keyOf={(row) => row.id}
          nameOf={(row) => `${row.kindName} ${row.subject}`}
          selected={selected}
          onSelect={(row) => props.onOpen(row.id)}
          onOpen={(row) => {
            props.onOpen(row.id);
            props.onPane("page");
          }}
          {...(props.phone ? {} : { chosen: ticked, onChoose: setChosen })}
          more={props.more}
          fresh={props.fresh}
          render={(row) => <SignRow row={row} />}
          head={
            !props.phone && (
              <BatchBar
                chosen={ticked}
                all={rows.map((row) => row.id)}
                onChoose={setChosen}
                onBatch={(items) => {
                  setChosen([]);
                  props.onBatch(items);
                }}
              />
            )
          }
        />
      }
      page={
        selected === null ? null : (
          <Sheet
            key={selected}
            id={selected}
            mainKey={ticked.length === 0}
            onDone={() => {
              const at = rows.findIndex((row) => row.id === selected);
              props.onOpen(rows[at + 1]?.id ?? rows[at - 1]?.id ?? null);
            }}
          />
        )
      }
    />
  );
}

function SignRow({ row }: { row: OutgoingRow }) {
  return (
    <TwoLines
      top={
        <>
          <strong>{row.kindName}</strong> <span className="mo-ink-2">{row.unitName}</span>{" "}
          <UrgencyMark urgency={row.urgency} />
        </>
      }
      lines={asSentence(row.subject)}
      right={<ListTime at={row.holderSince} />}
      unseen={!row.seen}
      foot={<span className="mo-ink-2">{row.drafterName} soạn</span>}
    />
  );
}

function Sheet({ id, mainKey, onDone }: { id: string; mainKey: boolean; onDone: () => void }) {
  const query = useOutgoing(id);
  const [pages, setPages] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<number | null>(null);
  if (query.isPending) return <Skeleton lines={6} label="Đang mở văn bản" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const document = query.data;
  const sha256 = document.currentSha256;
  if (!sha256)
    return (
      <EmptyState icon={<IconFileOff {...ICON} />} tone="warn" title="Văn bản này chưa có bản được duyệt">
        Chưa có gì để ký. Văn bản đang {document.stateName}; khi lãnh đạo duyệt, bản duyệt tự hiện ở đây.
      </EmptyState>
    );
  return (
    <>
      <LetterView
        address={fileAddress(document)}
        file={{ name: fileName(document), mediaType: "application/pdf", size: 0, pages: document.pageAmount }}
        onSeen={(page, count) => {
          markSeen(sha256, page);
          if (count !== pages) setPages(count);
        }}
        goToPage={goTo}
      />
      <SignDock document={document} pages={pages} onShowPage={setGoTo} onDone={onDone} mainKey={mainKey} />
    </>
  );
}

type BatchBarProps = {
  chosen: readonly string[];
  all: readonly string[];
  onChoose: (ids: string[]) => void;
  onBatch: (items: BatchItem[]) => void;
};

/** Above the list: how many are ticked, and sign them. What was not looked at is said first, by name. */
function BatchBar(props: BatchBarProps) {
  const { chosen } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [ask, setAsk] = useState<BatchItem[] | null>(null);
  async function prepare(): Promise<void> {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    setError(null);
    try {
      const documents = await Promise.all(chosen.map(loadOutgoing));
      const items = documents.map((document) => ({
        document,
        unseen: unseenOf(seenPages(document.currentSha256), document.pageAmount ?? 1),
      }));
      if (items.some((item) => item.unseen.length > 0)) setAsk(items);
      else props.onBatch(items);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  }
  useKeys({
    "Ctrl+Enter": { label: "ký các văn bản đã chọn", when: chosen.length > 0, run: () => void prepare() },
    Esc: { label: "", when: chosen.length > 0, run: () => props.onChoose([]) },
  });
  const unseen = ask?.filter((item) => item.unseen.length > 0) ?? [];
  return (
    <>
      <div className="mo-pane-bar mo-sign-batch">
        {chosen.length === 0 ? (
          <>
            <span className="mo-grow">
              {props.all.length} văn bản chờ bạn ký · chọn <kbd className="mo-key">X</kbd> để ký nhiều
            </span>
            {props.all.length > 1 && (
              <button type="button" className="mo-link" onClick={() => props.onChoose([...props.all])}>
                Chọn cả {props.all.length}
              </button>
            )}
          </>
        ) : (
          <>
            <button type="button" className="mo-link mo-grow mo-sign-none" onClick={() => props.onChoose([])}>
              Bỏ chọn
            </button>
            <Button
              look="filled"
              size="small"
              icon={<IconSignature size={16} stroke={1.75} aria-hidden="true" />}
              keys="Ctrl+Enter"
              onPress={() => void prepare()}
              running={busy && "Đang chuẩn bị…"}
              testId="sign-chosen"
            >
              Ký {chosen.length} văn bản
            </Button>
          </>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
      {ask && (
        <Dialog
          open
          onClose={() => setAsk(null)}
          size="normal"
          title={`${unseen.length} trên ${ask.length} văn bản chưa xem hết. Ký luôn?`}
          acts={
            <>
              <Button
                onPress={() => {
                  setAsk(null);
                  props.onChoose([]);
                }}
              >
                Xem trước, chưa ký
              </Button>
              <Button
                look="filled"
                onPress={() => {
                  setAsk(null);
                  props.onBatch(ask);
                }}
                testId="sign-all-unseen"
              >
                Ký {ask.length} khi chưa xem hết
              </Button>
            </>
          }
        >
          <ul className="mo-sign-unseen">
            {unseen.map(({ document, unseen: pages }) => (
              <li key={document.id}>
                <strong>{asSentence(document.subject)}</strong>
                <span className="mo-small mo-warn">
                  Chưa xem trang {pagesWords(pages)} trên {document.pageAmount ?? 1}
                </span>
              </li>
            ))}
          </ul>
          <p className="mo-small">Lịch sử của từng văn bản ghi rõ các trang bạn ký khi chưa xem.</p>
        </Dialog>
      )}
    </>
  );
}
