import { z } from "zod";
import type { Business, DocumentContent, ExchangeMessage, StatusContent } from "#src/rules/exchange/message.ts";
import { fromWireDate, fromWireTime, toWireDate, toWireTime } from "#src/rules/exchange/wire-time.ts";
import { EdxmlError } from "../edxml.port.ts";

// The JSON of the command line: keys are the element names of QCVN 102:2016, dates as on the wire.

const CODES = ["new", "recall", "update", "replace"] as const;

function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.charAt(0).toUpperCase() + key.slice(1),
    capitalised(inner),
  ]);
  return Object.fromEntries(entries);
}

function wireDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireDates);
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (inner === null || inner === undefined) return [];
      if (/^(promulgationDate|dueDate)$/.test(key) && typeof inner === "string") return [[key, toWireDate(inner)]];
      if (key === "timestamp" && typeof inner === "string") return [[key, toWireTime(inner)]];
      return [[key, wireDates(inner)]];
    }),
  );
}

function businessToJson(business: Business): Record<string, unknown> {
  return {
    documentId: business.documentId,
    bussinessDocType: String(CODES.indexOf(business.kind)),
    bussinessDocReason: business.reason,
    paper: business.paper ? "1" : "0",
    bussinessDocumentInfo: (business.update ?? []).map((info) => ({
      documentInfo: info.documentInfo ? "1" : "0",
      documentReceiver: info.documentReceiver ? "1" : "0",
      receiver: info.receivers.map((receiver) => ({
        organId: receiver.organId,
        receiverType: receiver.change === "removed" ? "0" : "1",
      })),
    })),
    replacementInfo: (business.replaces ?? []).map((info) => ({
      documentId: info.documentId,
      organIdList: info.organIds,
    })),
    staffInfo: business.staff ?? [],
  };
}

/**
 * A message as JSON with the element names of the standard: `{kind:"document"|"status", From, To[], …}`. Attachments
 * carry `describe(bytes)` in place of their bytes.
 */
export function messageToJson(
  message: ExchangeMessage,
  describe: (bytes: Uint8Array) => Record<string, unknown>,
): unknown {
  if (message.kind === "status") {
    const { kind, warnings, ...rest } = message;
    return { kind, ...Object(capitalised(wireDates(rest))), warnings };
  }
  const { kind, warnings, trace, traceId, business, attachments, taskCodes, ...rest } = message;
  const files = attachments.map(({ bytes, ...file }) => ({ ...Object(capitalised(file)), ...describe(bytes) }));
  const traceHeaderList = {
    id: traceId,
    traceHeader: trace,
    bussiness: business ? businessToJson(business) : undefined,
  };
  const body = { ...rest, responseForTask: taskCodes, traceHeaderList };
  return { kind, ...Object(capitalised(wireDates(body))), Attachments: files, warnings };
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const date = z
  .string()
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === "") return null;
    const day = fromWireDate(value);
    if (day === null) context.addIssue({ code: "custom", message: "not a date" });
    return day;
  });
const time = z
  .string()
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === "") return null;
    const instant = fromWireTime(value);
    if (instant === null) context.addIssue({ code: "custom", message: "not a time" });
    return instant;
  });
const whole = z.coerce.number().int().optional();
const organ = z.object({
  organId: z.string().min(1),
  organizationInCharge: text,
  organName: text,
  organAdd: text,
  email: text,
  telephone: text,
  fax: text,
  website: text,
});
const responseFor = z.object({
  organId: z.string().default(""),
  code: z.string().default(""),
  documentId: z.string().default(""),
  promulgationDate: date,
});
const staff = z.object({ department: text, departmentId: text, staff: text, staffId: text, email: text, mobile: text });
const bit = z
  .union([z.string(), z.number(), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && String(value) !== "0" && value !== false);
const businessSpec = z.object({
  documentId: text,
  bussinessDocType: z.coerce.number().int().min(0).max(3).default(0),
  bussinessDocReason: text,
  paper: bit,
  bussinessDocumentInfo: z
    .array(
      z.object({
        documentInfo: bit,
        documentReceiver: bit,
        receiver: z.array(z.object({ organId: z.string(), receiverType: bit })).default([]),
      }),
    )
    .default([]),
  replacementInfo: z
    .array(z.object({ documentId: z.string(), organIdList: z.array(z.string()).default([]) }))
    .default([]),
  staffInfo: z.array(staff).default([]),
});
const documentSpec = z.object({
  from: organ,
  to: z.array(organ).min(1),
  documentId: z.string().optional(),
  code: z.object({ codeNumber: z.coerce.string(), codeNotation: z.string() }).optional(),
  promulgationInfo: z.object({ place: text, promulgationDate: date }).optional(),
  documentType: z
    .object({
      type: z.coerce.number().int().default(2),
      typeDetail: z.coerce.number().int().default(0),
      typeName: z.string().default(""),
    })
    .optional(),
  subject: z.string().min(1),
  content: text,
  signerInfo: z.object({ competence: text, position: text, fullName: text }).optional(),
  dueDate: date,
  otherInfo: z
    .object({
      priority: whole,
      sphereOfPromulgation: text,
      typerNotation: text,
      promulgationAmount: whole,
      pageAmount: whole,
      replyFors: text,
      direction: z.boolean().optional(),
      referenceCodes: text,
      appendixes: z.array(z.string()).optional(),
    })
    .optional(),
  responseFor: z.array(responseFor).default([]),
  steeringType: z.coerce.number().int().default(0),
  responseForTask: z.array(z.string()).optional(),
  applicationType: text,
  toPlaces: z.array(z.string()).default([]),
  traceHeaderList: z
    .object({
      id: text,
      traceHeader: z
        .array(
          z.object({
            organId: z
              .string()
              .nullish()
              .transform((v) => v ?? null),
            timestamp: time,
          }),
        )
        .default([]),
      bussiness: businessSpec.optional(),
    })
    .optional(),
  attachments: z
    .array(
      z.object({
        contentId: z.string().default(""),
        attachmentName: z.string().min(1),
        description: text,
        file: z.string().min(1),
      }),
    )
    .default([]),
});
const statusSpec = z.object({
  from: organ,
  responseFor,
  staffInfo: staff.nullish().transform((value) => value ?? undefined),
  statusCode: z.string(),
  description: text,
  timestamp: time,
});

/** Keys may be written as in the standard (`OrganId`) or with a small first letter. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), lowered(inner)]),
  );
}

function read<T>(schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(lowered(json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new EdxmlError("edxml.bad-spec", `${issue?.path.join(".")}: ${issue?.message}`);
}

/** What a specification says; `file` of an attachment is a path for `readFile`, `newId` serves where DocumentId is absent. */
export function documentFromJson(
  json: unknown,
  from: { readFile: (path: string) => Uint8Array; newId: () => string },
): DocumentContent {
  const { traceHeaderList, responseForTask, attachments, documentId, ...rest } = read(documentSpec, json);
  const spec = traceHeaderList?.bussiness;
  const business: Business | undefined = spec && {
    kind: CODES[spec.bussinessDocType] ?? "new",
    documentId: spec.documentId,
    reason: spec.bussinessDocReason,
    paper: spec.paper,
    update: spec.bussinessDocumentInfo.map((info) => ({
      documentInfo: info.documentInfo,
      documentReceiver: info.documentReceiver,
      receivers: info.receiver.map((receiver) => ({
        organId: receiver.organId,
        change: receiver.receiverType ? ("added" as const) : ("removed" as const),
      })),
    })),
    replaces: spec.replacementInfo.map((info) => ({ documentId: info.documentId, organIds: info.organIdList })),
    staff: spec.staffInfo,
  };
  return {
    ...rest,
    documentId: documentId ?? from.newId(),
    taskCodes: responseForTask,
    trace: traceHeaderList?.traceHeader ?? [],
    traceId: traceHeaderList?.id,
    business,
    attachments: attachments.map(({ file, ...attachment }) => ({ ...attachment, bytes: from.readFile(file) })),
  };
}

/** What a status specification says. */
export function statusFromJson(json: unknown): StatusContent {
  return read(statusSpec, json);
}
