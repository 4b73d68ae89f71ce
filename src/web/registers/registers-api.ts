import { registersContract } from "#src/features/registers/registers.contract.ts";
import { clientOf } from "../app/api.ts";

export const registersApi = clientOf(registersContract);
export type Book = Awaited<ReturnType<typeof registersApi.books>>[number];
export type Entry = Awaited<ReturnType<typeof registersApi.entries>>["rows"][number];
