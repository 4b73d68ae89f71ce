// m-office demo: loads the demo province into an empty installation, or goes on with a loading that was cut off.
import { migrate } from "#src/platform/db/migrate.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { isLocalDate } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { openInstallation } from "#src/server/cli/start/installation-access.ts";
import { readOptions } from "#src/server/cli/wrong-use.ts";
import { loadDemo } from "#tools/demo/load.ts";

const HELP = `m-office demo [--today YYYY-MM-DD] [--json]
  Nạp tỉnh mẫu (161 cơ quan, hai nghìn văn bản, khóa ký thử nghiệm) vào bản cài đặt trống ở M_OFFICE_DATA.
  --today  ngày mà câu chuyện được kể; không ghi: hôm nay theo giờ Việt Nam.
  Bị ngắt giữa chừng thì chạy lại sẽ nạp tiếp. Khi có --json in {today, storyMonday, agencies, people, incoming, outgoing}.`;

/** @returns 0 loaded, 2 wrong use; a refusal is thrown as a sentence */
export async function run(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (typeof asked === "number") return asked;
  const installation = await openInstallation();
  try {
    await migrate(installation.urls.ownerUrl);
    await prepareJobs(installation.urls.ownerUrl);
    const province = await loadDemo({
      ownerUrl: installation.urls.ownerUrl,
      dataDir: installation.settings.dataDir,
      today: asked.today,
      say: (line) => console.error(line),
    });
    if (asked.json)
      console.log(
        JSON.stringify({
          today: province.today,
          storyMonday: province.storyMonday,
          agencies: province.agencies.length,
          people: province.people.length,
          incoming: province.incoming.length,
          outgoing: province.outgoing.length,
        }),
      );
    return 0;
  } finally {
    await installation.close();
  }
}

function readArgs(args: string[]): { today: string; json: boolean } | number {
  try {
    const { values } = readOptions({
      args,
      options: { today: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const today = values.today ?? localDateOf(Date.now());
    if (values.help) return say(0);
    if (isLocalDate(today)) return { today, json: values.json ?? false };
    console.error(`Không có ngày ${today}; chưa có gì được nạp. Hãy ghi ngày dạng 2026-11-23.\n`);
    return say(2);
  } catch {
    return say(2);
  }
}

function say(code: number): number {
  (code === 0 ? console.log : console.error)(HELP);
  return code;
}
