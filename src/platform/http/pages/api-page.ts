// The OpenAPI document as a page for people: written here, without a script, so that it opens under the strictest policy.
import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";

type Schema = { content?: Record<string, { schema?: unknown }> };
type Operation = {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  requestBody?: Schema;
  responses?: Record<string, Schema>;
};
/** As much of an OpenAPI 3.1 document as the page shows. */
export type ApiDocument = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
};

const METHODS = ["get", "post", "put", "delete"];
const STYLE = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin:2rem 0 .5rem;font-size:1.15rem}details{border-top:1px solid #8886;padding:.45rem 0}summary{cursor:pointer}
code{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;max-height:28rem;padding:.75rem;border:1px solid #8886;font-size:.85rem}
b{display:inline-block;min-width:4.2rem}h3{font-size:.95rem;margin:.8rem 0 .2rem}`;

/** `GET /api` for people, `GET /api/openapi.json` for programs. */
export function addApiPage(app: FastifyInstance, openApi: () => Promise<ApiDocument>): void {
  app.get("/api/openapi.json", openApi);
  for (const address of ["/api", "/api/"])
    app.get(address, async (_request, reply) => {
      const nonce = randomBytes(16).toString("base64");
      const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`;
      reply.header("content-security-policy", policy);
      return reply.type("text/html; charset=utf-8").send(writePage(await openApi(), nonce));
    });
}

export function writePage(api: ApiDocument, nonce: string): string {
  const groups = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(api.paths))
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      const group = operation.tags?.[0] ?? "";
      groups.set(group, [...(groups.get(group) ?? []), writeOperation(method, path, operation)]);
    }
  const count = [...groups.values()].flat().length;
  const parts = [...groups].map(([name, rows]) => `<section><h2>${plain(name)}</h2>${rows.join("")}</section>`);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Các thao tác của ${plain(api.info.title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>
<h1>Các thao tác của ${plain(api.info.title)} ${plain(api.info.version)}</h1><p>${plain(api.info.description ?? "")}</p>
<p>${count} thao tác, địa chỉ tính từ <code>/api</code>. Cho chương trình đọc: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
${parts.join("\n")}</main></body></html>`;
}

function writeOperation(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    (each) => `<li><code>${plain(each.name)}</code> (${plain(each.in)}${each.required ? ", bắt buộc" : ""})</li>`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) =>
    block(`Trả lời ${status}`, answer.content),
  );
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${plain(path)}</code> ${plain(operation.summary ?? "")}</summary>
${parameters.length > 0 ? `<h3>Tham số</h3><ul>${parameters.join("")}</ul>` : ""}${block("Nội dung gửi", operation.requestBody?.content)}${answers.join("")}</details>`;
}

function block(title: string, content: Schema["content"]): string {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => {
      const text = schema ? `<pre tabindex="0">${plain(JSON.stringify(schema, null, 2))}</pre>` : "";
      return `<h3>${plain(title)} · ${plain(type)}</h3>${text}`;
    })
    .join("");
}

function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
