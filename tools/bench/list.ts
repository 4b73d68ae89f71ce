// The clerk's list of incoming documents, first page, over HTTP against its own statements raw.
import pg from "pg";
import { openClient } from "./client.ts";
import { type Figures, figuresOf, timed } from "./figures.ts";
import { openBenchOffice } from "./office.ts";
import { record, replay } from "./recorder.ts";

const ROUNDS = 400;

export async function benchList(keep: string | null): Promise<Figures> {
  const office = await openBenchOffice({ keep, intakes: 0 });
  const http = openClient(office.url, office.cookie);
  const client = new pg.Client({ connectionString: office.appUrl });
  await client.connect();
  try {
    const ask = () => http.ask("GET", "/api/incoming-documents?limit=50");
    for (let i = 0; i < 50; i++) await ask();
    const statements = await record(ask);
    for (let i = 0; i < 50; i++) await replay(client, statements);
    const times = { ours: [] as number[], raw: [] as number[] };
    // turn and turn about, so that a busy moment of the machine meets both
    for (let i = 0; i < ROUNDS; i++) {
      times.ours.push(await timed(ask));
      times.raw.push(await timed(() => replay(client, statements)));
    }
    const total = await timed(() =>
      Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let i = 0; i < 50; i++) await ask();
        }),
      ),
    );
    return figuresOf("list", { ...times, perSecond: 400 / (total / 1000) });
  } finally {
    http.close();
    await client.end();
    await office.close();
  }
}
