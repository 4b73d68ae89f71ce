// Which letters get a file of their own and which share one. Writing a page costs time, so a demo of two thousand letters
// writes the newest ones each and lets older ones of the same topic and kind share bytes; the register row stays each one's own.
import { isOutgoing } from "./bodies.ts";
import type { DemoIncoming, DemoOutgoing, DemoProvince } from "./types.ts";

export type FilePlan = {
  /** letter id → id of the letter whose page is its file */
  fileOf: Map<string, string>;
  /** letters whose page is to be written, newest first */
  own: (DemoIncoming | DemoOutgoing)[];
  /** of these, issued letters that get a signed PDF, newest first */
  signed: Set<string>;
};

/** @param newest so many get their own file; @param signedCount the newest so many issued or received with a signature are signed */
export function planFiles(province: DemoProvince, newest = 400, signedCount = 200): FilePlan {
  const letters = [...province.incoming, ...province.outgoing].sort((a, b) => timeOf(b) - timeOf(a));
  const fileOf = new Map<string, string>();
  const own: (DemoIncoming | DemoOutgoing)[] = [];
  const shared = new Map<string, string>();
  const signed = new Set<string>();
  for (const letter of letters) {
    // both ends of one exchange carry the same bytes
    const id = !isOutgoing(letter) && letter.sourceOutgoingId ? letter.sourceOutgoingId : letter.id;
    if (fileOf.has(id)) {
      fileOf.set(letter.id, fileOf.get(id) ?? id);
      continue;
    }
    const key = `${letter.kind}/${letter.topic}`;
    const twin = own.length >= newest && letter.topic !== "story" ? shared.get(key) : undefined;
    const page = twin ?? id;
    fileOf.set(id, page);
    fileOf.set(letter.id, page);
    if (twin !== undefined) continue;
    own.push(letter);
    shared.set(key, page);
    if (signed.size < signedCount && isSigned(letter)) signed.add(page);
  }
  return { fileOf, own, signed };
}

function isSigned(letter: DemoIncoming | DemoOutgoing): boolean {
  return isOutgoing(letter) ? letter.state === "issued" : letter.channel === "axis";
}

function timeOf(letter: DemoIncoming | DemoOutgoing): number {
  return isOutgoing(letter) ? (letter.issuedAt ?? letter.createdAt) : letter.arrivedAt;
}
