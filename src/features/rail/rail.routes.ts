import { implementContract } from "#src/platform/http/call.ts";
import { readCounts } from "./rail.actions.ts";
import { railContract } from "./rail.contract.ts";

const on = implementContract(railContract);

export const railRoutes = on.router({
  counts: on.counts.handler(({ context }) => readCounts(context.act)),
});
