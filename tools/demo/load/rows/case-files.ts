// Case files of the year's plan, and which letter lies in which (NĐ 30/2020 Đ28–29).
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { isOutgoing } from "../../bodies.ts";
import type { DemoCaseFile } from "../../types.ts";
import { type Desk, filedAt, type Letter } from "../desk.ts";
import { demoId } from "../ids.ts";
import { iso, type RowSet, type Tell, teller } from "./row-set.ts";

const openedAt = (file: DemoCaseFile): number => instantAt(file.openedOn, "08:00");
const caseFileId = (file: DemoCaseFile): string => demoId("cf", openedAt(file), file.id);

export const caseFileIds = (desk: Desk): string[] => desk.province.caseFiles.map(caseFileId);

export function addCaseFiles(desk: Desk, set: RowSet): void {
  for (const file of desk.province.caseFiles) {
    const agencyId = desk.number(file.agencyId);
    const keeper = desk.post(file.keeperPersonId, file.agencyId);
    const id = caseFileId(file);
    set.add("case_file", {
      agency_id: agencyId,
      id,
      notation: file.symbol,
      title: file.title,
      year: file.year,
      retention: file.retention,
      unit_id: desk.unit(file.agencyId, file.unitId).id,
      owner_post_id: keeper.id,
      state: "open",
      opened_at: iso(openedAt(file)),
      row_version: 1,
    });
    teller(set, { agencyId, objectType: "case-file", objectId: id })(openedAt(file), keeper, "case-file.opened", {
      facts: { year: file.year },
      text: { notation: file.symbol, title: file.title },
    });
  }
}

/** Puts a letter into its file, and says so in its history. */
export function addCaseFile(desk: Desk, set: RowSet, of: { letter: Letter; tell: Tell }): void {
  const { letter, tell } = of;
  const file = desk.province.caseFiles.find((each) => each.id === letter.caseFileId);
  if (!file) return;
  const keeper = desk.post(file.keeperPersonId, file.agencyId);
  const at = filedAt(letter);
  set.add("case_file_document", {
    agency_id: desk.number(letter.agencyId),
    case_file_id: caseFileId(file),
    ordinal: desk.place(letter.id),
    document_id: desk.documentId(letter.id),
    direction: isOutgoing(letter) ? "out" : "in",
    added_at: iso(at),
    added_by: keeper.id,
  });
  tell(at, keeper, "case-file.filed", {
    objectType: "case-file",
    objectId: caseFileId(file),
    text: { notation: file.symbol },
  });
}
