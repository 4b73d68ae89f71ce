/**
 * Field: label above, right of it where the value came from, the error sentence below. Wraps any control; TextField,
 * TextArea, DateField, SelectField and the pickers are made with it.
 *
 *   <Field label="Số" source={{ words: "Hai cách đọc khác nhau", tone: "warn" }} error={null} number={2}>{(ids) => <input {...ids}/>}</Field>
 *
 * Required is the rule; pass `optional` to say “không bắt buộc”. `look`: rest · readOnly (no border) · lookAgain (amber ground).
 * `number` ties the field to the numbered place on the page. The field always keeps its value, also a wrong one.
 */
import "./field.css";
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconChecks } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { KeyCap } from "../../keys/key-cap.tsx";

export type FieldSource = { words: string; tone: "ok" | "agree" | "warn" | "plain" };
export type FieldFrame = {
  label: string;
  source?: FieldSource | null;
  error?: ReactNode | null;
  hint?: ReactNode;
  optional?: boolean;
  lookAgain?: boolean;
  number?: number;
  /** symbol before the label: the flag of Chủ trì */
  icon?: ReactNode;
  /** a key shown beside the label (F4) */
  keyName?: string;
  hideLabel?: boolean;
  /** id of the place on the page this value was read from */
  details?: string;
  /** what somebody else typed here meanwhile; stands beside until one of both is chosen */
  theirs?: { words: string; onTake: () => void; onKeep: () => void } | null;
};
export type ControlIds = {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-details": string | undefined;
};

export function Field(props: FieldFrame & { children: (ids: ControlIds) => ReactNode; group?: boolean }) {
  const id = useId();
  const described = [props.source ? `${id}-s` : "", props.error ? `${id}-e` : "", props.hint ? `${id}-h` : ""].filter(
    Boolean,
  );
  const Label = props.group ? "span" : "label";
  return (
    <div
      className="mo-field"
      data-error={props.error ? true : undefined}
      data-look={props.lookAgain ? "again" : undefined}
    >
      <div className="mo-field-head" data-hidden={props.hideLabel || undefined}>
        {props.icon}
        {props.number !== undefined && (
          <span className="mo-field-number" data-look={props.lookAgain ? "again" : undefined} aria-hidden="true">
            {props.number}
          </span>
        )}
        <Label className="mo-label" {...(props.group ? { id: `${id}-l` } : { htmlFor: id })}>
          {props.label}
          {props.optional && <span className="mo-ink-3"> · không bắt buộc</span>}
        </Label>
        {props.keyName && <KeyCap name={props.keyName} />}
        {props.source && (
          <span className="mo-field-source" data-tone={props.source.tone} id={`${id}-s`}>
            {sourceIcon(props.source.tone)}
            {props.source.words}
          </span>
        )}
      </div>
      {props.children({
        id,
        "aria-invalid": props.error ? true : undefined,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-details": props.details,
      })}
      {props.error && (
        <p className="mo-field-error" id={`${id}-e`}>
          <IconAlertCircle size={15} stroke={1.75} aria-hidden="true" />
          <span>{props.error}</span>
        </p>
      )}
      {props.theirs && (
        <div className="mo-field-theirs">
          <span>Người kia ghi: “{props.theirs.words || "để trống"}”</span>
          <button
            type="button"
            className="mo-link"
            aria-label={`Lấy giá trị này: ${props.label}`}
            onClick={props.theirs.onTake}
          >
            Lấy giá trị này
          </button>
          <button
            type="button"
            className="mo-link"
            aria-label={`Giữ chữ của tôi: ${props.label}`}
            onClick={props.theirs.onKeep}
          >
            Giữ chữ của tôi
          </button>
        </div>
      )}
      {props.hint && (
        <p className="mo-field-hint" id={`${id}-h`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

function sourceIcon(tone: FieldSource["tone"]): ReactNode {
  const look = { size: 15, stroke: 1.75, "aria-hidden": true } as const;
  switch (tone) {
    case "ok":
      return <IconCheck {...look} />;
    case "agree":
      return <IconChecks {...look} />;
    case "warn":
      return <IconAlertTriangle {...look} />;
    case "plain":
      return null;
    default:
      return tone satisfies never;
  }
}
