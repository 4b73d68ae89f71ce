// Where an issued document went, and what came back from there, step by step.
import { documentIdOf } from "#src/rules/exchange/document-id.ts";
import { statusOfHandling } from "#src/rules/exchange/recipient-way.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import { numberAndNotation } from "#src/rules/numbering/notation.ts";
import type { DemoAgency, DemoDelivery, DemoIncoming } from "../../../types.ts";
import { CALENDAR, legal } from "../../../when.ts";
import { demoId } from "../../ids.ts";
import { iso, isoOrNull } from "../row-set.ts";
import type { Case } from "./case.ts";

const MINUTE = 60_000;
type Code = DemoDelivery["status"];
type Step = { code: Code; at: number; note: string };

export function addDeliveries(of: Case): void {
  const { letter, times, desk, tell } = of;
  const recipients = letter.recipientIds.map((id) => desk.agency(id));
  const { issuedAt } = times;
  if (issuedAt !== null) {
    const byExchange = recipients.filter((each) => each.code !== null).length;
    tell(issuedAt, of.clerk, "outgoing.issued", {
      facts: {
        recipients: recipients.length,
        byExchange,
        byPaper: recipients.length - byExchange,
        sha256: desk.file(letter.id).final.sha256,
        issuedAt: iso(issuedAt),
        issuedLegalAt: iso(legalTime(issuedAt, CALENDAR).legal),
      },
      text: {
        number: numberAndNotation(times.number ?? 0, letter.notation),
        to: recipients.map((each) => each.name).join("; "),
      },
    });
  }
  for (const [index, recipient] of recipients.entries()) addRecipient(of, recipient, index);
}

function addRecipient(of: Case, recipient: DemoAgency, index: number): void {
  const { letter, times, set, agencyId } = of;
  const id = demoId("rcp", letter.createdAt + index, `${letter.id}/${recipient.id}`);
  const delivery = letter.deliveries.find((each) => each.recipientId === recipient.id);
  const { issuedAt } = times;
  const electronic = recipient.code !== null;
  const steps = delivery && issuedAt !== null ? stepsOf(of, delivery) : [];
  const last = steps.at(-1);
  const base = electronic ? "sent" : "paper";
  const messageId =
    electronic && issuedAt !== null ? demoId("msg", issuedAt + index, `${letter.id}/${recipient.id}`) : null;
  set.add("recipient", {
    agency_id: agencyId,
    id,
    document_id: of.id,
    code: recipient.code,
    name: recipient.name,
    purpose: "",
    delivery: electronic ? "exchange" : "paper",
    status: issuedAt === null ? "planned" : last ? statusOfHandling(last.code) : base,
    status_code: last?.code ?? null,
    status_at: isoOrNull(last?.at ?? issuedAt),
    status_note: last?.note ?? null,
    sent_at: isoOrNull(issuedAt),
    sent_legal_at: issuedAt === null ? null : iso(legalTime(issuedAt, CALENDAR).legal),
    message_id: messageId,
    recall: "none",
    arrived_at: isoOrNull(steps[0]?.at),
    resent: false,
  });
  if (issuedAt === null) return;
  addEvent(of, id, { status: base, code: null, at: issuedAt, note: "" });
  if (messageId === null) return;
  addMessage(of, { id: messageId, recipientId: id, toCode: recipient.code ?? "" }, issuedAt);
  of.tell(issuedAt + MINUTE / 2, null, "exchange.sent", { text: { to: recipient.name } });
  for (const step of steps) {
    addEvent(of, id, { status: statusOfHandling(step.code), code: step.code, at: step.at, note: step.note });
    of.tell(step.at, null, "exchange.status-received", {
      facts: { statusCode: step.code },
      text: { from: recipient.name, note: step.note },
    });
  }
}

const CHAINS: Record<Code, readonly Code[]> = {
  "01": ["01"],
  "02": ["01", "02"],
  "03": ["01", "03"],
  "04": ["01", "03", "04"],
  "05": ["01", "03", "04", "05"],
  "06": ["01", "03", "04", "05", "06"],
};

/** Times of the receiver's own records where it lives here too; else spread evenly up to the last one known. */
function stepsOf(of: Case, delivery: DemoDelivery): Step[] {
  const other = of.desk.received(of.letter.id, delivery.recipientId);
  const chain = CHAINS[delivery.status];
  const first = Math.min(delivery.sentAt + MINUTE, delivery.statusAt);
  return chain.map((code, index) => {
    const share = chain.length === 1 ? 1 : index / (chain.length - 1);
    const spread = Math.round((first + (delivery.statusAt - first) * share) / 1000) * 1000;
    const own = other ? momentOf(other, code) : null;
    // offices answer in office hours; systems confirm the arrival at once
    const inOffice = code === "01" ? spread : Math.min(legal(spread), delivery.statusAt);
    return { code, at: own ?? inOffice, note: noteOf(code, { delivery, other }) };
  });
}

function momentOf(letter: DemoIncoming, code: Code): number | null {
  switch (code) {
    case "01":
      return letter.arrivedAt;
    case "02":
      return null;
    case "03":
      return letter.registeredAt;
    case "04":
      return letter.directive?.at ?? null;
    case "05":
      return letter.assignment?.at ?? null;
    case "06":
      return letter.finishedAt;
    default:
      return code satisfies never;
  }
}

function noteOf(code: Code, of: { delivery: DemoDelivery; other: DemoIncoming | undefined }): string {
  if (code === "02") return of.delivery.reason ?? "";
  if (code === "03" && of.other?.arrivalNumber) return `Số đến ${of.other.arrivalNumber}`;
  return "";
}

function addEvent(
  of: Case,
  recipientId: string,
  event: { status: string; code: Code | null; at: number; note: string },
): void {
  of.set.add("recipient_event", {
    agency_id: of.agencyId,
    id: demoId("evt", event.at, `${recipientId}/${event.code ?? "sent"}`),
    recipient_id: recipientId,
    status: event.status,
    status_code: event.code,
    at: iso(event.at),
    note: event.note,
  });
}

function addMessage(of: Case, to: { id: string; recipientId: string; toCode: string }, at: number): void {
  const { letter, times, desk } = of;
  const code = desk.agency(letter.agencyId).code ?? "";
  of.set.add("exchange_message", {
    agency_id: of.agencyId,
    id: to.id,
    direction: "out",
    kind: "document",
    from_code: code,
    to_code: to.toCode,
    message_document_id: documentIdOf({
      organId: code,
      issuedDate: times.issuedDate ?? "",
      codeNumber: times.codeNumber ?? "",
      codeNotation: letter.notation,
    }),
    status_code: "",
    document_id: of.id,
    recipient_id: to.recipientId,
    file_sha256: null,
    state: "sent",
    attempts: 1,
    created_at: iso(at),
    sent_at: iso(at + MINUTE / 2),
    content: null,
    about: "",
  });
}
