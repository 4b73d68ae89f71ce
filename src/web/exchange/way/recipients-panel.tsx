/**
 * Where an issued document went, one line a recipient, who needs me first (picture 12). Renews itself.
 *
 *   <RecipientsPanel documentId={id} />      wide (a page) or narrow (a tab); asks what to do below
 */
import "../../parts/layout/row-list.css";
import "./way.css";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { useRovingList } from "../../keys/use-roving-list.ts";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { FullTime, LegalTimeSentence, ListTime } from "../../parts/story/sentence-time.tsx";
import { type RecipientsAnswer, type RecipientWay, useExchangeLive, useRecipients } from "../exchange-api.ts";
import { BarHead, detailOf, WayBar, WayWords } from "./way-bar.tsx";
import { WayDock } from "./way-dock.tsx";

export function RecipientsPanel({ documentId }: { documentId: string }) {
  useExchangeLive();
  const query = useRecipients(documentId);
  if (query.isPending) return <Skeleton lines={5} label="Đang tải nơi nhận" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return <Rows answer={query.data} />;
}

function Rows({ answer }: { answer: RecipientsAnswer }) {
  const { rows } = answer;
  const [selected, setSelected] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.recipientId === selected),
  );
  const list = useRovingList({
    label: "Nơi nhận",
    count: rows.length,
    selected: at,
    onSelect: (index) => {
      if (index !== at) setOpen(false);
      setSelected(rows[index]?.recipientId ?? null);
    },
  });
  const way = rows[at];
  useKeys({
    V: { label: open ? "thu gọn" : "xem từng bước", when: rows.length > 0, run: () => setOpen(!open) },
  });
  if (rows.length === 0)
    return (
      <EmptyState icon={<IconSend size={20} stroke={1.75} />} title="Văn bản này chưa có nơi nhận">
        Nơi nhận ghi khi soạn, văn thư bổ sung được trước khi phát hành. Sau khi phát hành, từng nơi hiện ở đây với bước
        đang đến.
      </EmptyState>
    );
  return (
    <div className="mo-way-panel">
      <SumsLine sums={answer.sums} sha256={answer.sha256} />
      <div className="mo-way-scroll">
        <div className="mo-way-grid mo-way-head" aria-hidden="true">
          <span>Nơi nhận</span>
          <BarHead />
          <span>Trạng thái</span>
          <span>Lúc</span>
        </div>
        <div {...list.listProps}>
          {rows.map((row, index) => (
            <div key={row.recipientId} {...list.rowProps(index)} className="mo-list-row">
              {/* biome-ignore lint/a11y/useSemanticElements: a list with inner controls is a grid, not a table */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
              <div role="gridcell" className="mo-way-grid">
                <div>
                  <strong>{row.name}</strong>
                  <div className="mo-small mo-ink-3">{row.purpose}</div>
                </div>
                <span>
                  <WayBar bar={row.bar} />
                </span>
                <div className="mo-way-state">
                  <WayWords way={row} />
                  <div className="mo-small mo-ink-2">{detailOf(row)}</div>
                </div>
                <span className="mo-small mo-ink-3">
                  <ListTime at={row.statusAt ?? row.sentAt} />
                </span>
                {open && index === at && <Events way={row} />}
              </div>
            </div>
          ))}
        </div>
      </div>
      {way && <WayDock key={way.recipientId} way={way} onSteps={() => setOpen(!open)} stepsOpen={open} />}
    </div>
  );
}

function Events({ way }: { way: RecipientWay }) {
  return (
    <ol className="mo-way-events mo-small">
      {way.sentAt && (
        <li>
          <LegalTimeSentence verb="Gửi" actual={way.sentAt} legal={way.sentLegalAt ?? way.sentAt} />
          {way.attempts > 1 && `; đã thử ${way.attempts} lần`}
        </li>
      )}
      {way.arrivedAt && (
        <li>
          Hệ thống bên nhận ghi nhận lúc <FullTime at={way.arrivedAt} />
        </li>
      )}
      {way.events.map((event) => (
        <li key={event.id}>
          <FullTime at={event.at} /> · {event.words}
          {event.note && !event.words.startsWith(event.note) && `: ${event.note}`}
        </li>
      ))}
      {way.nextTryAt && (
        <li>
          Tự gửi lại lúc <FullTime at={way.nextTryAt} />
        </li>
      )}
    </ol>
  );
}

export function SumsLine({ sums, sha256 }: { sums: RecipientsAnswer["sums"]; sha256?: string | null }) {
  return (
    <div className="mo-sums" role="status">
      <span>
        <strong>{sums.recipients}</strong> nơi nhận
      </span>
      <span className="mo-ok">
        <strong>{sums.registered}</strong> đã vào sổ
      </span>
      {sums.arrived > 0 && (
        <span>
          <strong>{sums.arrived}</strong> đã đến, chưa vào sổ
        </span>
      )}
      {sums.underWay > 0 && (
        <span>
          <strong>{sums.underWay}</strong> đang gửi
        </span>
      )}
      {sums.paper > 0 && (
        <span>
          <strong>{sums.paper}</strong> gửi giấy
        </span>
      )}
      {sums.needMe > 0 && (
        <span className="mo-bad">
          <strong>{sums.needMe}</strong> cần bạn xử lý
        </span>
      )}
      {sha256 && (
        <>
          <span className="mo-grow" />
          <span className="mo-small mo-ink-3 mo-nowrap" title={sha256}>
            Một bản duy nhất · SHA-256 {sha256.slice(0, 4)}…{sha256.slice(-4)}
          </span>
        </>
      )}
    </div>
  );
}
