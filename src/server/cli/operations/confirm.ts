// m-office confirm: the second person at the machine, where an agency has none left.

import { confirmAtMachine, listAtMachine } from "#src/features/staff/machine.actions.ts";
import { atTheMachine } from "../certificates/at-the-machine.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office confirm [--agency MÃ] [--json]
m-office confirm MÃ_ĐỀ_NGHỊ [--agency MÃ] [--json]

Không có mã đề nghị: liệt kê những gì quản trị đề nghị và đang chờ người thứ hai. Có mã: xác nhận tại máy chủ, chỉ khi trong cơ quan không
còn ai xác nhận được (lãnh đạo duy nhất quên mật khẩu, không còn chánh văn phòng, văn thư, trưởng đơn vị). Nhật ký ghi là làm tại máy chủ.

  --agency MÃ   cơ quan; bỏ trống là cơ quan đầu tiên của bản cài đặt
  --json        danh sách in [{id, kind, person: {fullName, login}, askedBy, askedAt, deciders: [tên]}]; xác nhận in {confirmed: MÃ}

Mã thoát: 0 = xong, 1 = bị từ chối, 2 = dùng sai lệnh`;

/** @returns 0 done, 2 wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const use = readUse(args);
  if (use === "help" || use === null) {
    (use ? console.log : console.error)(HELP);
    return use ? 0 : 2;
  }
  const { id } = use;
  if (id !== undefined) {
    const { fullName } = await atTheMachine(use.agency, ({ by }) => confirmAtMachine(by, id));
    console.log(use.json ? JSON.stringify({ confirmed: id }) : `Đã xác nhận cho ${fullName}.`);
    return 0;
  }
  const rows = await atTheMachine(use.agency, ({ by }) => listAtMachine(by));
  if (use.json)
    console.log(
      JSON.stringify(
        rows.map(({ kind, person, askedBy, askedAt, deciders, ...row }) => ({
          id: row.id,
          kind,
          person,
          askedBy,
          askedAt,
          deciders,
        })),
        null,
        2,
      ),
    );
  else if (rows.length === 0) console.log("Không có đề nghị nào đang chờ.");
  else
    for (const row of rows)
      console.log(
        `${row.id}  ${row.person.fullName} (${row.person.login}), ${row.askedBy} đề nghị; ${
          row.deciders.length > 0 ? `chờ ${row.deciders.join(", ")}` : "không còn ai trong cơ quan xác nhận được"
        }`,
      );
  return 0;
}

type Use = { id?: string | undefined; agency?: string | undefined; json: boolean };

function readUse(args: string[]): Use | "help" | null {
  try {
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: { agency: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    return positionals.length > 1 ? null : { id: positionals[0], agency: values.agency, json: values.json ?? false };
  } catch {
    return null;
  }
}
