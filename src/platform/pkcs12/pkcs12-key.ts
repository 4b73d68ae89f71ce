import { createHash } from "node:crypto";

export type Pkcs12KeyInput = {
  hash: string;
  /** 1 key, 2 initialisation vector, 3 authentication code */
  purpose: 1 | 2 | 3;
  pin: string;
  salt: Uint8Array;
  rounds: number;
  length: number;
};

/** Repeats bytes until a whole number of blocks is full. */
function filled(bytes: Uint8Array, block: number): Buffer {
  const out = Buffer.alloc(Math.ceil(bytes.length / block) * block);
  for (let i = 0; i < out.length; i++) out[i] = bytes[i % bytes.length] ?? 0;
  return out;
}

/** Key derivation of PKCS#12 (RFC 7292, appendix B.2); the PIN is taken as UTF-16 with a closing zero. */
export function pkcs12Key(input: Pkcs12KeyInput): Buffer {
  const block = input.hash === "sha384" || input.hash === "sha512" ? 128 : 64;
  const secret = Buffer.from(`${input.pin}\0`, "utf16le").swap16();
  const diversifier = Buffer.alloc(block, input.purpose);
  const state = Buffer.concat([filled(input.salt, block), filled(secret, block)]);
  const parts: Buffer[] = [];
  for (let have = 0; have < input.length; ) {
    let part = createHash(input.hash).update(diversifier).update(state).digest();
    for (let round = 1; round < input.rounds; round++) part = createHash(input.hash).update(part).digest();
    parts.push(part);
    have += part.length;
    const addend = filled(part, block);
    for (let start = 0; start < state.length; start += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i--) {
        const sum = (state[start + i] ?? 0) + (addend[i] ?? 0) + carry;
        state[start + i] = sum & 0xff;
        carry = sum >> 8;
      }
    }
  }
  return Buffer.concat(parts).subarray(0, input.length);
}
