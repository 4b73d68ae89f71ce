// m-office init: an empty installation for one agency. No demo data, no demo key, no test CA trusted.

import pg from "pg";
import { firstPassword } from "#src/features/identity/credentials.actions.ts";
import { hashPassword } from "#src/features/identity/identity.actions.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { checkAgencyCode } from "#src/rules/exchange/agency-code.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { takeDownRows } from "./known-rows.ts";
import { openInstallation } from "./start/installation-access.ts";
import { readOptions } from "./wrong-use.ts";

const HELP = `m-office init --agency MÃ --name TÊN --admin TÊN_ĐĂNG_NHẬP [--short TÊN_NGẮN] [--symbol CHỮ_VIẾT_TẮT]
    [--place ĐỊA_DANH] [--parent CƠ_QUAN_CHỦ_QUẢN] [--start-number SỔ=SỐ]... [--json]
  Tạo bản cài đặt trống cho một cơ quan. Mật khẩu lần đầu của quản trị in ra đúng một lần.
  SỔ là den hoặc di: --start-number den=1847 --start-number di=1246 (số bắt đầu sau khi thôi dùng hệ thống cũ).
  In {agency, admin, firstPassword, books: [{book, nextNumber}]} khi có --json.`;

const BOOKS: Record<string, { direction: "in" | "out"; name: string }> = {
  den: { direction: "in", name: "Sổ đăng ký văn bản đến" },
  di: { direction: "out", name: "Sổ đăng ký văn bản đi" },
};

type Plan = {
  agency: string;
  name: string;
  admin: string;
  short: string;
  symbol: string;
  place: string;
  parent: string;
  starts: { book: string; number: number }[];
  json: boolean;
};

/** @returns 0 done, 1 refused, 2 wrong use */
export async function run(args: string[]): Promise<number> {
  const plan = readPlan(args);
  if (typeof plan === "number") return plan;
  const bad = checkAgencyCode(plan.agency)[0];
  if (bad) throw new PlainFailure("init.bad-code", bad.message);
  const installation = await openInstallation();
  try {
    await migrate(installation.urls.ownerUrl);
    await prepareJobs(installation.urls.ownerUrl);
    const password = firstPassword();
    const books = await write(installation.urls.ownerUrl, plan, password);
    await takeDownRows(installation.urls.ownerUrl, installation.settings.dataDir);
    if (plan.json)
      console.log(JSON.stringify({ agency: plan.agency, admin: plan.admin, firstPassword: password, books }));
    else {
      console.log(`Đã tạo bản cài đặt trống cho ${plan.name} (${plan.agency}).`);
      for (const book of books) console.log(`  ${book.book}: số kế tiếp ${book.nextNumber}`);
      console.log(`  Quản trị: ${plan.admin} · mật khẩu lần đầu: ${password}`);
      console.log("  Ghi lại mật khẩu ngay: không in lại lần nữa.");
      console.log(`  Chạy tiếp: ${startCommand()}`);
    }
    return 0;
  } finally {
    await installation.close();
  }
}

/** With the settings this command was given: a plain `npm start` would open another folder. */
function startCommand(): string {
  const given = ["M_OFFICE_DATA", "PG_BINDIR"].flatMap((name) =>
    process.env[name] ? [`${name}=${process.env[name]}`] : [],
  );
  return [...given, "npm start"].join(" ");
}

function readPlan(args: string[]): Plan | number {
  try {
    const text = { type: "string" } as const;
    const { values } = readOptions({
      args,
      options: {
        agency: text,
        name: text,
        admin: text,
        short: text,
        symbol: text,
        place: text,
        parent: text,
        "start-number": { type: "string", multiple: true },
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return say(0);
    const missing = (["agency", "name", "admin"] as const).filter((each) => !values[each]?.trim());
    if (missing.length > 0)
      console.error(`Thiếu ${missing.map((each) => `--${each}`).join(", ")}; chưa có gì được tạo.\n`);
    if (!values.agency?.trim() || !values.name?.trim() || !values.admin) return say(2);
    if (!/^[a-z0-9._-]{3,60}$/.test(values.admin)) throw badLogin(values.admin);
    const starts = (values["start-number"] ?? []).map(startOf);
    const name = values.name.normalize("NFC");
    return {
      agency: values.agency,
      name,
      admin: values.admin,
      short: values.short?.normalize("NFC") ?? name,
      symbol: values.symbol?.normalize("NFC") ?? "",
      place: values.place?.normalize("NFC") ?? "",
      parent: values.parent?.normalize("NFC") ?? "",
      starts,
      json: values.json ?? false,
    };
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    return say(2);
  }
}

const badLogin = (login: string) =>
  new PlainFailure(
    "init.bad-login",
    `--admin “${login}” không dùng được; chưa tạo gì. Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, số, dấu chấm, gạch ngang, ví dụ quan.tri.`,
  );

/** `den=1847` → the incoming register begins with 1847. @throws PlainFailure */
function startOf(entry: string): { book: string; number: number } {
  const [book = "", number = ""] = entry.split("=");
  if (BOOKS[book] && /^[1-9]\d{0,7}$/.test(number)) return { book, number: Number(number) };
  throw new PlainFailure(
    "init.bad-start-number",
    `--start-number “${entry}” không đọc được; chưa tạo gì. Hãy ghi den=SỐ hoặc di=SỐ, ví dụ den=1847.`,
  );
}

function say(code: number): number {
  (code === 0 ? console.log : console.error)(HELP);
  return code;
}

async function write(ownerUrl: string, plan: Plan, password: string): Promise<{ book: string; nextNumber: number }[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    const claimed = await client.query(
      "insert into installation (id, demo) values ($1, false) on conflict do nothing returning id",
      [newId("ins")],
    );
    if (claimed.rows.length === 0)
      throw new PlainFailure(
        "init.not-empty",
        "Thư mục dữ liệu này đã có một bản cài đặt; chưa thay đổi gì. Hãy đặt M_OFFICE_DATA sang thư mục khác, hoặc chạy npm start để dùng bản đã có.",
      );
    const agency = await client.query<{ id: number }>(
      "insert into agency (code, name, short_name, symbol, level, parent_organ, organ, place, authority, hosted, valid_from) values ($1,$2,$3,$4,'other',$5,$6,$7,'',true,current_date) returning id",
      [
        plan.agency,
        plan.name,
        plan.short,
        plan.symbol,
        plan.parent ? [plan.parent.toUpperCase()] : [],
        [plan.short.toUpperCase()],
        plan.place,
      ],
    );
    const agencyId = agency.rows[0]?.id ?? 0;
    const ids = { unit: newId("unit"), person: newId("per"), post: newId("post") };
    await client.query(
      "insert into unit (agency_id, id, name, symbol, kind) values ($1,$2,'Văn phòng','VP','office')",
      [agencyId, ids.unit],
    );
    await client.query(
      "insert into person (id, login, full_name, password_hash, must_change_password) values ($1,$2,'Quản trị hệ thống',$3,true)",
      [ids.person, plan.admin, await hashPassword(password)],
    );
    await client.query(
      "insert into post (agency_id, id, unit_id, person_id, title, roles) values ($1,$2,$3,$4,'Quản trị hệ thống',array['quan-tri'])",
      [agencyId, ids.post, ids.unit, ids.person],
    );
    const year = Number(localDateOf(Date.now()).slice(0, 4));
    const made: { book: string; nextNumber: number }[] = [];
    for (const [book, { direction, name }] of Object.entries(BOOKS)) {
      const nextNumber = plan.starts.findLast((start) => start.book === book)?.number ?? 1;
      await client.query(
        "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1,$2,$3,'chung',$4,$5,$6)",
        [agencyId, newId("book"), direction, year, name, nextNumber],
      );
      made.push({ book: name, nextNumber });
    }
    await client.query("commit");
    return made;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}
