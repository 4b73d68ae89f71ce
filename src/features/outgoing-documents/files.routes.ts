// Routes whose answer is bytes: preview, Word file, the approved or signed PDF.
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { openFile, previewPdf, wordFile } from "./files.actions.ts";

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const badAddress = problem("input.invalid", 400, "Địa chỉ tệp không đúng. Hãy mở lại văn bản rồi bấm xem tệp.");

const named = z.object({ id: z.string().max(60) });
const versionQuery = z.object({ version: z.coerce.number().int().min(0).max(100_000).default(0) });
const fileQuery = z.object({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  download: z.string().optional(),
});

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value);
  if (!found.success) throw badAddress();
  return found.data;
}

function headers(reply: FastifyReply, file: { type: string; name: string; save: boolean }): FastifyReply {
  const way = file.save ? "attachment" : "inline";
  return reply
    .header("content-type", file.type)
    .header("content-disposition", `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("x-content-type-options", "nosniff");
}

/** One range of bytes, first and last included; anything else is answered whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end && start < size ? { start, end } : null;
}

export function outgoingFileRoutes(ports: { files: FileStore; writer: DocumentWriter }): RawRoute[] {
  return [
    {
      method: "GET",
      path: "/api/outgoing-documents/:id/preview.pdf",
      summary: "Xem bản soạn hoặc một bản đã lưu",
      access: "full",
      async handle(context, request, reply) {
        const { version } = read(versionQuery, request.query);
        const made = await previewPdf(context.act, ports.writer, { ...read(named, request.params), version });
        return headers(reply, { type: PDF, name: made.name, save: false }).send(Buffer.from(made.bytes));
      },
    },
    {
      method: "GET",
      path: "/api/outgoing-documents/:id/document.docx",
      summary: "Tải tệp Word",
      access: "full",
      async handle(context, request, reply) {
        const { version } = read(versionQuery, request.query);
        const made = await wordFile(context.act, ports.writer, { ...read(named, request.params), version });
        return headers(reply, { type: DOCX, name: made.name, save: true }).send(Buffer.from(made.bytes));
      },
    },
    {
      method: "GET",
      path: "/api/outgoing-documents/:id/file.pdf",
      summary: "Tệp đã duyệt hoặc đã ký",
      access: "full",
      async handle(context, request, reply) {
        const query = read(fileQuery, request.query);
        const save = query.download !== undefined;
        const asked = request.headers.range;
        const file = await openFile(context.act, ports.files, {
          ...read(named, request.params),
          sha256: query.sha256 ?? null,
          save,
        });
        const range = rangeOf(asked, file.size);
        // first opened: a damaged file is answered like any other failure, without the headers of the file
        const body = await file.open(range ?? undefined);
        headers(reply, { type: PDF, name: file.name, save })
          .header("accept-ranges", "bytes")
          .header("etag", `"${file.sha256}"`);
        if (!range) return reply.header("content-length", file.size).send(body);
        return reply
          .code(206)
          .header("content-range", `bytes ${range.start}-${range.end}/${file.size}`)
          .header("content-length", range.end - range.start + 1)
          .send(body);
      },
    },
  ];
}
