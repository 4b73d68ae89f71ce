// What the database itself says about the agencies' rows, seen as its superuser.
import pg from "pg";

export type Table = { name: string; agencyLeads: boolean; guarded: boolean };

/** Every table of ours; `agencyLeads`: the primary key begins with agency_id; `guarded`: row-level security with a policy on it. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      exists (select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary and a.attname = 'agency_id') as "agencyLeads",
      c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  return rows;
}

/** One line for each table of the agency: how many rows, and a sum over all their values. */
export async function rowsOf(client: pg.Client, agencyId: number): Promise<Record<string, string>> {
  const tables = (await listTables(client)).filter((table) => table.guarded);
  const sums = tables.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
      from ${pg.escapeIdentifier(name)} t where agency_id = $1`,
  );
  const { rows } = await client.query<{ name: string; sum: string }>(sums.join(" union all "), [agencyId]);
  return Object.fromEntries(rows.map((row) => [row.name, row.sum]));
}
