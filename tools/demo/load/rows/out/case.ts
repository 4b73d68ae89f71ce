// What belongs to one document of the agency's own: the people on its way, its moments, and where its rows go.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { clerks, type Office } from "#src/features/outgoing-documents/ground/holders.actions.ts";
import type { DemoOutgoing } from "../../../types.ts";
import type { Desk } from "../../desk.ts";
import { personIdOf } from "../../ids.ts";
import type { DemoKeys } from "../../pages/page-job.ts";
import { type RowSet, type Tell, teller } from "../row-set.ts";
import { type Timeline, timelineOf } from "./timeline.ts";

/** Everything the makers of one document's rows share. */
export type Case = {
  desk: Desk;
  set: RowSet;
  keys: DemoKeys;
  letter: DemoOutgoing;
  times: Timeline;
  agencyId: number;
  id: string;
  office: Office;
  tell: Tell;
  drafter: PostRow;
  signer: PostRow;
  unitHead: PostRow;
  chief: PostRow;
  clerk: PostRow;
};

export function openCase(parts: { desk: Desk; set: RowSet; keys: DemoKeys }, letter: DemoOutgoing): Case {
  const { desk, set } = parts;
  const office = desk.office(letter.agencyId);
  const agencyId = desk.number(letter.agencyId);
  const id = desk.documentId(letter.id);
  const drafter = desk.post(letter.drafterPersonId, letter.agencyId);
  const signer = desk.post(letter.signerPersonId, letter.agencyId);
  return {
    ...parts,
    letter,
    times: timelineOf(desk.province, letter),
    agencyId,
    id,
    office,
    tell: teller(set, { agencyId, objectType: "outgoing", objectId: id, documentId: id }),
    drafter,
    signer,
    unitHead: approverOf(desk, letter, { drafter, signer }),
    chief: office.posts.find((post) => post.roles.includes("chanh-van-phong")) ?? desk.clerk(letter.agencyId),
    clerk: clerks(office)[0] ?? desk.clerk(letter.agencyId),
  };
}

/** Nobody approves his own draft: another head of the unit, else a leader. */
function approverOf(desk: Desk, letter: DemoOutgoing, of: { drafter: PostRow; signer: PostRow }): PostRow {
  const { posts } = desk.office(letter.agencyId);
  const unit = desk.unit(letter.agencyId, letter.unitId);
  const others = posts.filter((post) => post.person_id !== personIdOf(letter.drafterPersonId));
  const heads = others.filter(
    (post) =>
      post.unit_id === unit.id && post.roles.some((role) => role === "truong-don-vi" || role === "chanh-van-phong"),
  );
  return heads.find((post) => post.is_head) ?? heads[0] ?? others.find((post) => post.id === of.signer.id) ?? of.signer;
}

export function replyId(desk: Desk, letter: DemoOutgoing): string | null {
  return letter.replyToIncomingId ? desk.documentId(letter.replyToIncomingId) : null;
}
