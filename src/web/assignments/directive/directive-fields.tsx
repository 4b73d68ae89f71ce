import { IconEye, IconFlag, IconUsers } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useNarrow } from "../../app/use-narrow.ts";
import { useFieldKeys } from "../../keys/use-field-keys.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { DateField } from "../../parts/fields/date-field.tsx";
import { Picker, type PickerOption } from "../../parts/fields/picker.tsx";
import { Check, SelectField, TextArea } from "../../parts/fields/text-field.tsx";
import type { Letter, Post } from "../assignments-api.ts";
import { askedWords } from "./directive-form.ts";
import { OwnDeadlines } from "./own-deadlines.tsx";
import { personWords } from "./parties.ts";
import { PHRASE_IDS, PHRASES } from "./phrases.ts";
import type { DirectiveKind, useDirective } from "./use-directive.ts";

const ICON = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

type Props = {
  letter: Letter;
  kind: DirectiveKind;
  state: ReturnType<typeof useDirective>;
  options: readonly PickerOption[];
  leaders: readonly Post[];
};

export function DirectiveFields({ letter, kind, state, options, leaders }: Props) {
  const { form, change } = state;
  const travel = useFieldKeys();
  const phone = useNarrow(639);
  const phrases = useRef<HTMLFieldSetElement>(null);
  const [ownDue, setOwnDue] = useState(Object.keys(form.ownDue).length > 0);
  useKeys({
    B: { label: kind === "proposal" ? "vào ô đề xuất" : "vào ô bút phê", run: () => travel.focusFirst() },
    "Ctrl+.": { label: "câu mẫu", run: () => phrases.current?.querySelector("button")?.focus() },
  });
  const asked = askedWords(letter.replyBy, form.dueDate);
  const lead = options.find((option) => option.id === form.lead);
  return (
    <form {...travel.formProps} className="mo-direct-fields">
      {kind === "proposal" && (
        <SelectField
          label="Trình lãnh đạo"
          value={state.toPostId ?? ""}
          onChange={state.setToPostId}
          options={leaders.map((post) => ({ value: post.id, words: personWords(post) }))}
        />
      )}
      <Picker
        label="Chủ trì"
        icon={<IconFlag {...ICON} />}
        source={{ words: lead?.note ?? "chỉ một", tone: "plain" }}
        hint=""
        mark={<IconFlag {...ICON} />}
        options={options}
        value={form.lead ? [form.lead] : []}
        onChange={([lead]) => change({ lead: lead ?? null })}
        recentKey="noi-nhan"
        single
        testId="chu-tri"
      />
      <Picker
        label="Phối hợp"
        icon={<IconUsers {...ICON} />}
        options={options.filter((option) => option.id !== form.lead)}
        value={form.coordinate}
        onChange={(coordinate) => change({ coordinate })}
        recentKey="noi-nhan"
        hint=""
        testId="phoi-hop"
      />
      <Picker
        label="Để biết"
        icon={<IconEye {...ICON} />}
        options={options.filter((option) => option.id !== form.lead && !form.coordinate.includes(option.id))}
        value={form.inform}
        onChange={(inform) => change({ inform })}
        recentKey="noi-nhan"
        hint=""
        testId="de-biet"
      />
      <DateField
        label="Hạn xử lý"
        source={asked}
        value={form.dueDate}
        onChange={(dueDate) => change({ dueDate })}
        calendar={state.calendar}
        strip
        optional
        testId="han"
      />
      <div className="mo-direct-words">
        <TextArea
          label={kind === "proposal" ? "Ý kiến đề xuất" : "Bút phê"}
          {...(phone ? {} : { keyName: "Ctrl+." })}
          source={state.kept ? { words: "chữ gõ lần trước", tone: "plain" } : null}
          value={state.text}
          onChange={state.setText}
          rows={2}
          testId="loi"
        />
        <fieldset className="mo-phrases" ref={phrases} aria-label="Câu mẫu">
          {PHRASE_IDS.map((id) => (
            <button
              key={id}
              type="button"
              className="mo-phrase"
              aria-pressed={form.phrase === id}
              onClick={() => state.takePhrase(id)}
            >
              {PHRASES[id].button}
            </button>
          ))}
          {state.dropOwnText && (
            <button type="button" className="mo-phrase" onClick={state.dropOwnText}>
              Lấy lại câu gợi ý
            </button>
          )}
        </fieldset>
      </div>
      <div className="mo-direct-more">
        <Check kind="switch" checked={form.replyNeeded} onChange={(replyNeeded) => change({ replyNeeded })}>
          Cần văn bản trả lời
        </Check>
        {!ownDue && form.lead && (
          <button type="button" className="mo-link mo-small" onClick={() => setOwnDue(true)}>
            Đặt hạn riêng cho từng nơi
          </button>
        )}
      </div>
      {ownDue && <OwnDeadlines state={state} options={options} />}
    </form>
  );
}
