// Every signature of a document looked at now, not as it was at receipt: a certificate may have been revoked since.
import { buffer } from "node:stream/consumers";
import { withDocument } from "#src/features/access/access.actions.ts";
import { openIncomingFile } from "#src/features/incoming-documents/file.actions.ts";
import { openIntakeFile } from "#src/features/intake/held.actions.ts";
import type { IntakeParts } from "#src/features/intake/receive.actions.ts";
import { loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { ByteAnswer } from "#src/platform/http/send-bytes.ts";
import { Problem } from "#src/platform/problem/problem.ts";
import { receiptStatement } from "#src/rules/signing/receipt-statement.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { type SigningParts, verifyBytes } from "./keys.actions.ts";
import { type FileReport, fileReport, headlineOf, worstVerdict } from "./report.rules.ts";
import type { SignatureReport } from "./signing.contract.ts";
import { type AttemptRecord, listAttempts } from "./signing.store.ts";

const UNSIGNED: VerifyResult = { verdict: "unsigned", signatures: [], reasons: [] };
const MOST_FILES = 30;

/** @throws Problem 403, 404 */
export async function outgoingReport(act: Act, parts: SigningParts, id: string): Promise<SignatureReport> {
  const { document, attempts } = await withDocument(act, { documentId: id, need: "read" }, async (tx) => ({
    document: (await loadForSigning(tx, act.caller.agencyId, id)).document,
    attempts: await listAttempts(tx, act.caller.agencyId, id),
  }));
  const sha256 = document.current_sha256;
  const result =
    sha256 === null
      ? UNSIGNED
      : await verifyBytes(parts, await parts.files.read(sha256), { now: act.now, from: "own" });
  const name = `${document.code_number ?? "Du-thao"}-${document.code_notation}.pdf`.replaceAll("/", "-");
  const file = fileReport({ title: "Văn bản chính", name, sha256: sha256 ?? "", result, received: false }, act.now);
  return report(act, { id, files: [file], main: result, attempts: attempts.map(attemptOf) });
}

/** The received letter and its annexes. @throws Problem 403, 404 */
export function incomingReport(act: Act, parts: SigningParts, id: string): Promise<SignatureReport> {
  return receivedReport(act, parts, {
    id,
    open: (rendition) => openIncomingFile(act, parts.files, { id, rendition, use: "check" }),
  });
}

/** A letter that still waits; a held one is unsealed in memory only. @throws Problem 403, 404 */
export function intakeReport(act: Act, parts: SigningParts & IntakeParts, id: string): Promise<SignatureReport> {
  const attachment = (rendition: string): number | null =>
    rendition === "original" ? null : Number(rendition.slice("attachment-".length));
  return receivedReport(act, parts, {
    id,
    open: (rendition) => openIntakeFile(act, parts, { id, attachment: attachment(rendition), use: "check" }),
  });
}

type OpenReceived = (rendition: string) => Promise<ByteAnswer>;

/** @param of.open the file of a name (`original`, `attachment-1` …); asks for rights itself, and ends the list with a 404 */
async function receivedReport(
  act: Act,
  parts: SigningParts,
  of: { id: string; open: OpenReceived },
): Promise<SignatureReport> {
  const main = await checkReceived(act, parts, { title: "Văn bản chính", answer: await of.open("original") });
  const files = [main];
  for (let n = 1; n < MOST_FILES; n++) {
    const answer = await of.open(`attachment-${n}`).catch(endOfList);
    if (!answer) break;
    files.push(await checkReceived(act, parts, { title: `Phụ lục ${n}`, answer }));
  }
  return report(act, {
    id: of.id,
    files: files.map(({ file }) => file),
    main: main.result,
    attempts: [],
  });
}

function endOfList(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}

async function checkReceived(act: Act, parts: SigningParts, of: { title: string; answer: ByteAnswer }) {
  const { answer, title } = of;
  const result = answer.mediaType === "application/pdf" ? await check(act, parts, answer) : UNSIGNED;
  const file = fileReport({ title, name: answer.fileName, sha256: answer.etag, result, received: true }, act.now);
  return { file, result };
}

async function check(act: Act, parts: SigningParts, answer: ByteAnswer): Promise<VerifyResult> {
  const body = await answer.open(null);
  return verifyBytes(parts, body instanceof Uint8Array ? body : await buffer(body), { now: act.now, from: "outside" });
}

type Whole = { id: string; files: FileReport[]; main: VerifyResult; attempts: SignatureReport["attempts"] };

function report(act: Act, of: Whole): SignatureReport {
  const statement = receiptStatement({ result: of.main, seen: null, sender: null });
  const rank = { invalid: 0, unknown: 1, unsigned: 2, valid: 3 } as const;
  return {
    documentId: of.id,
    checkedAt: act.now.toISOString(),
    verdict: worstVerdict(of.files),
    headline: headlineOf(of.files),
    summary: "Kết luận chung lấy chữ ký xấu nhất.",
    value: statement.value,
    valueSentence: statement.sentence,
    clause: statement.clause,
    files: of.files.toSorted((a, b) => rank[a.verdict] - rank[b.verdict]),
    attempts: of.attempts,
  };
}

function attemptOf(row: AttemptRecord): SignatureReport["attempts"][number] {
  const state = row.state === "made" && row.voided_at ? "void" : row.state;
  const what = row.kind === "person" ? "Ký số cá nhân" : "Ký số cơ quan";
  return {
    kind: row.kind,
    state,
    byName: row.by_name,
    byTitle: row.by_title,
    at: row.at.toISOString(),
    certificate: row.certificate_subject,
    sentence:
      state === "failed"
        ? `${what} không thành. ${row.error ?? ""}`.trim()
        : state === "void"
          ? `${what}, đã hủy vì văn bản bị trả lại. ${row.void_reason ?? ""}`.trim()
          : what,
  };
}
