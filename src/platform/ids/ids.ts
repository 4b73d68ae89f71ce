// Prefixed, time-ordered identifiers: `doc_` + the 128 bits of a UUIDv7 in 26 letters of Crockford's base 32.
// One text column, sortable by time, readable in a log, never mistaken for another kind of thing.
import { randomBytes } from "node:crypto";

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

let lastAt = 0;
let counter = 0;

/**
 * A fresh id of one kind, e.g. `newId("doc")` → `doc_06bz…`. Ids made by one process in the same millisecond keep their order
 * (RFC 9562 §6.2: the 12 bits after the time count).
 */
export function newId(kind: string, at: number = Date.now()): string {
  const random = randomBytes(10);
  counter = at === lastAt ? counter + 1 : (random[0] ?? 0) & 0x7f;
  lastAt = at;
  random[0] = (counter >> 8) & 0x0f;
  random[1] = counter & 0xff;
  return `${kind}_${encodeId(at, random)}`;
}
