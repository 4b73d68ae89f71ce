// Under the page: what has been seen, and the one act that follows (pictures 06c, 10).
import { IconCheck, IconSignature } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { failureOf } from "../../app/api.ts";
import { useArrival } from "../../keys/settle.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Words } from "../../parts/marks/marks.tsx";
import { PinDialog, wantsPin } from "../pin-dialog.tsx";
import { ReturnDialog } from "../return-dialog.tsx";
import { pagesWords, unseenOf, useSeenPages } from "../seen-pages.ts";
import { type OutgoingDocument, renewOutgoing, signingApi } from "../signing-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

type Props = {
  document: OutgoingDocument;
  /** as the viewer counted them; the server's count until the file is open */
  pages: number | null;
  onShowPage: (page: number) => void;
  /** signed or returned: the next one opens */
  onDone: () => void;
  /** false while the ticked documents have Ctrl+Enter */
  mainKey: boolean;
};

export function SignDock(props: Props) {
  const { document } = props;
  const seen = useSeenPages(document.currentSha256);
  const pages = props.pages ?? document.pageAmount ?? 1;
  const unseen = unseenOf(seen, pages);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [pin, setPin] = useState<"first" | "again" | null>(null);
  const [returning, setReturning] = useState(false);
  const refusals = document.acts["sign-person"];
  const may = refusals !== undefined && refusals.length === 0 && document.currentSha256 !== null;

  async function sign(withPin?: string): Promise<void> {
    if (busy || !may || !document.currentSha256) return;
    setBusy(true);
    setError(null);
    setPin(null);
    try {
      const done = await signingApi.sign({
        id: document.id,
        sha256: document.currentSha256,
        rowVersion: document.rowVersion,
        ...(unseen.length > 0 ? { unseenPages: unseen } : {}),
        ...(withPin ? { pin: withPin } : {}),
      });
      toast({ title: done.sentence });
      props.onDone();
      void renewOutgoing();
    } catch (thrown) {
      if (wantsPin(failureOf(thrown).problem?.code)) setPin(withPin ? "again" : "first");
      else setError(thrown);
    }
    setBusy(false);
  }
  const look = () => unseen[0] && props.onShowPage(unseen[0]);
  const all = unseen.length === 0;
  const armed = useArmed(all);
  useArrival(document.id);
  useKeys({
    "Ctrl+Enter": {
      label: all ? "ký văn bản này" : "xem trang còn lại",
      when: props.mainKey && may,
      run: () => (all ? armed && void sign() : look()),
    },
    T: { label: "trả lại", when: document.acts.return !== undefined, run: () => setReturning(true) },
  });
  return (
    <footer className="mo-sign-dock">
      {/* no answer came, and now the page knows: it was signed all the same */}
      {!(failureOf(error).offline && document.signedAt) && <ErrorNote error={error} />}
      <div className="mo-sign-seen" aria-hidden="true">
        {Array.from({ length: Math.min(pages, 40) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cells are the pages in their order
          <i key={index} data-seen={seen.has(index + 1) || undefined} />
        ))}
      </div>
      <div className="mo-sign-dock-row">
        <div className="mo-grow">
          <div className="mo-row mo-sign-facts">
            <strong role="status">
              Đã xem {pages - unseen.length} / {pages} trang
            </strong>
            <Approved document={document} />
          </div>
          <p className="mo-small mo-ink-2">
            {all
              ? "Ký xong không gỡ chữ ký được; trả lại sau khi ký thì chữ ký bị hủy, có ghi lý do."
              : `Nút Ký hiện khi đã xem hết; còn trang ${pagesWords(unseen)}.`}{" "}
            {!all && may && (
              <button type="button" className="mo-link" onClick={() => void sign()} data-testid="sign-unseen">
                Ký khi chưa xem hết
              </button>
            )}
          </p>
        </div>
        <div className="mo-sign-acts">
          {document.acts.return && (
            <Button size="main" refusals={document.acts.return} onPress={() => setReturning(true)} testId="return">
              Trả lại…
            </Button>
          )}
          {refusals &&
            (all || !may ? (
              <Button
                key="sign"
                look="filled"
                size="main"
                icon={<IconSignature {...ICON} />}
                onPress={() => void sign()}
                {...(may && !armed ? { reason: "Vừa xem hết, bấm ký được ngay sau đây." } : {})}
                running={busy && "Đang ký…"}
                refusals={refusals}
                {...(props.mainKey ? { keys: "Ctrl+Enter" } : {})}
                testId="sign"
              >
                Ký văn bản
              </Button>
            ) : (
              <Button key="see" look="filled" size="main" onPress={look} running={busy && "Đang ký…"} testId="see-rest">
                Xem {unseen.length} trang còn lại
              </Button>
            ))}
        </div>
      </div>
      {refusals && <WhyNot refusals={refusals} />}
      {pin && (
        <PinDialog wrong={pin === "again"} count={1} onClose={() => setPin(null)} onPin={(text) => void sign(text)} />
      )}
      {returning && (
        <ReturnDialog document={document} onClose={() => setReturning(false)} onReturned={() => props.onDone()} />
      )}
    </footer>
  );
}

const ARMED_AFTER_MS = 700;

/** Ký takes the place of “Xem trang còn lại” by itself; a press meant for the one must not fall on the other. */
function useArmed(all: boolean): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!all) return setArmed(false);
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [all]);
  return armed;
}

/** The bytes that will be signed are those that were approved: the hash decides, not the eye. */
function Approved({ document }: { document: OutgoingDocument }) {
  if (!document.approvedSha256) return <Words tone="warn" icon={null} words="Chưa có bản được duyệt" />;
  const same = document.currentSha256 === document.approvedSha256;
  return same ? (
    <Words tone="ok" icon={<IconCheck size={15} stroke={2} aria-hidden="true" />} words="Không đổi từ bản đã duyệt" />
  ) : (
    <Words
      tone="plain"
      icon={null}
      words={document.codeNumber === null ? "Bản đã duyệt, thêm chữ ký" : "Bản đã duyệt, thêm chữ ký và số"}
    />
  );
}
