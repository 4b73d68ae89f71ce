// The agency's own entry: letterhead, abbreviation, place, seal. Every later letter bears it; letters that exist stay as they are.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import { checkAgencyFacts, headLines } from "#src/rules/document-format/agency-facts.ts";
import { type AgencyWrite, findAgency, updateAgency } from "./organisation.store.ts";
import { changedMeanwhile, demandAdministrator } from "./units.actions.ts";

/** @throws Problem 403, 409 `stale`, 409 with every reason (rules/document-format/agency-facts) */
export function saveAgency(act: Act, input: AgencyWrite): Promise<void> {
  demandAdministrator(act);
  const text = (value: string): string => value.normalize("NFC").replace(/\s+/gu, " ").trim();
  const facts = {
    ...input,
    symbol: text(input.symbol),
    place: text(input.place),
    address: text(input.address),
    organ: headLines(input.organ),
    parentOrgan: headLines(input.parentOrgan),
  };
  const { agencyId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    // the name itself is given by whoever keeps the machine: an administrator cannot make one agency speak as another
    const agency = await findAgency(tx, agencyId);
    if (!agency) throw new Error("agency of a session is missing");
    refuseIf(checkAgencyFacts({ ...facts, name: agency.name }));
    if (!(await updateAgency(tx, agencyId, facts))) throw changedMeanwhile();
    await recordAudit(tx, act, {
      action: "agency.edited",
      objectType: "agency",
      objectId: String(agencyId),
      facts: { symbol: facts.symbol, sealMm: facts.sealMm },
      text: { name: agency.name, organ: facts.organ.join(" / "), parentOrgan: facts.parentOrgan.join(" / ") },
    });
    await announce(tx, { agencyId, topic: "organisation" });
  });
}
