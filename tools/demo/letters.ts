// A year of letters of the staffed agencies: issued, received, directed, answered, filed.
import { BOOK_PLANS, type BookPlan } from "./data/book-plans.ts";
import { mirrorOf } from "./letters/arrivals.ts";
import { withDeliveries } from "./letters/deliveries.ts";
import { buildDesk } from "./letters/desk.ts";
import { buildIssued } from "./letters/outgoing.ts";
import { buildIncoming } from "./letters/register.ts";
import { linkReplies } from "./letters/replies.ts";
import { reserveStoryNumbers, storyDrafts, tellInOutgoing } from "./story/apply.ts";
import type { DemoBook, DemoIncoming, DemoOutgoing } from "./types.ts";
import { pictureDay } from "./when.ts";
import type { World } from "./world.ts";

export type DemoLetters = { incoming: DemoIncoming[]; outgoing: DemoOutgoing[]; books: DemoBook[] };

/** All letters up to `world.now`. Issued ones first, since what one staffed agency sends another one receives. */
export function buildLetters(world: World): DemoLetters {
  const issued = BOOK_PLANS.flatMap((plan) => tellInOutgoing(world, buildIssued(world, plan)));
  reserveStoryNumbers(world);
  const incoming: DemoIncoming[] = [];
  const outgoing: DemoOutgoing[] = [];
  for (const plan of BOOK_PLANS) {
    const received = linkSources(buildIncoming(world, plan, mirrorsFor(world, plan, issued)), issued);
    const own = issued.filter((l) => l.agencyId === plan.agencyId);
    const linked = linkReplies(world, plan.agencyId, { incoming: received, outgoing: own });
    const drafts = plan.agencyId === "stc" ? storyDrafts(world, linked.incoming) : buildDesk(world, plan);
    incoming.push(...linked.incoming);
    outgoing.push(...linked.outgoing, ...drafts);
  }
  const delivered = withDeliveries(world, outgoing, incoming);
  return {
    incoming: incoming.sort((a, b) => a.arrivedAt - b.arrivedAt),
    outgoing: delivered.sort((a, b) => a.createdAt - b.createdAt),
    books: booksOf(incoming, delivered),
  };
}

/** What the staffed agencies sent this one since it uses the system; what the pictures tell of is there already. */
function mirrorsFor(world: World, plan: BookPlan, issued: DemoOutgoing[]): DemoIncoming[] {
  const since = pictureDay(plan.incoming[0]?.[0] ?? world.monday, world.monday);
  return issued
    .filter((l) => l.recipientIds.includes(plan.agencyId) && l.issuedDate !== null && l.issuedDate >= since)
    .filter((l) => l.issuedAt !== null && l.issuedAt < world.now && !(plan.agencyId === "stc" && l.topic === "story"))
    .map((l) => mirrorOf(world, l, plan.agencyId, l.issuedAt ?? world.now));
}

/** Story letters from a staffed sender know their other end too. */
function linkSources(received: DemoIncoming[], issued: DemoOutgoing[]): DemoIncoming[] {
  return received.map((letter) => {
    if (letter.sourceOutgoingId !== null || letter.topic !== "story") return letter;
    const source = issued.find(
      (l) => l.agencyId === letter.senderId && l.number === Number(letter.number) && l.topic === "story",
    );
    return source ? { ...letter, sourceOutgoingId: source.id } : letter;
  });
}

function booksOf(incoming: DemoIncoming[], outgoing: DemoOutgoing[]): DemoBook[] {
  const books = new Map<string, DemoBook>();
  const note = (id: string | null, agencyId: string, direction: DemoBook["direction"], number: number | null) => {
    if (id === null || number === null) return;
    const year = Number(id.split(".").at(-1));
    const title = direction === "incoming" ? `Sổ văn bản đến ${year}` : `Sổ văn bản đi ${year}`;
    const book = books.get(id) ?? { id, agencyId, direction, year, title, startNumber: number, lastNumber: number };
    books.set(id, {
      ...book,
      startNumber: Math.min(book.startNumber, number),
      lastNumber: Math.max(book.lastNumber, number),
    });
  };
  for (const l of incoming) note(l.bookId, l.agencyId, "incoming", l.arrivalNumber);
  for (const l of outgoing) note(l.bookId, l.agencyId, "outgoing", l.number);
  return [...books.values()];
}
