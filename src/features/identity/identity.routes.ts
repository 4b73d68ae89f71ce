import type { z } from "zod";
import { implementContract, signedOut } from "#src/platform/http/call.ts";
import * as actions from "./identity.actions.ts";
import type { installation } from "./identity.contract.ts";
import { identityContract } from "./identity.contract.ts";

const on = implementContract(identityContract);

/** @param describeInstallation demo state and accounts, known to the server room */
export function identityRoutes(describeInstallation: () => Promise<z.infer<typeof installation>>) {
  const needed = <T>(value: T | null): T => {
    if (value === null) throw signedOut();
    return value;
  };
  return on.router({
    session: on.session.handler(async ({ context }) => ({
      me: await actions.currentSession(context.call, context.signedIn),
      installation: await describeInstallation(),
    })),
    signIn: on.signIn.handler(({ context, input }) => actions.signIn(context.call, input)),
    signOut: on.signOut.handler(async ({ context }) => {
      await actions.signOut(context.call, needed(context.signedIn));
      return { done: true as const };
    }),
    switchPost: on.switchPost.handler(({ context, input }) =>
      actions.switchPost(context.call, needed(context.signedIn), input.postId),
    ),
    terms: on.terms.handler(({ context }) =>
      actions.readTerms(context.call, context.signedIn?.act.caller.personId ?? null),
    ),
    acceptTerms: on.acceptTerms.handler(({ context, input }) =>
      actions.acceptTerms(context.call, needed(context.signedIn), input.version),
    ),
    changePassword: on.changePassword.handler(({ context, input }) =>
      actions.changePassword(context.call, needed(context.signedIn), input),
    ),
  });
}
