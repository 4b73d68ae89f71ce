// A batch and its truth, one line a document (picture 10).
import {
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconLoader2,
  IconPlayerPause,
  IconSignature,
} from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { DataTable } from "../../parts/layout/data-table.tsx";
import { Words } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { pagesWords } from "../seen-pages.ts";
import { type Batch, headlineOf, type ItemResult, restSentence, sumsOf } from "./batch-run.ts";

const INLINE = { size: 15, stroke: 2, "aria-hidden": true } as const;

type Props = {
  batch: Batch;
  error: unknown;
  onGoOn: () => void;
  onStop: () => void;
  onEnd: () => void;
  onOpen: (id: string) => void;
};

export function BatchView(props: Props) {
  const { batch } = props;
  const sums = sumsOf(batch);
  const [selected, setSelected] = useState<string | null>(
    () => batch.results.find((each) => each.result !== "signed")?.id ?? batch.results[0]?.id ?? null,
  );
  const open = batch.results.filter((each) => each.result === "failed" || each.result === "not-tried").length;
  useKeys({
    Esc: { label: "dừng sau văn bản này", when: batch.running, run: props.onStop },
    "Ctrl+Enter": { label: "ký tiếp", when: !batch.running && open > 0, run: props.onGoOn },
  });
  const rows = batch.items.map((item, index) => ({ ...item, result: batch.results[index] as ItemResult }));
  return (
    <>
      <header className="mo-batch-head">
        <div className="mo-row mo-batch-words">
          <span
            className="mo-batch-sign"
            data-tone={batch.running ? "now" : sums.signed === sums.total ? "ok" : "warn"}
            aria-hidden="true"
          >
            {batch.running ? (
              <IconLoader2 size={18} className="mo-spin" />
            ) : sums.signed === sums.total ? (
              <IconCircleCheck size={20} />
            ) : (
              <IconPlayerPause size={18} />
            )}
          </span>
          <div className="mo-grow" role="status">
            <strong className="mo-lead">
              {headlineOf(batch)} {whyStopped(batch)}
            </strong>
            <p className="mo-ink-2">{restSentence(batch)}</p>
          </div>
          <div className="mo-page-acts">
            {batch.running ? (
              <Button keys="Esc" onPress={props.onStop}>
                Dừng sau văn bản này
              </Button>
            ) : (
              <>
                <Button onPress={props.onEnd} testId="batch-end">
                  Kết thúc đợt
                </Button>
                {open > 0 && (
                  <Button
                    look="filled"
                    icon={<IconSignature size={18} stroke={1.75} aria-hidden="true" />}
                    onPress={props.onGoOn}
                    testId="batch-go-on"
                  >
                    Ký tiếp {open} văn bản
                  </Button>
                )}
              </>
            )}
          </div>
        </div>
        <div className="mo-batch-bar" aria-hidden="true">
          <i data-tone="ok" style={{ flexGrow: sums.signed }} />
          <i data-tone="bad" style={{ flexGrow: sums.failed }} />
          <i style={{ flexGrow: sums.left }} />
        </div>
        <div className="mo-row mo-small">
          <strong className="mo-ok">{sums.signed} đã ký</strong>
          {sums.failed > 0 && <strong className="mo-bad">{sums.failed} không ký được</strong>}
          {sums.left > 0 && <span>{sums.left} chưa ký</span>}
          <span className="mo-grow" />
          <span className="mo-ink-3">Ký từng văn bản; mỗi văn bản là một quyết định riêng trong lịch sử</span>
        </div>
        <ErrorNote error={props.error} />
      </header>
      <DataTable
        screen="dot-ky"
        label="Các văn bản của đợt ký"
        rows={rows}
        keyOf={(row) => row.document.id}
        selected={selected}
        onSelect={(row) => setSelected(row.document.id)}
        onOpen={(row) => props.onOpen(row.document.id)}
        openLabel="mở văn bản"
        columns={[
          {
            key: "van-ban",
            head: "Văn bản",
            pinned: true,
            cell: (row) => (
              <>
                <strong>{asSentence(row.document.subject)}</strong>
                <div className="mo-small mo-ink-3">
                  {row.document.kindName} · {row.document.unitName}
                </div>
              </>
            ),
          },
          {
            key: "da-xem",
            head: "Đã xem",
            width: 120,
            pinned: true,
            cell: ({ document, unseen }) => {
              const pages = document.pageAmount ?? 1;
              return (
                <span className={unseen.length > 0 ? "mo-warn mo-nowrap" : "mo-nowrap"}>
                  {pages - unseen.length} / {pages} trang
                </span>
              );
            },
          },
          {
            key: "ket-qua",
            head: "Kết quả",
            width: 420,
            pinned: true,
            cell: (row) => (
              <Result result={row.result} unseen={row.unseen} onOpen={() => props.onOpen(row.document.id)} />
            ),
          },
        ]}
      />
    </>
  );
}

function Result({ result, unseen, onOpen }: { result: ItemResult; unseen: readonly number[]; onOpen: () => void }) {
  switch (result.result) {
    case "signed":
      return (
        <>
          <span className="mo-row">
            <Words tone="ok" strong icon={<IconCircleCheck {...INLINE} />} words="Đã ký" />
            <ListTime at={result.at} />
          </span>
          {unseen.length > 0 && (
            <div className="mo-small mo-warn">Ký khi chưa xem trang {pagesWords(unseen)}, bạn đã đồng ý</div>
          )}
        </>
      );
    case "failed":
      return (
        <>
          <Words tone="bad" strong icon={<IconCircleX {...INLINE} />} words="Không ký được" />
          <div className="mo-small mo-ink-2">
            {result.sentence}{" "}
            {result.reasons
              .filter((reason) => !result.sentence.includes(reason.message))
              .map((reason) => `${reason.message} `)}
            <button type="button" className="mo-link" onClick={onOpen}>
              Mở văn bản
            </button>
          </div>
        </>
      );
    case "not-tried":
      return (
        <>
          <Words tone="plain" strong icon={<IconClock {...INLINE} />} words="Chưa ký" />
          <div className="mo-small mo-ink-2">{result.sentence}</div>
        </>
      );
    case "running":
      return <Words tone="pri" strong icon={<IconLoader2 {...INLINE} className="mo-spin" />} words="Đang ký…" />;
    case "waiting":
      return <span className="mo-ink-3">Chờ đến lượt</span>;
    default:
      return result.result satisfies never;
  }
}

function whyStopped({ stopped }: Batch): string {
  if (!stopped) return "";
  if (stopped.code === "stopped-by-hand") return stopped.message;
  return `Đợt ký dừng: ${stopped.message.charAt(0).toLocaleLowerCase("vi")}${stopped.message.slice(1)}`;
}
