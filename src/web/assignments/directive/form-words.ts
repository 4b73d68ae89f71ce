// The parts of a directive in words, for the question which of two values holds.
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import type { DirectiveForm, PartyId } from "./directive-form.ts";
import { PHRASES } from "./phrases.ts";

export const FORM_LABELS: Record<keyof DirectiveForm, string> = {
  lead: "Chủ trì",
  coordinate: "Phối hợp",
  inform: "Để biết",
  dueDate: "Hạn xử lý",
  ownDue: "Hạn riêng",
  replyNeeded: "Cần văn bản trả lời",
  phrase: "Câu mẫu",
};

export function valueWords(
  key: keyof DirectiveForm,
  form: Partial<DirectiveForm>,
  nameOf: (id: PartyId) => string,
): string {
  const names = (ids: readonly PartyId[] = []) => ids.map(nameOf).join(", ");
  const day = (value: DirectiveForm["dueDate"] | undefined) => (value ? dayMonthText(value) : "không đặt hạn");
  switch (key) {
    case "lead":
      return form.lead ? nameOf(form.lead) : "";
    case "coordinate":
    case "inform":
      return names(form[key]);
    case "dueDate":
      return day(form.dueDate);
    case "ownDue":
      return Object.entries(form.ownDue ?? {})
        .map(([id, due]) => `${nameOf(id)}: ${day(due)}`)
        .join("; ");
    case "replyNeeded":
      return form.replyNeeded ? "có" : "không";
    case "phrase":
      return form.phrase ? PHRASES[form.phrase].button : "";
    default:
      return key satisfies never;
  }
}
