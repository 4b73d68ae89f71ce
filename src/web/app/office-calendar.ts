/**
 * Office hours and days off of the agency, for times and deadlines on the page. The shipped calendar until the server
 * has told the agency's own days; the server's answer to an act is always the binding one.
 */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import type { Calendar, CalendarDay, CalendarDayKind } from "#src/rules/legal-time/calendar.ts";
import { addDays } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { clientOf } from "./api.ts";
import { now } from "./clock.ts";

const KINDS: readonly CalendarDayKind[] = ["holiday", "compensatory", "swap_off", "swap_work", "local"];

export function useOfficeCalendar(): Calendar {
  const { data } = useQuery({
    queryKey: ["organisation", "days"],
    queryFn: loadDays,
    staleTime: 3_600_000,
    retry: false,
  });
  return useMemo(
    () =>
      data && data.length > 0 ? { ...SHIPPED_CALENDAR, days: [...SHIPPED_CALENDAR.days, ...data] } : SHIPPED_CALENDAR,
    [data],
  );
}

const api = clientOf(organisationContract);

async function loadDays(): Promise<CalendarDay[]> {
  const today = localDateOf(now());
  const rows = await api.days({ from: addDays(today, -60), to: addDays(today, 400) });
  return rows.flatMap((row) => {
    const kind = KINDS.find((known) => known === row.kind);
    return kind ? [{ date: row.day, kind, name: row.note, source: "agency" }] : [];
  });
}
