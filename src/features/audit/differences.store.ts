// What the tables say against what the trail says of the same act. The trail cannot be rewritten unseen; a table can.
import { sql, type Tx } from "#src/platform/db/database.ts";

export type Difference = { code: string; at: string; message: string };

const MOST = 50;
const EVENT_NUMBER = sql`coalesce(e.facts->>'arrivalNumber', e.facts->>'number')::int`;
const NUMBERED = sql`e.action in ('incoming.registered', 'outgoing.numbered')`;

/** A number that was given stands in its book for the same document, of the same moment, by the same post. */
async function numbers(tx: Tx, agencyId: number): Promise<Difference[]> {
  const given = await sql<{ book: string; number: number }>`select e.facts->>'bookId' as book, ${EVENT_NUMBER} as number
    from audit_event e left join register_entry r on r.agency_id = e.agency_id and r.book_id = e.facts->>'bookId' and r.number = ${EVENT_NUMBER}
    where e.agency_id = ${agencyId} and ${NUMBERED} and (r.document_id, r.taken_at, r.taken_by) is distinct from (e.document_id, e.at, e.post_id)
    order by 1, 2 limit ${MOST}`.execute(tx);
  const taken = await sql<{ book: string; number: number }>`select r.book_id as book, r.number from register_entry r
    where r.agency_id = ${agencyId} and r.state = 'taken' and not exists (select 1 from audit_event e where e.agency_id = r.agency_id
      and e.document_id = r.document_id and ${NUMBERED} and e.facts->>'bookId' = r.book_id and ${EVENT_NUMBER} = r.number)
    order by 1, 2 limit ${MOST}`.execute(tx);
  return [
    ...given.rows.map(({ book, number }) => ({
      code: "register.differs-from-trail",
      at: `${book} ${number}`,
      message: `Số ${number} trong sổ khác với lịch sử: mất, đổi văn bản, đổi ngày hoặc đổi người cấp.`,
    })),
    ...taken.rows.map(({ book, number }) => ({
      code: "register.not-in-trail",
      at: `${book} ${number}`,
      message: `Số ${number} có trong sổ mà lịch sử không ghi ai cấp.`,
    })),
  ];
}

/** A registered letter is the one that was registered. Its subject may be corrected, which leaves a row of its own. */
async function letters(tx: Tx, agencyId: number): Promise<Difference[]> {
  const found = await sql<{ id: string }>`select d.id from incoming_document d
    left join audit_event e on e.agency_id = d.agency_id and e.document_id = d.id and e.action = 'incoming.registered'
    left join audit_text t on t.agency_id = e.agency_id and t.event_id = e.id
    where d.agency_id = ${agencyId} and ((e.facts->>'bookId', (e.facts->>'arrivalNumber')::int, e.facts->>'fileSha256', e.at, e.post_id,
        (e.facts->>'receivedAt')::timestamptz, (e.facts->>'receivedLegalAt')::timestamptz)
      is distinct from (d.book_id, d.arrival_number, d.file_sha256, d.registered_at, d.registered_by, d.received_at, d.received_legal_at)
      or (t.body->>'subject' is distinct from d.subject and not exists (select 1 from audit_event x
        where x.agency_id = d.agency_id and x.document_id = d.id and x.action = 'incoming.edited')))
    order by d.id limit ${MOST}`.execute(tx);
  return found.rows.map(({ id }) => ({
    code: "incoming.differs-from-trail",
    at: id,
    message: "Văn bản đã vào sổ khác với lúc vào sổ: số, tệp, ngày đến, người vào sổ hoặc trích yếu.",
  }));
}

async function approvals(tx: Tx, agencyId: number): Promise<Difference[]> {
  const found = await sql<{ id: string }>`select distinct a.document_id as id from approval a
    where a.agency_id = ${agencyId} and not exists (select 1 from audit_event e where e.agency_id = a.agency_id
      and e.document_id = a.document_id and e.action = 'outgoing.approved' and e.facts->>'step' = a.step
      and (e.facts->>'version')::int = a.version_no and e.post_id = a.by_post_id and e.at = a.at
      and e.facts->>'sha256' is not distinct from a.sha256)
    order by 1 limit ${MOST}`.execute(tx);
  return found.rows.map(({ id }) => ({
    code: "approval.differs-from-trail",
    at: id,
    message: "Có lượt duyệt mà lịch sử không ghi như vậy: người duyệt, ngày duyệt hoặc nội dung được duyệt.",
  }));
}

async function directives(tx: Tx, agencyId: number): Promise<Difference[]> {
  const found = await sql<{ id: string }>`select distinct d.document_id as id from directive d
    left join audit_event e on e.agency_id = d.agency_id and e.document_id = d.document_id and e.facts->>'directiveId' = d.id
      and e.action in ('directive.given', 'directive.proposed')
    left join audit_text t on t.agency_id = e.agency_id and t.event_id = e.id
    where d.agency_id = ${agencyId} and d.kind <> 'assignment'
      and (e.at, e.post_id, t.body->>'text') is distinct from (d.created_at, d.by_post_id, d.text)
    order by 1 limit ${MOST}`.execute(tx);
  return found.rows.map(({ id }) => ({
    code: "directive.differs-from-trail",
    at: id,
    message: "Bút phê hoặc đề xuất khác với lịch sử: lời, ngày hoặc người ghi.",
  }));
}

/**
 * Who is said to have seen a letter stands in its history as having had it in his hands within the ten minutes that count as one
 * reading. A drafter at his own draft is not told (features/access), so drafters are not asked for.
 */
async function sights(tx: Tx, agencyId: number): Promise<Difference[]> {
  const found = await sql<{ id: string }>`select distinct d.doc_id as id from doc_access d
    left join post o on o.agency_id = d.agency_id and o.principal_id = d.principal_id
    left join outgoing_document w on w.agency_id = d.agency_id and w.id = d.doc_id
    left join post dp on dp.agency_id = w.agency_id and dp.id = w.drafter_post_id
    where d.agency_id = ${agencyId} and d.seen_at is not null
      and (w.id is null or (d.relation <> 'drafter' and o.person_id <> dp.person_id))
      and not exists (select 1 from audit_event e where e.agency_id = d.agency_id and e.document_id = d.doc_id
        and e.at > d.seen_at - interval '10 minutes' and e.at <= d.seen_at and e.person_id = coalesce(o.person_id, e.person_id))
    union select a.document_id from assignment a where a.agency_id = ${agencyId} and a.seen_at is not null
      and not exists (select 1 from audit_event e where e.agency_id = a.agency_id and e.document_id = a.document_id and e.at = a.seen_at)
    order by 1 limit ${MOST}`.execute(tx);
  return found.rows.map(({ id }) => ({
    code: "reading.not-in-trail",
    at: id,
    message: "Có người được ghi là đã xem mà lịch sử không có lần xem đó.",
  }));
}

/** At most fifty of each kind: one is enough to know that somebody wrote past the program. */
export async function differencesFromTrail(tx: Tx, agencyId: number): Promise<Difference[]> {
  const all: Difference[] = [];
  for (const look of [numbers, letters, approvals, directives, sights]) all.push(...(await look(tx, agencyId)));
  return all;
}
