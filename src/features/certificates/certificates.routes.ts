import { implementContract } from "#src/platform/http/call.ts";
import type { CertificateParts } from "./attach.actions.ts";
import { certificatesContract } from "./certificates.contract.ts";
import * as keeping from "./keeping.actions.ts";
import { readOwn, readState } from "./state.actions.ts";
import { addTrust, examineTrust, readTrust, removeTrust } from "./trust.actions.ts";

const on = implementContract(certificatesContract);

export function certificatesRoutes(parts: CertificateParts) {
  return on.router({
    state: on.state.handler(({ context }) => readState(context.act, parts)),
    own: on.own.handler(({ context }) => readOwn(context.act, parts)),
    addOwn: on.addOwn.handler(({ context, input }) => keeping.addOwn(context.act, parts, input)),
    ownPicture: on.ownPicture.handler(({ context, input }) => keeping.changeOwnPicture(context.act, parts, input)),
    ownPin: on.ownPin.handler(({ context, input }) => keeping.changeOwnPin(context.act, parts, input)),
    addSeal: on.addSeal.handler(({ context, input }) => keeping.addSeal(context.act, parts, input)),
    sealPicture: on.sealPicture.handler(({ context, input }) => keeping.changeSealPicture(context.act, parts, input)),
    remove: on.remove.handler(({ context, input }) => keeping.removeCertificate(context.act, parts, input)),
    trust: on.trust.handler(({ context }) => readTrust(context.act, parts)),
    examineTrust: on.examineTrust.handler(({ context, input }) => examineTrust(context.act, parts, input.file)),
    addTrust: on.addTrust.handler(({ context, input }) => addTrust(context.act, parts, input)),
    removeTrust: on.removeTrust.handler(({ context, input }) => removeTrust(context.act, parts, input)),
  });
}
