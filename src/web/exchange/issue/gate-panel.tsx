// The light, the ten conditions, the recipients, the button that counts them.
import { IconCheck, IconFileText, IconPlus, IconSend, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { settled, useArrival } from "../../keys/settle.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog, SendKey } from "../../parts/feedback/dialog.tsx";
import { ErrorNote, ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Chip } from "../../parts/marks/marks.tsx";
import { CheckRow, LightHead } from "../../parts/story/checks.tsx";
import { ReturnDialog } from "../../signing/return-dialog.tsx";
import type { OutgoingDocument } from "../../signing/signing-api.ts";
import { exchangeApi, type IssueGate, renewExchange, useGate } from "../exchange-api.ts";
import { Differences } from "./differences.tsx";
import { RecipientsDialog } from "./recipients-dialog.tsx";

const INLINE = { size: 15, stroke: 2, "aria-hidden": true } as const;

export function GatePanel({ document, onIssued }: { document: OutgoingDocument; onIssued: () => void }) {
  const query = useGate(document.id, document.rowVersion);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<"set-recipients" | "add-printed" | "return" | "sure" | null>(null);
  const box = useRef<HTMLElement>(null);
  const gate = query.data;

  async function issue(): Promise<void> {
    if (busy || !gate?.ready) return;
    setBusy(true);
    setError(null);
    setOpen(null);
    try {
      const done = await exchangeApi.issue({ id: document.id, rowVersion: gate.rowVersion });
      toast({ title: done.sentence });
      onIssued();
      renewExchange();
    } catch (thrown) {
      setError(thrown);
      void query.refetch();
    }
    setBusy(false);
  }
  // what cannot be taken back (QC-7.1) is asked once more when the sheet only just came under the hand
  const press = () => {
    if (!gate?.ready || busy) return;
    if (settled()) void issue();
    else setOpen("sure");
  };
  useArrival(gate ? `${document.id} ${gate.rowVersion} ${gate.ready}` : null);
  const walk = () => {
    const repairs = [...(box.current?.querySelectorAll<HTMLElement>("[data-tone=bad] button") ?? [])];
    const at = repairs.findIndex((repair) => repair === window.document.activeElement);
    repairs[(at + 1) % repairs.length]?.focus();
  };
  useKeys({
    F8: { label: "mục chưa đạt kế tiếp", when: gate?.ready === false, run: walk },
    "Ctrl+Enter": { label: "phát hành", when: gate?.ready === true, run: press },
    T: { label: "trả lại", when: document.acts.return !== undefined, run: () => setOpen("return") },
  });
  if (query.isPending) return <Skeleton lines={6} label="Đang kiểm tra mười mục" />;
  if (!gate) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const failed = gate.checks.filter((check) => !check.ok);
  const ordered = [...failed, ...gate.checks.filter((check) => check.ok)];
  return (
    <div className="mo-gate">
      <section
        className="mo-gate-checks"
        ref={box}
        aria-label="Mười điều kiện"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
      >
        <LightHead
          tone={gate.ready ? "ok" : "bad"}
          title={gate.headline}
          words={gate.summary}
          {...(gate.ready ? { icon: <IconSend size={22} stroke={1.75} /> } : {})}
        />
        <ul>
          {ordered.map((check) => (
            <CheckRow
              key={check.id}
              tone={check.ok ? "ok" : "bad"}
              name={check.name}
              clause={check.ok ? undefined : check.reasons.find((reason) => reason.clause)?.clause}
              act={
                check.repair && (
                  <Repair repair={check.repair} first={check.id === failed[0]?.id} onOpen={(act) => setOpen(act)} />
                )
              }
            >
              {check.sentence}
            </CheckRow>
          ))}
        </ul>
      </section>
      <Recipients
        gate={gate}
        mayEdit={document.acts["set-recipients"]?.length === 0}
        onEdit={() => setOpen("set-recipients")}
        foot={
          <>
            <ErrorNote error={error} />
            <Differences
              gate={gate}
              {...(document.acts["set-recipients"]?.length === 0 ? { onAdd: () => setOpen("add-printed") } : {})}
            />
            <Button
              look="filled"
              size="main"
              wide
              icon={<IconSend size={18} stroke={1.75} aria-hidden="true" />}
              onPress={press}
              running={busy && "Đang phát hành…"}
              refusals={failed.flatMap((check) => check.reasons)}
              {...(gate.ready || failed.some((check) => check.reasons.length > 0) ? {} : { reason: gate.summary })}
              testId="issue"
            >
              {gate.button}
            </Button>
            <p className="mo-small mo-ink-2 mo-gate-last">
              Sau khi phát hành không sửa được; thu hồi là một việc riêng, bên nhận thấy.
            </p>
          </>
        }
      />
      {open === "sure" && <Sure gate={gate} onStay={() => setOpen(null)} onIssue={() => void issue()} />}
      {(open === "set-recipients" || open === "add-printed") && (
        <RecipientsDialog
          document={document}
          {...(open === "add-printed" ? { add: gate.differences.notChosen } : {})}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "return" && <ReturnDialog document={document} onClose={() => setOpen(null)} onReturned={onIssued} />}
    </div>
  );
}

function Sure({ gate, onStay, onIssue }: { gate: IssueGate; onStay: () => void; onIssue: () => void }) {
  const { recipients } = gate;
  return (
    <Dialog
      open
      onClose={onStay}
      title={`Phát hành đến ${recipients.length} nơi nhận?`}
      acts={
        <>
          <Button onPress={onStay}>Xem lại</Button>
          <Button look="filled" keys="Ctrl+Enter" onPress={onIssue} testId="issue-sure">
            {gate.button}
          </Button>
        </>
      }
    >
      <SendKey run={onIssue} />
      <p>
        {recipients.map((recipient) => recipient.name).join("; ")}. Sau khi phát hành không sửa được; thu hồi là một
        việc riêng, bên nhận thấy.
      </p>
      <Differences gate={gate} />
    </Dialog>
  );
}

function Repair(props: {
  repair: NonNullable<IssueGate["checks"][number]["repair"]>;
  first: boolean;
  onOpen: (act: "set-recipients" | "return") => void;
}) {
  const { act, label } = props.repair;
  // signatures and numbers are repaired by going back to their step
  const opens = act === "set-recipients" ? act : "return";
  return (
    <Button size="small" look={props.first ? "filled" : "outline"} onPress={() => props.onOpen(opens)}>
      {label}
    </Button>
  );
}

function Recipients(props: { gate: IssueGate; mayEdit: boolean; onEdit: () => void; foot: React.ReactNode }) {
  const { recipients } = props.gate;
  return (
    <section className="mo-gate-recipients" aria-label="Nơi nhận">
      <header className="mo-row mo-gate-head">
        <h2 className="mo-label mo-grow">Nơi nhận · {recipients.length}</h2>
        {props.mayEdit && (
          <Button
            look="text"
            size="small"
            icon={<IconPlus {...INLINE} />}
            onPress={props.onEdit}
            testId="edit-recipients"
          >
            Thêm, sửa
          </Button>
        )}
      </header>
      <ul
        className="mo-gate-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
      >
        {recipients.map((recipient) => (
          <li key={recipient.id}>
            <div className="mo-grow">
              {recipient.name}
              <div className="mo-small mo-ink-3">
                {[recipient.purpose, recipient.delivery === "paper" ? "bản giấy" : "liên thông"]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </div>
            {recipient.ready ? (
              <Chip
                tone={recipient.delivery === "paper" ? "plain" : "ok"}
                icon={recipient.delivery === "paper" ? <IconFileText {...INLINE} /> : <IconCheck {...INLINE} />}
              >
                {recipient.sentence}
              </Chip>
            ) : (
              <Chip tone="bad" icon={<IconX {...INLINE} />}>
                {recipient.sentence}
              </Chip>
            )}
          </li>
        ))}
      </ul>
      <footer className="mo-gate-foot">{props.foot}</footer>
    </section>
  );
}
