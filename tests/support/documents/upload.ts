// Bringing a file into the intake as the page does: fields first, then the file.
import type { IntakeItem } from "#src/features/intake/intake.contract.ts";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import type { Session } from "../office/office.ts";
import { letterPdf } from "./letters.ts";

export type UploadFields = {
  name?: string;
  secrecy?: string;
  contentKind?: string;
  clerkDecision?: { free: true; reason: string };
  noMarksSeen?: boolean;
};
export type UploadAnswer = { status: number; item: IntakeItem; problem: ProblemJson };

export async function upload(session: Session, bytes: Uint8Array, fields: UploadFields = {}): Promise<UploadAnswer> {
  const form = new FormData();
  form.set("secrecy", fields.secrecy ?? "thuong");
  form.set("contentKind", fields.contentKind ?? "thuong");
  if (fields.clerkDecision) form.set("clerkDecision", JSON.stringify(fields.clerkDecision));
  if (fields.noMarksSeen) form.set("noMarksSeen", "1");
  form.set("file", new Blob([bytes as Uint8Array<ArrayBuffer>]), fields.name ?? "van-ban.pdf");
  const response = await session.fetch("/api/intake/uploads", { method: "POST", body: form });
  const body: unknown = await response.json();
  return { status: response.status, item: body as IntakeItem, problem: body as ProblemJson };
}

let serial = 3000;
/** A letter that no other test of the file brings in, waiting for the register. @throws Error when it was not taken */
export async function waiting(clerk: Session, name = "van-ban.pdf"): Promise<IntakeItem> {
  serial += 1;
  const sent = await upload(clerk, letterPdf({ number: String(serial) }), { name });
  if (sent.status !== 201) throw new Error(`the letter was not taken: ${sent.problem.title}`);
  return sent.item;
}

/** All six facts of QC-3.3 were seen on the page. */
export const ALL_SIX = { name: true, post: true, signature: true, seal: true, number: true, date: true };

/** What the clerk would accept on the page: typed over what was proposed. */
export function fieldsOf(item: IntakeItem, typed: Record<string, string | number | null> = {}) {
  const said = (name: keyof IntakeItem["proposed"]): string => item.proposed[name]?.value ?? "";
  return {
    codeNumber: said("codeNumber") || "2034",
    codeNotation: said("codeNotation") || "SXD-QLN",
    issuedDate: said("issuedDate") || "2026-11-20",
    issuedPlace: said("issuedPlace"),
    organName: said("organName") || "Sở Xây dựng",
    organCode: null,
    typeName: said("typeName") || "Công văn",
    subject: said("subject") || "Đề nghị bố trí kinh phí",
    signerPosition: said("signerPosition"),
    signerName: said("signerName"),
    urgency: "thuong" as const,
    language: "Tiếng Việt",
    pageAmount: Number(said("pageAmount") || 1),
    description: "",
    toPlaces: "",
    dueDate: null,
    ...typed,
  };
}
