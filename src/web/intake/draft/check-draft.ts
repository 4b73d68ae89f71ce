// From what stands in the form to what the register takes, with the same reasons the server gives.
import type { RegisterFields } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { URGENCIES } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import type { FieldName, KeptFields } from "#src/features/intake/intake.contract.ts";
import { isLocalDate } from "#src/rules/legal-time/civil-date.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkIncomingFields, cleanFields } from "#src/rules/registers/incoming-fields.ts";

export type Checked = { fields: RegisterFields; refusals: Refusal[] };

/** @param today the day on the wall, `YYYY-MM-DD` */
export function checkDraft(values: Record<FieldName, string>, today: string): Checked {
  const pages = values.pageAmount.trim();
  const fields = cleanFields({
    codeNumber: values.codeNumber,
    codeNotation: values.codeNotation,
    issuedDate: isLocalDate(values.issuedDate) ? values.issuedDate : "",
    issuedPlace: values.issuedPlace,
    organName: values.organName,
    organCode: values.organCode || null,
    typeName: values.typeName,
    subject: values.subject,
    signerPosition: values.signerPosition,
    signerName: values.signerName,
    urgency: URGENCIES.find((each) => each === values.urgency) ?? "thuong",
    language: values.language,
    pageAmount: /^\d{1,9}$/.test(pages) ? Number(pages) : null,
    description: values.description,
    toPlaces: values.toPlaces,
    dueDate: isLocalDate(values.dueDate) ? values.dueDate : null,
  });
  const refusals = checkIncomingFields(fields, today);
  if (pages !== "" && fields.pageAmount === null) refusals.push(wrongPages(pages));
  return { fields, refusals };
}

function wrongPages(typed: string): Refusal {
  return {
    code: "registers.field-wrong-type",
    message: `Ô “Số trang” phải là số nguyên, đang là “${typed}”. Chưa ghi gì. Hãy nhập lại.`,
    clause: "NĐ 30/2020 PL VI phần II",
    facts: { field: "pageAmount" },
  };
}

/** The sentence under each field. */
export function faultsByField(refusals: readonly Refusal[]): Partial<Record<FieldName, string>> {
  const faults: Partial<Record<FieldName, string>> = {};
  for (const refusal of refusals) {
    const field = refusal.facts?.["field"];
    if (typeof field === "string") faults[field as FieldName] ??= refusal.message;
  }
  return faults;
}

/** Only what differs from `before`, for saving. */
export function changedFields(before: KeptFields, now: KeptFields): KeptFields {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name as FieldName] !== value));
}
