// Sổ đăng ký văn bản đến, đi (NĐ 30/2020 PL IV). Raw routes beside this contract:
//   GET /api/registers/{id}/print.pdf?from=&to=     the legal layout, with cover
//   GET /api/registers/{id}/export.xlsx?from=&to=   the same columns as a spreadsheet
import { z } from "zod";
import { instant, operation, page, pageRequest } from "#src/platform/http/contract.ts";

export const book = z.object({
  id: z.string(),
  direction: z.enum(["in", "out"]),
  series: z.string(),
  year: z.number(),
  name: z.string(),
  nextNumber: z.number(),
  cancelled: z.number(),
  /** numbers that stand in the book; it may begin where an older system stopped */
  given: z.number(),
  columns: z.array(z.object({ number: z.number(), heading: z.string(), width: z.number() })),
});

export const bookEntry = z.object({
  number: z.number(),
  state: z.enum(["taken", "cancelled", "reserved"]),
  /** the ten cells of the law, as printed */
  cells: z.array(z.string()),
  documentId: z.string().nullable(),
  takenAt: instant,
  reason: z.string().nullable(),
});
export type BookEntry = z.infer<typeof bookEntry>;

export const registersContract = {
  books: operation("GET", "/registers", "Các sổ đăng ký").output(z.array(book)),
  entries: operation("GET", "/registers/{id}/entries", "Các dòng của một sổ, mới nhất trước")
    .input(z.object({ id: z.string().max(60), q: z.string().max(200).optional(), ...pageRequest }))
    .output(page(bookEntry)),
};
