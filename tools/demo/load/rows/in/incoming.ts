// A registered letter: its number in the book, its row in the register, who sees it, and the beginning of its history.
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import { cleanFields } from "#src/rules/registers/incoming-fields.ts";
import type { DemoIncoming } from "../../../types.ts";
import { CALENDAR } from "../../../when.ts";
import { bookIdOf } from "../../base.ts";
import type { Desk } from "../../desk.ts";
import { addCaseFile } from "../case-files.ts";
import { AccessBook, iso, isoOrNull, type RowSet, teller } from "../row-set.ts";
import { addIntake, fieldsOf, receiptOf, storedFileOf, wayOf } from "./intake.ts";
import { doneNote } from "./outcome.ts";
import { addWork } from "./work.ts";
import type { Standing } from "./work-rows.ts";

const MINUTE = 60_000;
/** Old letters of a kind share one file of the demo; two words, for they stand in the narrow last column of the printed book. */
const SHARED = "Tệp mẫu";

export function addIncoming(desk: Desk, set: RowSet, letter: DemoIncoming): void {
  if (letter.state !== "cancelled") addIntake(desk, set, letter);
  const { arrivalNumber, registeredAt, registeredByPersonId } = letter;
  const book = desk.province.books.find((each) => each.id === letter.bookId);
  if (!book || arrivalNumber === null || registeredAt === null || registeredByPersonId === null) return;
  const agencyId = desk.number(letter.agencyId);
  const clerk = desk.post(registeredByPersonId, letter.agencyId);
  const id = desk.documentId(letter.id);
  const cancelled = letter.state === "cancelled";
  set.add("register_entry", {
    agency_id: agencyId,
    book_id: bookIdOf(book),
    number: arrivalNumber,
    state: cancelled ? "cancelled" : "taken",
    document_id: cancelled ? null : id,
    taken_at: iso(registeredAt),
    taken_by: clerk.id,
    cancelled_at: cancelled ? iso(registeredAt + 5 * MINUTE) : null,
    cancelled_by: cancelled ? clerk.id : null,
    reason: cancelled ? letter.remark : null,
  });
  if (cancelled) return;

  const tell = teller(set, { agencyId, objectType: "incoming", objectId: id, documentId: id });
  const access = new AccessBook();
  access.grant({
    principalId: desk.agencyKey(letter.agencyId),
    relation: "clerk-of-agency",
    box: "done",
    sortAt: letter.arrivedAt,
    seenAt: registeredAt,
  });
  const receipt = receiptOf(desk, letter, clerk);
  const file = storedFileOf(desk, letter);
  const { way, fromCode, messageDocumentId } = wayOf(desk, letter);
  const fields = cleanFields({ ...fieldsOf(desk, letter), language: "Tiếng Việt", description: "", toPlaces: "" });
  tell(registeredAt, clerk, "incoming.registered", {
    facts: {
      intakeId: desk.intakeId(letter),
      bookId: bookIdOf(book),
      arrivalNumber,
      way,
      verdict: receipt.verdict,
      forReference: receipt.forReference,
      fileSha256: file.sha256,
      receivedAt: iso(letter.arrivedAt),
      receivedLegalAt: iso(letter.legalArrivedAt),
    },
    text: { subject: fields.subject, organName: fields.organName },
  });
  const standing = addWork(desk, set, { letter, tell, access, clerk });
  addCaseFile(desk, set, { letter, tell });
  access.write(set, { agencyId, id, direction: "in" });
  set.add("incoming_document", {
    agency_id: agencyId,
    id,
    intake_id: desk.intakeId(letter),
    book_id: bookIdOf(book),
    arrival_number: arrivalNumber,
    arrival_year: book.year,
    way,
    code_number: fields.codeNumber,
    code_notation: fields.codeNotation,
    issued_date: fields.issuedDate,
    issued_place: fields.issuedPlace,
    organ_name: fields.organName,
    organ_code: fields.organCode,
    type_name: fields.typeName,
    subject: fields.subject,
    signer_position: fields.signerPosition,
    signer_name: fields.signerName,
    urgency: fields.urgency,
    language: fields.language,
    page_amount: fields.pageAmount,
    description: desk.isSharing(letter.id) ? SHARED : "",
    to_places: "",
    received_at: iso(letter.arrivedAt),
    received_legal_at: iso(letter.legalArrivedAt),
    received_reason: legalTime(letter.arrivedAt, CALENDAR).reason,
    registered_at: iso(registeredAt),
    registered_by: clerk.id,
    reply_by: fields.dueDate,
    receipt,
    for_reference: receipt.forReference,
    file_sha256: file.sha256,
    file_name: file.name,
    media_type: file.mediaType,
    file_size: file.size,
    attachments: [],
    sender_code: fromCode,
    message_document_id: messageDocumentId,
    ...standingColumns(standing),
    done_note: doneNote(desk, letter),
  });
}

function standingColumns(standing: Standing) {
  return {
    state: standing.state,
    due_at: isoOrNull(standing.dueAt),
    handed_at: isoOrNull(standing.handedAt),
    holder: standing.holder,
    held_since: iso(standing.since),
    done_at: isoOrNull(standing.doneAt),
    row_version: standing.steps,
    changed_by: standing.by,
    changed_at: iso(standing.since),
  };
}
