// How many letters each staffed agency has and where its numbers stand. Dates are those of the pictures (story week of 23/11/2026).
//
// An agency begins to use the system on its own day; its books begin where the older system stopped (`m-office init
// --start-number`). Only the People's Council has the whole year, across New Year, with a new book from 01.
// Sổ đến 2026 of Sở Tài chính ends at 1846: the next letter, 2034/SXD-QLN, gets 1847 as in the pictures.

import { COMMITTEE_IN, COMMITTEE_OUT, COUNCIL_IN, COUNCIL_OUT } from "../grammar/commune.ts";
import { CONSTRUCTION_IN, CONSTRUCTION_OUT } from "../grammar/construction.ts";
import { FINANCE_IN } from "../grammar/finance-in.data.ts";
import { FINANCE_OUT } from "../grammar/finance-out.ts";
import type { Topic } from "../grammar/topic.ts";

/** Numbers reached on days, in order; the first is the number before the first letter. */
export type Anchor = readonly [date: string, number: number];

export type BookPlan = {
  agencyId: string;
  incoming: readonly Anchor[];
  outgoing: readonly Anchor[];
  incomingTopics: readonly Topic[];
  outgoingTopics: readonly Topic[];
  /** a new year begins with 01; else the numbers of the pictures run on into the story's year */
  restartsAtNewYear: boolean;
  /** letters on the leader's desk, directed by nobody yet */
  waitingForLeader: number;
  /** letters of the weekend nobody has registered yet (beside those of the story) */
  waitingForClerk: number;
};

export const BOOK_PLANS: readonly BookPlan[] = [
  {
    agencyId: "stc",
    incoming: [
      ["2026-07-01", 1040],
      ["2026-11-20", 1846],
    ],
    outgoing: [
      ["2026-07-01", 962],
      ["2026-07-13", 987],
      ["2026-07-14", 989],
      ["2026-11-20", 1244],
    ],
    incomingTopics: FINANCE_IN,
    outgoingTopics: FINANCE_OUT,
    restartsAtNewYear: false,
    waitingForLeader: 7,
    waitingForClerk: 0,
  },
  {
    agencyId: "sxd",
    incoming: [
      ["2026-11-02", 3080],
      ["2026-11-20", 3303],
    ],
    outgoing: [
      ["2026-11-02", 1920],
      ["2026-11-19", 2033],
      ["2026-11-20", 2058],
    ],
    incomingTopics: CONSTRUCTION_IN,
    outgoingTopics: CONSTRUCTION_OUT,
    restartsAtNewYear: false,
    waitingForLeader: 6,
    waitingForClerk: 8,
  },
  {
    agencyId: "ubnd-ba-tri",
    incoming: [
      ["2026-09-01", 885],
      ["2026-11-20", 1183],
    ],
    outgoing: [
      ["2026-09-01", 245],
      ["2026-11-19", 317],
      ["2026-11-20", 326],
    ],
    incomingTopics: COMMITTEE_IN,
    outgoingTopics: COMMITTEE_OUT,
    restartsAtNewYear: false,
    waitingForLeader: 4,
    waitingForClerk: 5,
  },
  {
    agencyId: "hdnd-ba-tri",
    incoming: [
      ["2025-11-24", 91],
      ["2026-11-20", 211],
    ],
    outgoing: [
      ["2025-11-24", 40],
      ["2026-11-20", 88],
    ],
    incomingTopics: COUNCIL_IN,
    outgoingTopics: COUNCIL_OUT,
    restartsAtNewYear: true,
    waitingForLeader: 1,
    waitingForClerk: 1,
  },
];
