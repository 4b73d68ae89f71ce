// m-office trust: authorities and revocation lists that this installation trusts.
import { readFile } from "node:fs/promises";
import type { TrustView } from "#src/features/certificates/certificates.contract.ts";
import { refreshLists } from "#src/features/certificates/lists.actions.ts";
import { dropTrust, keepTrust, listTrust } from "#src/features/certificates/trust.actions.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { trustWords } from "#src/rules/signing/trust-words.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { readOptions } from "../wrong-use.ts";
import { atTheMachine } from "./at-the-machine.ts";

const HELP = `m-office trust add TỆP... [--json]
m-office trust list [--json]
m-office trust remove DẤU_VÂN --reason LÝ_DO [--json]
m-office trust refresh [--json]

Tổ chức chứng thực (CA) mà bản cài đặt tin cậy, và danh sách chứng thư bị thu hồi. Nhận .pem, .crt, .cer, .crl (PEM hoặc DER).
Chữ ký chỉ được coi là hợp lệ khi chuỗi chứng thư dẫn tới một CA ở đây và có danh sách thu hồi còn hạn.
refresh hỏi ngay nơi các CA công bố danh sách thu hồi (chỉ các tên miền ở CRL_HOSTS); tiến trình nền tự làm việc này mỗi 6 giờ.

  DẤU_VÂN   SHA-256 của chứng thư hoặc danh sách như list in ra; từ 8 chữ số đầu là đủ nếu không trùng
  --json    list in [{kind: "authority"|"list", fingerprint, name, issuerName, selfIssued, serial, from, to, revoked, test, remark}];
            add, remove in {entries: [...]}; refresh in {renewed: [tên CA], unchanged, failed: [câu]}; bị từ chối: {refusals: [{code, message}]}

Mã thoát: 0 = xong, 1 = bị từ chối (lý do ở đầu ra), 2 = dùng sai lệnh`;

/** @returns 0 done, 2 wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const use = readUse(args);
  if (use === "help" || use === null) {
    (use ? console.log : console.error)(HELP);
    return use ? 0 : 2;
  }
  if (use.act === "refresh") return refresh(use);
  const rows = await ACTS[use.act](use);
  if (use.json) console.log(JSON.stringify(use.act === "list" ? rows : { entries: rows }, null, 2));
  else console.log([...HEADS[use.act](rows), ...rows.map(lineOf)].join("\n"));
  return 0;
}

type Listing = "add" | "list" | "remove";
type Use = { what: string[]; reason: string; json: boolean } & ({ act: Listing } | { act: "refresh" });

function readUse(args: string[]): Use | "help" | null {
  try {
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: { reason: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    const [act, ...what] = positionals;
    const use = { what, reason: (values.reason ?? "").trim().normalize("NFC"), json: values.json ?? false };
    if ((act === "list" || act === "refresh") && what.length === 0) return { act, ...use };
    if (act === "add" && what.length > 0) return { act, ...use };
    return act === "remove" && what.length === 1 && use.reason !== "" ? { act, ...use } : null;
  } catch {
    return null;
  }
}

const ACTS: Record<Listing, (use: Use) => Promise<TrustView[]>> = {
  list: () => atTheMachine(undefined, ({ by, parts }) => listTrust(parts, by.now)),
  add: (use) =>
    atTheMachine(undefined, async ({ by, parts }) => {
      const added: string[] = [];
      for (const file of use.what)
        for (const entry of await keepTrust(by, parts, new Uint8Array(await readFile(file))))
          added.push(entry.fingerprint);
      return (await listTrust(parts, by.now)).filter((row) => added.includes(row.fingerprint));
    }),
  remove: (use) =>
    atTheMachine(undefined, async ({ by, parts }) => {
      const start = (use.what[0] ?? "").toLowerCase().replaceAll(":", "");
      const found = (await listTrust(parts, by.now)).filter((row) => row.fingerprint.startsWith(start));
      const [row] = found;
      if (start.length < 8 || found.length !== 1 || !row)
        throw new PlainFailure(
          "trust.unknown",
          `Không có đúng một mục nào có dấu vân bắt đầu bằng ${start}. Chưa thay đổi gì. Hãy xem m-office trust list.`,
        );
      await dropTrust(by, parts, { fingerprint: row.fingerprint, reason: use.reason });
      return [row];
    }),
};
const HEADS: Record<Listing, (rows: TrustView[]) => string[]> = {
  list: (rows) => (rows.length === 0 ? ["Chưa tin cậy CA nào: chưa chữ ký nào được coi là hợp lệ."] : []),
  add: () => ["Đã thêm vào danh sách tin cậy:"],
  remove: () => ["Đã bỏ khỏi danh sách tin cậy:"],
};

/** @returns 1 when an authority could not be asked */
async function refresh(use: Use): Promise<number> {
  const done = await atTheMachine(undefined, ({ by, parts }) => refreshLists(by.db, parts, by.now));
  const { renewed, unchanged, failed } = done;
  if (use.json) console.log(JSON.stringify(done, null, 2));
  else if (renewed.length + unchanged + failed.length === 0)
    console.log("Không chứng thư nào ở đây nêu nơi công bố danh sách thu hồi thuộc CRL_HOSTS; không có gì để tải.");
  else
    console.log(
      [
        ...renewed.map((name) => `Đã tải danh sách thu hồi mới của ${name}.`),
        `${unchanged} nơi chưa có bản mới hơn.`,
        ...failed,
      ].join("\n"),
    );
  return failed.length > 0 ? 1 : 0;
}

function lineOf(row: TrustView): string {
  const until = row.to === null ? "không ghi hạn" : `hạn ${dateText(localDateOf(Date.parse(row.to)))}`;
  return [`${row.fingerprint.slice(0, 16)}  ${trustWords(row)}, ${until}`, ...(row.remark ? [row.remark] : [])].join(
    "\n    ",
  );
}
