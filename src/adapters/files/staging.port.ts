import type { Readable } from "node:stream";

/** A received file that waits for the gate. It is gone, key included, after `discard()` or when the process ends. */
export type Staged = {
  size: number;
  sha256: string;
  /** where it waits; for the operations page and tests */
  kept: "memory" | "encrypted-file";
  /** A fresh stream of the plain bytes; may be called several times. */
  read(): Readable;
  /** All plain bytes in one buffer. */
  bytes(): Promise<Uint8Array>;
  /** Removes file and key; may be called twice. */
  discard(): Promise<void>;
};

export type Staging = {
  /** Reads the stream to its end. Rejects with `files.too-large` at the first byte over `maxBytes`; nothing stays behind. */
  receive(source: AsyncIterable<Uint8Array>, limits: { maxBytes: number }): Promise<Staged>;
};
