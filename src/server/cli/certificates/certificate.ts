// m-office certificate: the certificates of an agency and its people, at the machine itself.
import { readFile } from "node:fs/promises";
import { attachSeal } from "#src/features/certificates/attach.actions.ts";
import {
  attachAtMachine,
  type Listed,
  listAtMachine,
  type Named,
  removeAtMachine,
} from "#src/features/certificates/machine.actions.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { readOptions } from "../wrong-use.ts";
import { atTheMachine } from "./at-the-machine.ts";
import { readSecretText } from "./secrets.ts";

const HELP = `m-office certificate add    --agency MÃ (--login TÊN | --post MÃ | --seal) --p12 TỆP [--picture PNG|JPG]
                            [--password-file TỆP] [--pin-file TỆP] [--confirm-name] [--json]
m-office certificate list   [--agency MÃ] [--json]
m-office certificate remove --agency MÃ (--login TÊN | --post MÃ | --seal) --reason LÝ_DO [--json]

Chứng thư ký số của người có quyền ký và của cơ quan. Mỗi người nên tự nạp ở trang “Chứng thư của tôi”, văn thư nạp chứng thư của cơ
quan ở trang “Chứng thư”; lệnh này dành cho máy chưa có trình duyệt. Khóa cất mã hóa trong thư mục dữ liệu, không lấy ra được nữa.

  --login, --post  người ký (mọi chức danh có quyền ký của người đó), hoặc đúng một chức danh
  --seal           chứng thư của cơ quan (con dấu), không có mã PIN
  --p12            tệp PKCS#12 (.p12, .pfx)
  --picture        hình chữ ký (xanh) hoặc con dấu (đỏ); nền trắng được bỏ
  --password-file  tệp có mật khẩu của .p12; không ghi thì hỏi ở cửa sổ lệnh, hoặc đọc dòng thứ nhất của đầu vào chuẩn
  --pin-file       tệp có mã PIN mới của người ký; không ghi thì hỏi (người ký tự gõ, không ai khác biết), hoặc dòng thứ hai
  --confirm-name   tên trong chứng thư khác tên người hoặc cơ quan, nhưng đã kiểm tra là đúng (chỉ nhận ở đây; ghi vào lịch sử)
  --json           list in [{holder, post, login, ended, certificate: {name, issuerName, serial, fingerprint, notBefore, notAfter, daysLeft,
                   anchor, picture, test, ready, remarks}}]; add, remove in {sentence}; bị từ chối: {refusals: [{code, message}]}

Mã thoát: 0 = xong, 1 = bị từ chối (lý do ở đầu ra), 2 = dùng sai lệnh`;

type Use = {
  act: string;
  agency: string | undefined;
  named: Named | null;
  p12: string | undefined;
  picture: string | undefined;
  passwordFile: string | undefined;
  pinFile: string | undefined;
  reason: string | undefined;
  confirmed: boolean;
  json: boolean;
};

function readUse(args: string[]): Use | "help" | null {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: {
        agency: text,
        login: text,
        post: text,
        seal: flag,
        p12: text,
        picture: text,
        "password-file": text,
        "pin-file": text,
        reason: text,
        "confirm-name": flag,
        json: flag,
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return "help";
    const [act = "", ...more] = positionals;
    const person = values.login !== undefined || values.post !== undefined;
    const changes = act === "add" || act === "remove";
    const sound =
      more.length === 0 &&
      (act === "list" || (changes && values.agency !== undefined && person !== (values.seal ?? false))) &&
      (act !== "add" || values.p12 !== undefined) &&
      (act !== "remove" || (values.reason ?? "").trim() !== "");
    if (!sound) return null;
    return {
      act,
      agency: values.agency,
      named: person ? { login: values.login, post: values.post } : null,
      p12: values.p12,
      picture: values.picture,
      passwordFile: values["password-file"],
      pinFile: values["pin-file"],
      reason: values.reason,
      confirmed: values["confirm-name"] ?? false,
      json: values.json ?? false,
    };
  } catch {
    return null;
  }
}

/** @returns 0 done, 2 wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const use = readUse(args);
  if (use === "help" || use === null) {
    (use ? console.log : console.error)(HELP);
    return use ? 0 : 2;
  }
  if (use.act === "list") return list(use);
  const { sentence } = use.act === "add" ? await add(use) : await remove(use);
  console.log(use.json ? JSON.stringify({ sentence }) : sentence);
  return 0;
}

async function add(use: Use): Promise<{ sentence: string }> {
  const file = {
    p12: new Uint8Array(await readFile(use.p12 ?? "")),
    ...(use.picture ? { picture: new Uint8Array(await readFile(use.picture)) } : {}),
    password: await readSecretText("Mật khẩu của tệp .p12", use.passwordFile),
    confirmed: use.confirmed,
  };
  const { named } = use;
  const pin = named ? await readSecretText("Mã PIN mới, người ký tự đặt (từ 6 ký tự)", use.pinFile) : "";
  return atTheMachine(use.agency, async ({ by, parts }) => {
    if (named) await attachAtMachine(by, parts, { ...file, pin, named });
    else await attachSeal(by, parts, file);
    const row = (await listAtMachine(by, parts)).find(
      (each) => (named === null) === (each.post === null) && isNamed(each, named),
    );
    return {
      sentence: [`Đã gắn chứng thư cho ${row?.holder ?? ""}.`, ...(row?.certificate?.remarks ?? [])].join("\n  "),
    };
  });
}

const isNamed = (row: Listed, named: Named | null): boolean =>
  named === null ||
  ((named.login === undefined || row.login === named.login) && (named.post === undefined || row.post === named.post));

const remove = (use: Use): Promise<{ sentence: string }> =>
  atTheMachine(use.agency, ({ by, parts }) =>
    removeAtMachine(by, parts, { named: use.named, reason: (use.reason ?? "").normalize("NFC") }),
  );

async function list(use: Use): Promise<number> {
  const rows = await atTheMachine(use.agency, ({ by, parts }) => listAtMachine(by, parts));
  console.log(use.json ? JSON.stringify(rows, null, 2) : rows.map(lineOf).join("\n"));
  return 0;
}

function lineOf({ holder, post, ended, certificate }: Listed): string {
  const who = post === null ? holder : `${holder} (${post})`;
  if (!certificate) return `${who}: chưa có chứng thư`;
  const until = dateText(localDateOf(Date.parse(certificate.notAfter)));
  const state = ended ? "chức danh đã kết thúc, hãy gỡ" : certificate.ready ? "ký được" : "chưa ký được";
  return [
    `${who}: ${certificate.name}, ${certificate.issuerName} cấp, số ${certificate.serial}, còn hạn đến ${until}, ${state}`,
    ...certificate.remarks,
  ].join("\n    ");
}
