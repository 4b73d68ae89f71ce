// Records what one request sends to PostgreSQL, statement by statement, and replays it raw: the limit our own time is held against.
import pg from "pg";

export type Statement = { text: string; values: unknown[] };

let recording: Statement[] | null = null;
const original = pg.Client.prototype.query;

/** From now on every query of this process passes here; only those between `record` and its end are kept. */
export function install(): void {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === "string" ? first : ((first as { text?: string })?.text ?? "");
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] })?.values ?? []);
    if (recording && text !== "") recording.push({ text, values });
    return Reflect.apply(original, this, args);
  } as typeof original;
}

/** The statements that `work` sent, in order. Nothing else may run meanwhile. */
export async function record(work: () => Promise<unknown>): Promise<Statement[]> {
  recording = [];
  try {
    await work();
    return recording;
  } finally {
    recording = null;
  }
}

/** Sends the statements one after another on one connection; `values` may change each statement's values first. */
export async function replay(
  client: pg.Client,
  statements: readonly Statement[],
  valuesOf: (statement: Statement) => unknown[] = (statement) => statement.values,
  onRows: (statement: Statement, rows: unknown[]) => void = () => {},
): Promise<void> {
  for (const statement of statements) {
    const result = (await Reflect.apply(original, client, [statement.text, valuesOf(statement)])) as unknown as {
      rows: unknown[];
    };
    onRows(statement, result.rows);
  }
}
