// What the list of the queue shows: filter, order, pages, counts; and which letter comes after one that is done.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSteadyRows } from "../../app/steady-rows.ts";
import { type IntakeRow, intakeApi } from "../intake-api.ts";

export const FILTERS = ["tat-ca", "khan", "xem-ky", "giu-lai"] as const;
export type Filter = (typeof FILTERS)[number];
export type Order = "urgent-first" | "newest-first";

export function filterOf(text: string | undefined): Filter {
  return FILTERS.find((filter) => filter === text) ?? "tat-ca";
}

export function useQueueList(filter: Filter, order: Order) {
  const query = useInfiniteQuery({
    queryKey: ["intake", "list", filter, order],
    queryFn: ({ pageParam }) =>
      intakeApi.list({
        order,
        ...(filter === "khan" ? { urgency: "urgent" as const } : {}),
        ...(filter === "xem-ky" ? { look: true } : {}),
        ...(filter === "giu-lai" ? { state: "parked" as const } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const steady = useSteadyRows(all, (row) => row.id, `${filter} ${order}`);
  return {
    query,
    rows: steady.rows,
    fresh: steady.fresh,
    counts: query.data?.pages[0]?.counts ?? null,
    recalls: query.data?.pages[0]?.recalls ?? NO_RECALLS,
  };
}

const NO_RECALLS = [] as const;

/** The letter that opens by itself after `done`: the one below, at the end the one above. */
export function rowAfter(rows: readonly IntakeRow[], done: string): IntakeRow | null {
  const at = rows.findIndex((row) => row.id === done);
  return rows[at + 1] ?? rows[at - 1] ?? null;
}
