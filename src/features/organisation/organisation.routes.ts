import { implementContract } from "#src/platform/http/call.ts";
import * as agency from "./agency.actions.ts";
import * as actions from "./organisation.actions.ts";
import { organisationContract } from "./organisation.contract.ts";
import * as units from "./units.actions.ts";

const on = implementContract(organisationContract);

export const organisationRoutes = on.router({
  agencies: on.agencies.handler(({ context, input }) => actions.listAgencies(context.act, input)),
  ownAgency: on.ownAgency.handler(({ context }) => actions.ownAgency(context.act)),
  saveAgency: on.saveAgency.handler(async ({ context, input }) => {
    await agency.saveAgency(context.act, input);
    return { done: true as const };
  }),
  units: on.units.handler(({ context }) => actions.listUnits(context.act)),
  posts: on.posts.handler(({ context, input }) => actions.listPosts(context.act, input)),
  days: on.days.handler(({ context, input }) => actions.listDays(context.act, input)),
  createUnit: on.createUnit.handler(({ context, input }) => units.createUnit(context.act, input)),
  editUnit: on.editUnit.handler(async ({ context, input }) => {
    await units.editUnit(context.act, input);
    return { done: true as const };
  }),
  closeUnit: on.closeUnit.handler(async ({ context, input }) => {
    await units.closeUnit(context.act, input);
    return { done: true as const };
  }),
});
