// The document as bytes: preview and Word file of any version, and the approved or signed file itself.
import type { Readable } from "node:stream";
import { type ByteRange, type FileStore, FileStoreError } from "#src/adapters/files/files.port.ts";
import type { DocumentWriter, WriteOptions } from "#src/adapters/writer/writer.port.ts";
import { withDocument } from "#src/features/access/access.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { cleanFileName } from "#src/rules/vietnamese-text/file-name.ts";
import type { OutgoingRecord } from "./ground/document.store.ts";
import { findOutgoing } from "./ground/document.store.ts";
import { isBefore, missing, note, noteReading } from "./ground/steps.actions.ts";
import { listShas } from "./ground/trail.store.ts";
import { type ModelAt, modelAt } from "./outgoing-documents.actions.ts";

const noFile = problem(
  "outgoing.no-file",
  404,
  "Văn bản chưa có tệp này. Tệp PDF chính thức chỉ có sau khi lãnh đạo duyệt; trước đó hãy xem bản dự thảo.",
);

/** What the writer or the PDF form cannot do, as a problem of the office; anything else is a bug and stays one. */
export function pdfProblem(error: unknown): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (!(error instanceof Error) || !/^(writer|pdf)\./u.test(code)) return error;
  return new Problem({
    code,
    status: code === "writer.too-slow" || code === "writer.closed" ? 503 : 409,
    message: error.message,
  });
}

/**
 * PDF of the working copy (`version` 0) or of a version, "DỰ THẢO n" across it unless it is the approved one.
 * @throws Problem 403, 404, 409 for a letter the font lacks
 */
export async function previewPdf(
  act: Act,
  writer: DocumentWriter,
  ask: { id: string; version: number },
): Promise<{ bytes: Uint8Array; name: string }> {
  const at = await openModel(act, ask, "preview");
  try {
    const written = await writer.writePdf(at.model, writeOptions(at));
    return { bytes: written.bytes, name: fileName(at.document, "pdf") };
  } catch (error) {
    throw pdfProblem(error);
  }
}

/** Word file of the working copy or a version, marked as a draft like the PDF. */
export async function wordFile(
  act: Act,
  writer: DocumentWriter,
  ask: { id: string; version: number },
): Promise<{ bytes: Uint8Array; name: string }> {
  const at = await openModel(act, ask, "docx");
  try {
    return {
      bytes: await writer.writeDocx(at.model, writeOptions(at)),
      name: fileName(at.document, "docx"),
    };
  } catch (error) {
    throw pdfProblem(error);
  }
}

function writeOptions(at: ModelAt): WriteOptions {
  const approved = at.document.approved_version === at.versionNo && !isBefore(at.document.state, "approved");
  return { created: at.savedAt.toISOString(), ...(approved ? {} : { draft: { version: at.versionNo } }) };
}

// Whoever writes looks at his own words; every other look, and every file that is taken away, stands in the history.
function openModel(act: Act, ask: { id: string; version: number }, part: "preview" | "docx"): Promise<ModelAt> {
  const need = part === "docx" ? "download" : "read";
  return withDocument(act, { documentId: ask.id, need }, async (tx) => {
    const at = await modelAt(tx, act.caller.agencyId, { id: ask.id, no: ask.version });
    const own = at.document.drafter_post_id === act.caller.postId && at.document.state === "draft";
    const facts = { part, version: at.versionNo };
    if (part === "docx") await note(tx, act, { documentId: ask.id, action: "outgoing.downloaded", facts });
    else if (!own) await noteReading(tx, act, { documentId: ask.id, facts });
    return at;
  });
}

export type OpenFile = { sha256: string; size: number; name: string; open(range?: ByteRange): Promise<Readable> };

/**
 * The approved or signed bytes. @param ask.sha256 one of this document's own files; null = the newest
 * @param ask.save taken away rather than looked at @throws Problem 403, 404
 */
export function openFile(
  act: Act,
  files: FileStore,
  ask: { id: string; sha256: string | null; save: boolean },
): Promise<OpenFile> {
  return withDocument(act, { documentId: ask.id, need: ask.save ? "download" : "read" }, async (tx) => {
    const { agencyId } = act.caller;
    const document = await findOutgoing(tx, agencyId, { id: ask.id });
    if (!document) throw missing();
    const sha256 = ask.sha256 ?? document.current_sha256;
    const own = sha256 !== null && (await listShas(tx, agencyId, ask.id)).includes(sha256);
    if (!own) throw noFile();
    const size = await files.size(sha256);
    if (size === null) throw new FileStoreError("files.not-found");
    const facts = { part: "file", sha256 };
    await noteReading(tx, act, { documentId: ask.id, saved: ask.save, facts });
    return { sha256, size, name: fileName(document, "pdf"), open: (range) => files.open(sha256, range) };
  });
}

function fileName(document: OutgoingRecord, extension: "pdf" | "docx"): string {
  const number = document.code_number === null ? "Du-thao" : document.code_number;
  return cleanFileName(`${number}-${document.code_notation}-${document.subject.slice(0, 80)}.${extension}`);
}
