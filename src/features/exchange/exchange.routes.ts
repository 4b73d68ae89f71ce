import { implementContract } from "#src/platform/http/call.ts";
import { recallDocument, resend } from "./again.actions.ts";
import { exchangeContract } from "./exchange.contract.ts";
import { describeGate, type ExchangeParts } from "./gate.actions.ts";
import { issueDocument } from "./issue.actions.ts";
import { closeRecipient, overview, recipientsOf } from "./recipients.actions.ts";

const on = implementContract(exchangeContract);

export function exchangeRoutes(parts: ExchangeParts) {
  return on.router({
    overview: on.overview.handler(({ context, input }) => overview(context.act, input)),
    issueGate: on.issueGate.handler(({ context, input }) => describeGate(context.act, parts, input.id)),
    issue: on.issue.handler(({ context, input }) => issueDocument(context.act, parts, input)),
    recipients: on.recipients.handler(({ context, input }) => recipientsOf(context.act, input.id)),
    recall: on.recall.handler(({ context, input }) => recallDocument(context.act, input)),
    resend: on.resend.handler(({ context, input }) => resend(context.act, parts, input)),
    close: on.close.handler(({ context, input }) => closeRecipient(context.act, input.id)),
  });
}
