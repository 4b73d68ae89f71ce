// Registering a letter over HTTP against the same statements raw: fresh ids and the number taken by the replay itself.
import pg from "pg";
import { newId } from "#src/platform/ids/ids.ts";
import { openClient } from "./client.ts";
import { type Figures, figuresOf, timed } from "./figures.ts";
import { openBenchOffice } from "./office.ts";
import { record, replay, type Statement } from "./recorder.ts";

const ROUNDS = 300;
const AT_ONCE = 8;

export async function benchRegister(keep: string | null): Promise<Figures> {
  const office = await openBenchOffice({ keep, intakes: ROUNDS * 3 + 200 });
  const http = openClient(office.url, office.cookie);
  const client = new pg.Client({ connectionString: office.appUrl });
  await client.connect();
  try {
    let sequence = 0;
    const next = (): string => office.intakeIds.pop() ?? "";
    const register = async (intakeId: string): Promise<void> => {
      sequence += 1;
      const fields = {
        codeNumber: String(90_000 + sequence),
        codeNotation: "BENCH-QLN",
        issuedDate: "2026-01-05",
        organName: "Sở Xây dựng",
        typeName: "Công văn",
        subject: `Đề nghị bố trí kinh phí sửa chữa trụ sở lần ${sequence}`,
      };
      await http.ask("POST", `/api/intake/${intakeId}/register`, {
        rowVersion: 1,
        fields,
        attestation: { name: true, post: true, signature: true, seal: true, number: true, date: true },
      });
    };
    for (let i = 0; i < 40; i++) await register(next());
    const sample = next();
    const statements = await record(() => register(sample));
    const raw = (): Promise<void> => replayRegistration(client, statements, { sample, intakeId: next() });
    for (let i = 0; i < 40; i++) await raw();
    const times = { ours: [] as number[], raw: [] as number[] };
    for (let i = 0; i < ROUNDS; i++) {
      const intakeId = next();
      times.ours.push(await timed(() => register(intakeId)));
      times.raw.push(await timed(raw));
    }
    const count = 240;
    const total = await timed(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let i = 0; i < count / AT_ONCE; i++) await register(next());
        }),
      ),
    );
    return figuresOf("register", { ...times, perSecond: count / (total / 1000) });
  } finally {
    http.close();
    await client.end();
    await office.close();
  }
}

const OUR_ID = /\b(doc|evt|out|cor|int|dir|asg|book|req)_[0-9a-z]{26}\b/g;

/** Every id the sample made becomes a new one, its intake becomes the next, its number the one this replay takes. */
function replayRegistration(
  client: pg.Client,
  statements: readonly Statement[],
  with_: { sample: string; intakeId: string },
): Promise<void> {
  const fresh = new Map<string, string>([[with_.sample, with_.intakeId]]);
  const known = new Set<string>(bookIds(statements));
  let taken: { was: number; is: number } | null = null;
  const swap = (text: string): string =>
    text.replace(OUR_ID, (id) => {
      if (known.has(id)) return id;
      const made = fresh.get(id) ?? newId(id.split("_")[0] ?? "x");
      fresh.set(id, made);
      return made;
    });
  const change = (value: unknown): unknown => {
    if (typeof value === "string") return swap(value);
    if (typeof value === "number" && taken && value === taken.was) return taken.is;
    if (Array.isArray(value)) return value.map(change);
    return value;
  };
  return replay(
    client,
    statements,
    (statement) => statement.values.map(change),
    (statement, rows) => {
      if (/insert into register_entry/.test(statement.text))
        taken = { was: sampleNumber(statements), is: (rows[0] as { number: number }).number };
    },
  );
}

function bookIds(statements: readonly Statement[]): string[] {
  return statements
    .filter((each) => /update register_book/.test(each.text))
    .flatMap((each) =>
      each.values.filter((value): value is string => typeof value === "string" && value.startsWith("book_")),
    );
}

/** The arrival number of the sample: the whole number that stands in the register row but not in the statement that took it. */
function sampleNumber(statements: readonly Statement[]): number {
  const row = statements.find((each) => /insert into incoming_document/.test(each.text));
  const numbers = row?.values.filter((value): value is number => typeof value === "number" && value > 90_000) ?? [];
  return numbers[0] ?? -1;
}
