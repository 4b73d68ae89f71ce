/**
 * Numbers on the rail: what waits for me. Every feature that has such a number adds its source at start:
 *
 *   addRailCounts("intake", async () => ({ intake: (await api.counts()).waiting }));
 *
 * and speaks the live topic `counts` (or its own) when they change.
 */
import { useQueries } from "@tanstack/react-query";

type Source = { name: string; load: () => Promise<Record<string, number>> };
let sources: readonly Source[] = [];

export function addRailCounts(name: string, load: Source["load"]): void {
  sources = [...sources.filter((source) => source.name !== name), { name, load }];
}

export function useRailCounts(): Record<string, number> {
  return useQueries({
    queries: sources.map((source) => ({ queryKey: ["counts", source.name], queryFn: source.load, staleTime: 30_000 })),
    combine: (results) => Object.assign({}, ...results.map((result) => result.data ?? {})) as Record<string, number>,
  });
}
