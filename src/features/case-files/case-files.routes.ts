import { implementContract } from "#src/platform/http/call.ts";
import * as actions from "./case-files.actions.ts";
import { caseFilesContract } from "./case-files.contract.ts";
import { caseFilesOfDocument, fileDocument, unfileDocument } from "./documents.actions.ts";

const on = implementContract(caseFilesContract);

export const caseFilesRoutes = on.router({
  list: on.list.handler(({ context, input }) => actions.listCaseFiles(context.act, input)),
  get: on.get.handler(({ context, input }) => actions.readCaseFile(context.act, input.id)),
  open: on.open.handler(({ context, input }) => actions.openCaseFile(context.act, input)),
  ofDocument: on.ofDocument.handler(({ context, input }) => caseFilesOfDocument(context.act, input.id)),
  file: on.file.handler(({ context, input }) => fileDocument(context.act, input)),
  unfile: on.unfile.handler(({ context, input }) => unfileDocument(context.act, input)),
  close: on.close.handler(({ context, input }) => actions.closeCaseFile(context.act, input)),
});
