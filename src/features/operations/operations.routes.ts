import { implementContract } from "#src/platform/http/call.ts";
import * as actions from "./operations.actions.ts";
import { operationsContract } from "./operations.contract.ts";

const on = implementContract(operationsContract);

export function operationsRoutes(facts: actions.OperationsFacts) {
  return on.router({
    overview: on.overview.handler(({ context }) => actions.readOverview(context.act, facts)),
    jobs: on.jobs.handler(({ context, input }) => actions.listJobs(context.act, input)),
    retry: on.retry.handler(({ context, input }) => actions.retryJob(context.act, input.id)),
  });
}
