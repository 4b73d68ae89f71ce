import { implementContract } from "#src/platform/http/call.ts";
import * as accounts from "./accounts.actions.ts";
import * as posts from "./posts.actions.ts";
import { staffContract } from "./staff.contract.ts";
import * as wishes from "./wishes.actions.ts";

const on = implementContract(staffContract);
const done = async (work: Promise<void>) => {
  await work;
  return { done: true as const };
};

export const staffRoutes = on.router({
  people: on.people.handler(({ context }) => accounts.listPeople(context.act)),
  createAccount: on.createAccount.handler(({ context, input }) => accounts.createAccount(context.act, input)),
  addPost: on.addPost.handler(({ context, input }) => accounts.addPost(context.act, input)),
  resetPassword: on.resetPassword.handler(({ context, input }) => accounts.resetPassword(context.act, input)),
  unlock: on.unlock.handler(({ context, input }) => done(accounts.unlockAccount(context.act, input.personId))),
  closeAccount: on.closeAccount.handler(({ context, input }) => accounts.closeAccount(context.act, input)),
  reopenAccount: on.reopenAccount.handler(({ context, input }) => accounts.reopenAccount(context.act, input)),
  work: on.work.handler(({ context, input }) => posts.readWork(context.act, input.postId)),
  changePost: on.changePost.handler(({ context, input }) => posts.changePost(context.act, input)),
  endPost: on.endPost.handler(({ context, input }) => posts.endPost(context.act, input)),
  replacePost: on.replacePost.handler(({ context, input }) => posts.replacePost(context.act, input)),
  confirmations: on.confirmations.handler(({ context }) => wishes.listConfirmations(context.act)),
  confirm: on.confirm.handler(({ context, input }) => done(wishes.confirm(context.act, input.id))),
  decline: on.decline.handler(({ context, input }) => done(wishes.decline(context.act, input))),
  withdraw: on.withdraw.handler(({ context, input }) => done(wishes.withdraw(context.act, input.id))),
});
