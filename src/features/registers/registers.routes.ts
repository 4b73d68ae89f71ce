import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { implementContract } from "#src/platform/http/call.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import { problem } from "#src/platform/problem/problem.ts";
import * as actions from "./registers.actions.ts";
import { registersContract } from "./registers.contract.ts";

const on = implementContract(registersContract);

export const registersRoutes = on.router({
  books: on.books.handler(({ context }) => actions.listBooks(context.act)),
  entries: on.entries.handler(({ context, input }) => actions.listEntries(context.act, input)),
});

const badPeriod = problem(
  "register.bad-period",
  400,
  "Khoảng ngày không đọc được nên chưa in gì. Hãy chọn lại ngày đầu và ngày cuối; ngày đầu không sau ngày cuối.",
);
const day = z
  .union([z.iso.date(), z.literal("")])
  .optional()
  .transform((text) => text || null);
const which = z
  .object({ id: z.string(), from: day, to: day })
  .refine(({ from, to }) => from === null || to === null || from <= to);

/** @throws Problem 400 `register.bad-period` */
function askedOf(request: FastifyRequest): z.infer<typeof which> {
  const asked = which.safeParse({ ...(request.query as object), ...(request.params as object) });
  if (!asked.success) throw badPeriod();
  return asked.data;
}

export function registersRawRoutes(ports: actions.PrintPorts): RawRoute[] {
  return [
    {
      method: "GET",
      path: "/api/registers/:id/print.pdf",
      summary: "In sổ theo mẫu NĐ 30/2020 PL IV",
      access: "full",
      async handle(context, request, reply) {
        const ask = askedOf(request);
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
        const ask = askedOf(request);
        const bytes = await actions.exportBook(context.act, ports, ask);
        return reply
          .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
          .header("content-disposition", 'attachment; filename="so-dang-ky.xlsx"')
          .send(Buffer.from(bytes));
      },
    },
  ];
}
