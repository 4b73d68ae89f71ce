import { IconArrowBackUp, IconFlag, IconSend, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { useNarrow } from "../../app/use-narrow.ts";
import { useArrival } from "../../keys/settle.ts";
import { useFieldKeys } from "../../keys/use-field-keys.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { DateField } from "../../parts/fields/date-field.tsx";
import { Picker } from "../../parts/fields/picker.tsx";
import { TextArea } from "../../parts/fields/text-field.tsx";
import { DirectiveBlock } from "../../parts/story/facts.tsx";
import { Note } from "../../parts/story/note.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { type Letter, type Post, refreshAssignments } from "../assignments-api.ts";
import type { PanelProps } from "../directive/directive-panel.tsx";
import { loadWords } from "../directive/parties.ts";
import { GiveBackDialog } from "./give-back-dialog.tsx";
import type { OwnPart } from "./own-work.ts";
import { useAssign } from "./use-assign.ts";

const ICON = { size: 15, stroke: 1.75, "aria-hidden": true } as const;
type Props = Omit<PanelProps, "onUndone"> & {
  letter: Letter;
  part: OwnPart;
  people: readonly Post[];
  nextWords?: string;
};

export function AssignForm({ letter, part, people, rowVersion, onDone, nextWords }: Props) {
  const { directive, assignment } = part;
  const state = useAssign({ letter, part, rowVersion });
  const travel = useFieldKeys();
  const phone = useNarrow(639);
  const [returning, setReturning] = useState(false);
  const options = people.map((post) => ({
    id: post.id,
    name: post.fullName,
    note: `${post.title} · ${loadWords(post.openWork)}`,
  }));
  const blocked = letter.acts.assign ?? [];
  const refusals = blocked.length > 0 ? blocked : state.refusals;
  const mayReturn = letter.acts.return !== undefined && directive.kind === "directive";
  const send = () => {
    if (refusals.length > 0 || state.stale || state.send.isPending) return;
    state.send.mutate(undefined, {
      onSuccess: () => {
        const name = options.find((option) => option.id === state.postId)?.name ?? "";
        refreshAssignments();
        toast({ title: `Đã giao ${name}.`, words: "Giao lại thì việc mới thay việc cũ." });
        onDone();
      },
    });
  };
  const label = `Giao việc${nextWords ?? ""}`;
  useArrival(directive.id);
  useKeys({
    P: { label: "vào ô phân công", run: () => travel.focusFirst() },
    "Ctrl+Enter": { label: label.toLocaleLowerCase("vi"), run: send },
    T: { label: "trả lại", when: mayReturn, run: () => setReturning(true) },
  });
  return (
    <div className="mo-direct">
      <form {...travel.formProps} className="mo-direct-fields">
        <DirectiveBlock by={`${directive.byName}, ${directive.byTitle}`} at={<ListTime at={directive.createdAt} />}>
          {directive.text || "Không ghi thêm lời."}
        </DirectiveBlock>
        <Picker
          label="Chuyên viên chủ trì"
          icon={<IconFlag {...ICON} />}
          source={{ words: "chỉ một", tone: "plain" }}
          mark={<IconFlag {...ICON} />}
          options={options}
          value={state.postId ? [state.postId] : []}
          onChange={([id]) => state.setPostId(id ?? null)}
          recentKey="chuyen-vien"
          single
          testId="chuyen-vien"
        />
        <Picker
          label="Phối hợp trong đơn vị"
          icon={<IconUsers {...ICON} />}
          options={options.filter((option) => option.id !== state.postId)}
          value={state.coordinators}
          onChange={state.setCoordinators}
          recentKey="chuyen-vien"
          optional
        />
        <DateField
          label="Hạn trong đơn vị"
          value={state.dueDate}
          onChange={state.setDueDate}
          calendar={state.calendar}
          strip
          optional
          {...(state.latest
            ? {
                latest: state.latest,
                latestReason: "quá hạn của lãnh đạo",
                source: {
                  words: `Lãnh đạo giao ${weekdayName(state.latest)} ${dayMonthText(state.latest)}`,
                  tone: "plain" as const,
                },
                hint: "Ngày mờ: ngày nghỉ hoặc quá hạn của lãnh đạo. Để trống là theo hạn của lãnh đạo.",
              }
            : { hint: "Lãnh đạo không đặt hạn; đặt hạn trong đơn vị nếu cần." })}
          testId="han"
        />
        <TextArea
          label="Lời giao việc"
          optional
          source={state.kept ? { words: "chữ gõ lần trước", tone: "plain" } : null}
          value={state.text}
          onChange={state.setText}
          placeholder="Ví dụ: Em My soạn, lưu ý số liệu 05 trụ sở."
          testId="loi"
        />
      </form>
      <div className="mo-direct-foot">
        {state.stale ? (
          <Note
            tone="warn"
            live
            title="Văn bản vừa có thay đổi."
            act={
              <Button size="small" onPress={state.takeNewest}>
                Đã xem, dùng bản mới
              </Button>
            }
          >
            Chữ bạn gõ còn nguyên. Xem lại phần Xử lý trước khi giao.
          </Note>
        ) : (
          <ErrorNote error={state.send.error} />
        )}
        <WhyNot refusals={refusals} />
        <div className="mo-two-acts">
          {mayReturn && (
            <Button
              look="danger"
              size="main"
              icon={<IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />}
              keys={phone ? [] : "T"}
              refusals={letter.acts.return ?? []}
              onPress={() => setReturning(true)}
            >
              Trả lại…
            </Button>
          )}
          <Button
            look="filled"
            size="main"
            wide
            icon={<IconSend size={18} stroke={1.75} aria-hidden="true" />}
            refusals={refusals}
            running={state.send.isPending && "Đang giao…"}
            {...(state.stale ? { reason: "Văn bản vừa có thay đổi; hãy xem bản mới trước." } : {})}
            onPress={send}
            testId="giao-viec"
          >
            {label}
          </Button>
        </div>
      </div>
      {returning && (
        <GiveBackDialog
          onClose={() => setReturning(false)}
          assignmentId={assignment.id}
          to={`${directive.byTitle} ${directive.byName}`}
          onDone={onDone}
        />
      )}
    </div>
  );
}
