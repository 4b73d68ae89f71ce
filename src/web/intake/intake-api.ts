// The clerk's way to what waits for the register, and which answers go stale together.
import { useQuery } from "@tanstack/react-query";
import { correspondentsContract } from "#src/features/correspondents/correspondents.contract.ts";
import { intakeContract } from "#src/features/intake/intake.contract.ts";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const intakeApi = clientOf(intakeContract);
export const correspondentsApi = clientOf(correspondentsContract);
const organisationApi = clientOf(organisationContract);

export type IntakeItem = Awaited<ReturnType<typeof intakeApi.get>>;
export type IntakeRow = Awaited<ReturnType<typeof intakeApi.list>>["rows"][number];
export type Duplicate = IntakeItem["duplicates"][number];

export const itemKey = (id: string) => ["intake", "item", id] as const;

export function useIntakeItem(id: string | null) {
  return useQuery({
    queryKey: itemKey(id ?? ""),
    queryFn: () => intakeApi.get({ id: id ?? "" }),
    enabled: id !== null,
    staleTime: 30_000,
  });
}

/** Loads the next letter's fields while the clerk reads this one; not for people who save data. */
export function preloadItem(id: string): void {
  const link = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
  if (link?.saveData) return;
  void queryClient.prefetchQuery({ queryKey: itemKey(id), queryFn: () => intakeApi.get({ id }), staleTime: 30_000 });
}

export function rememberItem(item: IntakeItem): void {
  queryClient.setQueryData(itemKey(item.id), item);
}

export function useNextNumber() {
  return useQuery({ queryKey: ["intake", "next-number"], queryFn: () => intakeApi.nextNumber() });
}

/** Everything of the intake asks anew when somebody registers, parks, refuses or uploads. */
export function useIntakeLive(): void {
  useLiveQueries({
    intake: [["intake"]],
    "intake-fields": [["intake", "item"]],
    incoming: [["intake", "next-number"]],
  });
}

export type Receiver = { id: string; fullName: string; title: string; chief: boolean };

/** To whom a registered letter may be presented: the chief of office first, then the leaders (NĐ 30/2020 Đ23.1). */
export function useReceivers(): Receiver[] {
  const { data } = useQuery({
    queryKey: ["organisation", "posts"],
    queryFn: () => organisationApi.posts({}),
    staleTime: 600_000,
  });
  const fit = (data ?? []).filter((post) => post.roles.includes("chanh-van-phong") || post.roles.includes("lanh-dao"));
  return fit
    .map(({ id, fullName, title, roles }) => ({ id, fullName, title, chief: roles.includes("chanh-van-phong") }))
    .sort((a, b) => Number(b.chief) - Number(a.chief));
}
