// The working-hours calendar of one agency, from the installation of this machine (QC-7.3).
import { agencyByCode, loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import { inAgency, openDatabase } from "#src/platform/db/database.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { openExisting } from "./processes/prepared-database.ts";

/**
 * Reads as the application does, with no more rights than it has. @returns null when there is no such agency
 * @throws PlainFailure when this machine has no usable installation
 */
export async function calendarOfAgency(agencyCode: string): Promise<Calendar | null> {
  const installation = await openExisting();
  const db = openDatabase(installation.urls.appUrl, { name: "m-office-legal-time", max: 1 });
  try {
    const agency = await agencyByCode(db, agencyCode);
    return agency ? await inAgency(db, agency.id, (tx) => loadCalendar(tx, agency.id, new Date())) : null;
  } finally {
    await db.destroy();
    await installation.close();
  }
}
