// What other programs read: every operation of the contracts, and the routes whose body or answer is bytes.
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { ApiDocument } from "#src/platform/http/pages/api-page.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import { contract } from "./contract.ts";
import { VERSION } from "./installation.ts";

const INFO = {
  title: "M-Office",
  version: VERSION,
  description:
    "Mọi thao tác của sản phẩm. Phiên làm việc là cookie do POST /session đặt; mọi yêu cầu thay đổi dữ liệu gửi kèm đầu mục x-m-office: 1. " +
    "Không làm được thì trả application/problem+json: title nói phải làm gì, code là mã ổn định, reasons là từng lý do kèm điều khoản.",
};

/** One document, made once: it depends on the code alone. */
export function openApiOf(rawRoutes: readonly RawRoute[]): () => Promise<ApiDocument> {
  let made: Promise<ApiDocument> | undefined;
  return () => {
    made ??= describe(rawRoutes);
    return made;
  };
}

async function describe(rawRoutes: readonly RawRoute[]): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const made = (await generator.generate(contract, {
    info: INFO,
    servers: [{ url: "/api" }],
  })) as unknown as ApiDocument;
  const paths: Record<string, Record<string, unknown>> = { ...made.paths };
  for (const route of rawRoutes) {
    const path = route.path.replace(/^\/api/u, "").replaceAll(/:(\w+)/gu, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: rawOperation(route, path) };
  }
  return { ...made, paths } as ApiDocument;
}

function rawOperation(route: RawRoute, path: string) {
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
  const form = Object.entries(route.form ?? {}).map(([name, description]) => [
    name,
    name === "file" ? { type: "string", format: "binary", description } : { type: "string", description },
  ]);
  const schema = { type: "object", properties: Object.fromEntries(form) };
  return {
    summary: route.summary,
    tags: [path.split("/")[1] ?? ""],
    parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...(route.form ? { requestBody: { required: true, content: { "multipart/form-data": { schema } } } } : {}),
    responses: route.form
      ? { "201": { description: "Đã nhận", content: { "application/json": {} } } }
      : { "200": { description: "Tệp", content: { "application/octet-stream": {} } } },
  };
}
