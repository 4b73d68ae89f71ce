import { sql, type Tx } from "#src/platform/db/database.ts";

export type BookListRow = {
  id: string;
  direction: "in" | "out";
  series: string;
  year: number;
  name: string;
  next_number: number;
  cancelled: number;
  given: number;
};

export async function listBooks(tx: Tx, agencyId: number, id?: string): Promise<BookListRow[]> {
  return (
    await sql<BookListRow>`select b.id, b.direction, b.series, b.year, b.name, b.next_number, n.given, n.cancelled
    from register_book b cross join lateral (select count(*)::int as given, (count(*) filter (where e.state = 'cancelled'))::int as cancelled
      from register_entry e where e.agency_id = b.agency_id and e.book_id = b.id) n
    where b.agency_id = ${agencyId} and (${id ?? null}::text is null or b.id = ${id ?? null})
    order by b.year desc, b.direction, b.series`.execute(tx)
  ).rows;
}

/** One row of either book; what the other direction has not is null. Days are those of Vietnam. */
export type EntryRow = {
  number: number;
  state: "taken" | "cancelled" | "reserved";
  document_id: string | null;
  taken_at: Date;
  day: string;
  reason: string | null;
  organ_name: string | null;
  code_number: string | null;
  code_notation: string | null;
  issued_date: string | null;
  type_name: string | null;
  subject: string | null;
  targets: string[] | null;
  forwarded: string | null;
  /** the day on which the lead first opened it */
  seen: string | null;
  note: string | null;
  signer: string | null;
  kept_by: string | null;
  sent: string | null;
};

export type EntryAsk = {
  bookId: string;
  direction: "in" | "out";
  below: number | null;
  from: string | null;
  to: string | null;
  q: string | null;
  limit: number;
  ascending: boolean;
};

const vnDay = (column: ReturnType<typeof sql>) => sql`(${column} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The day of something in the directive in force: a letter is passed on when somebody has said to whom (NĐ 30/2020 PL IV mục VI). */
const ofDirective = (moment: ReturnType<typeof sql>) => sql`(select ${vnDay(moment)} from directive d
    join assignment a on a.agency_id = d.agency_id and a.directive_id = d.id
    where d.agency_id = e.agency_id and d.document_id = e.document_id and d.replaced_at is null and d.kind = 'directive')`;

function incoming(ask: EntryAsk) {
  const targets = sql`(select array_agg(distinct coalesce(name_then('person', p.id, a.created_at, p.full_name), name_then('unit', u.id, a.created_at, u.name))) from assignment a join directive d on d.agency_id = a.agency_id and d.id = a.directive_id and d.replaced_at is null and d.kind = 'directive'
    left join unit u on u.agency_id = a.agency_id and u.id = a.unit_id left join post o on o.agency_id = a.agency_id and o.id = a.post_id left join person p on p.id = o.person_id
    where a.agency_id = e.agency_id and a.document_id = e.document_id and a.role in ('lead', 'co-ordinate'))`;
  return sql`select e.number, e.state, e.document_id, e.taken_at, ${vnDay(sql`coalesce(i.received_at, e.taken_at)`)} as day, e.reason, i.organ_name, i.code_number, i.code_notation, i.issued_date, i.type_name,
      i.subject, ${targets} as targets, ${ofDirective(sql`min(d.created_at)`)}::text as forwarded, ${ofDirective(sql`min(a.seen_at) filter (where a.role = 'lead')`)}::text as seen,
      concat_ws('; ', nullif(i.description, ''), case when i.for_reference then 'Để biết, tham khảo' end, case when i.recalled_at is not null then 'Bên gửi thu hồi' end) as note,
      null as signer, null as kept_by, null as sent
    from register_entry e left join incoming_document i on i.agency_id = e.agency_id and i.id = e.document_id
    where ${range(ask, sql`coalesce(i.received_at, e.taken_at)`)} ${words(ask, sql`i.number_norm || ' ' || i.organ_norm || ' ' || i.subject_norm`)} ${order(ask)}`;
}

function outgoing(ask: EntryAsk) {
  return sql`select e.number, e.state, e.document_id, e.taken_at, coalesce(o.issued_date, ${vnDay(sql`e.taken_at`)}) as day, e.reason, null as organ_name, o.code_number,
      coalesce(o.code_notation, (select d.code_notation from outgoing_document d where d.agency_id = e.agency_id and d.id = e.document_id)) as code_notation, o.issued_date, o.kind as type_name,
      o.subject, (select array_agg(r.name order by r.id) from recipient r where r.agency_id = e.agency_id and r.document_id = e.document_id) as targets, null as forwarded, null as seen,
      case when o.recalled_at is not null then 'Đã thu hồi' end as note, name_then('person', sp.id, coalesce(o.signed_at, e.taken_at), sp.full_name) as signer,
      'Văn thư; ' || name_then('unit', u.id, e.taken_at, u.name) as kept_by, ${vnDay(sql`o.issued_at`)}::text as sent
    from register_entry e left join outgoing_document o on o.agency_id = e.agency_id and o.id = e.document_id and o.number = e.number and o.book_id = e.book_id
      left join post s on s.agency_id = o.agency_id and s.id = o.signer_post_id left join person sp on sp.id = s.person_id
      left join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
    where ${range(ask, sql`e.taken_at`)} ${words(ask, sql`o.number_norm || ' ' || o.subject_norm`)} ${order(ask)}`;
}

function range(ask: EntryAsk, at: ReturnType<typeof sql>) {
  return sql`e.agency_id = current_agency() and e.book_id = ${ask.bookId} and (${ask.below}::int is null or e.number < ${ask.below})
    and (${ask.from}::date is null or ${vnDay(at)} >= ${ask.from}::date) and (${ask.to}::date is null or ${vnDay(at)} <= ${ask.to}::date)`;
}
function words(ask: EntryAsk, text: ReturnType<typeof sql>) {
  return ask.q === null ? sql`` : sql`and (strpos(${text}, vi_norm(${ask.q})) > 0 or e.number::text = ${ask.q})`;
}
function order(ask: EntryAsk) {
  return ask.ascending ? sql`order by e.number limit ${ask.limit}` : sql`order by e.number desc limit ${ask.limit}`;
}

export async function listEntries(tx: Tx, ask: EntryAsk): Promise<EntryRow[]> {
  const query = ask.direction === "in" ? incoming(ask) : outgoing(ask);
  return (await sql<EntryRow>`${query}`.execute(tx)).rows;
}
