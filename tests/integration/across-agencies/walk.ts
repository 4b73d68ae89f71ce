// All operations of the contract and all raw routes, and how one is called over HTTP.
import { unzipSync } from "fflate";
import type { Access, OperationMeta } from "#src/platform/http/contract.ts";
import { contract } from "#src/server/contract.ts";
import { listRawRoutes } from "#src/server/routes.ts";
import type { Session } from "../../support/office/office.ts";

export type Route = {
  /** `intake.list`, or `GET /api/intake/:id/file` for a route whose body or answer is bytes */
  name: string;
  method: string;
  /** below the server's address, parameters as `{id}` */
  path: string;
  access: Access;
  raw: boolean;
};

type Definition = { meta: OperationMeta; route: { method?: string; path?: string } };

function operationsOf(node: object, names: string[] = []): Route[] {
  const found = (node as { "~orpc"?: Definition })["~orpc"];
  if (!found) return Object.entries(node).flatMap(([name, child]) => operationsOf(child, [...names, name]));
  const { method = "", path = "" } = found.route;
  return [{ name: names.join("."), method, path: `/api${path}`, access: found.meta.access, raw: false }];
}

/** Every route of the product, read from the wiring itself. */
export function everyRoute(): Route[] {
  // the handlers are never called here, so nothing behind the ports is needed
  const raw = listRawRoutes({} as Parameters<typeof listRawRoutes>[0]);
  return [
    ...operationsOf(contract),
    ...raw.map((route) => ({
      name: `${route.method} ${route.path}`,
      method: route.method,
      path: route.path.replaceAll(/:(\w+)/g, "{$1}"),
      access: route.access,
      raw: true,
    })),
  ];
}

export type Answer = { status: number; text: string };

/** Calls a route as the page does: path parameters from the input, the rest as query or JSON body; a form is sent as it is. */
export async function callRoute(session: Session, route: Route, input: object | FormData): Promise<Answer> {
  const rest = input instanceof FormData ? {} : { ...(input as Record<string, unknown>) };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = rest[name];
    delete rest[name];
    if (typeof value !== "string" || value === "") throw new Error(`${route.name}: no ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const response = await (route.method === "GET"
    ? session.fetch(`${path}?${query}`)
    : session.fetch(path, {
        method: route.method,
        ...(input instanceof FormData
          ? { body: input }
          : { body: JSON.stringify(rest), headers: { "content-type": "application/json" } }),
      }));
  return { status: response.status, text: readable(new Uint8Array(await response.arrayBuffer())) };
}

/** What can be read in an answer; a Word file or a spreadsheet is unpacked first. */
function readable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith("PK")) return text;
  return Object.values(unzipSync(bytes))
    .map((file) => new TextDecoder().decode(file))
    .join("\n");
}
