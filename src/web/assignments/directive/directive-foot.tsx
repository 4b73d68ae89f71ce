import { IconSend } from "@tabler/icons-react";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { useNarrow } from "../../app/use-narrow.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ConflictNote } from "../../parts/conflict/conflict-note.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { Note } from "../../parts/story/note.tsx";
import { type DirectiveForm, FORM_LABELS, type PartyId, valueWords } from "./directive-form.ts";
import type { DirectiveKind, useDirective } from "./use-directive.ts";

type Props = {
  kind: DirectiveKind;
  state: ReturnType<typeof useDirective>;
  refusals: readonly Refusal[];
  onSend: () => void;
  nameOf: (id: PartyId) => string;
  /** what happens after, in the button: “, mở kế” */
  nextWords?: string | undefined;
};

/** The one act of the sheet with every reason against it beside the button. */
export function DirectiveFoot({ kind, state, refusals, onSend, nameOf, nextWords }: Props) {
  const phone = useNarrow(639);
  const informOnly = state.form.lead === null && state.form.coordinate.length === 0 && state.form.inform.length > 0;
  const verb = kind === "proposal" ? "Gửi đề xuất" : informOnly ? "Gửi để biết" : "Giao việc";
  const label = `${verb}${nextWords ?? ""}`;
  useKeys({ "Ctrl+Enter": { label: label.toLocaleLowerCase("vi"), run: onSend } });
  return (
    <div className="mo-direct-foot">
      {state.stale && (
        <Note
          tone="warn"
          title="Văn bản vừa có thay đổi."
          live
          act={
            <Button size="small" onPress={state.takeNewest}>
              Đã xem, dùng bản mới
            </Button>
          }
        >
          Người khác vừa xử lý văn bản này; chữ bạn gõ còn nguyên. Xem lại phần Xử lý trước khi gửi.
        </Note>
      )}
      <ConflictNote
        clashes={(Object.keys(state.clashes) as (keyof DirectiveForm)[]).map((key) => ({
          key,
          label: FORM_LABELS[key],
          theirs: {
            words: valueWords(key, state.clashes, nameOf),
            onTake: () => state.choose(key, true),
            onKeep: () => state.choose(key, false),
          },
        }))}
        taken={state.taken.map((key) => FORM_LABELS[key])}
        onSeen={state.seenTaken}
      />
      {!state.stale && <ErrorNote error={state.send.error} />}
      <WhyNot refusals={refusals} />
      <Button
        look="filled"
        size="main"
        wide
        icon={<IconSend size={18} stroke={1.75} aria-hidden="true" />}
        keys={phone ? [] : "Ctrl+Enter"}
        refusals={refusals}
        running={state.send.isPending && "Đang gửi…"}
        {...(state.stale ? { reason: "Văn bản vừa có thay đổi; hãy xem bản mới trước." } : {})}
        onPress={onSend}
        testId="gui-but-phe"
      >
        {label}
      </Button>
      {kind === "directive" && phone && (
        <p className="mo-caption mo-ink-3">Hoàn tác được trong 10 giây, khi chưa ai xem.</p>
      )}
    </div>
  );
}
