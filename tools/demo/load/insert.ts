import { sql, type Tx } from "#src/platform/db/database.ts";

export type Row = Record<string, unknown>;

const LARGEST = 400;

/** Many rows at once; every row has the same columns. Values travel as JSON and take the types of the table. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += LARGEST) {
    const part = rows.slice(start, start + LARGEST);
    const columns = sql.join(Object.keys(part[0] ?? {}).map((name) => sql.ref(name)));
    const name = sql.table(table);
    await sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(part)}::json)`.execute(
      tx,
    );
  }
}
