// Who hears which event: outgoing → exchange → incoming is no circle because the connections stand here, not in the features.
import { endWork, finishByReply } from "#src/features/assignments/end-of-work.actions.ts";
import { fileTogether } from "#src/features/case-files/documents.actions.ts";
import {
  tellArrived,
  tellMoved,
  tellRecallAnswer,
  tellRefused,
  tellRegistered,
} from "#src/features/exchange/axis/report.actions.ts";
import type { Listener, OfficeEvent } from "#src/platform/events/events.ts";
import type { Ports } from "./ports.ts";

export function listListeners(_ports: Ports): Listener[] {
  return [
    ...REPORTS,
    {
      type: "incoming.moved",
      name: "a finished or recalled letter has no open work",
      async hear(tx, event, now) {
        const { documentId, state } = event.payload;
        if (state !== "done" && state !== "recalled") return;
        await endWork(tx, {
          agencyId: event.agencyId,
          documentId: String(documentId),
          now,
          state: state === "done" ? "done" : "replaced",
        });
      },
    },
    {
      type: "outgoing.issued",
      name: "the reply ends the letter it answers",
      async hear(tx, event, now) {
        const { documentId, replyToId, numberText } = event.payload;
        if (typeof replyToId !== "string") return;
        await finishByReply(tx, byProgram(event, now), {
          documentId: replyToId,
          outgoingId: String(documentId),
          numberText: String(numberText),
        });
      },
    },
    {
      type: "outgoing.issued",
      name: "the reply and the letter lie in the same case files",
      async hear(tx, event, now) {
        const { documentId, replyToId } = event.payload;
        if (typeof replyToId !== "string") return;
        await fileTogether(tx, { agencyId: event.agencyId, now }, { documentId: String(documentId), replyToId });
      },
    },
  ];
}

/** The sender of a letter that came over the exchange is told how far it is here (QĐ 28/2018 Đ9.2). The event's own time counts. */
const REPORTS: Listener[] = [
  {
    type: "intake.received",
    name: "status 01 to the sender",
    hear: (tx, event) => tellArrived(tx, byProgram(event, event.at), String(event.payload.intakeId)),
  },
  {
    type: "intake.refused",
    name: "status 02 with its reason to the sender",
    hear(tx, event) {
      const { intakeId, refusalId, fromCode, messageDocumentId } = event.payload;
      const refused =
        typeof intakeId === "string"
          ? { intakeId }
          : {
              refusalId: String(refusalId),
              fromCode: String(fromCode),
              messageDocumentId: String(messageDocumentId),
            };
      return tellRefused(tx, byProgram(event, event.at), refused);
    },
  },
  {
    type: "incoming.registered",
    name: "status 03 to the sender",
    hear: (tx, event) => tellRegistered(tx, byProgram(event, event.at), String(event.payload.documentId)),
  },
  {
    type: "incoming.moved",
    name: "status 04, 05, 06 to the sender",
    hear: (tx, event) =>
      tellMoved(tx, byProgram(event, event.at), {
        documentId: String(event.payload.documentId),
        state: String(event.payload.state),
      }),
  },
  {
    type: "incoming.recall-answered",
    name: "status 15 or 16 to the sender",
    hear: (tx, event) =>
      tellRecallAnswer(tx, byProgram(event, event.at), {
        documentId: String(event.payload.documentId),
        statusCode: event.payload.statusCode === "15" ? "15" : "16",
        note: String(event.payload.note ?? ""),
        askedAt: String(event.payload.askedAt ?? ""),
      }),
  },
];

/** Acts of the program itself in the history: no person, no post. */
export function byProgram(event: OfficeEvent, now: Date) {
  return { now, requestId: event.id, from: "", caller: { agencyId: event.agencyId, personId: null, postId: null } };
}
