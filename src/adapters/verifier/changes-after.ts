// What was done to the file behind one signature: first every byte accounted for, then what the parser makes of it.
import { onlyBlanks } from "./pdf/byte-range.ts";
import { differenceBetween } from "./pdf/difference.ts";
import { permissionsOf } from "./pdf/permissions.ts";
import { reachedFrom } from "./pdf/reached.ts";
import { LimitReached, type Revision, type RevisionFailure, readRevision } from "./pdf/revision.ts";
import type { Budget } from "./pdf/same-object.ts";
import { type SignedField, signedFields } from "./pdf/signed-fields.ts";
import { leavesTextReadable } from "./pdf/text-below.ts";
import type { ReasonCode } from "./reasons.ts";
import { type AppendedPart, readAppended } from "./structure/appended.ts";
import type { SignatureResult } from "./verifier.port.ts";

export type ChangesInput = {
  bytes: Uint8Array;
  now: Revision;
  /** revisions read so far, by their end */
  revisions: Map<number, Promise<Revision | RevisionFailure>>;
  budget: Budget;
};

export type Changes = { changesAfter: SignatureResult["changesAfter"]; reasons: ReasonCode[] };

function revisionAt(input: ChangesInput, end: number): Promise<Revision | RevisionFailure> {
  const reading = input.revisions.get(end) ?? readRevision(input.bytes.slice(0, end));
  input.revisions.set(end, reading);
  return reading;
}

/** Every added object serves the document, at the end or in the revision that brought it. */
async function allServe(input: ChangesInput, parts: readonly AppendedPart[]): Promise<boolean> {
  const atEnd = reachedFrom(input.now, input.budget);
  for (const { end, objects } of parts) {
    const open = objects.filter((number) => !atEnd.has(number));
    if (open.length === 0) continue;
    const then = await revisionAt(input, end);
    if (typeof then === "string") return false;
    const reached = reachedFrom(then, input.budget);
    if (open.some((number) => !reached.has(number))) return false;
  }
  return true;
}

async function structureReasons(input: ChangesInput, end: number): Promise<ReasonCode[]> {
  const appended = readAppended(input.bytes, end);
  switch (appended.outcome) {
    case "contradicts":
      return ["changes.two-readings"];
    case "odd":
      return ["changes.odd-structure"];
    case "sound":
      return (await allServe(input, appended.parts)) ? [] : ["changes.unexplained"];
    default:
      return appended satisfies never;
  }
}

async function differenceReason(
  input: ChangesInput,
  { before, then, end }: { before: Revision; then: SignedField; end: number },
): Promise<ReasonCode> {
  const permissions = permissionsOf(before, then.signature, then.field);
  const { outcome, looks } = differenceBetween(before, input.now, { permissions, budget: input.budget });
  switch (outcome) {
    case "allowed":
      return (await leavesTextReadable(input.bytes.subarray(0, end), looks)) ? "changes.allowed" : "changes.covering";
    case "covered":
      return "changes.covering";
    case "annotation":
      return "changes.annotation";
    case "forbidden":
      return "changes.forbidden";
    default:
      return outcome satisfies never;
  }
}

/**
 * Judges everything that follows the revision a signature covers.
 * @param end first byte behind the covered revision
 */
export async function changesAfter(input: ChangesInput, field: SignedField, end: number): Promise<Changes> {
  const forbidden = (...reasons: ReasonCode[]): Changes => ({ changesAfter: "forbidden", reasons });
  if (onlyBlanks(input.bytes, end)) return { changesAfter: "none", reasons: [] };
  try {
    const before = await revisionAt(input, end);
    if (typeof before === "string" || before.damaged) return forbidden("integrity.not-a-revision");
    const then = signedFields(before).find((one) => one.objectNumber === field.objectNumber && one.name === field.name);
    if (!then) return forbidden("integrity.byte-range");
    const structure = await structureReasons(input, end);
    const difference = await differenceReason(input, { before, then, end });
    if (difference === "changes.allowed" && structure.length === 0)
      return { changesAfter: "allowed", reasons: [difference] };
    return forbidden(...structure, ...(difference === "changes.allowed" ? [] : [difference]));
  } catch (error) {
    if (error instanceof LimitReached) return forbidden("changes.undecided");
    throw error;
  }
}
