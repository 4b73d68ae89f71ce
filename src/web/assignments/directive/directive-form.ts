// A directive while it is being made: who, until when, in which words, and what stands against it. Pure.
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { type LocalDate, weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { instantAt, localDateOf } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkDirective, type TargetRole } from "#src/rules/routing/directive.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { PHRASES, type PhraseId } from "./phrases.ts";

/** `u:` + id of a unit or `p:` + id of a post. */
export type PartyId = string;

export type DirectiveForm = {
  lead: PartyId | null;
  coordinate: PartyId[];
  inform: PartyId[];
  dueDate: LocalDate | null;
  /** own deadlines; absent = the whole one */
  ownDue: Record<PartyId, LocalDate | null>;
  replyNeeded: boolean;
  phrase: PhraseId;
};

export const EMPTY_FORM: DirectiveForm = {
  lead: null,
  coordinate: [],
  inform: [],
  dueDate: null,
  ownDue: {},
  replyNeeded: true,
  phrase: "reply",
};

type Party = { unitId: string | null; postId: string | null };
export const partyOf = (party: Party): PartyId => (party.postId ? `p:${party.postId}` : `u:${party.unitId ?? ""}`);
const dayOf = (instant: string | null): LocalDate | null => (instant ? localDateOf(Date.parse(instant)) : null);

/** What a standing proposal (or an earlier directive) says, as a form. */
export function formOf(directive: DirectiveView): DirectiveForm {
  const of = (role: TargetRole) => directive.assignments.filter((each) => each.role === role);
  const whole = dayOf(directive.dueAt);
  const own = directive.assignments.flatMap((each) => {
    const due = dayOf(each.dueAt);
    return each.role === "inform" || due === whole ? [] : [[partyOf(each), due] as const];
  });
  const lead = of("lead")[0];
  return {
    lead: lead ? partyOf(lead) : null,
    coordinate: of("co-ordinate").map(partyOf),
    inform: of("inform").map(partyOf),
    dueDate: whole,
    ownDue: Object.fromEntries(own),
    replyNeeded: directive.replyNeeded,
    phrase: directive.replyNeeded ? "reply" : "do",
  };
}

/** What the letter itself asks for, and whether the deadline being set comes too late for it. */
export function askedWords(
  replyBy: string | null,
  dueDate: string | null,
): { words: string; tone: "plain" | "warn" } | null {
  if (replyBy === null) return null;
  const words = `Văn bản yêu cầu trước ${dayMonthText(replyBy)}`;
  return dueDate !== null && dueDate > replyBy
    ? { words: `${words}, hạn này muộn hơn`, tone: "warn" }
    : { words, tone: "plain" };
}

type Target = { role: TargetRole; unitId?: string; postId?: string; dueDate: LocalDate | null };

/** The targets as the contract wants them. */
export function targetsOf(form: DirectiveForm): Target[] {
  const target = (role: TargetRole, id: PartyId): Target => ({
    role,
    ...(id.startsWith("p:") ? { postId: id.slice(2) } : { unitId: id.slice(2) }),
    dueDate: role === "inform" ? null : (form.ownDue[id] ?? null),
  });
  return [
    ...(form.lead ? [target("lead", form.lead)] : []),
    ...form.coordinate.map((id) => target("co-ordinate", id)),
    ...form.inform.map((id) => target("inform", id)),
  ];
}

/** The same rule the server asks (rules/routing/directive.ts), with the same moments: the last office minute of a day. */
export function refusalsOf(
  form: DirectiveForm,
  facts: { now: number; legalArrival: number; calendar: Calendar },
): Refusal[] {
  const moment = (day: LocalDate | null): number | null =>
    day === null ? null : (endOfWorkingDay(day, facts.calendar) ?? instantAt(day, "17:00"));
  const targets = targetsOf(form);
  const informOnly = targets.length > 0 && targets.every((target) => target.role === "inform");
  return checkDirective(
    {
      purpose: informOnly ? "inform-only" : "assign",
      deadline: moment(form.dueDate),
      targets: targets.map((target) => ({
        role: target.role,
        deadline: moment(target.dueDate),
        to: target.postId ? { kind: "post", id: target.postId } : { kind: "unit", id: target.unitId ?? "" },
      })),
    },
    facts,
  );
}

/** The words of the directive as the chosen places and the phrase make them; empty while nobody is named. */
export function directiveWords(form: DirectiveForm, nameOf: (id: PartyId) => string): string {
  const names = (ids: readonly PartyId[]) => ids.map(nameOf).filter(Boolean).join(", ");
  const inform = names(form.inform);
  if (!form.lead) return inform && form.coordinate.length === 0 ? `Chuyển ${inform} để biết.` : "";
  const phrase = PHRASES[form.phrase].words;
  const coordinate = names(form.coordinate);
  const work = coordinate ? `chủ trì, phối hợp ${coordinate} ${phrase}` : phrase;
  const due = form.dueDate ? `; hạn ${dayMonthText(form.dueDate)}` : "";
  return `Chuyển ${nameOf(form.lead)} ${work}${due}.`;
}

export type ProposalWords = { lead: string; rest: string; due: string | null };

/** `Phòng Ngân sách` chủ trì; … phối hợp; hạn `Thứ Năm 26/11`. */
export function proposalWords(directive: DirectiveView): ProposalWords {
  const names = (role: TargetRole) =>
    directive.assignments
      .filter((each) => each.role === role)
      .map((each) => (each.postId ? `${each.postTitle ?? ""} ${each.fullName ?? ""}`.trim() : (each.unitName ?? "")))
      .join(", ");
  const lead = names("lead");
  const rest = [
    lead ? "chủ trì" : "",
    names("co-ordinate") && `${names("co-ordinate")} phối hợp`,
    names("inform") && `${names("inform")} để biết`,
  ].filter(Boolean);
  const day = dayOf(directive.dueAt);
  return { lead, rest: rest.join("; "), due: day ? `${weekdayName(day)} ${dayMonthText(day)}` : null };
}

/**
 * The proposal that stands: the last one, unless a directive that still holds came after it. A directive that was taken back
 * (Hoàn tác) leaves the proposal standing, although the server marked both as replaced.
 */
export function standingProposal(directives: readonly DirectiveView[]): DirectiveView | null {
  const proposal = directives.findLast((each) => each.kind === "proposal");
  if (!proposal) return null;
  const decided = directives.some(
    (each) => each.kind === "directive" && each.replacedAt === null && each.createdAt >= proposal.createdAt,
  );
  return decided ? null : proposal;
}

/** The parts of a directive in words, for the question which of two values holds. */
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
