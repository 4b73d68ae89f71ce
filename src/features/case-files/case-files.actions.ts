import { demandContentRole, readableAmong } from "#src/features/access/access.actions.ts";
import { recordAudit, recordReading } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { type KindCode, kindByCode } from "#src/rules/numbering/kinds.ts";
import { INCOMING_STATE_NAMES, type IncomingState } from "#src/rules/routing/incoming-states.ts";
import { OUTGOING_STATE_NAMES, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import type { CaseFile, CaseFileRow } from "./case-files.contract.ts";
import { checkClosing } from "./case-files.rules.ts";
import * as store from "./case-files.store.ts";

export const unknown = problem(
  "case-file.not-found",
  404,
  "Không có hồ sơ này, hoặc hồ sơ không thuộc đơn vị bạn. Kiểm tra lại đường dẫn hoặc chuyển chức danh.",
);
const taken = problem(
  "case-file.notation-used",
  409,
  "Số và ký hiệu hồ sơ này đã có trong năm. Hồ sơ chưa được mở; hãy đặt số khác hoặc dùng hồ sơ đã có.",
);
const stale = problem("stale", 409, "Hồ sơ vừa được người khác sửa. Hãy tải lại rồi làm tiếp; chưa có gì thay đổi.");

/** Whose case files a post may see. */
export function scopeOf(act: Act): store.Scope {
  const { roles, unitId, postId } = act.caller;
  const all = roles.some((role) => role === "van-thu" || role === "lanh-dao" || role === "chanh-van-phong");
  return { all, unitId: roles.includes("truong-don-vi") ? unitId : null, postId };
}

export function rowOf(row: store.CaseFileRow): CaseFileRow {
  return {
    id: row.id,
    notation: row.notation,
    title: row.title,
    year: row.year,
    retention: row.retention,
    unitName: row.unit_name,
    ownerName: row.owner_name,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    documents: row.documents,
    rowVersion: row.row_version,
  };
}

export function listCaseFiles(
  act: Act,
  ask: { state?: "open" | "closed"; mine: boolean; q?: string; cursor?: string; limit: number },
) {
  demandContentRole(act.caller);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const rows = await store.listCaseFiles(tx, act.caller.agencyId, {
      scope: scopeOf(act),
      state: ask.state ?? null,
      mine: ask.mine,
      q: ask.q?.trim() || null,
      after: ask.cursor ?? null,
      limit: ask.limit + 1,
    });
    const shown = rows.slice(0, ask.limit);
    return { rows: shown.map(rowOf), next: rows.length > ask.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** @throws Problem 404 when it is not there or not the caller's */
export async function find(tx: Tx, act: Act, ask: { id: string; lock?: boolean }): Promise<store.CaseFileRow> {
  const row = await store.findCaseFile(tx, act.caller.agencyId, { ...ask, scope: scopeOf(act) });
  if (!row) throw unknown();
  return row;
}

const DRAFT_STATES = [
  "draft",
  "unit-approval",
  "format-check",
  "leader-approval",
  "approved",
  "signed",
  "numbered",
  "sealed",
];

type Filed = CaseFile["documentList"][number];

function filedRow(each: store.FiledRow): Filed {
  return {
    ordinal: each.ordinal,
    documentId: each.document_id,
    direction: each.direction,
    readable: true,
    codeNumber: each.code_number,
    codeNotation: each.code_notation,
    issuedDate: each.issued_date,
    author: each.author,
    typeName:
      each.direction === "out" ? (kindByCode(each.type_name as KindCode)?.name ?? each.type_name) : each.type_name,
    subject: each.subject,
    state: each.state,
    stateName:
      each.direction === "in"
        ? (INCOMING_STATE_NAMES[each.state as IncomingState] ?? "")
        : (OUTGOING_STATE_NAMES[each.state as OutgoingState] ?? ""),
    at: each.at.toISOString(),
    addedAt: each.added_at.toISOString(),
  };
}

/** That something lies here, and nothing about it: a case file does not widen the right to read a document. */
function hiddenRow(each: store.FiledRow): Filed {
  const nothing = { codeNumber: null, codeNotation: "", issuedDate: null, author: "", typeName: "", subject: "" };
  return { ...filedRow(each), ...nothing, readable: false, state: "", stateName: "" };
}

export async function describe(tx: Tx, act: Act, row: store.CaseFileRow): Promise<CaseFile> {
  const filed = await store.listFiled(tx, act.caller.agencyId, row.id);
  const readable = await readableAmong(
    tx,
    act.caller,
    filed.map((each) => ({ ...each, id: each.document_id })),
  );
  const missing = filed.filter((each) => each.direction === "in" && each.reply_needed && !each.has_reply);
  return {
    ...rowOf({ ...row, documents: filed.length }),
    documentList: filed.map((each) => (readable.has(each.document_id) ? filedRow(each) : hiddenRow(each))),
    missingReplies: missing
      .filter((each) => readable.has(each.document_id))
      .map((each) => ({
        documentId: each.document_id,
        subject: each.subject,
        codeNumber: each.code_number ?? "",
        codeNotation: each.code_notation,
      })),
    closing: checkClosing({
      state: row.state,
      documents: filed.length,
      retention: row.retention,
      missingReplies: missing.length,
      openWork: filed.filter((each) => each.direction === "in" && !["done", "filed", "recalled"].includes(each.state))
        .length,
      drafts: filed.filter((each) => each.direction === "out" && DRAFT_STATES.includes(each.state)).length,
    }),
  };
}

export function readCaseFile(act: Act, id: string): Promise<CaseFile> {
  demandContentRole(act.caller);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const file = await describe(tx, act, await find(tx, act, { id }));
    await recordReading(tx, act, { action: "case-file.read", objectType: "case-file", objectId: id });
    return file;
  });
}

/** Opens a file in the caller's unit; number and notation are unique in the year. @throws Problem 409 */
export function openCaseFile(
  act: Act,
  input: { notation: string; title: string; year: number; retention: string },
): Promise<CaseFileRow> {
  demandContentRole(act.caller);
  const { agencyId, unitId, postId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const id = newId("cf", act.now.getTime());
    const made = await store.insertCaseFile(tx, agencyId, {
      ...input,
      notation: input.notation.normalize("NFC"),
      title: input.title.normalize("NFC"),
      id,
      unitId,
      postId,
      now: act.now,
    });
    if (!made) throw taken();
    await recordAudit(tx, act, {
      action: "case-file.opened",
      objectType: "case-file",
      objectId: id,
      facts: { year: input.year },
      text: { notation: input.notation, title: input.title },
    });
    await announce(tx, { agencyId, topic: "case-files", id });
    return rowOf(await find(tx, act, { id }));
  });
}

/** @throws Problem 409 with every reason against closing */
export function closeCaseFile(act: Act, input: { id: string; rowVersion: number }): Promise<CaseFile> {
  demandContentRole(act.caller);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const row = await find(tx, act, { id: input.id, lock: true });
    refuseIf((await describe(tx, act, row)).closing);
    if (!(await store.closeCaseFile(tx, act.caller.agencyId, { ...input, now: act.now }))) throw stale();
    await recordAudit(tx, act, {
      action: "case-file.closed",
      objectType: "case-file",
      objectId: input.id,
      text: { notation: row.notation },
    });
    return describe(tx, act, await find(tx, act, { id: input.id }));
  });
}
