import { implementContract } from "#src/platform/http/call.ts";
import { readHistory } from "./history.actions.ts";
import { historyContract } from "./history.contract.ts";

const on = implementContract(historyContract);

export const historyRoutes = on.router({
  history: on.history.handler(({ context, input }) => readHistory(context.act, input.id)),
});
