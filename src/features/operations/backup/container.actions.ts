// Writing and reading the encrypted container. Streams only: memory stays at a few chunks whatever the size.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { PassThrough, type Readable, Transform, type TransformCallback } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { problem } from "#src/platform/problem/problem.ts";
import { CHUNK, type EntryKind, KIND_BYTES, kindOf, MAGIC } from "./container.rules.ts";

const notBackup = problem(
  "backup.not-a-backup",
  409,
  "Tệp này không phải bản sao lưu của M-Office. Hãy chọn đúng tệp .mobackup.",
);
const wrongKey = problem(
  "backup.wrong-key",
  409,
  "Khóa không mở được bản sao lưu này, hoặc bản sao lưu đã bị sửa hay bị cắt. Hãy dùng đúng tệp khóa của bản sao lưu.",
);

function keyOf(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, "m-office backup", 32));
}
function nonce(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}

class Sealer extends Transform {
  private waiting: Buffer = Buffer.alloc(0);
  private counter = 0;
  private readonly key: Buffer;
  constructor(key: Buffer) {
    super();
    const salt = randomBytes(16);
    this.key = keyOf(key, salt);
    this.push(Buffer.concat([Buffer.from(MAGIC), salt]));
  }
  private seal(part: Buffer, last: boolean): void {
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce(this.counter++));
    cipher.setAAD(Buffer.from([last ? 1 : 0]));
    const body = Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    this.push(length);
    this.push(body);
  }
  override _transform(part: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.waiting = Buffer.concat([this.waiting, part]);
    while (this.waiting.length > CHUNK) {
      this.seal(this.waiting.subarray(0, CHUNK), false);
      this.waiting = this.waiting.subarray(CHUNK);
    }
    done();
  }
  override _flush(done: TransformCallback): void {
    this.seal(this.waiting, true);
    done();
  }
}

class Opener extends Transform {
  private waiting: Buffer = Buffer.alloc(0);
  private counter = 0;
  private key: Buffer | null = null;
  private ended = false;
  private readonly secret: Buffer;
  constructor(secret: Buffer) {
    super();
    this.secret = secret;
  }
  private openNext(): boolean {
    if (!this.key) {
      if (this.waiting.length < MAGIC.length + 16) return false;
      if (this.waiting.subarray(0, MAGIC.length).toString() !== MAGIC) throw notBackup();
      this.key = keyOf(this.secret, this.waiting.subarray(MAGIC.length, MAGIC.length + 16));
      this.waiting = this.waiting.subarray(MAGIC.length + 16);
    }
    if (this.waiting.length < 4) return false;
    const length = this.waiting.readUInt32BE(0);
    if (length > CHUNK + 64 || length < 16) throw wrongKey();
    if (this.waiting.length < 4 + length) return false;
    this.push(this.unseal(this.waiting.subarray(4, 4 + length)));
    this.waiting = this.waiting.subarray(4 + length);
    return true;
  }
  private unseal(body: Buffer): Buffer {
    // a chunk says whether it is the last; both readings are tried, a forged end fits neither
    for (const last of [0, 1]) {
      const decipher = createDecipheriv("aes-256-gcm", this.key as Buffer, nonce(this.counter));
      decipher.setAAD(Buffer.from([last]));
      decipher.setAuthTag(body.subarray(body.length - 16));
      try {
        const text = Buffer.concat([decipher.update(body.subarray(0, body.length - 16)), decipher.final()]);
        if (this.ended) break;
        this.counter++;
        this.ended = last === 1;
        return text;
      } catch {
        // the other reading
      }
    }
    throw wrongKey();
  }
  override _transform(part: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.waiting = Buffer.concat([this.waiting, part]);
      while (this.openNext()) {}
      done();
    } catch (error) {
      done(error as Error);
    }
  }
  override _flush(done: TransformCallback): void {
    done(this.ended && this.waiting.length === 0 ? null : wrongKey());
  }
}

export type ContainerWriter = {
  entry(kind: EntryKind, name: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>;
  /** closes the container; `output` then ends */
  end(): void;
  output: Readable;
};

/** @param key 32 random bytes, one key a copy */
export function createContainer(key: Buffer): ContainerWriter {
  const zip = createGzip({ level: 1 });
  const output = zip.pipe(new Sealer(key)).pipe(new PassThrough());
  const write = async (part: Buffer): Promise<void> => {
    if (!zip.write(part)) await new Promise((resolve) => zip.once("drain", resolve));
  };
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  return {
    output,
    async entry(kind, name, parts) {
      const title = Buffer.from(name);
      await write(Buffer.concat([Buffer.from([KIND_BYTES[kind]]), number(title.length), title]));
      let size = 0;
      for await (const part of parts) {
        if (part.length === 0) continue;
        size += part.length;
        await write(Buffer.concat([number(part.length), part]));
      }
      await write(number(0));
      return size;
    },
    end: () => zip.end(),
  };
}

export type ContainerEntry = { kind: EntryKind; name: string; parts: AsyncGenerator<Buffer> };

/**
 * Entries in order; the parts of one must be read before the next.
 * @throws Problem `backup.not-a-backup`, `backup.wrong-key` (also for a changed or cut file)
 */
export async function* readContainer(input: Readable, key: Buffer): AsyncGenerator<ContainerEntry> {
  const opener = new Opener(key);
  const plain = createGunzip();
  input.on("error", (error) => opener.destroy(error));
  opener.on("error", (error) => plain.destroy(error));
  input.pipe(opener).pipe(plain);
  const source = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let waiting: Buffer = Buffer.alloc(0);
  const take = async (count: number): Promise<Buffer | null> => {
    while (waiting.length < count) {
      const next = await source.next();
      if (next.done) return null;
      waiting = Buffer.concat([waiting, next.value]);
    }
    const part = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return part;
  };
  const need = async (count: number): Promise<Buffer> => {
    const part = await take(count);
    if (!part) throw wrongKey();
    return part;
  };
  async function* parts(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await need(4)).readUInt32BE(0);
      if (length === 0) return;
      yield await need(length);
    }
  }
  for (;;) {
    const first = await take(1);
    if (!first) return;
    const kind = kindOf(first[0] ?? 0);
    if (!kind) throw wrongKey();
    const name = (await need((await need(4)).readUInt32BE(0))).toString();
    const body = parts();
    yield { kind, name, parts: body };
    for await (const _ of body) {
      // whatever the reader left
    }
  }
}

/** The whole of a small entry. */
export async function readAll(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
