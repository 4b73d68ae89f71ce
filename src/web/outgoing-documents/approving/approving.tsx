import { IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useAddress, useGo } from "../../app/address.ts";
import { failureOf } from "../../app/api.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { useMe } from "../../app/session.tsx";
import { useNarrow } from "../../app/use-narrow.ts";
import { useArrival } from "../../keys/settle.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Dock, Page } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { UrgencyMark } from "../../parts/marks/marks.tsx";
import { Note } from "../../parts/story/note.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { Track } from "../../parts/story/track.tsx";
import { ReturnDialog } from "../../signing/return-dialog.tsx";
import { type OutgoingDoc, type OutgoingListRow, outgoingApi, rememberDocument } from "../outgoing-api.ts";
import { APPROVING, stepOf, stepWords, titleOf, trackSteps } from "../words.ts";
import { ApproveMiddle } from "./approve-middle.tsx";
import { ApproveRight } from "./approve-right.tsx";
import "./approving.css";
import { nextAfter } from "./use-queue.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

/** One draft before its approver. `rows` is the queue it stands in. */
export function Approving({ document, rows }: { document: OutgoingDoc; rows: readonly OutgoingListRow[] }) {
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const [returning, setReturning] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const note = useKeptText(`duyet.${document.id}`, "");
  const phone = useNarrow(639);
  const narrow = useNarrow(1099);
  const steps = trackSteps(document.steps, me.person.fullName);
  // what was on the screen is what is approved; a newer version asks to be looked at first
  const [seenVersion, setSeenVersion] = useState(document.versionNo);
  const changed = document.versionNo !== seenVersion;
  // nobody approves a white sheet: the version must have been drawn, for this draft and this version
  const onScreen = `${document.id} ${seenVersion}`;
  const [drawn, setDrawn] = useState("");
  const onDrawn = useCallback(() => setDrawn(onScreen), [onScreen]);
  const blank = drawn !== onScreen;

  const step = stepOf(document.state);
  const words = step ? APPROVING[step] : null;
  const refusals = words ? document.acts[words.act] : undefined;
  const mayReturn = document.acts.return?.length === 0 && document.returnTargets.length > 0;
  const mayApprove = refusals?.length === 0 && !changed;
  const approvable = mayApprove && !blank;
  const search: Record<string, string> = address["loc"] ? { loc: address["loc"] } : {};

  function openNext(): void {
    const next = nextAfter(rows, document.id);
    go(next ? `/duyet/${next}` : "/duyet", search);
  }
  function walk(by: 1 | -1): void {
    const at = rows.findIndex((row) => row.id === document.id);
    const to = rows[at + by];
    if (to) go(`/duyet/${to.id}`, search);
  }
  async function approve(): Promise<void> {
    if (busy || !step || !words || !approvable) return;
    setBusy(true);
    setError(null);
    try {
      const at = { id: document.id, rowVersion: document.rowVersion };
      const fresh = await outgoingApi.approve({ ...at, step, versionNo: seenVersion, note: note.text.trim() });
      note.forget();
      rememberDocument(fresh);
      const more = nextAfter(rows, document.id) !== null;
      toast({ title: words.done, words: more ? "Đã mở văn bản kế tiếp." : "Đã duyệt hết." });
      openNext();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  const show = (so: boolean) => setAddress({ xem: so ? "so" : null }, { replace: true });
  useArrival(`${document.id} ${document.versionNo}`);
  useKeys({
    "J K": { label: "văn bản sau, trước", when: rows.length > 1, run: (key) => walk(key === "J" ? 1 : -1) },
    V: {
      label: "so với bản trước",
      when: document.versionNo > 1,
      run: () => show(address["xem"] !== "so"),
    },
    "Ctrl+Enter": { label: "duyệt", when: approvable, run: () => void approve() },
    T: { label: "trả lại", when: mayReturn, run: () => setReturning(true) },
    Esc: { label: "", run: () => go("/duyet", search) },
  });
  const acts = (
    <>
      {document.acts.return && (
        <Button
          look="danger"
          icon={<IconArrowBackUp {...ICON} />}
          {...(phone ? {} : { keys: "T" })}
          size={phone ? "main" : "normal"}
          onPress={() => setReturning(true)}
          refusals={document.acts.return}
          testId="return"
        >
          Trả lại…
        </Button>
      )}
      {words && refusals && (
        <Button
          look="filled"
          icon={<IconCheck {...ICON} />}
          {...(phone ? {} : { keys: ["Ctrl", "Enter"] })}
          size={phone ? "main" : "normal"}
          onPress={() => void approve()}
          refusals={refusals}
          running={busy && "Đang duyệt…"}
          {...(changed
            ? { reason: `Văn bản vừa có bản ${document.versionNo}. Hãy xem bản mới rồi duyệt.` }
            : blank
              ? { reason: "Trang dự thảo chưa hiện. Xem trang rồi duyệt." }
              : {})}
          testId="approve"
        >
          {phone ? "Duyệt" : words.verb}
        </Button>
      )}
    </>
  );
  const submitted = document.steps.find((each) => each.step === "draft")?.until ?? null;
  return (
    <Page
      back="/duyet"
      title={titleOf(document)}
      sub={
        <>
          {document.kindName} · bản {document.versionNo} · {document.drafterName} trình <ListTime at={submitted} />{" "}
          <UrgencyMark urgency={document.urgency} />
          {narrow && <div>{stepWords(steps)}</div>}
        </>
      }
      acts={phone ? undefined : acts}
      track={narrow ? undefined : <Track label="Đường đi của dự thảo" steps={steps} />}
      band={
        <>
          {changed && (
            <div className="mo-approve-band">
              <Note
                tone="warn"
                live
                title={`Văn bản vừa có bản ${document.versionNo}, bạn đang xem bản ${seenVersion}.`}
                act={
                  <Button size="small" look="filled" onPress={() => setSeenVersion(document.versionNo)}>
                    Xem bản mới
                  </Button>
                }
              >
                Chưa duyệt gì.
              </Note>
            </div>
          )}
          {(error !== null || (refusals && refusals.length > 0)) && (
            <div className="mo-approve-band">
              {/* no answer came, and the draft is no longer here to approve: it was approved all the same */}
              {!(failureOf(error).offline && !words) && <ErrorNote error={error} />}
              {refusals && <WhyNot refusals={refusals} />}
            </div>
          )}
        </>
      }
      dock={phone && (words || document.acts.return) ? <Dock>{acts}</Dock> : undefined}
    >
      <ThreePane
        screen="duyet"
        words={{ page: "Trang dự thảo", fields: "Để duyệt" }}
        fieldsWidth={390}
        page={
          <ApproveMiddle
            document={document}
            version={seenVersion}
            comparing={address["xem"] === "so"}
            onShow={setAddress}
            shown={address["xem"]}
            onDrawn={onDrawn}
          />
        }
        fields={
          <ApproveRight
            document={document}
            version={seenVersion}
            note={note.text}
            onNote={note.setText}
            mayApprove={mayApprove}
          />
        }
      />
      {returning && (
        <ReturnDialog
          document={document}
          to="draft"
          title="Trả lại dự thảo này?"
          onClose={() => setReturning(false)}
          onReturned={openNext}
        />
      )}
    </Page>
  );
}
