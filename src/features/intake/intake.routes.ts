import { finished } from "node:stream/promises";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { implementContract } from "#src/platform/http/call.ts";
import { sendBytes } from "#src/platform/http/send-bytes.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import { problem } from "#src/platform/problem/problem.ts";
import * as changes from "./change.actions.ts";
import * as held from "./held.actions.ts";
import * as actions from "./intake.actions.ts";
import { intakeContract, uploadForm } from "./intake.contract.ts";
import type { IntakeParts } from "./receive.actions.ts";
import { register } from "./register.actions.ts";
import { receiveUpload, type UploadForm } from "./upload.actions.ts";

const on = implementContract(intakeContract);

export function intakeRoutes(parts: IntakeParts) {
  return on.router({
    list: on.list.handler(({ context, input }) => actions.listWaiting(context.act, input)),
    nextNumber: on.nextNumber.handler(({ context }) => actions.nextNumber(context.act)),
    duplicates: on.duplicates.handler(({ context, input }) => actions.findDuplicates(context.act, input)),
    get: on.get.handler(({ context, input }) => actions.readItem(context.act, input.id)),
    saveFields: on.saveFields.handler(({ context, input }) => changes.saveFields(context.act, input)),
    park: on.park.handler(({ context, input }) => changes.park(context.act, input)),
    resume: on.resume.handler(({ context, input }) => changes.resume(context.act, input)),
    decideGate: on.decideGate.handler(({ context, input }) => held.decideGate(context.act, parts, input)),
    refuse: on.refuse.handler(({ context, input }) => changes.refuse(context.act, input)),
    register: on.register.handler(({ context, input }) => register(context.act, input)),
  });
}

const noFile = problem(
  "upload.no-file",
  422,
  "Yêu cầu không có tệp nào. Chưa có gì được lưu. Hãy chọn tệp rồi tải lên lại.",
);
const fieldsFirst = problem(
  "upload.bad-form",
  422,
  "Chưa khai độ mật hoặc loại nội dung của văn bản. Tệp chưa được lưu. Hãy chọn đủ hai mục rồi tải lên lại.",
);
const doubled = problem(
  "upload.field-twice",
  422,
  "Một mục của biểu mẫu được gửi hai lần nên không rõ mục nào đúng. Tệp chưa được lưu. Hãy tải lại trang rồi làm lại.",
);
const fileQuery = z.object({
  attachment: z.coerce.number().int().min(1).optional(),
  download: z.literal("1").optional(),
});

export function intakeRawRoutes(parts: IntakeParts): RawRoute[] {
  return [
    {
      method: "POST",
      path: "/api/intake/uploads",
      summary: "Tải lên một văn bản giấy đã quét hoặc tệp nhận qua đường khác",
      access: "full",
      form: {
        secrecy: "độ mật đã khai",
        contentKind: "loại nội dung đã khai",
        noMarksSeen: "1 khi văn thư đã nhìn các trang máy không đọc được và không thấy dấu mật",
        clerkDecision: "quyết định của văn thư khi cửa chặn hỏi (JSON)",
        file: "tệp, đứng sau mọi trường khác",
      },
      async handle(context, request, reply, inspect) {
        const { act } = context;
        actions.demandClerk(act);
        const { fields, part, behind } = await readForm(request);
        try {
          await inspect(fields);
          const form = formOf(fields);
          const file = {
            name: part.filename,
            stream: part.file,
            wasCut: () => part.file.truncated,
            behind: async () => {
              const late = await behind();
              await inspect(late);
              return late;
            },
          };
          return reply.code(201).send(await receiveUpload(act, parts, { form, file }));
        } finally {
          // whatever was not read is let through unread, so that the answer reaches a sender who is still sending
          await finished(part.file.resume(), { writable: false }).catch(() => undefined);
        }
      },
    },
    {
      method: "GET",
      path: "/api/intake/:id/file",
      summary: "Tệp của văn bản chờ vào sổ",
      access: "full",
      async handle(context, request, reply) {
        const { id } = request.params as { id: string };
        const query = fileQuery.catch({}).parse(request.query);
        const answer = await held.openIntakeFile(context.act, parts, {
          id,
          attachment: query.attachment ?? null,
          use: query.download === "1" ? "save" : "show",
        });
        return sendBytes(request, reply, answer);
      },
    },
  ];
}

type Form = {
  fields: Record<string, unknown>;
  part: MultipartFile;
  /** what stands behind the file; to be asked when the file was read */
  behind(): Promise<Record<string, unknown>>;
};

/** The fields before the file, and the file. */
async function readForm(request: FastifyRequest): Promise<Form> {
  const fields: Record<string, unknown> = {};
  // names arrive whole: a path in them has to be seen to be refused; the size is watched by the staging
  const parts = request.parts({
    preservePath: true,
    defParamCharset: "utf8",
    throwFileSizeLimit: false,
  } as PartsOptions);
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    const part = next.value;
    if (part.type === "file") return { fields, part, behind: () => restOf(parts) };
    // two answers to one question: the later would win over what a filter before us has seen
    if (part.fieldname in fields) throw doubled();
    fields[part.fieldname] = part.value;
  }
  throw noFile();
}

async function restOf(parts: ReturnType<FastifyRequest["parts"]>): Promise<Record<string, unknown>> {
  const late: Record<string, unknown> = {};
  try {
    for await (const part of parts) {
      late[part.fieldname] = part.type === "file" ? part.filename : part.value;
      if (part.type === "file") part.file.resume();
    }
  } catch (error) {
    // a second file, or too many fields
    if (!(error instanceof Error && "code" in error && /^FST_(FILES|FIELDS|PARTS)_LIMIT$/u.test(String(error.code))))
      throw error;
    late.limit = "";
  }
  return late;
}
type PartsOptions = NonNullable<Parameters<FastifyRequest["parts"]>[0]>;

function formOf(fields: Record<string, unknown>): UploadForm {
  const decision = fields.clerkDecision;
  const given = uploadForm.safeParse({
    secrecy: fields.secrecy,
    contentKind: fields.contentKind,
    ...(typeof decision === "string" && decision !== "" ? { clerkDecision: parseJson(decision) } : {}),
    noMarksSeen: fields.noMarksSeen === "1" || fields.noMarksSeen === "true",
  });
  if (!given.success) throw fieldsFirst();
  const { secrecy, contentKind, clerkDecision, noMarksSeen } = given.data;
  return { secrecy, contentKind, noMarksSeen, clerkDecision: clerkDecision ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
