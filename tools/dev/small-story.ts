// What people of the small province do before the screens are looked at, through the same doors as the browser.
import { CSRF_HEADER, createApiClient } from "#src/platform/http/client.ts";
import { contract } from "#src/server/contract.ts";
import { PASSWORD, type Province } from "../../tests/support/office/province.ts";

export type SmallSession = {
  api: ReturnType<typeof createApiClient<typeof contract>>;
  fetch: typeof fetch;
  url: string;
};

/** A signed-in client with a cookie of its own. */
export async function signInAs(url: string, login: string): Promise<SmallSession> {
  let cookie = "";
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (cookie) request.headers.set("cookie", cookie);
    request.headers.set(CSRF_HEADER, "1");
    const response = await fetch(request);
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return response;
  };
  const api = createApiClient(contract, url, send);
  await api.identity.signIn({ login, password: PASSWORD });
  return { api, fetch: send, url };
}

/** Brings a scanned or received file in as the clerk does; free of marks. */
export async function uploadLetter(clerk: SmallSession, file: { name: string; bytes: Uint8Array }): Promise<string> {
  const form = new FormData();
  form.set("secrecy", "thuong");
  form.set("contentKind", "thuong");
  form.set("noMarksSeen", "1");
  form.set("file", new Blob([Uint8Array.from(file.bytes)], { type: "application/pdf" }), file.name);
  const response = await clerk.fetch(`${clerk.url}/api/intake/uploads`, { method: "POST", body: form });
  const answer = (await response.json()) as { id?: string; title?: string };
  if (!response.ok || !answer.id) throw new Error(`${response.status} ${answer.title ?? ""}`);
  return answer.id;
}

/** Registers the newest two letters: one waits for the director, one is with a specialist who has begun. */
export async function tellStory(url: string, province: Province): Promise<void> {
  const clerk = await signInAs(url, "han.tran");
  const waiting = await clerk.api.intake.list({ order: "newest-first" });
  for (const [index, row] of waiting.rows.slice(0, 2).entries()) {
    const item = await clerk.api.intake.get({ id: row.id });
    const value = (name: keyof typeof item.fields): string => item.proposed[name]?.value ?? "";
    const attested = { name: true, post: true, signature: index === 1, seal: true, number: true, date: true };
    const registered = await clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: {
        codeNumber: value("codeNumber") || String(2041 + index),
        codeNotation: value("codeNotation"),
        issuedDate: value("issuedDate") || "2026-11-20",
        issuedPlace: value("issuedPlace"),
        organName: value("organName"),
        typeName: value("typeName") || "Công văn",
        subject: value("subject"),
        signerPosition: value("signerPosition"),
        signerName: value("signerName"),
        urgency: item.urgency,
        pageAmount: item.file?.pages ?? null,
      },
      ...(item.verdict === "valid" ? {} : { attestation: attested }),
      presentToPostId: province.postId("H61.03", "giam-doc"),
    });
    if (index === 0) await direct(url, province, registered.documentId);
  }
}

async function direct(url: string, province: Province, documentId: string): Promise<void> {
  const leader = await signInAs(url, "tri.nguyen");
  const letter = await leader.api.incomingDocuments.get({ id: documentId });
  const dueDate = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await leader.api.assignments.direct({
    id: documentId,
    rowVersion: letter.rowVersion,
    text: "Chuyển Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản tham mưu văn bản trả lời.",
    targets: [
      { role: "lead", unitId: province.unitId("H61.03", "ns"), dueDate },
      { role: "co-ordinate", unitId: province.unitId("H61.03", "qlgcs") },
      { role: "inform", postId: province.postId("H61.03", "pho-giam-doc") },
    ],
    dueDate,
    replyNeeded: true,
  });
  const head = await signInAs(url, "bao.dang");
  const work = await head.api.assignments.work({ view: "unit" });
  const assignment = work.rows.find((row) => row.documentId === documentId);
  if (!assignment) return;
  await head.api.assignments.assign({
    id: assignment.assignmentId,
    text: "Em My soạn, lưu ý số liệu 05 trụ sở.",
    postId: province.postId("H61.03", "chuyen-vien"),
  });
  const specialist = await signInAs(url, "my.lam");
  await specialist.api.incomingDocuments.get({ id: documentId });
}
