// m-office bench NAME [--keep DIR]: prints nothing on standard output but JSON, one object a line.
import { benchList } from "./list.ts";
import { install } from "./recorder.ts";
import { benchRegister } from "./register.ts";

const BENCHES: Record<string, (keep: string | null) => Promise<object>> = { register: benchRegister, list: benchList };

/** @returns 0 done, 2 unknown name */
export async function run(args: string[]): Promise<number> {
  const usage = `m-office bench ${Object.keys(BENCHES).join("|")} [--keep THƯ_MỤC]
  register   vào sổ qua HTTP, so với chính các câu lệnh ấy chạy thẳng trên PostgreSQL, trong cùng một lần chạy
  list       mở danh sách văn bản đến, so như trên
  Chạy trên cụm PostgreSQL tạm với 100.000 văn bản, không đụng M_OFFICE_DATA; xong dưới 8 phút kể cả nạp dữ liệu.
  In mỗi dòng một đối tượng {name, ours_p50_ms, ours_p95_ms, raw_p50_ms, raw_p95_ms, ratio_p50, per_second}.
  --keep     giữ cụm đã nạp ở thư mục này để lần sau dùng lại`;
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const at = args.indexOf("--keep");
  const keep = at >= 0 ? (args[at + 1] ?? null) : null;
  const names = args.filter((_each, index) => at < 0 || (index !== at && index !== at + 1));
  const unknown = names.find((name) => !BENCHES[name]);
  if (names.length === 0 || unknown !== undefined) {
    console.error(unknown === undefined ? usage : `Không có phép đo ${unknown}.\n\n${usage}`);
    return 2;
  }
  install();
  for (const name of names) console.log(JSON.stringify(await BENCHES[name]?.(keep)));
  return 0;
}
