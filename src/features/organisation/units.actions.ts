// The units of an agency: made, renamed, moved, closed. Nobody's work may be left in a unit that is gone.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkUnit, checkUnitClosing } from "#src/rules/access/units.ts";
import { allUnits } from "./organisation.actions.ts";
import type { UnitInput } from "./units.store.ts";
import * as store from "./units.store.ts";

const onlyAdministrator = problem("access.denied", 403, "Việc này chỉ dành cho quản trị cơ quan.");
/** An id of a unit that is not of this agency, or is closed. */
export const noUnit = problem(
  "organisation.no-unit",
  404,
  "Không có đơn vị này trong cơ quan, hoặc đơn vị đã đóng. Chưa ghi gì; hãy chọn lại đơn vị.",
);
/** Somebody else was quicker (row version). */
export const changedMeanwhile = problem(
  "stale",
  409,
  "Một quản trị khác vừa thay đổi chỗ này. Việc của bạn chưa được ghi. Hãy đóng khung này, xem bản mới rồi làm lại nếu còn cần.",
);

/** @throws Problem 403 */
export function demandAdministrator(act: Act): void {
  if (!act.caller.roles.includes("quan-tri")) throw onlyAdministrator();
}

/** Acts on people, posts and units of an agency follow one another: each sees what the one before has written. */
export const lockOrganisation = store.lockOrganisation;
/**
 * Taken first by whoever gives work to a post or unit: it does not end in between, and what was given is seen by the act that ends
 * it. Any number hold it at once.
 */
export const holdOrganisation = store.holdOrganisation;

/** @throws Problem 403, 409 with every reason (rules/access/units) */
export function createUnit(act: Act, input: UnitInput): Promise<{ id: string }> {
  demandAdministrator(act);
  const id = newId("unit", act.now.getTime());
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    await lockOrganisation(tx, act.caller.agencyId);
    refuseIf(checkUnit({ id: null, ...input }, await openUnits(tx)));
    await store.insertUnit(tx, { ...neat(input), agencyId: act.caller.agencyId, id });
    await told(tx, act, { action: "unit.created", id, text: { name: input.name } });
    return { id };
  });
}

/** @throws Problem 403, 404, 409 `stale`, 409 with every reason (rules/access/units) */
export function editUnit(act: Act, input: UnitInput & { id: string; rowVersion: number }): Promise<void> {
  demandAdministrator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const before = await find(tx, act, input);
    refuseIf(checkUnit(input, await openUnits(tx)));
    await store.updateUnit(tx, { ...neat(input), agencyId: act.caller.agencyId, id: input.id });
    await told(tx, act, { action: "unit.edited", id: input.id, text: { name: input.name, before: before.name } });
  });
}

/** @throws Problem 403, 404, 409 `stale`, 409 naming what the unit still holds */
export function closeUnit(act: Act, input: { id: string; rowVersion: number }): Promise<void> {
  demandAdministrator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const unit = await find(tx, act, input);
    const held = await store.countContents(tx, act.caller.agencyId, unit);
    refuseIf(checkUnitClosing({ ...held, openUnits: (await allUnits(tx)).length }));
    await store.closeUnit(tx, { agencyId: act.caller.agencyId, id: input.id, now: act.now });
    await told(tx, act, { action: "unit.closed", id: input.id, text: { name: unit.name } });
  });
}

async function find(tx: Tx, act: Act, ask: { id: string; rowVersion: number }) {
  await lockOrganisation(tx, act.caller.agencyId);
  const unit = (await allUnits(tx)).find((each) => each.id === ask.id);
  if (!unit) throw noUnit();
  if (unit.row_version !== ask.rowVersion) throw changedMeanwhile();
  return unit;
}

async function openUnits(tx: Tx) {
  return (await allUnits(tx)).map((unit) => ({ id: unit.id, name: unit.name, parentId: unit.parent_id }));
}

function neat(input: UnitInput): UnitInput {
  return { ...input, name: input.name.normalize("NFC"), symbol: input.symbol.normalize("NFC") };
}

async function told(
  tx: Tx,
  act: Act,
  what: { action: "unit.created" | "unit.edited" | "unit.closed"; id: string; text: Record<string, string> },
): Promise<void> {
  const { id, ...entry } = what;
  await recordAudit(tx, act, { ...entry, objectType: "agency", objectId: id });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "organisation" });
}
