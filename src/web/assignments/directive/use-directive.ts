// State of one directive: the form, its words kept on this computer, all reasons against it, and the sending.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import type { LocalDate } from "#src/rules/legal-time/civil-date.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { failureOf } from "../../app/api.ts";
import { useNow } from "../../app/clock.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { useClashes } from "../../parts/conflict/use-clashes.ts";
import { assignmentsApi, type Letter, refreshAssignments } from "../assignments-api.ts";
import {
  type DirectiveForm,
  directiveWords,
  EMPTY_FORM,
  formOf,
  type PartyId,
  refusalsOf,
  targetsOf,
} from "./directive-form.ts";
import { addPhrase, PHRASES, type PhraseId } from "./phrases.ts";

export type DirectiveKind = "directive" | "proposal";
type Start = {
  letter: Letter;
  rowVersion: number;
  kind: DirectiveKind;
  /** what the form begins with: the standing proposal */
  proposal: DirectiveView | null;
  nameOf: (id: PartyId) => string;
  /** the usual receiver of a proposal */
  firstLeader: string | null;
};

export function useDirective(start: Start) {
  const { letter, kind } = start;
  const now = useNow();
  const calendar = useOfficeCalendar();
  const [form, setForm] = useState<DirectiveForm>(() => (start.proposal ? formOf(start.proposal) : EMPTY_FORM));
  const [toPostId, setToPostId] = useState<string | null>(start.firstLeader);
  const words = useKeptText(`${kind === "proposal" ? "de-xuat" : "but-phe"}.${letter.id}`, "");
  const [own, setOwn] = useState(words.kept);
  // somebody else changed the letter while this was being written: said, never overwritten
  const [base, setBase] = useState(start.rowVersion);
  // and its proposal: what the form began with, so that only what was chosen here is kept against a new one
  const [began, setBegan] = useState(form);
  const clashes = useClashes<DirectiveForm>();
  const text = own ? words.text : directiveWords(form, start.nameOf);

  const facts = { now, legalArrival: Date.parse(letter.receivedLegalAt), calendar };
  const body = {
    id: letter.id,
    text,
    targets: targetsOf(form),
    dueDate: form.dueDate,
    replyNeeded: form.replyNeeded,
    rowVersion: base,
  };
  const known = refusalsOf(form, facts);
  const missing: Refusal[] =
    kind === "proposal" && !toPostId
      ? [{ code: "proposal.no-leader", message: "Chưa chọn lãnh đạo nhận đề xuất. Hãy chọn người nhận." }]
      : [];
  const asked = useQuery({
    queryKey: ["directive-check", { ...body, text: "" }],
    queryFn: () => assignmentsApi.checkDirective({ ...body, text: "" }),
    enabled: known.length === 0 && base === start.rowVersion,
    staleTime: 30_000,
    retry: false,
  });
  const refusals = known.length > 0 || missing.length > 0 ? [...known, ...missing] : (asked.data?.refusals ?? []);

  const send = useMutation({
    mutationFn: () =>
      kind === "proposal" ? assignmentsApi.propose({ ...body, toPostId: toPostId ?? "" }) : assignmentsApi.direct(body),
    onSuccess: () => words.forget(),
    onError: refreshAssignments,
  });
  const change = (part: Partial<DirectiveForm>) => setForm((now) => cleared({ ...now, ...part }));

  return {
    form,
    change,
    setOwnDue: (id: PartyId, day: LocalDate | null) => change({ ownDue: { ...form.ownDue, [id]: day } }),
    text,
    kept: words.kept,
    setText: (value: string) => {
      setOwn(true);
      words.setText(value);
    },
    takePhrase: (phrase: PhraseId) => {
      change({ phrase, replyNeeded: PHRASES[phrase].reply });
      if (own) words.setText(addPhrase(words.text, phrase));
    },
    /** back to the words made of the chosen places */
    dropOwnText: own
      ? () => {
          words.forget();
          setOwn(false);
        }
      : null,
    toPostId,
    setToPostId,
    calendar,
    refusals,
    send,
    // newer because one's own press arrived although its answer did not: it is pressed again, not somebody else's
    stale:
      (base !== start.rowVersion && !failureOf(send.error).offline) || failureOf(send.error).problem?.code === "stale",
    takeNewest: () => {
      const newest = start.proposal ? formOf(start.proposal) : began;
      setForm(clashes.meet(began, form, newest).merged);
      setBegan(newest);
      setBase(start.rowVersion);
      send.reset();
    },
    clashes: clashes.open,
    taken: clashes.taken,
    seenTaken: clashes.seen,
    choose: (key: keyof DirectiveForm, theirs: boolean) => {
      if (theirs) change({ [key]: clashes.open[key] });
      clashes.choose(key);
    },
    proposalRefusals: useMemo(
      () =>
        start.proposal ? refusalsOf(formOf(start.proposal), { now, legalArrival: facts.legalArrival, calendar }) : [],
      [start.proposal, now, facts.legalArrival, calendar],
    ),
  };
}

/** A place stands in one role; naming it as lead takes it out of the others. Own deadlines of places no longer named go. */
function cleared(form: DirectiveForm): DirectiveForm {
  const coordinate = form.coordinate.filter((id) => id !== form.lead);
  const inform = form.inform.filter((id) => id !== form.lead && !coordinate.includes(id));
  const named = [form.lead, ...coordinate];
  const ownDue = Object.fromEntries(Object.entries(form.ownDue).filter(([id]) => named.includes(id)));
  return { ...form, coordinate, inform, ownDue };
}
