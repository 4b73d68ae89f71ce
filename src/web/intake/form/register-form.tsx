/**
 * The fields of NĐ 30/2020 PL VI beside the page. Enter accepts a field and goes on; the place of the active field is yellow on
 * the page; two readings that differ are chosen by pressing one, never guessed.
 */
import "./form.css";
import type { FormHTMLAttributes, ReactNode, Ref } from "react";
import { URGENCIES } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { isLocalDate } from "#src/rules/legal-time/civil-date.ts";
import { kindsOf } from "#src/rules/numbering/kinds.ts";
import { matchesText } from "#src/rules/vietnamese-text/fold.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { DateField } from "../../parts/fields/date-field.tsx";
import type { FieldFrame } from "../../parts/fields/field.tsx";
import { SuggestField } from "../../parts/fields/suggest-field.tsx";
import { SelectField, TextArea, TextField } from "../../parts/fields/text-field.tsx";
import { hintOf, LABELS, placeNumbers, sourceOf, theirsOf } from "../draft/field-list.ts";
import type { Draft } from "../draft/use-draft.ts";
import type { IntakeItem } from "../intake-api.ts";
import { SenderField } from "./sender-field.tsx";

const URGENCY_WORDS = { thuong: "Thường", khan: "Khẩn", "thuong-khan": "Thượng khẩn", "hoa-toc": "Hỏa tốc" } as const;
const KINDS = kindsOf().map((kind) => ({ id: kind.code, name: kind.name, also: kind.abbreviation ?? "" }));

type Props = {
  item: IntakeItem;
  draft: Draft;
  faults: Partial<Record<FieldName, string>>;
  onActive: (name: FieldName) => void;
  formProps: FormHTMLAttributes<HTMLFormElement> & { ref?: Ref<HTMLFormElement> };
  narrow?: boolean;
  /** further rows of the screen: Trình, Hồ sơ, the six items */
  children?: ReactNode;
};

export function RegisterForm(props: Props) {
  const { item, draft } = props;
  const calendar = useOfficeCalendar();
  const { numbers } = placeNumbers(item.proposed);
  const frame = (name: FieldName): FieldFrame => ({
    label: LABELS[name],
    source: sourceOf(name, draft.typed, item.proposed),
    hint: hintOf(name, draft.typed, item.proposed),
    error: props.faults[name] ?? null,
    lookAgain: (item.proposed[name]?.others.length ?? 0) > 0 && draft.typed[name] === undefined,
    theirs: theirsOf(name, draft),
    ...(numbers[name] ? { number: numbers[name] } : {}),
  });
  const line = (name: FieldName, extra: Partial<FieldFrame> = {}) => (
    <Cell name={name} onActive={props.onActive}>
      <TextField
        {...frame(name)}
        {...extra}
        value={draft.values[name]}
        onChange={(text) => draft.set(name, text)}
        readOnly={!draft.editable}
        testId={name}
      />
      <OtherReadings name={name} item={item} draft={draft} />
    </Cell>
  );
  const date = (name: FieldName, extra: Partial<FieldFrame> = {}) => (
    <Cell name={name} onActive={props.onActive}>
      <DateField
        {...frame(name)}
        {...extra}
        value={isLocalDate(draft.values[name]) ? draft.values[name] : null}
        onChange={(day) => (day ?? "") !== draft.values[name] && draft.set(name, day ?? "")}
        readOnly={!draft.editable}
        calendar={calendar}
        testId={name}
      />
      <OtherReadings name={name} item={item} draft={draft} />
    </Cell>
  );
  return (
    <form {...props.formProps} className="mo-register" data-narrow={props.narrow || undefined}>
      <Cell name="organName" onActive={props.onActive}>
        <SenderField
          {...frame("organName")}
          name={draft.values.organName}
          code={draft.values.organCode}
          place={draft.values.issuedPlace}
          onName={(name) => draft.set("organName", name)}
          onCode={(code) => code !== draft.values.organCode && draft.set("organCode", code)}
          readOnly={!draft.editable}
        />
        <OtherReadings name="organName" item={item} draft={draft} />
      </Cell>
      {line("organCode", { optional: true })}
      {line("codeNumber", item.way === "upload" ? { optional: true } : {})}
      {line("codeNotation")}
      {date("issuedDate")}
      <Cell name="typeName" onActive={props.onActive}>
        <SuggestField
          {...frame("typeName")}
          keyName="F4"
          value={draft.values.typeName}
          onChange={(text) => draft.set("typeName", text)}
          options={kindsFor(draft.values.typeName)}
          readOnly={!draft.editable}
          testId="typeName"
        />
      </Cell>
      <Cell name="subject" onActive={props.onActive} whole>
        <TextArea
          {...frame("subject")}
          value={draft.values.subject}
          onChange={(text) => draft.set("subject", text)}
          singleParagraph
          soft={500}
          readOnly={!draft.editable}
          testId="subject"
        />
        <OtherReadings name="subject" item={item} draft={draft} />
      </Cell>
      {line("signerPosition")}
      {line("signerName")}
      {date("dueDate", { optional: true })}
      <Cell name="urgency" onActive={props.onActive}>
        <SelectField
          {...frame("urgency")}
          value={draft.values.urgency}
          onChange={(urgency) => draft.set("urgency", urgency)}
          options={URGENCIES.map((value) => ({ value, words: URGENCY_WORDS[value] }))}
          testId="urgency"
        />
      </Cell>
      {line("pageAmount", { optional: true })}
      {line("issuedPlace", { optional: true })}
      {line("language")}
      {line("toPlaces", { optional: true })}
      <Cell name="description" onActive={props.onActive} whole>
        <TextField
          {...frame("description")}
          optional
          value={draft.values.description}
          onChange={(text) => draft.set("description", text)}
          readOnly={!draft.editable}
          testId="description"
        />
      </Cell>
      {props.children}
    </form>
  );
}

function Cell(props: { name: FieldName; onActive: (name: FieldName) => void; whole?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices which field has the focus
    <div className="mo-register-cell" data-whole={props.whole || undefined} onFocus={() => props.onActive(props.name)}>
      {props.children}
    </div>
  );
}

/** Two ways of reading that differ: both as buttons, with percent because here a choice is needed. */
function OtherReadings({ name, item, draft }: { name: FieldName; item: IntakeItem; draft: Draft }) {
  const offer = item.proposed[name];
  if (!offer || offer.others.length === 0 || !draft.editable) return null;
  const readings = [
    { value: offer.value, confidence: offer.confidence, from: offer.source === "sender" ? "Bên gửi khai" : "Máy đọc" },
  ].concat(offer.others.map((other) => ({ ...other, from: "Đọc trên trang" })));
  return (
    <fieldset className="mo-readings" aria-label={`${LABELS[name]}: các cách đọc`}>
      {readings.map((reading) => (
        <button
          key={reading.value}
          type="button"
          className="mo-reading"
          aria-pressed={draft.typed[name] === reading.value}
          onClick={() => draft.set(name, reading.value)}
        >
          <strong>{reading.value}</strong>
          <span className="mo-caption mo-ink-2">
            {reading.from} · {Math.round(reading.confidence * 100)} %
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function kindsFor(typed: string) {
  const found =
    typed.trim() === ""
      ? KINDS
      : KINDS.filter((kind) => matchesText(kind.name, typed) || kind.also.toLowerCase() === typed.trim().toLowerCase());
  return found.filter((kind) => kind.name !== typed).slice(0, 12);
}
