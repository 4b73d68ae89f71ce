/**
 * The right pane of the queue: next number and the main act first, then the verdict, then the fields (picture 02). Give it the
 * item's id as key: another letter is another panel.
 */
import { IconAlertCircle, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { useGo } from "../../app/address.ts";
import { queryClient } from "../../app/query.ts";
import { useArrival } from "../../keys/settle.ts";
import { useFieldKeys } from "../../keys/use-field-keys.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast, undoable } from "../../parts/feedback/toast.tsx";
import { useDraft } from "../draft/use-draft.ts";
import { DraftConflict } from "../form/conflict-note.tsx";
import { DuplicateNotes } from "../form/duplicate-note.tsx";
import { CaseFileField, PresentField, UnusualFiling, useFiling } from "../form/filing-fields.tsx";
import { RegisterForm } from "../form/register-form.tsx";
import { SaveWords } from "../form/save-words.tsx";
import { SignerNote } from "../form/signer-note.tsx";
import { SixItems } from "../form/six-items.tsx";
import { useRegister } from "../form/use-register.ts";
import { type IntakeItem, intakeApi, rememberItem } from "../intake-api.ts";
import { SenderNote } from "../recall/sender-note.tsx";
import { BeforeRegister, VerdictNote } from "./before-register.tsx";
import { Chooser } from "./chooser.tsx";
import { NextNumber } from "./next-number.tsx";
import { originWords, QueueFacts } from "./queue-facts.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";

type Props = {
  item: IntakeItem;
  onNext: () => void;
  /** another letter opens afterwards */
  more: boolean;
  onActive: (name: FieldName | null) => void;
  onSignatures: () => void;
  focusMain: boolean;
};

export function QueuePanel({ item, onNext, onActive, onSignatures, focusMain, more }: Props) {
  const go = useGo();
  const draft = useDraft(item);
  const filing = useFiling();
  const [caseFile, setCaseFile] = useState("");
  const [editing, setEditing] = useState(false);
  const [looking, setLooking] = useState(false);
  const [refusing, setRefusing] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const mainAct = useRef<HTMLButtonElement>(null);
  const present = useRef<HTMLDivElement>(null);
  const six = useRef<HTMLDivElement>(null);
  const registering = useRegister({
    item,
    draft,
    presentTo: filing.presentTo,
    caseFile,
    next: more ? "Đã mở văn bản kế tiếp." : null,
    onDone: () => {
      setLooking(false);
      done();
    },
  });
  useArrival(item.id);
  const form = useFieldKeys({ onLast: () => mainAct.current?.focus() });
  useEffect(() => {
    if (focusMain) mainAct.current?.focus();
  }, [focusMain]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the fields open
  useEffect(() => {
    if (editing) form.focusFirst();
    else onActive(null);
  }, [editing]);

  const done = () => {
    void queryClient.invalidateQueries({ queryKey: ["intake"] });
    void queryClient.invalidateQueries({ queryKey: ["counts"] });
    onNext();
  };
  const press = () => {
    registering.showFaults();
    if (registering.green) void registering.register();
    else if (registering.onlySix) six.current?.querySelector("input")?.focus();
    else setLooking(true);
  };
  async function park(): Promise<void> {
    setError(null);
    try {
      const rowVersion = await draft.settle();
      if (item.state === "parked") {
        rememberItem(await intakeApi.resume({ id: item.id, rowVersion }));
        toast({ title: "Đã đưa lại vào hàng chờ." });
        void queryClient.invalidateQueries({ queryKey: ["intake", "list"] });
        return;
      }
      const kept = await intakeApi.park({ id: item.id, rowVersion });
      undoable({
        title: "Đã giữ lại.",
        words: "Chữ đã gõ còn nguyên.",
        commit: () => undefined,
        undo: () => void intakeApi.resume({ id: item.id, rowVersion: kept.rowVersion }),
      });
      done();
    } catch (thrown) {
      setError(thrown);
    }
  }
  useKeys({
    Enter: { label: "vào sổ", run: press, when: !editing },
    "Ctrl+Enter": { label: editing ? "vào sổ" : "", run: press },
    F2: { label: editing ? "" : "sửa trường", run: () => setEditing(true) },
    Esc: { label: editing ? "xong sửa" : "", when: editing, run: () => setEditing(false) },
    T: { label: "từ chối", run: () => setRefusing("") },
    "Ctrl+S": { label: "", run: () => void park() },
    G: { label: item.state === "parked" ? "đưa lại" : "giữ lại", run: () => void park() },
    C: { label: "trình cho ai", run: () => present.current?.querySelector("select")?.focus() },
  });

  return (
    <>
      <div className="mo-queue-head">
        <p className="mo-hidden" role="status">
          Đang mở: {item.fromName}, {asSentence(item.subject)}
        </p>
        <NextNumber item={item} />
        <Button
          ref={mainAct}
          look="filled"
          size="main"
          wide
          keys="Enter"
          onPress={press}
          running={registering.busy && "Đang vào sổ…"}
          testId="register"
        >
          Vào sổ
        </Button>
        <UnusualFiling filing={filing} />
        <div className="mo-queue-acts">
          <Button
            keys="G"
            onPress={() => void park()}
            testId="park"
            {...(item.state === "parked"
              ? { icon: <IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" /> }
              : {})}
          >
            {item.state === "parked" ? "Đưa lại" : "Giữ lại"}
          </Button>
          <Button onPress={() => go("/cho-vao-so/them", { vb: item.id })} testId="open-form">
            Mở rộng
          </Button>
          <Button look="danger" keys="T" onPress={() => setRefusing("")} testId="refuse">
            Từ chối
          </Button>
        </div>
      </div>
      <DraftConflict draft={draft} beside={editing} />
      <div className="mo-pane-body mo-queue-body" data-testid="fields">
        <ErrorNote error={error ?? (looking ? null : registering.error)} />
        <SenderNote item={item} />
        <VerdictNote
          item={item}
          act={
            (item.receipt?.signatures.length ?? 0) > 0 && (
              <button type="button" className="mo-link" onClick={onSignatures}>
                Xem chữ ký
              </button>
            )
          }
        />
        {/* beside the page it asks about, never over it */}
        {registering.needsSix && (
          <div ref={six}>
            <SixItems
              seen={registering.seen}
              onChange={registering.setSeen}
              missing={registering.tried && !registering.sixLookedAt}
            />
          </div>
        )}
        <DuplicateNotes
          item={item}
          duplicates={registering.duplicates}
          acknowledged={registering.acknowledged}
          onAcknowledge={registering.acknowledge}
          onRefuse={setRefusing}
        />
        <SignerNote registering={registering} />
        {editing ? (
          <RegisterForm
            item={item}
            draft={draft}
            faults={registering.faults}
            onActive={onActive}
            formProps={form.formProps}
            narrow
          />
        ) : (
          <QueueFacts item={item} draft={draft} faults={registering.faults} />
        )}
        <div ref={present} className="mo-stack">
          <Chooser value={filing.presentTo} onChange={filing.choose}>
            <PresentField filing={filing} />
          </Chooser>
          <Chooser value={caseFile} onChange={setCaseFile}>
            <CaseFileField value={caseFile} onChange={setCaseFile} subject={draft.values.subject} />
          </Chooser>
        </div>
        <div className="mo-row mo-small mo-ink-3">
          <span className="mo-grow">{editing ? <SaveWords draft={draft} /> : originWords(item)}</span>
          <Button size="small" keys="F2" onPress={() => setEditing(!editing)} testId="edit-fields">
            {editing ? "Xong sửa" : "Sửa trường"}
          </Button>
        </div>
        {item.note && (
          <p className="mo-small mo-ink-2">
            <IconAlertCircle size={15} stroke={1.75} aria-hidden="true" /> {item.note}
          </p>
        )}
      </div>
      {looking && (
        <BeforeRegister
          item={item}
          registering={registering}
          onClose={() => setLooking(false)}
          onEdit={() => {
            setLooking(false);
            setEditing(true);
          }}
          onRefuse={(reason) => {
            setLooking(false);
            setRefusing(reason);
          }}
        />
      )}
      {refusing !== null && (
        <RefuseDialog
          item={item}
          start={refusing}
          settle={draft.settle}
          onClose={() => setRefusing(null)}
          onRefused={done}
        />
      )}
    </>
  );
}
