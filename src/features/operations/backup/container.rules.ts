// The backup's container: frames in a stream. Pure description; the bytes are made and read by container.actions.ts.
//   header   "M-OFFICE-BACKUP-1\n" + 16-byte salt           (plain, so that a file can be recognised)
//   chunks   4-byte length + AES-256-GCM ciphertext + 16-byte tag; nonce = chunk number; the last chunk is marked in its
//            additional data, so a cut file is noticed
//   inside   gzip of entries: 1-byte kind + 4-byte name length + name + parts (4-byte length + bytes)* + a part of length 0

export const MAGIC = "M-OFFICE-BACKUP-1\n";
export const CHUNK = 1 << 20;

export type EntryKind = "manifest" | "table" | "file" | "secret" | "end";
export const KIND_BYTES: Record<EntryKind, number> = { manifest: 1, table: 2, file: 3, secret: 4, end: 5 };

export type TableEntry = { name: string; columns: string[] };
export type Manifest = {
  format: 1;
  id: string;
  startedAt: string;
  version: string;
  migrations: string[];
  tables: TableEntry[];
};
/** The last entry: what must have come before it. */
export type Summary = { rows: Record<string, number>; files: number; fileBytes: number };

export function kindOf(byte: number): EntryKind | null {
  const found = Object.entries(KIND_BYTES).find(([, value]) => value === byte);
  return found ? (found[0] as EntryKind) : null;
}
