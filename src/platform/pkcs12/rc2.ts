// RC2 (RFC 2268), decryption alone: Windows and OpenSSL before 3 hid the certificates of a .p12 with 40 bits of it, and no current
// library reads it any more. It protects nothing here: the key itself stands under 3DES, the certificates are public.
import { PI_TABLE } from "./rc2.data.ts";

const BLOCK = 8;
/** places to turn right, word by word */
const TURNS = [1, 2, 3, 5] as const;

const pi = (at: number): number => PI_TABLE[at & 0xff] ?? 0;

/** RFC 2268 §2: the key made long, then cut to its effective bits. */
function expand(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  for (let i = key.length; i < 128; i++) bytes[i] = pi((bytes[i - 1] ?? 0) + (bytes[i - key.length] ?? 0));
  const kept = Math.ceil(effectiveBits / 8);
  const mask = 0xff >> (8 * kept - effectiveBits);
  bytes[128 - kept] = pi((bytes[128 - kept] ?? 0) & mask);
  for (let i = 127 - kept; i >= 0; i--) bytes[i] = pi((bytes[i + 1] ?? 0) ^ (bytes[i + kept] ?? 0));
  const words = new Uint16Array(64);
  for (let i = 0; i < 64; i++) words[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
  return words;
}

function decryptBlock(words: Uint16Array, block: Uint8Array): Uint8Array {
  const r = new Uint16Array(4);
  for (let i = 0; i < 4; i++) r[i] = (block[2 * i] ?? 0) | ((block[2 * i + 1] ?? 0) << 8);
  const at = (i: number): number => r[(i + 4) & 3] ?? 0;
  let next = 63;
  const mix = (): void => {
    for (let i = 3; i >= 0; i--) {
      const turn = TURNS[i] ?? 0;
      const value = (at(i) >>> turn) | (at(i) << (16 - turn));
      r[i] = value - (words[next--] ?? 0) - (at(i - 1) & at(i - 2)) - (~at(i - 1) & at(i - 3));
    }
  };
  const mash = (): void => {
    for (let i = 3; i >= 0; i--) r[i] = at(i) - (words[at(i - 1) & 63] ?? 0);
  };
  for (const rounds of [5, 6, 5]) {
    for (let i = 0; i < rounds; i++) mix();
    if (next >= 0) mash();
  }
  const out = new Uint8Array(BLOCK);
  for (let i = 0; i < 4; i++) {
    out[2 * i] = at(i) & 0xff;
    out[2 * i + 1] = at(i) >>> 8;
  }
  return out;
}

/**
 * RC2 in CBC with PKCS#7 padding.
 * @throws Error when the length or the padding is wrong: another key, or another text
 */
export function decryptRc2(input: {
  key: Uint8Array;
  iv: Uint8Array;
  secret: Uint8Array;
  effectiveBits: number;
}): Buffer {
  const { secret } = input;
  if (secret.length === 0 || secret.length % BLOCK !== 0) throw new Error("rc2: length");
  const words = expand(input.key, input.effectiveBits);
  const out = Buffer.alloc(secret.length);
  let before = input.iv;
  for (let start = 0; start < secret.length; start += BLOCK) {
    const block = secret.subarray(start, start + BLOCK);
    const plain = decryptBlock(words, block);
    for (let i = 0; i < BLOCK; i++) out[start + i] = (plain[i] ?? 0) ^ (before[i] ?? 0);
    before = block;
  }
  const padding = out.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK || out.subarray(-padding).some((byte) => byte !== padding))
    throw new Error("rc2: padding");
  return out.subarray(0, -padding);
}
