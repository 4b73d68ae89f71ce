// Answers: an outgoing letter of the right unit and time becomes the answer to an incoming one that asks for it.
import { chance, type Random, stream } from "../random.ts";
import type { DemoIncoming, DemoOutgoing } from "../types.ts";
import { afterWork, dayOf } from "../when.ts";
import type { World } from "../world.ts";

const DAY = 86_400_000;
const SEARCH = 5 * DAY;

export type Correspondence = { incoming: DemoIncoming[]; outgoing: DemoOutgoing[] };

/** Links answers within one agency. Only letters to outside are rewritten, what another staffed agency received stays. */
export function linkReplies(world: World, agencyId: string, letters: Correspondence): Correspondence {
  const random = stream(world.seed, agencyId, "replies");
  const asked = letters.incoming.filter(
    (l) => l.state === "done" && l.directive?.replyRequired && l.topic !== "story" && l.sourceOutgoingId === null,
  );
  const answers = new Map<string, DemoOutgoing>();
  const answered = new Map<string, DemoIncoming>();
  for (const slot of letters.outgoing) {
    if (!isFree(world, slot) || !chance(random, 0.85)) continue;
    const question = asked.find((l) => !answered.has(l.id) && fits(l, slot));
    if (!question || slot.issuedAt === null) continue;
    answers.set(slot.id, answerOf(world, slot, question, random));
    answered.set(question.id, close(question, slot, slot.issuedAt));
  }
  return {
    incoming: letters.incoming.map((l) => answered.get(l.id) ?? l),
    outgoing: letters.outgoing.map((l) => answers.get(l.id) ?? l),
  };
}

function isFree(world: World, slot: DemoOutgoing): boolean {
  return (
    slot.kind === "cong-van" &&
    slot.topic !== "story" &&
    slot.issuedAt !== null &&
    slot.remark === null &&
    slot.recipientIds.every((id) => !world.agency(id).staffed)
  );
}

function fits(question: DemoIncoming, slot: DemoOutgoing): boolean {
  if (
    !question.assignment ||
    question.directive?.leadUnitId !== slot.unitId ||
    question.finishedAt === null ||
    slot.issuedAt === null
  )
    return false;
  return (
    afterWork(question.assignment.at, 90) < slot.issuedAt && Math.abs(slot.issuedAt - question.finishedAt) < SEARCH
  );
}

function answerOf(world: World, slot: DemoOutgoing, question: DemoIncoming, random: Random): DemoOutgoing {
  const sender = world.agency(question.senderId);
  const about = small(question.subject).replace(/^(đề nghị|lấy ý kiến|góp ý|chủ trương|báo cáo) /u, "");
  const facts = {
    ...question.facts,
    refNumber: `${question.number}/${question.notation}`,
    refDate: question.issuedDate,
    refSubject: small(question.subject),
  };
  const createdAt = Math.min(
    afterWork(question.assignment?.at ?? slot.createdAt, 45),
    slot.unitApprovedAt ?? slot.createdAt,
  );
  const approved = Math.max(createdAt, slot.unitApprovedAt ?? createdAt);
  return {
    ...slot,
    subject: chance(random, 0.5) ? `trả lời ${sender.shortName} về việc ${about}` : `ý kiến về việc ${about}`,
    topic: `reply:${question.topic}`,
    facts,
    replyDue: null,
    pages: 1,
    recipientIds: [
      question.senderId,
      ...slot.recipientIds.filter((id) => id === "ubnd-tinh" && id !== question.senderId),
    ],
    drafterPersonId: question.assignment?.assigneePersonId ?? slot.drafterPersonId,
    replyToIncomingId: question.id,
    caseFileId: question.caseFileId,
    createdAt,
    unitApprovedAt: Math.min(approved, slot.formatApprovedAt ?? approved),
  };
}

/** A subject that goes on in a sentence. */
function small(subject: string): string {
  return subject.charAt(0).toLocaleLowerCase("vi") + subject.slice(1);
}

function close(question: DemoIncoming, slot: DemoOutgoing, issuedAt: number): DemoIncoming {
  const deadline = question.directive?.deadline ?? null;
  return {
    ...question,
    finishedAt: issuedAt,
    replyOutgoingId: slot.id,
    result: `Đã trả lời bằng văn bản số ${String(slot.number).padStart(2, "0")}/${slot.notation}`,
    late: deadline !== null && dayOf(issuedAt) > deadline,
  };
}
