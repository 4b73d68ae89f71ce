/**
 * One waiting letter after the other (picture 07c): the page beside the sheet, the next one opens by itself.
 *
 *   <LetterQueue box="to-direct" title="Bút phê" waiting="Chờ bút phê" empty={{ title, words }}
 *     sheet={(letter, done) => <DirectivePanel …/>} sheetWords="Bút phê" />
 *
 * The address carries the letter (`?vb=`) and, on phones, whether the sheet is open (`&phieu=1`). `J K` walk the queue.
 */
import "./letter-queue.css";
import { type ReactNode, useEffect } from "react";
import type { Role } from "#src/rules/access/words.ts";
import { useAddress, useGo } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { useNarrow } from "../../app/use-narrow.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { SignatureMark, UrgencyMark } from "../../parts/marks/marks.tsx";
import { Note } from "../../parts/story/note.tsx";
import { DayText } from "../../parts/story/sentence-time.tsx";
import {
  forgetFromQueue,
  type Letter,
  preloadTrace,
  type QueueBox,
  useAssignmentsLive,
  useLetter,
  useQueue,
} from "../assignments-api.ts";
import { nextInQueue, orderQueue } from "../queue-order.ts";
import { QueueLetter } from "./queue-letter.tsx";
import { Done, NotYours, OpenNext, Place, Shell } from "./queue-states.tsx";

export type AfterAct = { done: () => void; undone: () => void };
type Props = {
  box: QueueBox;
  /** whose queue it is; others are told so instead of being shown an empty one */
  roles: readonly Role[];
  title: string;
  /** “Chờ bút phê” of “Chờ bút phê 2 / 7” */
  waiting: string;
  empty: { title: string; words: string };
  /** name of the sheet: pane switch, phone button */
  sheetWords: string;
  /** `inSheet`: opened from below on a phone, over the dock that shows the proposal */
  sheet: (letter: Letter, after: AfterAct & { inSheet: boolean }) => ReactNode;
  /** at the foot of the phone's page; `open` opens the sheet */
  phoneDock: (letter: Letter, after: AfterAct & { open: () => void }) => ReactNode;
};

export function LetterQueue(props: Props) {
  const me = useMe();
  if (!me.post.roles.some((role) => props.roles.includes(role)))
    return <Shell title={props.title} body={<NotYours title={props.title} post={me.post.title} />} />;
  return <OwnQueue {...props} />;
}

function OwnQueue(props: Props) {
  useAssignmentsLive();
  const queue = useQueue(props.box);
  const [address, setAddress] = useAddress();
  const rows = orderQueue(queue.data?.rows ?? []);
  const current = address["vb"] ?? rows[0]?.id ?? null;
  const letter = useLetter(current);
  const at = rows.findIndex((row) => row.id === current);
  const next = current ? nextInQueue(rows, current) : null;
  useEffect(() => {
    if (next) preloadTrace(next);
  }, [next]);

  const show = (id: string | null) => setAddress({ vb: id, phieu: null }, { replace: true });
  const step = (by: 1 | -1) => {
    const to = rows[at + by];
    if (to) show(to.id);
  };
  useKeys({
    "J K": { label: "văn bản sau, trước", when: rows.length > 1, run: (key) => step(key === "J" ? 1 : -1) },
  });
  if (queue.isPending) return <Shell title={props.title} body={<Skeleton lines={4} />} />;
  if (!queue.data)
    return <Shell title={props.title} body={<ErrorPanel error={queue.error} onRetry={() => void queue.refetch()} />} />;
  if (!current) return <Shell title={props.title} body={<Done {...props.empty} />} />;
  if (letter.isPending) return <Shell title={props.title} body={<Skeleton lines={4} label="Đang mở văn bản" />} />;
  if (!letter.data)
    return (
      <Shell
        title={props.title}
        body={<ErrorPanel error={letter.error} onRetry={() => void letter.refetch()} />}
        acts={rows.length > 0 && <OpenNext onPress={() => show(rows[0]?.id ?? null)} />}
      />
    );
  const after: AfterAct = {
    done: () => {
      forgetFromQueue(props.box, letter.data.id);
      show(next);
      focusHead();
    },
    undone: () => show(letter.data.id),
  };
  return (
    <OpenLetter
      {...props}
      letter={letter.data}
      place={at < 0 ? null : { at: at + 1, of: rows.length }}
      onStep={step}
      onNext={rows.length > 0 ? () => show(rows[0]?.id ?? null) : null}
      after={after}
    />
  );
}

type OpenProps = Props & {
  letter: Letter;
  place: { at: number; of: number } | null;
  onStep: (by: 1 | -1) => void;
  onNext: (() => void) | null;
  after: AfterAct;
};

function OpenLetter(props: OpenProps) {
  const { letter, place, after } = props;
  const [address, setAddress] = useAddress();
  const phone = useNarrow(639);
  const narrow = useNarrow(1099);
  const go = useGo();
  useKeys({ M: { label: "mở văn bản", run: () => go(`/van-ban-den/${letter.id}`) } });
  const sheetOpen = phone && address["phieu"] === "1";
  const close = () => setAddress({ phieu: null }, { replace: true });
  const gone = place === null && (
    <Note
      tone="info"
      title="Văn bản này không còn chờ bạn."
      live
      act={props.onNext && <OpenNext onPress={props.onNext} />}
    >
      Bạn hoặc người khác đã xử lý; phần Xử lý của văn bản ghi rõ ai, lúc nào.
    </Note>
  );
  const page = <QueueLetter key={letter.id} letter={letter} />;
  return (
    <Page
      title={asSentence(letter.subject)}
      {...(phone ? { back: "/" } : {})}
      sub={
        <span className="mo-queue-sub">
          <strong>{letter.organName}</strong>
          <span className="mo-nowrap">
            {numberAndNotation(letter)} ngày <DayText day={letter.issuedDate} />
          </span>
          <span className="mo-nowrap">
            Số đến <strong>{letter.arrivalNumber}</strong>
          </span>
          {!phone && <SignatureMark verdict={letter.verdict} />}
          <UrgencyMark urgency={letter.urgency} />
          {narrow && place && <Place {...place} words="" onStep={props.onStep} />}
        </span>
      }
      acts={!narrow && place && <Place {...place} words={props.waiting} onStep={props.onStep} />}
      band={gone && <div className="mo-queue-band">{gone}</div>}
      dock={
        phone && (
          <div className="mo-queue-dock">
            {props.phoneDock(letter, { ...after, open: () => setAddress({ phieu: "1" }) })}
          </div>
        )
      }
    >
      {phone ? (
        page
      ) : (
        <ThreePane
          screen={`hang.${props.box}`}
          page={page}
          fields={props.sheet(letter, { ...after, inSheet: false })}
          fieldsWidth={460}
          words={{ fields: props.sheetWords }}
        />
      )}
      <Dialog
        open={sheetOpen}
        onClose={close}
        title={props.sheetWords}
        closable
        aside={<span className="mo-small mo-ink-3 mo-queue-aside">{numberAndNotation(letter)}</span>}
      >
        {props.sheet(letter, { ...after, inSheet: true })}
      </Dialog>
    </Page>
  );
}

/** After an act the next letter is announced by its heading (ui/README 14). */
function focusHead(): void {
  requestAnimationFrame(() => document.getElementById("noi-dung")?.focus({ preventScroll: true }));
}
