// Puts the letters of the pictures among the made ones.
import { type Act, KIND_SYMBOL, subjectFor } from "../grammar/topic.ts";
import { drawFacts, fill } from "../grammar/words.ts";
import { placeOf } from "../letters/arrivals.ts";
import { notationOf } from "../letters/outgoing.ts";
import { at, stream } from "../random.ts";
import type { DemoIncoming, DemoOutgoing, DemoSigner } from "../types.ts";
import {
  afterWork,
  inOffice,
  legal,
  longDate,
  pictureDay,
  pictureDeadline,
  pictureMoment,
  workingDaysFrom,
} from "../when.ts";
import { signerOf, type World } from "../world.ts";
import { DRAFTS, type DraftRow } from "./drafts.ts";
import { REGISTERED, type RegisteredRow } from "./registered.ts";
import type { StoryRow } from "./rows.ts";
import { WAITING } from "./waiting.data.ts";

/** Topic of letters whose page is told by their own facts `finding` and `ask`. */
export const STORY_TOPIC = "story";
const OWNER = "stc";

/** Numbers of the pictures belong to their senders before any other letter may take them. */
export function reserveStoryNumbers(world: World): void {
  for (const row of [...WAITING, ...REGISTERED]) {
    world.reserveNumber(row.sender, pictureDay(row.issued, world.monday).slice(0, 4), Number(row.number));
  }
}

export function storyWaiting(world: World): DemoIncoming[] {
  return WAITING.map((row) => ({
    ...incomingOf(world, row),
    state: row.parked ? ("parked" as const) : ("arrived" as const),
  }));
}

export function storyRegistered(world: World): { letter: DemoIncoming; row: RegisteredRow }[] {
  return REGISTERED.map((row) => ({ letter: incomingOf(world, row), row }));
}

/** The staffed senders' own copies of what the pictures show arriving: same number, same words, sent when it arrived. */
export function tellInOutgoing(world: World, issued: DemoOutgoing[]): DemoOutgoing[] {
  return issued.map((letter) => {
    const row = WAITING.find(
      (w) => w.sender === letter.agencyId && Number(w.number) === letter.number && inStoryYear(world, letter),
    );
    if (row) return sentCopy(world, letter, incomingOf(world, row), row);
    if (letter.agencyId === OWNER && letter.number === 988 && inStoryYear(world, letter))
      return earlierAnswer(world, letter);
    if (letter.agencyId === "sxd" && letter.number === 2058 && inStoryYear(world, letter)) {
      const remark = "Mã định danh của bên nhận đã đổi, gửi bị trả về.";
      return { ...letter, kind: "cong-van", notation: "SXD-QHKT", recipientIds: ["bxd"], remark };
    }
    return letter;
  });
}

/** Drafts on their way at 08:12; `incoming` is searched for the letters they answer. */
export function storyDrafts(world: World, incoming: DemoIncoming[]): DemoOutgoing[] {
  return DRAFTS.map((row, i) => draft(world, row, i, incoming));
}

export function signerFor(world: World, agencyId: string, name: string | undefined, deputy: boolean): DemoSigner {
  return name ? signerOf(world.agency(agencyId), name, deputy) : world.outsideSigner(agencyId, deputy);
}

function incomingOf(world: World, row: StoryRow): DemoIncoming {
  const issuedDate = pictureDay(row.issued, world.monday);
  const replyDue = row.replyDue ? pictureDeadline(row.replyDue, world.monday) : null;
  const facts = storyFacts(world, row, issuedDate, replyDue);
  const arrivedAt = pictureMoment(row.arrived[0], row.arrived[1], world.monday);
  const channel = row.channel ?? "axis";
  return {
    id: `in.${OWNER}.${row.sender}.${row.number}${row.earlierCopy ? ".giay" : ""}`,
    kind: row.kind ?? "cong-van",
    notation: row.notation,
    subject: subjectFor(row.kind ?? "cong-van", fill(row.subject, facts)),
    urgency: row.urgency ?? "thuong",
    pages: row.pages ?? 1,
    annexes: row.annexes ?? 0,
    topic: STORY_TOPIC,
    facts,
    replyDue,
    agencyId: OWNER,
    senderId: row.sender,
    number: row.number.padStart(2, "0"),
    issuedDate,
    signer: signerFor(world, row.sender, row.signer?.[0], row.signer?.[1] ?? false),
    channel,
    signature: row.signature ?? (channel === "axis" ? "valid" : "none"),
    arrivedAt,
    legalArrivedAt: legal(arrivedAt),
    state: "arrived",
    sourceOutgoingId: null,
    duplicateOfId: row.hasEarlierCopy ? `in.${OWNER}.${row.sender}.${row.number}.giay` : null,
    remark: row.remark ?? null,
    bookId: null,
    arrivalNumber: null,
    registeredAt: null,
    registeredByPersonId: null,
    proposal: null,
    directive: null,
    assignment: null,
    finishedAt: null,
    result: null,
    replyOutgoingId: null,
    caseFileId: null,
    late: false,
  };
}

function storyFacts(
  world: World,
  row: { sender: string; number: string; finding: string; ask: string },
  date: string,
  due: string | null,
) {
  const sender = world.agency(row.sender);
  const base = drawFacts(stream(world.seed, "story", row.sender, row.number), date, placeOf(sender));
  const year = Number(date.slice(0, 4));
  const facts = { ...base, Y0: String(year - 1), Y4: String(year + 4), due: due ? longDate(due) : "" };
  return { ...facts, finding: fill(row.finding, facts), ask: fill(row.ask, facts) };
}

function sentCopy(world: World, slot: DemoOutgoing, letter: DemoIncoming, row: StoryRow): DemoOutgoing {
  const symbol = row.notation.split("-").at(-1) ?? "";
  const unit = world.unit(slot.agencyId, symbol);
  const { kind, notation, subject, urgency, pages, annexes, topic, facts, replyDue } = letter;
  const leaders = world.posts(slot.agencyId, "lanh-dao");
  const signedBy = leaders.find((p) => world.name(p.personId) === letter.signer.fullName) ?? at(leaders, 0);
  return {
    ...slot,
    kind,
    notation,
    subject,
    urgency,
    pages,
    annexes,
    topic,
    facts,
    replyDue,
    unitId: unit.id,
    drafterPersonId: at(world.unitWorkers(slot.agencyId, unit.id), 0).personId,
    signerPersonId: signedBy.personId,
    signer: signerOf(world.agency(slot.agencyId), world.name(signedBy.personId), signedBy.deputy),
    recipientIds: [OWNER, "ubnd-tinh"],
    // signed and numbered on Friday, sent when it arrived: QĐ 28/2018 Đ6.2 allows the morning of the next working day
    issuedAt: letter.arrivedAt,
  };
}

/** "Lần trả lời trước cho Sở Xây dựng" of the pictures. */
function earlierAnswer(world: World, slot: DemoOutgoing): DemoOutgoing {
  const facts = {
    ...slot.facts,
    finding: "Kinh phí sửa chữa nhỏ trụ sở đã nằm trong dự toán chi thường xuyên giao đầu năm cho từng đơn vị.",
    ask: "Đề nghị Sở Xây dựng dùng nguồn chi thường xuyên đã giao, không bổ sung ngoài dự toán.",
  };
  const unit = world.unit(OWNER, "NS");
  const subject = "ý kiến về nguồn kinh phí sửa chữa trụ sở";
  return {
    ...slot,
    kind: "cong-van",
    notation: "STC-NS",
    subject,
    unitId: unit.id,
    topic: STORY_TOPIC,
    facts,
    recipientIds: ["sxd"],
    pages: 1,
    annexes: 0,
  };
}

function draft(world: World, row: DraftRow, index: number, incoming: DemoIncoming[]): DemoOutgoing {
  const agency = world.agency(OWNER);
  const unit = world.unit(OWNER, row.unit);
  const number = `draft${index}`;
  const facts = storyFacts(world, { sender: OWNER, number, finding: row.finding, ask: row.ask }, world.monday, null);
  const director = at(world.posts(OWNER, "lanh-dao"), 0);
  const workers = world.unitWorkers(OWNER, unit.id);
  const answered = row.answers
    ? incoming.find((l) => `${l.number}/${l.notation}` === row.answers && l.agencyId === OWNER)
    : undefined;
  const step = ["drafting", "unit-review", "format-review", "awaiting-signature", "awaiting-issue"].indexOf(row.state);
  const createdAt = Math.max(
    inOffice(workingDaysFrom(world.monday, -4), 0.1 + 0.04 * index),
    answered?.assignment ? afterWork(answered.assignment.at, 60) : 0,
  );
  const friday = (share: number) => inOffice(workingDaysFrom(world.monday, -1), share + 0.01 * index);
  return {
    id: `out.${OWNER}.draft.${index + 1}`,
    kind: row.kind,
    notation: notationOf(agency, KIND_SYMBOL[row.kind], unit.symbol),
    subject: subjectFor(row.kind, fill(row.subject, facts)),
    urgency: "thuong",
    pages: row.pages ?? 1,
    annexes: 0,
    topic: STORY_TOPIC,
    facts,
    replyDue: null,
    agencyId: OWNER,
    unitId: unit.id,
    drafterPersonId: row.drafter ? world.personId(row.drafter) : at(workers, index % workers.length).personId,
    signerPersonId: director.personId,
    signer: signerOf(agency, world.name(director.personId), false),
    recipientIds: [...row.to],
    replyToIncomingId: answered?.id ?? null,
    state: row.state,
    createdAt,
    unitApprovedAt: step >= 2 ? friday(0.2) : null,
    formatApprovedAt: step >= 3 ? friday(0.45) : null,
    signedAt: step >= 4 ? friday(0.7) : null,
    issuedAt: null,
    bookId: null,
    number: null,
    issuedDate: null,
    deliveries: [],
    caseFileId: null,
    remark: row.remark ?? null,
  };
}

function inStoryYear(world: World, letter: DemoOutgoing): boolean {
  return letter.issuedDate !== null && letter.issuedDate >= workingDaysFrom(world.monday, -110);
}

/** How the page of a story letter is told, by its kind. */
export const STORY_ACTS: Record<DemoOutgoing["kind"], Act> = {
  "cong-van": "request",
  "quyet-dinh": "decide",
  "thong-bao": "notify",
  "to-trinh": "propose",
  "bao-cao": "report",
  "ke-hoach": "plan",
  "giay-moi": "invite",
};
