import { implementContract } from "#src/platform/http/call.ts";
import { assign } from "./assign.actions.ts";
import { assignmentsContract } from "./assignments.contract.ts";
import * as directives from "./directives.actions.ts";
import * as work from "./steps.actions.ts";
import { readTrace } from "./trace.actions.ts";
import { listWork } from "./work.actions.ts";

const on = implementContract(assignmentsContract);

export const assignmentsRoutes = on.router({
  trace: on.trace.handler(({ context, input }) => readTrace(context.act, input.id)),
  checkDirective: on.checkDirective.handler(({ context, input }) => directives.checkBeforeSending(context.act, input)),
  direct: on.direct.handler(({ context, input }) => directives.giveDirective(context.act, input)),
  propose: on.propose.handler(({ context, input }) => directives.propose(context.act, input)),
  withdraw: on.withdraw.handler(({ context, input }) => directives.withdraw(context.act, input.id)),
  assign: on.assign.handler(({ context, input }) => assign(context.act, input)),
  start: on.start.handler(({ context, input }) => work.start(context.act, input.id)),
  giveBack: on.giveBack.handler(({ context, input }) => work.giveBack(context.act, input)),
  finish: on.finish.handler(({ context, input }) => work.finish(context.act, input)),
  work: on.work.handler(({ context, input }) => listWork(context.act, input)),
});
