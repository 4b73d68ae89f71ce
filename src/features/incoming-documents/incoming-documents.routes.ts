import { z } from "zod";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import { implementContract } from "#src/platform/http/call.ts";
import { sendBytes } from "#src/platform/http/send-bytes.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import * as changes from "./change.actions.ts";
import { openIncomingFile } from "./file.actions.ts";
import * as actions from "./incoming-documents.actions.ts";
import { incomingDocumentsContract } from "./incoming-documents.contract.ts";
import { answerRecall } from "./recall/recall.actions.ts";

const on = implementContract(incomingDocumentsContract);

export const incomingDocumentsRoutes = on.router({
  list: on.list.handler(({ context, input }) => actions.listDocuments(context.act, input)),
  get: on.get.handler(({ context, input }) => actions.readDocument(context.act, input.id)),
  present: on.present.handler(({ context, input }) => changes.presentDocument(context.act, input)),
  finish: on.finish.handler(({ context, input }) => changes.finishDocument(context.act, input)),
  answerRecall: on.answerRecall.handler(({ context, input }) => answerRecall(context.act, input)),
  edit: on.edit.handler(({ context, input }) => {
    const given = Object.entries(input.fields).filter(([, value]) => value !== undefined);
    return changes.editDocument(context.act, { ...input, fields: Object.fromEntries(given) });
  }),
});

const fileQuery = z.object({
  rendition: z.string().max(40).default("original"),
  download: z.literal("1").optional(),
});

export function incomingDocumentsRawRoutes(files: FileStore): RawRoute[] {
  return [
    {
      method: "GET",
      path: "/api/incoming-documents/:id/file",
      summary: "Tệp của văn bản đến",
      access: "full",
      async handle(context, request, reply) {
        const { id } = request.params as { id: string };
        const { rendition, download } = fileQuery.catch({ rendition: "original" }).parse(request.query);
        const answer = await openIncomingFile(context.act, files, {
          id,
          rendition,
          use: download === "1" ? "save" : "show",
        });
        return sendBytes(request, reply, answer);
      },
    },
  ];
}
