// Leaving the agency and where it went.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { exchangeContract } from "#src/features/exchange/exchange.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const exchangeApi = clientOf(exchangeContract);
export type IssueGate = Awaited<ReturnType<typeof exchangeApi.issueGate>>;
export type RecipientsAnswer = Awaited<ReturnType<typeof exchangeApi.recipients>>;
export type RecipientWay = RecipientsAnswer["rows"][number];
export type OverviewRow = Awaited<ReturnType<typeof exchangeApi.overview>>["rows"][number];
export type View = "need-me" | "open" | "all";

export function useGate(id: string, rowVersion: number) {
  return useQuery({
    queryKey: ["exchange", "gate", id, rowVersion],
    queryFn: () => exchangeApi.issueGate({ id }),
    staleTime: 5_000,
  });
}
export function useRecipients(id: string) {
  return useQuery({ queryKey: ["exchange", "recipients", id], queryFn: () => exchangeApi.recipients({ id }) });
}
export function useOverview(view: View, q: string) {
  return useInfiniteQuery({
    queryKey: ["exchange", "overview", view, q],
    queryFn: ({ pageParam }) =>
      exchangeApi.overview({ view, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
}
export function useExchangeLive(): void {
  useLiveQueries({ exchange: [["exchange"]], outgoing: [["exchange"]] });
}
export function renewExchange(): void {
  void queryClient.invalidateQueries({ queryKey: ["exchange"] });
  void queryClient.invalidateQueries({ queryKey: ["outgoing"] });
  void queryClient.invalidateQueries({ queryKey: ["counts"] });
}
