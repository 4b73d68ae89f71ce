// What a line of the table says, and the usual kinds of lines.
import type { World } from "../../support/documents/world.ts";

export type Who = "clerk" | "leader" | "head" | "specialist" | "administrator";

export type RouteCase = {
  /** of what `input` names: something of one agency; a list or a new thing of the caller's own; nothing of any agency */
  about: "something" | "own" | "nobody";
  /** a valid input; ids are those of `world` */
  input(world: World): object | FormData;
  /** who of the own agency gets the answer with the agency's mark in it: proves that there is something to leak */
  reader?: Who;
  /** the answer is bytes that cannot be searched: only the status is looked at for the reader */
  bytes?: true;
  /** several things in one call: 200, and for each of them that it is not there */
  each?: true;
  /** an administrator of the agency itself; default refused */
  administrator?: "may";
  /** somebody of the agency names, beside an own thing, one of another agency: never done, nothing told */
  mixed?: { by: Who; inputs(own: World, other: World): object[] };
};

export const nothing = () => ({});

/** what reads one thing */
export const reads = (input: RouteCase["input"], reader: Who): RouteCase => ({ about: "something", input, reader });
/** what changes one thing */
export const acts = (input: RouteCase["input"], mixed?: RouteCase["mixed"]): RouteCase => ({
  about: "something",
  input,
  ...(mixed ? { mixed } : {}),
});
export const lists = (reader: Who, input: RouteCase["input"] = nothing): RouteCase => ({ about: "own", input, reader });
