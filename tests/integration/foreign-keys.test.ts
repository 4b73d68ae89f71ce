// Whoever deletes or re-keys a row makes PostgreSQL look for those that point at it; joins go the same way. A foreign key without an
// index of its own columns is a table scan some day. A new one either gets an index or says here why it needs none.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../support/cluster/database.ts";

/** `table(columns)`: why nobody looks this way. */
const WITHOUT: Readonly<Record<string, string>> = {
  "agency(parent_id)": "some hundred agencies, read whole; none is ever deleted or numbered anew",
  "agency_code_alias(agency_id)": "looked up by its code alone; agencies are never deleted",
  "confirmation(agency_id, asked_by)": "posts are never deleted; the list is of what is open, which has an index",
  "confirmation(agency_id, decided_by)": "posts are never deleted",
  "outgoing_document(agency_id, book_id, number)":
    "outgoing_number has every row that points at an entry (number is not null)",
  "person(keeper_agency_id)": "agencies are never deleted; people are found through their posts",
  "post(agency_id, successor_post_id)": "walked forwards only, by the key of the successor",
  "session(agency_id)": "agencies are never deleted; sessions are found by token or person",
  "terms_acceptance(version)": "versions are never deleted; asked by person",
};

describe("Khóa ngoại", () => {
  const db = useDatabase();
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: db.adminUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  it("mỗi khóa ngoại có chỉ mục bắt đầu bằng các cột của nó, hoặc lý do vì sao không cần", async () => {
    // an index on expressions or with a condition does not count: it does not hold every row
    const { rows } = await client.query<{ name: string }>(`
      select c.conrelid::regclass || '(' || (select string_agg(a.attname, ', ' order by k.place)
          from unnest(c.conkey) with ordinality k (attnum, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) || ')' as name
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid and i.indpred is null and i.indisvalid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
      order by 1`);
    expect(rows.map((row) => row.name)).toEqual(Object.keys(WITHOUT).toSorted());
  });
});
