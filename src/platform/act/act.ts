// Who does something, for which agency, when. Passed as the first argument to every action: the clock and the caller
// come in from the edge, nothing inside asks for them.
import type { Database } from "../db/database.ts";
import type { Press } from "./press.ts";

export type Caller = {
  personId: string;
  fullName: string;
  postId: string;
  postTitle: string;
  unitId: string;
  /** tenant key; every row of documents and work carries it */
  agencyId: number;
  roles: readonly string[];
  /** post, units supervised, agency-wide: the keys under which documents are visible to this post */
  principalIds: readonly number[];
  sessionId: string;
};

export type Act = {
  db: Database;
  caller: Caller;
  now: Date;
  requestId: string;
  /** address the request came from */
  from: string;
  /** what the page sent with it, so that asking again after a lost answer does nothing twice */
  press?: Press | null;
};
