// One cache for the page. Broken lines are tried again; refusals of the server are answers and are not.
import { QueryClient } from "@tanstack/react-query";
import { failureOf } from "./api.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => failureOf(error).problem === null && count < 3,
      retryDelay: (count) => Math.min(1000 * 2 ** count, 8000),
      refetchOnWindowFocus: true,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
