// What happens because of something: an outbox row in the same transaction, worked off by a job. Listeners are one list
// in src/server/listeners.ts; a feature that writes an event does not know who hears it.
import { z } from "zod";
import { type Database, inAgency, sql, type Tx } from "../db/database.ts";
import { newId } from "../ids/ids.ts";
import { defineJob, enqueue, type Job } from "../jobs/jobs.ts";

export type OfficeEvent = {
  agencyId: number;
  id: string;
  type: string;
  payload: Record<string, string | number | boolean | null>;
  at: Date;
};
/** Hears one event inside the transaction that marks it done: all listeners succeed together, or the event is tried again. */
export type Listener = { type: string; name: string; hear(tx: Tx, event: OfficeEvent, now: Date): Promise<void> };

/** Writes the event; payload holds ids only. */
export async function emit(
  tx: Tx,
  event: { agencyId: number; type: string; payload: OfficeEvent["payload"]; now: Date },
): Promise<void> {
  const id = newId("out", event.now.getTime());
  await sql`insert into event_outbox (agency_id, id, type, payload, at)
    values (${event.agencyId}, ${id}, ${event.type}, ${JSON.stringify(event.payload)}, ${event.now})`.execute(tx);
  await enqueue(tx, { id: "event", payload: { agencyId: event.agencyId, eventId: id }, key: `event:${id}` });
}

/** The job that hands one event to its listeners exactly once per commit. */
export function eventJob(db: Database, listeners: readonly Listener[]): Job {
  return defineJob({
    id: "event",
    payload: z.object({ agencyId: z.number(), eventId: z.string() }),
    async handle({ agencyId, eventId }, { now }) {
      await inAgency(db, agencyId, async (tx) => {
        const found = await sql<{
          type: string;
          payload: OfficeEvent["payload"];
          at: Date;
        }>`select type, payload, at from event_outbox
          where agency_id = ${agencyId} and id = ${eventId} and done_at is null for update`.execute(tx);
        const row = found.rows[0];
        if (!row) return;
        for (const listener of listeners.filter((each) => each.type === row.type))
          await listener.hear(tx, { agencyId, id: eventId, ...row }, now);
        await sql`update event_outbox set done_at = ${now} where agency_id = ${agencyId} and id = ${eventId}`.execute(
          tx,
        );
      });
    },
  });
}
