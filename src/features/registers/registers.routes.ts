import { z } from "zod";
import { implementContract } from "#src/platform/http/call.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import * as actions from "./registers.actions.ts";
import { registersContract } from "./registers.contract.ts";

const on = implementContract(registersContract);

export const registersRoutes = on.router({
  books: on.books.handler(({ context }) => actions.listBooks(context.act)),
  entries: on.entries.handler(({ context, input }) => actions.listEntries(context.act, input)),
});

const which = z.object({
  id: z.string().max(60),
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
});

export function registersRawRoutes(ports: actions.PrintPorts): RawRoute[] {
  return [
    {
      method: "GET",
      path: "/api/registers/:id/print.pdf",
      summary: "In sổ theo mẫu NĐ 30/2020 PL IV",
      access: "full",
      async handle(context, request, reply) {
        const ask = which.parse({ ...(request.query as object), ...(request.params as object) });
        const bytes = await actions.printBook(context.act, ports, ask);
        return reply
          .type("application/pdf")
          .header("content-disposition", 'inline; filename="so-dang-ky.pdf"')
          .send(Buffer.from(bytes));
      },
    },
    {
      method: "GET",
      path: "/api/registers/:id/export.xlsx",
      summary: "Xuất sổ ra bảng tính",
      access: "full",
      async handle(context, request, reply) {
        const ask = which.parse({ ...(request.query as object), ...(request.params as object) });
        const bytes = await actions.exportBook(context.act, ports, ask);
        return reply
          .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
          .header("content-disposition", 'attachment; filename="so-dang-ky.xlsx"')
          .send(Buffer.from(bytes));
      },
    },
  ];
}
