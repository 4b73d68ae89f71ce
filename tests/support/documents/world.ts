// One agency with something of every kind in it, each piece of text bearing the agency's own mark, so that a stranger's answer can be
// searched for it. Made through the API, as the office would.
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { Session, TestOffice } from "../office/office.ts";
import { postId, unitId } from "../office/province.ts";
import { readyToIssue } from "./exchange.ts";
import { letterPdf } from "./letters.ts";
import { asOwner, completed, requestKey, signInDepartment } from "./outgoing.ts";
import { ALL_SIX, fieldsOf, upload } from "./upload.ts";

export type WorldSpec = {
  code: string;
  mark: string;
  logins: Record<"clerk" | "leader" | "head" | "specialist" | "administrator", string>;
  leaderPost: string;
  headPost: string;
  specialistPost: string;
  unit: string;
};

export type World = {
  spec: WorldSpec;
  agencyId: number;
  clerk: Session;
  leader: Session;
  head: Session;
  specialist: Session;
  administrator: Session;
  intakeId: string;
  intakeVersion: number;
  incomingId: string;
  directiveId: string;
  /** given to the unit, and by its head to the specialist */
  unitAssignmentId: string;
  assignmentId: string;
  incomingVersion: number;
  outgoingId: string;
  outgoingVersion: number;
  model: DocumentModel;
  recipientId: string;
  /** one that has left (issueOne), where the agency has the people for it */
  issuedId: string;
  caseFileId: string;
  bookId: string;
  personId: string;
  /** a new account that waits for the leader */
  confirmationId: string;
  leaderPostId: string;
  specialistPostId: string;
  unitId: string;
};

/** Before anybody signs in: unit names, titles and names of people carry the mark; the agency gets an administrator. */
export async function markAgency(office: TestOffice, spec: WorldSpec): Promise<void> {
  const agency = office.province.agencyId(spec.code);
  await asOwner(office, async (client) => {
    await client.query(
      `insert into person (id, login, full_name, password_hash)
       select 'per_' || $1, $1, 'Quản trị ' || $1, password_hash from person limit 1 on conflict do nothing`,
      [spec.logins.administrator],
    );
    await client.query(
      "insert into terms_acceptance (person_id, version, accepted_at, from_address) values ('per_' || $1, '2026.1', now(), '') on conflict do nothing",
      [spec.logins.administrator],
    );
    await client.query(
      `insert into post (agency_id, id, unit_id, person_id, title, roles)
       select $1::int, 'post_admin_' || $1::int, (select id from unit where agency_id = $1::int limit 1), 'per_' || $2, 'Quản trị', '{quan-tri}'
       where not exists (select 1 from post where agency_id = $1::int and 'quan-tri' = any(roles))`,
      [agency, spec.logins.administrator],
    );
    await client.query("update unit set name = name || ' ' || $2 where agency_id = $1", [agency, spec.mark]);
    await client.query("update post set title = title || ' ' || $2 where agency_id = $1", [agency, spec.mark]);
    await client.query(
      "update person set full_name = full_name || ' ' || $2 where id in (select person_id from post where agency_id = $1)",
      [agency, spec.mark],
    );
    await client.query(
      "insert into agency_day (agency_id, day, kind, note) values ($1, '2026-12-24', 'local-off', $2)",
      [agency, `Nghỉ ${spec.mark}`],
    );
  });
}

async function uploaded(clerk: Session, mark: string, subject: string) {
  const answer = await upload(clerk, letterPdf({ subject, organ: `CƠ QUAN ${mark}`, title: mark }), {
    name: `${mark}-${subject.length}.pdf`,
  });
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${JSON.stringify(answer.problem)}`);
  return answer.item;
}

function marked(model: DocumentModel, mark: string): DocumentModel {
  const full = completed(model);
  return { ...full, subject: `${full.subject} ${mark}`, recipients: [`Như trên ${mark}`, ...full.recipients.slice(1)] };
}

/** A waiting letter, a registered one on its way to the specialist, a draft of a reply with recipients, a case file. */
export async function buildWorld(office: TestOffice, spec: WorldSpec): Promise<World> {
  const { mark } = spec;
  const [clerk, leader, head, specialist, administrator] = await Promise.all(
    (["clerk", "leader", "head", "specialist", "administrator"] as const).map((who) => office.signIn(spec.logins[who])),
  );
  if (!clerk || !leader || !head || !specialist || !administrator) throw new Error("nobody signed in");
  const leaderPostId = postId(spec.code, spec.leaderPost);
  const specialistPostId = postId(spec.code, spec.specialistPost);

  const waiting = await uploaded(clerk, mark, `đề nghị bố trí kinh phí ${mark} đang chờ`);
  const parked = await uploaded(clerk, mark, `đề nghị rà soát danh mục ${mark} để lại`);
  await clerk.api.intake.park({ id: parked.id, rowVersion: parked.rowVersion, note: `xem lại ${mark}` });
  const item = await uploaded(clerk, mark, `đề nghị sửa chữa trụ sở ${mark}`);
  const registered = await clerk.api.intake.register({
    id: item.id,
    rowVersion: item.rowVersion,
    fields: fieldsOf(item, {
      subject: `Đề nghị sửa chữa trụ sở ${mark}`,
      organName: `Cơ quan ${mark}`,
      signerName: `Lê Hoàng Phúc ${mark}`,
      codeNumber: "778",
    }),
    attestation: ALL_SIX,
    presentToPostId: leaderPostId,
    acknowledgedDuplicates: item.duplicates.map((each) => each.id),
  });
  const incomingId = registered.documentId;
  const letter = await leader.api.incomingDocuments.get({ id: incomingId });
  const directive = await leader.api.assignments.direct({
    id: incomingId,
    text: `Chuyển đơn vị chủ trì ${mark}.`,
    targets: [{ role: "lead", unitId: unitId(spec.code, spec.unit) }],
    dueDate: "2026-12-10",
    replyNeeded: true,
    rowVersion: letter.rowVersion,
  });
  const unitWork = (await head.api.assignments.work({ view: "unit" })).rows.find(
    (row) => row.documentId === incomingId,
  );
  const assigned = await head.api.assignments.assign({
    id: unitWork?.assignmentId ?? "",
    postId: specialistPostId,
    text: `Soạn trả lời ${mark}`,
    dueDate: "2026-12-08",
  });
  await specialist.api.assignments.start({ id: assigned.assignmentId });

  const draft = await specialist.api.outgoingDocuments.create({
    kind: "cong-van",
    replyToId: incomingId,
    requestKey: requestKey(),
  });
  await specialist.api.outgoingDocuments.save({
    id: draft.id,
    rowVersion: draft.rowVersion,
    model: marked(draft.model, mark),
  });
  const now = await specialist.api.outgoingDocuments.get({ id: draft.id });
  const addressed = await specialist.api.outgoingDocuments.setRecipients({
    id: draft.id,
    rowVersion: now.rowVersion,
    recipients: [
      { code: null, name: `Công ty ${mark}`, purpose: `để biết ${mark}`, delivery: "paper" },
      { code: "H61.131", delivery: "exchange" },
    ],
  });
  await specialist.api.outgoingDocuments.saveVersion({
    id: draft.id,
    rowVersion: addressed.rowVersion,
    note: `Bản của ${mark}`,
  });

  const file = await specialist.api.caseFiles.open({
    notation: `01-${mark.slice(0, 6)}`,
    title: `Hồ sơ ${mark}`,
    year: 2026,
    retention: "10 năm",
  });
  await specialist.api.caseFiles.file({ id: file.id, documentId: incomingId });
  const agencyId = office.province.agencyId(spec.code);
  await administrator.api.staff.createAccount({
    login: `cho.xac.nhan.${agencyId}`,
    fullName: `Người chờ ${mark}`,
    unitId: unitId(spec.code, spec.unit),
    title: `Chuyên viên ${mark}`,
    roles: ["chuyen-vien"],
  });
  const [waitingPerson] = await leader.api.staff.confirmations();
  const books = await clerk.api.registers.books();
  const reply = await specialist.api.outgoingDocuments.get({ id: draft.id });
  return {
    spec,
    agencyId,
    clerk,
    leader,
    head,
    specialist,
    administrator,
    intakeId: waiting.id,
    intakeVersion: waiting.rowVersion,
    incomingId,
    incomingVersion: (await leader.api.incomingDocuments.get({ id: incomingId })).rowVersion,
    directiveId: directive.directiveId,
    unitAssignmentId: unitWork?.assignmentId ?? "",
    assignmentId: assigned.assignmentId,
    outgoingId: draft.id,
    outgoingVersion: reply.rowVersion,
    model: reply.model,
    issuedId: "",
    recipientId: addressed.recipients[0]?.id ?? "",
    caseFileId: file.id,
    bookId: books.find((book) => book.direction === "in")?.id ?? "",
    confirmationId: waitingPerson?.id ?? "",
    personId: `per_${spec.logins.specialist}`,
    leaderPostId,
    specialistPostId,
    unitId: unitId(spec.code, spec.unit),
  };
}

/** Sở Tài chính sends a letter to the commune and, on paper, to a company with its mark. Needs keys. @returns its id */
export async function issueOne(office: TestOffice, mark: string): Promise<string> {
  const people = await signInDepartment(office);
  const ready = await readyToIssue(office, people, [
    { code: null, name: `Công ty ${mark}`, delivery: "paper" },
    { code: "H61.131" },
  ]);
  await people.clerk.api.exchange.issue({ id: ready.id, rowVersion: ready.rowVersion });
  return ready.id;
}
