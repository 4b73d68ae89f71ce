import { implementContract } from "#src/platform/http/call.ts";
import { type ApprovalPorts, approveDocument, returnDocument, submitDraft } from "./approvals.actions.ts";
import * as drafting from "./drafting.actions.ts";
import * as reading from "./outgoing-documents.actions.ts";
import { outgoingDocumentsContract } from "./outgoing-documents.contract.ts";
import { setRecipients } from "./recipients.actions.ts";

const on = implementContract(outgoingDocumentsContract);

/** @param ports file store, writer and PDF form: the leader's approval makes the file */
export function outgoingDocumentsRoutes(ports: ApprovalPorts) {
  return on.router({
    list: on.list.handler(({ context, input }) => reading.listDocuments(context.act, input)),
    get: on.get.handler(({ context, input }) => reading.getDocument(context.act, input.id)),
    create: on.create.handler(({ context, input }) => drafting.createDraft(context.act, input)),
    save: on.save.handler(({ context, input }) => drafting.saveModel(context.act, input)),
    saveVersion: on.saveVersion.handler(({ context, input }) => drafting.saveVersion(context.act, input)),
    versions: on.versions.handler(({ context, input }) => reading.versionsOf(context.act, input.id)),
    compare: on.compare.handler(({ context, input }) => reading.compareVersions(context.act, input)),
    version: on.version.handler(({ context, input }) => reading.getVersion(context.act, input)),
    check: on.check.handler(({ context, input }) => reading.checkDocument(context.act, input)),
    fix: on.fix.handler(({ context, input }) => drafting.fixDocument(context.act, input)),
    submit: on.submit.handler(({ context, input }) => submitDraft(context.act, input)),
    approve: on.approve.handler(({ context, input }) => approveDocument(context.act, ports, input)),
    return: on.return.handler(({ context, input }) => returnDocument(context.act, input)),
    discard: on.discard.handler(({ context, input }) => drafting.discardDraft(context.act, input)),
    setRecipients: on.setRecipients.handler(({ context, input }) => setRecipients(context.act, input)),
  });
}
