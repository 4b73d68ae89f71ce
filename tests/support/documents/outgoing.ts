// A desk for tests of outgoing documents: a letter to answer, complete words, and the way to each step.
import pg from "pg";
import { problemOf } from "#src/platform/http/client.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { Session, TestOffice } from "../office/office.ts";
import { postId } from "../office/province.ts";

export const STC = "H61.03";
export const SIGNER = postId(STC, "giam-doc");

/** What an operation was refused with, or null. */
export async function failureOf(work: Promise<unknown>) {
  return problemOf(
    await work.then(
      () => null,
      (error: unknown) => error,
    ),
  );
}

/** Statements as the owner of the tables: looks and changes behind the product's back. */
export async function asOwner<T>(office: TestOffice, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: office.db.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let letters = 0;
/** A letter of Sở Xây dựng that the specialist of Phòng Ngân sách leads. @returns its id */
export async function incomingLetter(
  office: TestOffice,
  subject = "đề nghị bố trí kinh phí sửa chữa trụ sở",
): Promise<string> {
  const id = `doc_${String(++letters).padStart(26, "0")}`;
  const agency = office.province.agencyId(STC);
  await asOwner(office, async (client) => {
    await client.query(
      "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1,'book_in','in','chung',2026,'Sổ đến',1000) on conflict do nothing",
      [agency],
    );
    await client.query(
      "insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by) values ($1,'book_in',$2,'taken',$3,now(),'p')",
      [agency, letters, id],
    );
    await client.query(
      `insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation, issued_date, organ_name, organ_code, type_name, subject,
        received_at, received_legal_at, registered_at, registered_by, receipt, file_sha256, file_name, media_type, file_size)
       values ($1,$2,'int','book_in',$3,2026,'upload','in-progress','2034','SXD-QLN','2026-11-20','Sở Xây dựng tỉnh Vĩnh Long','H61.05','Công văn',$4,
        '2026-11-23T00:36:00Z','2026-11-23T00:36:00Z','2026-11-23T00:38:00Z','p','{}','aa','a.pdf','application/pdf',1)`,
      [agency, id, letters, subject],
    );
    await client.query(
      "insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at) select $1, principal_id, $2, 'in', 'to-do', 'lead-assignee', now() from post where id = $3",
      [agency, id, postId(STC, "chuyen-vien")],
    );
  });
  return id;
}

/** The same draft with every blank filled: nothing the format check must stop. */
export function completed(model: DocumentModel): DocumentModel {
  const [first] = model.body;
  return {
    ...model,
    subject: "bố trí kinh phí sửa chữa trụ sở làm việc",
    body: [
      ...(first?.type === "paragraph" && !first.runs.some((run) => run.text.includes("…")) ? [first] : []),
      {
        type: "clause",
        number: "1",
        runs: [{ text: "Kinh phí sửa chữa trụ sở được bố trí trong dự toán chi thường xuyên đã giao cho đơn vị." }],
      },
      {
        type: "clause",
        number: "2",
        runs: [
          { text: "Đề nghị Sở Xây dựng rà soát, sắp xếp thứ tự ưu tiên và gửi dự toán chi tiết về Sở Tài chính." },
        ],
      },
    ],
    recipients: ["Như trên", "Ban Giám đốc Sở", "Lưu: VT, NS"],
  };
}

let requests = 0;
export const requestKey = (): string => `request-${++requests}-${Date.now()}`;

export type People = Record<"specialist" | "head" | "chief" | "director" | "clerk", Session>;

export async function signInDepartment(office: TestOffice): Promise<People> {
  return {
    specialist: await office.signIn("my.lam"),
    head: await office.signIn("bao.dang"),
    chief: await office.signIn("tung.huynh"),
    director: await office.signIn("tri.nguyen"),
    clerk: await office.signIn("han.tran"),
  };
}

/** A complete reply, saved and not yet submitted. */
export async function completeDraft(office: TestOffice, people: People) {
  const replyToId = await incomingLetter(office);
  const { api } = people.specialist;
  const made = await api.outgoingDocuments.create({ kind: "cong-van", replyToId, requestKey: requestKey() });
  const saved = await api.outgoingDocuments.save({
    id: made.id,
    rowVersion: made.rowVersion,
    model: completed(made.model),
  });
  return { id: made.id, rowVersion: saved.rowVersion, replyToId };
}

export const WAY = ["unit-approval", "format-check", "leader-approval", "approved"] as const;

/** Walks a complete draft to a step. */
export async function walkTo(office: TestOffice, people: People, state: (typeof WAY)[number]) {
  const draft = await completeDraft(office, people);
  const at = { id: draft.id, rowVersion: draft.rowVersion };
  let now = await people.specialist.api.outgoingDocuments.submit({ ...at, signerPostId: SIGNER });
  const step = async (who: Session, name: "unit" | "format" | "leader") => {
    now = await who.api.outgoingDocuments.approve({
      id: now.id,
      rowVersion: now.rowVersion,
      step: name,
      versionNo: now.versionNo,
    });
  };
  if (state === "unit-approval") return now;
  await step(people.head, "unit");
  if (state === "format-check") return now;
  await step(people.chief, "format");
  if (state === "leader-approval") return now;
  await step(people.director, "leader");
  return now;
}

/** Sentences' raw material: actions of a document's history, in order. */
export function historyOf(
  office: TestOffice,
  id: string,
): Promise<{ action: string; facts: Record<string, unknown> }[]> {
  return asOwner(
    office,
    async (client) =>
      (
        await client.query<{ action: string; facts: Record<string, unknown> }>(
          "select action, facts from audit_event where document_id = $1 order by at, id",
          [id],
        )
      ).rows,
  );
}

/** A draft of the department that was made through the API, all the way to its number and seal. @returns the version after the seal */
export async function sealReply(people: People, id: string): Promise<number> {
  const { specialist, head, chief, director, clerk } = people;
  let now = await specialist.api.outgoingDocuments.get({ id });
  const saved = await specialist.api.outgoingDocuments.save({
    id,
    rowVersion: now.rowVersion,
    model: completed(now.model),
  });
  now = await specialist.api.outgoingDocuments.submit({ id, rowVersion: saved.rowVersion, signerPostId: SIGNER });
  for (const [who, step] of [
    [head, "unit"],
    [chief, "format"],
    [director, "leader"],
  ] as const) {
    const { rowVersion, versionNo } = now;
    now = await who.api.outgoingDocuments.approve({ id, rowVersion, versionNo, step });
  }
  const sha256 = now.currentSha256 ?? "";
  const signed = await director.api.signing.sign({ id, rowVersion: now.rowVersion, sha256 });
  return (await clerk.api.signing.seal({ id, rowVersion: signed.rowVersion, sha256: signed.sha256 })).rowVersion;
}
