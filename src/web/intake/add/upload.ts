// One file on its way to the gate: progress while it goes, and what the server says about it. Nothing is kept of a refused file.
import type { CONTENT_KINDS, DECLARED_SECRECY } from "#src/features/intake/intake.contract.ts";
import { CSRF_HEADER } from "#src/platform/http/client.ts";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import type { IntakeItem } from "../intake-api.ts";

export type Declared = { secrecy: (typeof DECLARED_SECRECY)[number]; contentKind: (typeof CONTENT_KINDS)[number] };
export type Upload = { declared: Declared; file: File; noMarksSeen?: boolean; clerkReason?: string };
export type UploadAnswer =
  | { kind: "received"; item: IntakeItem }
  /** nothing was stored; `problem` says why and what to do */
  | { kind: "problem"; problem: ProblemJson }
  | { kind: "line-broken" }
  | { kind: "stopped" };

/** The fields stand before the file, because the gate judges what was declared before it reads a byte. */
export function formOf(upload: Upload): FormData {
  const form = new FormData();
  form.set("secrecy", upload.declared.secrecy);
  form.set("contentKind", upload.declared.contentKind);
  if (upload.noMarksSeen) form.set("noMarksSeen", "1");
  if (upload.clerkReason) form.set("clerkDecision", JSON.stringify({ free: true, reason: upload.clerkReason }));
  form.set("file", upload.file, upload.file.name.normalize("NFC"));
  return form;
}

/** @returns the running upload: its answer, and how to stop it */
export function startUpload(
  upload: Upload,
  onProgress: (sent: number, total: number) => void,
): { answer: Promise<UploadAnswer>; stop: () => void } {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer>((resolve) => {
    request.open("POST", "/api/intake/uploads");
    request.setRequestHeader(CSRF_HEADER, "1");
    request.responseType = "text";
    request.upload.onprogress = (event) =>
      onProgress(event.loaded, event.lengthComputable ? event.total : upload.file.size);
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve({ kind: "line-broken" });
    request.onabort = () => resolve({ kind: "stopped" });
    request.send(formOf(upload));
  });
  return { answer, stop: () => request.abort() };
}

export function answerOf(status: number, text: string): UploadAnswer {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // a proxy's page, not an answer of ours
  }
  if (typeof body !== "object" || body === null) return { kind: "line-broken" };
  if (status === 201) return { kind: "received", item: body as IntakeItem };
  if ("code" in body && "title" in body) return { kind: "problem", problem: { ...EMPTY, ...(body as ProblemJson) } };
  return { kind: "line-broken" };
}
/** The server's own words for a file above its limit. @param limit in bytes */
export function tooLarge(limit: number): ProblemJson {
  const title = `Tệp lớn hơn ${Math.round(limit / 1024 / 1024)} MB nên không được nhận. Chưa có gì được lưu. Hãy quét lại ở 200 dpi hoặc tách thành nhiều tệp.`;
  return { ...EMPTY, code: "upload.too-large", status: 413, title };
}
const EMPTY: ProblemJson = { type: "about:blank", code: "", title: "", status: 0, requestId: "", reasons: [] };
