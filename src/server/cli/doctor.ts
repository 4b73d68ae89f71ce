// m-office doctor: memory and health of the installation of M_OFFICE_DATA.
import { checkDatabase } from "./doctor/database.ts";
import { checkMachine } from "./doctor/machine.ts";
import { measureMemory } from "./doctor/memory.ts";
import { checkTrust } from "./doctor/trust.ts";
import { settingsOrFail } from "./start/installation-access.ts";
import { readRunFile } from "./start/run-file.ts";

const HELP = `m-office doctor [--json]

Khám bản cài đặt ở M_OFFICE_DATA (hoặc DATABASE_URL); không thay đổi gì, không khởi động gì.
In {memoryBytes: {web, worker, postgres, total}, checks: [{id, ok, found, remedy}]}.
memoryBytes tính bằng byte, phần dùng chung được chia đều (PSS); total gồm cả tiến trình trông coi; 0 khi không chạy.
Mã thoát 0 khi khám xong (kể cả khi có mục chưa đạt), 2 khi dùng sai.`;

export async function run(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  if (args.some((arg) => arg !== "--json")) {
    console.error(HELP);
    return 2;
  }
  const settings = settingsOrFail();
  const running = readRunFile(settings.dataDir);
  const machine = await checkMachine(settings, running, Date.now());
  const trust = await checkTrust(settings.dataDir, Date.now());
  const database = await checkDatabase(settings, running);
  console.log(
    JSON.stringify({ memoryBytes: measureMemory(running), checks: [...machine, trust, ...database] }, null, 2),
  );
  return 0;
}
