// What happens to every file that arrives, whatever its way, before anything of it is stored: looked at in a process of its
// own, judged by the secrecy gate (QC-4.2), its signature checked. Bytes stay in memory or sealed staging until then.

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Staging } from "#src/adapters/files/staging.port.ts";
import type { Reader, ReadResult } from "#src/adapters/reader/reader.port.ts";
import type { EdxmlCodec } from "#src/adapters/transport/edxml.port.ts";
import type { Verifier } from "#src/adapters/verifier/verifier.port.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import type { DocumentMessage } from "#src/rules/exchange/message.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import { type Judgement, judge } from "#src/rules/secrecy/secrecy.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { withTrueEnding } from "#src/rules/vietnamese-text/file-name.ts";
import { keySentence, type Quote } from "#src/rules/vietnamese-text/key-sentence.ts";
import { CONTENT_WORDS, mediaTypeOf, refusalKind, SECRECY_WORDS, worstOf } from "./decisions/gate.rules.ts";
import * as store from "./intake.store.ts";

/** What the intake needs of the outside world; wired in src/server/ports.ts. */
export type IntakeParts = {
  files: FileStore;
  staging: Staging;
  reader: Reader;
  verifier: Verifier;
  edxml: EdxmlCodec;
  /** DER certificates of the authorities trusted here, and revocation lists at hand */
  trust(): Promise<{ certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] }>;
  uploadMaxBytes: number;
};

/** A file that was looked at; nothing of it is stored yet. */
export type Looked = { name: string; bytes: Uint8Array; read: ReadResult; mediaType: string | null };

export async function lookAt(parts: IntakeParts, file: { name: string; bytes: Uint8Array }): Promise<Looked> {
  const read = await parts.reader.read(file.bytes, file.name);
  const mediaType = mediaTypeOf(read.kind, file.bytes);
  return { ...file, name: withTrueEnding(file.name, mediaType), read, mediaType };
}

/** What a leader is shown of the letter before he opens it; only from pages whose text can be relied on. */
export function quoteOf({ read }: Looked): Quote | null {
  return keySentence(read.pages.map((page) => (page.trustworthy ? page.text : null)));
}

export type Declared = { secrecy: keyof typeof SECRECY_WORDS; contentKind: keyof typeof CONTENT_WORDS };
export const ORDINARY: Declared = { secrecy: "thuong", contentKind: "thuong" };

// QC-4.2 bans complaints and denunciations; an agency that may take them needs a rule of its own first (law F §5).
const POLICY = { refuseComplaints: true };

/** The gate on one file and what was declared about it. */
export function judgeFile(looked: Looked, declared: Declared): Judgement {
  return worstOf(
    CONTENT_WORDS[declared.contentKind].map((contentKind) =>
      judge(
        {
          declaredSecrecy: SECRECY_WORDS[declared.secrecy],
          contentKind,
          fileName: looked.name,
          properties: looked.read.properties,
          pages: looked.read.pages.map(({ text, trustworthy }) => ({ text, trustworthy })),
          aside: looked.read.aside,
          unreadParts: looked.read.unreadParts,
        },
        POLICY,
      ),
    ),
  );
}

/** Only what was declared: enough to refuse before a byte is read. */
export function judgeDeclared(declared: Declared): Judgement {
  const nothing = { name: "", bytes: new Uint8Array(), mediaType: null, read: NOTHING_READ };
  return { ...judgeFile(nothing, declared), mustAttest: false, unreadPages: [], note: null };
}
const NOTHING_READ: ReadResult = {
  kind: "unknown",
  pages: [],
  pageAmount: null,
  positions: false,
  properties: {},
  encrypted: false,
  activeContent: [],
  hasActiveContent: false,
};

/** Signatures stand in PDF files; anything else is unsigned. */
export async function verifyFile(parts: IntakeParts, looked: Looked, now: Date): Promise<VerifyResult> {
  if (looked.mediaType !== "application/pdf") return { verdict: "unsigned", signatures: [], reasons: [] };
  const { certificates, crls } = await parts.trust();
  return parts.verifier.verify(looked.bytes, { trust: certificates, crls, at: now });
}

/** Stores what the gate let through, under its hash. @throws Problem 507, 503 with the store's sentence */
export async function keepFile(parts: IntakeParts, looked: Looked): Promise<store.StoredFile> {
  const stored = await parts.files.put(looked.bytes);
  return {
    ...stored,
    name: looked.name,
    mediaType: looked.mediaType ?? "application/octet-stream",
    pages: looked.read.pageAmount,
  };
}

/** A repeat has the same files to the byte. Of what was refused, recalled or is still sealed nothing is left to compare. */
export function hasOtherFiles(item: store.IntakeRecord, message: DocumentMessage): boolean {
  if (item.file_sha256 === null || item.held_key !== null) return false;
  const kept = [item.file_sha256, ...item.attachments.map((file) => file.sha256)];
  const sent = message.attachments.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
  return kept.toSorted().join() !== sent.toSorted().join();
}

/** Both times of arrival (QC-7.2: the receiving side's clock; QC-7.3: outside office hours the next office start). */
export async function arrivalOf(
  tx: Tx,
  agencyId: number,
  now: Date,
): Promise<{ receivedAt: Date; receivedLegalAt: Date; receivedReason: string }> {
  const times = legalTime(now.getTime(), await loadCalendar(tx, agencyId, now));
  return { receivedAt: now, receivedLegalAt: new Date(times.legal), receivedReason: times.reason };
}

/**
 * Writes down that something was turned away: who, when, which kind – never a subject, a file name or a hash (QC-4.2).
 * @returns id of the refusal
 */
export async function recordRefusal(
  tx: Tx,
  by: AuditBy,
  refused: { way: "upload" | "exchange"; judgement: Judgement; senderCode?: string; messageDocumentId?: string },
): Promise<string> {
  const { agencyId, postId } = by.caller;
  const id = newId("gate", by.now.getTime());
  const kind = refusalKind(refused.judgement);
  await store.insertRefusal(tx, agencyId, {
    id,
    at: by.now,
    postId,
    way: refused.way,
    kind,
    senderCode: refused.senderCode ?? null,
    messageDocumentId: refused.messageDocumentId ?? null,
  });
  await recordAudit(tx, by, {
    action: "gate.refused",
    objectType: "intake",
    objectId: id,
    facts: { way: refused.way, kind },
  });
  return id;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a fresh key. @returns sealed bytes (nonce, tag, cipher text) and the key in base64 */
export function sealBytes(plain: Uint8Array): { bytes: Uint8Array; key: string } {
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { bytes: Buffer.concat([nonce, cipher.getAuthTag(), text]), key: key.toString("base64") };
}

/** @throws Error when key or bytes are not those that were sealed */
export function unsealBytes(sealed: Uint8Array, key: string): Uint8Array {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(key, "base64"), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}
