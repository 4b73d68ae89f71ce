import type { IntakeParts } from "#src/features/intake/receive.actions.ts";
import { implementContract } from "#src/platform/http/call.ts";
import { signBatch } from "./batch.actions.ts";
import { describeKey, type SigningParts } from "./keys.actions.ts";
import { forecastNumber } from "./number.actions.ts";
import { incomingReport, intakeReport, outgoingReport } from "./report.actions.ts";
import { sealDocument } from "./seal.actions.ts";
import { signPerson } from "./sign.actions.ts";
import { signingContract } from "./signing.contract.ts";

const on = implementContract(signingContract);

/** @param parts keys, pictures, signing, verifier, PDF form, files, trusted authorities; the reader's part for waiting letters */
export function signingRoutes(parts: SigningParts & IntakeParts) {
  return on.router({
    key: on.key.handler(({ context }) => describeKey(context.act, parts)),
    sign: on.sign.handler(({ context, input }) => signPerson(context.act, parts, input)),
    batch: on.batch.handler(({ context, input }) => signBatch(context.act, parts, input)),
    seal: on.seal.handler(({ context, input }) => sealDocument(context.act, parts, input)),
    nextNumber: on.nextNumber.handler(({ context, input }) => forecastNumber(context.act, input)),
    outgoing: on.outgoing.handler(({ context, input }) => outgoingReport(context.act, parts, input.id)),
    incoming: on.incoming.handler(({ context, input }) => incomingReport(context.act, parts, input.id)),
    intake: on.intake.handler(({ context, input }) => intakeReport(context.act, parts, input.id)),
  });
}
