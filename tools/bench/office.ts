// A throw-away cluster with 100,000 registered letters in one agency, and the product on a port of its own.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { readSettings } from "#src/platform/config/settings.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { createApiClient } from "#src/platform/http/client.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { silentLog } from "#src/platform/log/log.ts";
import { startCluster } from "#src/platform/postgres/cluster.ts";
import { ensureDatabase, ensureRoles } from "#src/platform/postgres/roles.ts";
import { contract } from "#src/server/contract.ts";
import { openWeb } from "#src/server/web.ts";
import { PASSWORD, seedProvince } from "../../tests/support/office/province.ts";

export const DOCUMENTS = 100_000;
const STC = "H61.03";
const TOPICS =
  "kinh phí sửa chữa trụ sở,quyết toán ngân sách,biên chế quỹ lương,giải ngân đầu tư công,giá đất bồi thường,mua sắm tài sản,hỗ trợ doanh nghiệp,kiểm tra công vụ";

export type BenchOffice = {
  url: string;
  appUrl: string;
  agencyId: number;
  intakeIds: string[];
  cookie: string;
  send: typeof fetch;
  api: ReturnType<typeof createApiClient<typeof contract>>;
  close(): Promise<void>;
};

/** @param keep folder to leave the loaded cluster in; absent = a temporary one, removed at the end */
export async function openBenchOffice(options: { keep: string | null; intakes: number }): Promise<BenchOffice> {
  const dataDir = options.keep ? path.resolve(options.keep) : mkdtempSync(path.join(tmpdir(), "m-office-bench-"));
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
  const cluster = await startCluster({ dataDir });
  const urls = (await ensureRoles(cluster.adminUrl("postgres"), "bench"))("m_office_bench");
  const fresh = await ensureDatabase(cluster.adminUrl("postgres"), "m_office_bench");
  await migrate(urls.ownerUrl);
  await prepareJobs(urls.ownerUrl);
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  if (fresh) await seedProvince(urls.ownerUrl);
  const agencyId = (await owner.query<{ id: number }>("select id from agency where code = $1", [STC])).rows[0]?.id ?? 0;
  if (fresh) await load(owner, agencyId);
  const intakeIds = await addIntakes(owner, agencyId, options.intakes);
  await owner.query("analyze");
  await owner.end();

  const settings = readSettings({
    M_OFFICE_DATA: dataDir,
    PORT: "0",
    REQUESTS_PER_MINUTE: "100000000",
    SIGN_IN_PER_MINUTE: "1000000",
  });
  const web = await openWeb({ settings, log: silentLog, appUrl: urls.appUrl, webDir: null });
  const url = await web.app.listen({ port: 0, host: "127.0.0.1" });
  let cookie = "";
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (cookie) request.headers.set("cookie", cookie);
    const response = await fetch(request);
    const set = response.headers.getSetCookie()[0];
    if (set) cookie = set.split(";")[0] ?? "";
    return response;
  };
  const api = createApiClient(contract, url, send);
  await api.identity.signIn({ login: "han.tran", password: PASSWORD });
  return {
    url,
    appUrl: urls.appUrl,
    agencyId,
    intakeIds,
    api,
    send,
    get cookie() {
      return cookie;
    },
    async close() {
      await web.close();
      await cluster.stop();
      if (!options.keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function load(owner: pg.Client, agencyId: number): Promise<void> {
  const topics = `(string_to_array('${TOPICS}', ','))[1 + n % 8]`;
  await owner.query("begin");
  await owner.query(
    "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1, 'book_bench', 'in', 'chung', extract(year from now() at time zone 'Asia/Ho_Chi_Minh')::int, 'Sổ đăng ký văn bản đến', $2)",
    [agencyId, DOCUMENTS + 1],
  );
  await owner.query(
    `insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by)
    select $1, 'book_bench', n, 'taken', 'doc_' || lpad(n::text, 26, '0'), now(), 'p' from generate_series(1, $2::int) n`,
    [agencyId, DOCUMENTS],
  );
  await owner.query(
    `insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation, issued_date, organ_name, type_name, subject,
      received_at, received_legal_at, registered_at, registered_by, receipt, file_sha256, file_name, media_type, file_size, done_at)
    select $1, 'doc_' || lpad(n::text, 26, '0'), 'int_' || lpad(n::text, 26, '0'), 'book_bench', n, extract(year from now())::int, 'upload', case when n % 5 = 0 then 'presented' else 'done' end, (n % 4000)::text, 'SXD-QLN', current_date - (n % 300),
      'Cơ quan số ' || n % 160, 'Công văn', 'Về việc ' || ${topics} || ' lần ' || n, now() - (($2::int - n) * interval '90 seconds'), now() - (($2::int - n) * interval '90 seconds'),
      now() - (($2::int - n) * interval '90 seconds'), $3, '{"verdict":"unsigned","sentence":"","signatures":[],"attested":null,"forReference":false}', lpad(to_hex(n), 64, '0'), 'a.pdf', 'application/pdf', 1000,
      case when n % 5 = 0 then null else now() end
    from generate_series(1, $2::int) n`,
    [agencyId, DOCUMENTS, `post_${STC}_van-thu`],
  );
  await owner.query(
    `insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at)
    select d.agency_id, k.principal_id, d.id, 'in', k.box, k.relation, d.received_at from incoming_document d
      join agency a on a.id = d.agency_id join post o on o.agency_id = a.id and o.id = $2 join unit u on u.agency_id = a.id and u.id = $3
      cross join lateral (values (a.principal_id, 'done', 'clerk-of-agency'), (o.principal_id, 'done', 'presented-to'), (u.principal_id, 'done', 'lead-unit-head')) k(principal_id, box, relation)
    where d.agency_id = $1`,
    [agencyId, `post_${STC}_giam-doc`, `unit_${STC}_ns`],
  );
  await owner.query("commit");
}

/** Letters that wait for the register, as the gate leaves them. */
async function addIntakes(owner: pg.Client, agencyId: number, count: number): Promise<string[]> {
  const made = await owner.query<{ id: string }>(
    `insert into intake_item (agency_id, id, way, state, received_at, received_legal_at, received_by, file_sha256, file_name, media_type, file_size, pages, from_name)
    select $1, 'int_' || substr(md5(random()::text || n), 1, 26), 'upload', 'waiting', now(), now(), 'p', md5(random()::text || n) || md5(n::text || random()), 'a.pdf', 'application/pdf', 1000, 1, 'Sở Xây dựng' from generate_series(1, $2::int) n returning id`,
    [agencyId, count],
  );
  return made.rows.map((row) => row.id);
}
