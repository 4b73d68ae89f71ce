/**
 * Second step (picture 03): the page left, every field right, the number and the main act in the dock. Enter goes through the
 * fields, Ctrl Enter registers.
 */
import { IconShieldOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { queryClient } from "../../app/query.ts";
import { useArrival } from "../../keys/settle.ts";
import { useFieldKeys } from "../../keys/use-field-keys.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Dock } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { LegalTimeSentence } from "../../parts/story/sentence-time.tsx";
import { marksOf } from "../draft/field-list.ts";
import { useDraft } from "../draft/use-draft.ts";
import { DraftConflict } from "../form/conflict-note.tsx";
import { DuplicateNotes } from "../form/duplicate-note.tsx";
import { CaseFileField, PresentField, UnusualFiling, useFiling } from "../form/filing-fields.tsx";
import { RegisterForm } from "../form/register-form.tsx";
import { SaveWords } from "../form/save-words.tsx";
import { SignerNote } from "../form/signer-note.tsx";
import { SixItems } from "../form/six-items.tsx";
import { useRegister } from "../form/use-register.ts";
import { type IntakeItem, intakeApi, rememberItem, useNextNumber } from "../intake-api.ts";
import { VerdictNote, whyNot } from "../queue/before-register.tsx";
import { RefuseDialog } from "../queue/refuse-dialog.tsx";

export type Carried = { organName: string; organCode: string; typeName: string };
type Props = {
  item: IntakeItem;
  /** agency and kind of the letter before, when the clerk wants them kept */
  carried: Carried | null;
  onRegistered: (carried: Carried) => void;
  onLeft: () => void;
  /** what opens afterwards, in a sentence; null: nothing */
  next: string | null;
};

export function RegisterBeside({ item, carried, onRegistered, onLeft, next }: Props) {
  const draft = useDraft(item, carried ?? {});
  const filing = useFiling();
  const number = useNextNumber();
  const [caseFile, setCaseFile] = useState("");
  const [active, setActive] = useState<FieldName | null>(null);
  const [refusing, setRefusing] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const registering = useRegister({
    item,
    draft,
    presentTo: filing.presentTo,
    caseFile,
    next,
    onDone: () => {
      const { organName, organCode, typeName } = draft.values;
      void queryClient.invalidateQueries({ queryKey: ["intake"] });
      void queryClient.invalidateQueries({ queryKey: ["counts"] });
      onRegistered({ organName, organCode, typeName });
    },
  });
  useArrival(item.id);
  const form = useFieldKeys({
    onLast: () => document.querySelector<HTMLElement>('[data-testid="register"]')?.focus(),
    onSeek: registering.showFaults,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the letter opens
  useEffect(() => {
    form.focusFirst();
  }, []);
  async function park(): Promise<void> {
    setError(null);
    try {
      rememberItem(await intakeApi.park({ id: item.id, rowVersion: await draft.settle() }));
      void queryClient.invalidateQueries({ queryKey: ["intake"] });
      toast({ title: "Đã giữ lại.", words: "Văn bản và chữ đã gõ nằm ở mục Đang giữ lại." });
      onLeft();
    } catch (thrown) {
      setError(thrown);
    }
  }
  const press = () => {
    if (registering.blocked) form.nextError();
    else void registering.register();
  };
  useKeys({
    "Ctrl+Enter": { label: "vào sổ", run: press },
    "Ctrl+S": { label: "giữ lại", when: item.state === "waiting", run: () => void park() },
    F8: {
      label: "lỗi kế tiếp",
      when: registering.refusals.length > 0 || !registering.sixLookedAt,
      run: form.nextError,
    },
  });
  const { marks, activeMark } = marksOf(item.proposed, active);
  const reasons = whyNot(registering);
  const failure = error ?? registering.error;
  return (
    <>
      <ThreePane
        screen="vao-so-giay"
        words={{ fields: "Trường" }}
        fieldsWidth={620}
        page={
          item.file && (
            <LetterView
              address={`/api/intake/${item.id}/file`}
              saveAddress={`/api/intake/${item.id}/file?download=1`}
              file={item.file}
              marks={marks}
              goToMark={activeMark}
              scanned={item.gate.unreadPages.length > 0}
            />
          )
        }
        fields={
          <>
            <DraftConflict draft={draft} beside />
            <div className="mo-pane-body mo-stack" data-testid="fields">
              <DuplicateNotes
                item={item}
                duplicates={registering.duplicates}
                acknowledged={registering.acknowledged}
                onAcknowledge={registering.acknowledge}
                onRefuse={setRefusing}
              />
              <SignerNote registering={registering} />
              {item.receipt && item.receipt.verdict !== "unsigned" && <VerdictNote item={item} />}
              <RegisterForm
                item={item}
                draft={draft}
                faults={registering.faults}
                onActive={setActive}
                formProps={form.formProps}
              >
                {registering.needsSix && (
                  <div className="mo-register-whole">
                    <SixItems
                      seen={registering.seen}
                      onChange={registering.setSeen}
                      missing={registering.tried && !registering.sixLookedAt}
                    />
                  </div>
                )}
                {registering.verdict === "unsigned" && !registering.needsSix && (
                  <p className="mo-register-whole mo-small mo-warn">
                    <IconShieldOff size={15} stroke={1.75} aria-hidden="true" /> Không ký số và không phải PDF: văn bản
                    chỉ để biết, tham khảo (QC-3.3).
                  </p>
                )}
                <PresentField filing={filing} />
                <CaseFileField value={caseFile} onChange={setCaseFile} subject={draft.values.subject} />
              </RegisterForm>
            </div>
            {/* the failure stands where the press was, not below the last field */}
            {Boolean(failure) && (
              <div className="mo-dock-fault">
                <ErrorNote error={failure} />
              </div>
            )}
            <Dock
              words={
                <div className="mo-row mo-dock-number">
                  <div>
                    <div className="mo-label">Số đến sẽ cấp</div>
                    <div className="mo-number-2" data-testid="next-number">
                      {number.data?.nextNumber ?? "…"}
                    </div>
                  </div>
                  <div className="mo-small mo-ink-2 mo-grow">
                    <UnusualFiling filing={filing} />
                    <LegalTimeSentence verb="Đến" actual={item.receivedAt} legal={item.receivedLegalAt} />
                    {!failure && (
                      <div className="mo-ink-3" role="status">
                        <SaveWords draft={draft} />
                      </div>
                    )}
                  </div>
                </div>
              }
            >
              {item.state === "waiting" && (
                <Button onPress={() => void park()} testId="park">
                  Giữ lại
                </Button>
              )}
              <Button
                look="filled"
                size="main"
                keys="Ctrl+Enter"
                onPress={press}
                running={registering.busy && "Đang vào sổ…"}
                testId="register"
              >
                Nhận hết, vào sổ
              </Button>
            </Dock>
            {reasons.length > 0 && registering.refusals.length === 0 && (
              <p className="mo-dock-why mo-small mo-warn">{reasons.join(" ")}</p>
            )}
          </>
        }
      />
      {refusing !== null && (
        <RefuseDialog
          item={item}
          start={refusing}
          settle={draft.settle}
          onClose={() => setRefusing(null)}
          onRefused={onLeft}
        />
      )}
    </>
  );
}
