// Prefixed, time-ordered identifiers: `doc_` + the 128 bits of a UUIDv7 in 26 letters of Crockford's base 32.
// One text column, sortable by time, readable in a log, never mistaken for another kind of thing.
import { randomBytes, randomInt } from "node:crypto";

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * The 26 letters of a UUIDv7.
 * @param at milliseconds since 1970 (UTC)
 * @param random 10 random bytes
 */
export function encodeId(at: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(at / 2 ** 32));
  view.setUint32(2, at % 2 ** 32);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let number = (view.getBigUint64(0) << 64n) | view.getBigUint64(8);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = LETTERS[Number(number & 31n)] + text;
    number >>= 5n;
  }
  return text;
}

const TURNS = 2 ** 26;
let turn = randomInt(TURNS);

/**
 * A fresh id of one kind, e.g. `newId("doc")` → `doc_06bz…`. Ids made by one process for the same millisecond keep their order,
 * also when other ids are made between them (RFC 9562 §6.2: the 26 bits after the time count): what is written in one
 * transaction is told in that order.
 */
export function newId(kind: string, at: number = Date.now()): string {
  turn = (turn + 1) % TURNS;
  const random = randomBytes(10);
  random[0] = turn >>> 22;
  random[1] = (turn >>> 14) & 0xff;
  random[2] = (turn >>> 8) & 0x3f;
  random[3] = turn & 0xff;
  return `${kind}_${encodeId(at, random)}`;
}
