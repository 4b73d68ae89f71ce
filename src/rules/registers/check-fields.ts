import { isLocalDate, makeDate } from "../legal-time/civil-date.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { toNfc } from "../vietnamese-text/fold.ts";
import type { FieldSpec } from "./field-lists.ts";

/**
 * A document or file by the field names of the law: `{ Subject: "…", SignerInfo: { FullName: "…" }, To: [{ OrganName: "…" }] }`.
 * Dates as `YYYY-MM-DD` or `DD/MM/YYYY`. Missing, null and blank text are the same: not filled.
 */
export type FieldRecord = Readonly<Record<string, unknown>>;

export type FieldCheckOptions = {
  /** paths that must be filled: `Subject`, `SignerInfo.FullName` */
  required?: readonly string[];
  /** true: the lengths of NĐ 30 to the letter; false (default): what we may store, e.g. 35 for a mã định danh */
  lawLengths?: boolean;
};

const CLAUSE = "NĐ 30/2020 PL VI phần II";

/** Every field that is missing, of the wrong type or too long; empty = all fit. Text is counted in NFC. */
export function checkFields(
  record: FieldRecord,
  list: readonly FieldSpec[],
  options: FieldCheckOptions = {},
): Refusal[] {
  return list.flatMap((field) => {
    const values = valuesOf(record, field).filter((value) => !isBlank(value));
    if (values.length === 0) return options.required?.includes(pathOf(field)) ? [missing(field)] : [];
    return values.flatMap((value) => valueRefusals(value, field, options.lawLengths === true));
  });
}

/** `SignerInfo.FullName`, or the bare name outside a group. */
export function pathOf(field: FieldSpec): string {
  return field.group ? `${field.group}.${field.name}` : field.name;
}

function valuesOf(record: FieldRecord, field: FieldSpec): unknown[] {
  if (!field.group) return [record[field.name]];
  const group = record[field.group];
  const parts: unknown[] = Array.isArray(group) ? group : [group];
  return parts.map((part) => (isRecord(part) ? part[field.name] : undefined));
}

function valueRefusals(value: unknown, field: FieldSpec, lawLengths: boolean): Refusal[] {
  const max = lawLengths ? field.length : (field.storedLength ?? field.length);
  switch (field.type) {
    case "String":
    case "LongText":
      if (typeof value !== "string") return [wrongType(field, "chữ")];
      return lengthRefusals(toNfc(value).length, max, field);
    case "Number":
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
        return [wrongType(field, "số nguyên không âm")];
      return lengthRefusals(String(value).length, max, field);
    case "Date":
      return typeof value === "string" && isDate(value) ? [] : [wrongType(field, "một ngày có thật, dạng dd/mm/yyyy")];
    default:
      return field.type satisfies never;
  }
}

function isDate(text: string): boolean {
  const m = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return m ? makeDate(Number(m[3]), Number(m[2]), Number(m[1])) !== null : isLocalDate(text);
}

function lengthRefusals(length: number, max: number | null, field: FieldSpec): Refusal[] {
  if (max === null || length <= max) return [];
  const unit = field.type === "Number" ? "chữ số" : "ký tự";
  return [
    refuse(
      "too-long",
      `Ô “${field.label}” dài ${length} ${unit}, nhiều nhất ${max}. Chưa ghi gì. Hãy rút ngắn lại.`,
      field,
    ),
  ];
}

function wrongType(field: FieldSpec, wanted: string): Refusal {
  return refuse("wrong-type", `Ô “${field.label}” phải là ${wanted}. Chưa ghi gì. Hãy nhập lại.`, field);
}

function missing(field: FieldSpec): Refusal {
  return refuse("missing", `Ô “${field.label}” còn trống. Chưa ghi gì. Hãy điền rồi ghi lại.`, field);
}

function refuse(code: string, message: string, field: FieldSpec): Refusal {
  return { code: `registers.field-${code}`, message, clause: CLAUSE, facts: { field: pathOf(field), no: field.no } };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
