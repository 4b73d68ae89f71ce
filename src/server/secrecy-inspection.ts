// The gate for typed words (QC-4.2): every text a person sends is looked at before anything is done with it, in one place, so
// that no field of no operation can be forgotten. Files have a gate of their own in the intake.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { inAgency } from "#src/platform/db/database.ts";
import type { CallContext } from "#src/platform/http/call.ts";
import { Problem } from "#src/platform/problem/problem.ts";
import { marksInValue, refuseMarks } from "#src/rules/secrecy/free-text.ts";

// Who somebody is, not what an office writes: a password or a PIN may be any word, a key and a picture are no text at all. The
// names inside certificates are text: they are judged where the files are opened (features/certificates).
const NOT_WRITING = /^identity\.|^certificates\.(?!remove)/u;

/**
 * Lets an operation pass, or refuses it and writes down who was refused what kind – never the words, nor where they stood.
 * @throws Problem 422 `gate.refused`
 */
export async function inspectWords(context: CallContext, operation: string, input: unknown): Promise<void> {
  if (NOT_WRITING.test(operation)) return;
  const marks = marksInValue(input);
  const [first] = marks;
  const reasons = refuseMarks(marks, "text");
  const [reason] = reasons;
  if (!first || !reason) return;
  if (context.signedIn) {
    const { act } = context.signedIn;
    await inAgency(act.db, act.caller.agencyId, (tx) =>
      recordAudit(tx, act, {
        action: "gate.refused",
        objectType: "agency",
        objectId: act.requestId,
        facts: { way: "text", operation, kind: `mark-found:${first.kind}` },
      }),
    );
  }
  throw new Problem({ code: "gate.refused", status: 422, message: reason.message, reasons });
}
