import type { FileStore } from "#src/adapters/files/files.port.ts";
import { markSeen, withDocument } from "#src/features/access/access.actions.ts";
import { recordOnce } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { ByteAnswer, ByteUse } from "#src/platform/http/send-bytes.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { withTrueEnding } from "#src/rules/vietnamese-text/file-name.ts";
import * as store from "./incoming-documents.store.ts";

const missing = problem("document.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");
const noRendition = problem(
  "document.no-rendition",
  404,
  "Văn bản này không có bản hay phụ lục được hỏi. Hãy tải lại trang rồi chọn lại.",
);

export type FileAsk = {
  id: string;
  /** `original`, `attachment-1` … */
  rendition: string;
  use: ByteUse;
};

/**
 * The received bytes of a document, as they were received. Whatever part of them is asked for leaves a row in the history: what is
 * opened and saved is told by file, the many parts that a viewer fetches within ten minutes are one reading.
 * @throws Problem 404; 403 with the attempt in the history
 */
export function openIncomingFile(act: Act, files: FileStore, ask: FileAsk): Promise<ByteAnswer> {
  const need = ask.use === "save" ? "download" : "read";
  return withDocument(act, { documentId: ask.id, need }, async (tx) => {
    const row = await store.findIncoming(tx, act.caller.agencyId, ask.id);
    if (!row) throw missing();
    const file = renditionOf(row, ask.rendition);
    const entry = { objectType: "incoming", objectId: row.id, documentId: row.id } as const;
    const facts = { rendition: ask.rendition };
    if (ask.use === "save") await recordOnce(tx, act, { ...entry, action: "incoming.downloaded", facts });
    else if (ask.use === "show") {
      await markSeen(tx, act.caller, row.id, act.now);
      // the letter itself is what the door to documents tells as read; what is attached was not yet read with it
      if (ask.rendition !== "original") await recordOnce(tx, act, { ...entry, action: "incoming.read", facts });
    }
    return {
      size: file.size,
      mediaType: file.mediaType,
      fileName: withTrueEnding(file.name, file.mediaType),
      download: ask.use === "save",
      etag: file.sha256,
      open: (span) => files.open(file.sha256, span ?? undefined),
    };
  });
}

function renditionOf(row: store.IncomingRecord, rendition: string): store.StoredAttachment {
  if (rendition === "original")
    return { sha256: row.file_sha256, name: row.file_name, mediaType: row.media_type, size: row.file_size };
  const number = /^attachment-([1-9]\d{0,2})$/.exec(rendition)?.[1];
  const found = number ? row.attachments[Number(number) - 1] : undefined;
  if (!found) throw noRendition();
  return found;
}
