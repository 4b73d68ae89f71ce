/**
 * Who works here now. Inside the frame `useMe()` always answers; pages never see a missing session.
 *
 *   const me = useMe();            me.person.fullName, me.post.title, me.post.agency.name, me.post.roles
 *   const can = useRole("van-thu");
 */
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { identityContract, type Me } from "#src/features/identity/identity.contract.ts";
import type { Role } from "#src/rules/access/words.ts";
import { clientOf } from "./api.ts";
import { queryClient } from "./query.ts";

export const identityApi = clientOf(identityContract);
export const SESSION_KEY = ["session"] as const;

export type Session = Awaited<ReturnType<typeof identityApi.session>>;

/** The session query itself; for the gate, the sign-in page and the banner. */
export function useSession() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: () => identityApi.session(), staleTime: 60_000 });
}

const Current = createContext<Me | null>(null);
export const MeProvider = Current.Provider;

/** @throws Error outside the frame */
export function useMe(): Me {
  const me = useContext(Current);
  if (!me) throw new Error("useMe is for pages inside the frame");
  return me;
}
export function useRole(role: Role): boolean {
  return useMe().post.roles.includes(role);
}

/** Puts a fresh `me` (after sign-in, post switch, terms) in place without asking again. */
export function rememberMe(me: Me): void {
  queryClient.setQueryData<Session>(SESSION_KEY, (now) => (now ? { ...now, me } : now));
  void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
}

/** Another post sees other documents: nothing of the old one may stay in the cache. */
export async function switchPost(postId: string): Promise<void> {
  const me = await identityApi.switchPost({ postId });
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  rememberMe(me);
}

export async function signOut(): Promise<void> {
  await identityApi.signOut();
  queryClient.clear();
  location.assign("/");
}
