// What travels to the verifying process: four bytes length of the options, the options as JSON, then the file.
import type { VerifyOptions } from "../verifier.port.ts";

/** First byte of the answer: the program is loaded and begins to look at the file. */
export const READY = "R";

type Plain = { trust: string[]; crls: string[]; at: string };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string): Uint8Array => Buffer.from(text, "base64");

export function pack(bytes: Uint8Array, options: VerifyOptions): Buffer {
  const plain: Plain = {
    trust: options.trust.map(base64),
    crls: (options.crls ?? []).map(base64),
    at: options.at.toISOString(),
  };
  const head = Buffer.from(JSON.stringify(plain));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, bytes]);
}

export function unpack(message: Buffer): { bytes: Uint8Array; options: VerifyOptions } {
  const length = message.readUInt32BE(0);
  const plain = JSON.parse(message.subarray(4, 4 + length).toString("utf8")) as Plain;
  return {
    // A copy of its own: parsers look at the whole buffer behind a view.
    bytes: new Uint8Array(message.subarray(4 + length)),
    options: { trust: plain.trust.map(bytesOf), crls: plain.crls.map(bytesOf), at: new Date(plain.at) },
  };
}
