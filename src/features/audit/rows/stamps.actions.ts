// The trail vouches for the tables: what an act touched is noted by the tables themselves and goes under the mark of the act's own row.
import { afterWrites, type Database, outsideAgencies, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { type AuditMark, setAuditMark } from "../mark.actions.ts";
import { type AuditEntry, carryStamps, composeAudit, withStamps, writeAudit, writeLater } from "../record.actions.ts";
import { STAMPED_TABLES } from "./stamped-tables.rules.ts";
import * as store from "./stamps.store.ts";

/** Every process that writes says once at its start with which mark; from then on each act vouches for the rows it touched. */
export function keepTrail(mark: AuditMark): void {
  setAuditMark(mark);
  afterWrites(vouch);
}

function ownEntry(agencyId: number, action: AuditEntry["action"], of: { now: Date; run: string }) {
  const by = { now: of.now, requestId: of.run, from: "", caller: { agencyId, personId: null, postId: null } };
  return composeAudit(by, { action, objectType: "agency", objectId: String(agencyId) });
}

/** Work that tells nothing of itself (a draft saved on the way, a message that left) still leaves a row when it touched others. */
async function vouch(tx: Tx, agencyId: number): Promise<void> {
  const touched = await store.takeTouched(tx);
  if (touched === null || carryStamps(tx, touched)) return;
  writeLater(tx, withStamps(ownEntry(agencyId, "rows.stamped", { now: new Date(), run: "" }), touched));
}

const LINES_A_PART = 2000;

/**
 * Takes the rows that nothing vouches for yet as they are, once in the life of an installation: after `init`, after the demo, at the first
 * start of a version that keeps notes. The trail tells it; a second time is a finding (`verifyRows`).
 * @param states in which of the demo's states it may be done: while it is being loaded its rows are not complete
 */
export async function vouchForRowsOnce(tx: Tx, now: Date, states = ["none", "loaded"]): Promise<void> {
  if (!(await store.lockUnknown(tx, states))) return;
  if ((await store.baselines(tx)).length === 0) {
    const run = newId("req", now.getTime());
    const parts = await store.settlingNotes(tx, LINES_A_PART);
    for (const agencyId of new Set(parts.map((part) => part.agency_id)))
      await writeAudit(
        tx,
        agencyId,
        parts
          .filter((part) => part.agency_id === agencyId)
          .map((part) => withStamps(ownEntry(agencyId, "rows.baseline", { now, run }), part.stamps)),
      );
  }
  await store.setKnown(tx, now);
}

/** The same as a step of its own. @param db the owner's */
export function vouchForRows(db: Database, now: Date): Promise<void> {
  return outsideAgencies(db, (tx) => vouchForRowsOnce(tx, now));
}

export type RowFinding = { code: string; at: string; message: string };

const SAID = {
  changed: (what: string) => `${what} khác với lần sửa cuối cùng mà lịch sử ghi: đã bị sửa ngoài phần mềm.`,
  removed: (what: string) => `${what} có trong lịch sử mà không còn trong dữ liệu: đã bị xóa ngoài phần mềm.`,
  inserted: (what: string) => `${what} có trong dữ liệu mà lịch sử không ghi ai tạo ra: đã được chèn ngoài phần mềm.`,
};

const LIST_SAID = {
  missing: (name: string) => `Bảng ${name} không còn trong cơ sở dữ liệu: đã bị xóa ngoài phần mềm.`,
  unlisted: (name: string) => `Danh sách bảng có dấu (stamped_table) thiếu bảng ${name}: đã bị sửa ngoài phần mềm.`,
  changed: (name: string) =>
    `Danh sách bảng có dấu (stamped_table) nói về bảng ${name} khác với phần mềm: đã bị sửa ngoài phần mềm.`,
  unknown: (name: string) =>
    `Danh sách bảng có dấu (stamped_table) có bảng ${name} mà phần mềm không biết: đã bị sửa ngoài phần mềm.`,
};

/** Tables against the notes in the trail of all agencies. @param tx of a role that sees all agencies */
export async function verifyRows(tx: Tx): Promise<RowFinding[]> {
  const found: RowFinding[] = (await store.listOdds(tx)).map((odd) => {
    const kind = !odd.found ? "removed" : odd.told ? "changed" : "inserted";
    const what = `${STAMPED_TABLES.find(({ name }) => name === odd.name)?.row ?? "Dòng"} ${odd.key} (bảng ${odd.name})`;
    return { code: `row.${kind}`, at: `${odd.name} ${odd.key}`, message: SAID[kind](what) };
  });
  for (const id of (await store.baselines(tx)).slice(1))
    found.push({
      code: "row.baseline-again",
      at: id,
      message:
        "Các dòng dữ liệu được ghi nhận lại từ đầu thêm một lần; việc này chỉ xảy ra một lần trong đời bản cài đặt.",
    });
  for (const { name, kind } of await store.listDifferences(tx))
    found.push({ code: `row.table-${kind}`, at: `stamped_table ${name}`, message: LIST_SAID[kind](name) });
  return found;
}
