import { implementContract } from "#src/platform/http/call.ts";
import * as actions from "./correspondents.actions.ts";
import { correspondentsContract } from "./correspondents.contract.ts";

const on = implementContract(correspondentsContract);

export const correspondentsRoutes = on.router({
  suggest: on.suggest.handler(({ context, input }) => actions.suggestCorrespondents(context.act, input)),
});
