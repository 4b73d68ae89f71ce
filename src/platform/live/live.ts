// "Something changed": a NOTIFY inside the writing transaction, heard by every web process, passed on to its browsers.
// Carries topics and ids only; the browser asks again through the normal, guarded operations.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { sql, type Tx } from "../db/database.ts";

export type LiveMessage = { agencyId: number; topic: string; id?: string; principals?: number[] };

const CHANNEL = "m_office_live";

/** Delivered when and only when the transaction commits. */
export async function announce(tx: Tx, message: LiveMessage): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(message)})`.execute(tx);
}

export type LiveHub = {
  subscribe(agencyId: number, hear: (message: LiveMessage) => void): () => void;
  close(): Promise<void>;
};

/** Listens on its own direct connection and reconnects for ever. `onGap` runs after a break: listeners should ask anew. */
export async function openLiveHub(url: string): Promise<LiveHub> {
  const ears = new Map<number, Set<(message: LiveMessage) => void>>();
  let client: pg.Client | null = null;
  let closed = false;

  const tell = (message: LiveMessage): void => {
    for (const hear of ears.get(message.agencyId) ?? []) hear(message);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: "m-office-live", keepAlive: true });
    let listening = false;
    let ended = false;
    next.on("error", () => next.end().catch(() => {}));
    next.on("end", () => {
      ended = true;
      // an attempt that failed ends as well: it belongs to a series of attempts and must not start a second one beside it
      if (listening) void again();
    });
    next.on("notification", (note) => {
      if (note.payload) tell(JSON.parse(note.payload) as LiveMessage);
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    if (ended) throw new Error("the connection ended at once");
    listening = true;
    client = next;
    if (closed) await next.end().catch(() => {});
  };
  const again = async (): Promise<void> => {
    while (!closed) {
      await sleep(500);
      try {
        await connect();
        for (const agencyId of ears.keys()) tell({ agencyId, topic: "gap" });
        return;
      } catch {
        // still away; try again
      }
    }
  };
  await connect();

  return {
    subscribe(agencyId, hear) {
      const set = ears.get(agencyId) ?? new Set();
      ears.set(agencyId, set.add(hear));
      return () => set.delete(hear);
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}
