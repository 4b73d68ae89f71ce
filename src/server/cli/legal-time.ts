import { type Calendar, missingYears } from "#src/rules/legal-time/calendar.ts";
import { formatInstant, localDateOf, parseInstant } from "#src/rules/legal-time/instant.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { readOptions } from "./wrong-use.ts";

/** Looks up the calendar of an agency by its code (`H61.03`); `null` when there is no such agency. */
export type LoadCalendar = (agencyCode: string) => Promise<Calendar | null>;

/**
 * What the wiring may hand in. `loadCalendar` (default: this machine's installation) is called only for `--agency`, so that the
 * command needs no database without it;
 * `out`/`err` replace the two output streams.
 */
export type LegalTimeHooks = {
  loadCalendar?: LoadCalendar;
  out?: (line: string) => void;
  err?: (line: string) => void;
};

const HELP = `m-office legal-time INSTANT [--agency CODE] [--json]

Thời điểm gửi, nhận theo giờ hành chính (QC-7.3): ngoài giờ thì tính từ đầu giờ hành chính kế tiếp.

  INSTANT        ISO 8601: 2026-11-22T19:30, 2026-11-22T19:30:00+07:00, 2026-11-22T12:30:00Z
                 (không ghi múi giờ thì hiểu là giờ Việt Nam, +07:00)
  --agency CODE  dùng lịch làm việc của cơ quan có mã CODE; không có thì dùng lịch kèm theo
                 (07:00–11:00, 13:00–17:00, ngày nghỉ 2024–2027), không cần cơ sở dữ liệu
  --json         như mặc định: in một đối tượng JSON

In ra: {"actual":"…+07:00","legal":"…+07:00","reason":"…"}
Mã thoát: 0 = xong, 1 = thời điểm hoặc cơ quan không hợp lệ (lý do ở đầu ra), 2 = dùng sai lệnh`;

/**
 * `m-office legal-time`: prints `{actual, legal, reason}`.
 * @param args arguments after the command's name
 * @returns exit code: 0 done, 1 refused or invalid (reason as JSON on stdout), 2 wrong use
 */
export async function run(args: string[], hooks: LegalTimeHooks = {}): Promise<number> {
  const out = hooks.out ?? ((line: string) => console.log(line));
  const err = hooks.err ?? ((line: string) => console.error(line));
  const use = readArgs(args);
  if (use === null) {
    err(HELP);
    return 2;
  }
  if (use.help) {
    out(HELP);
    return 0;
  }
  const answer = await answerFor(use, hooks.loadCalendar ?? calendarOfInstallation);
  for (const warning of answer.warnings) err(warning);
  out(JSON.stringify(answer.json));
  return answer.code;
}

/** The database's programs are loaded only when an agency is asked for. */
const calendarOfInstallation: LoadCalendar = async (code) =>
  (await import("./installation-calendar.ts")).calendarOfAgency(code);

type Use = { help: boolean; instant: string; agency: string | undefined };
type Answer = { code: 0 | 1; json: Record<string, unknown>; warnings: string[] };

function readArgs(args: string[]): Use | null {
  try {
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: { agency: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const help = values.help === true;
    if (!help && positionals.length !== 1) return null;
    return { help, instant: positionals[0] ?? "", agency: values.agency };
  } catch {
    return null;
  }
}

async function answerFor(use: Use, loadCalendar: LoadCalendar): Promise<Answer> {
  const calendar = await calendarFor(use.agency, loadCalendar);
  if (typeof calendar === "string") return refused("legal-time.unknown-agency", calendar);
  const instant = parseInstant(use.instant, calendar.offsetMinutes);
  if (instant === null) {
    return refused(
      "legal-time.not-an-instant",
      `“${use.instant}” không phải một thời điểm. Hãy viết theo ISO 8601, ví dụ 2026-11-22T19:30:00+07:00.`,
    );
  }
  try {
    const { actual, legal, reason } = legalTime(instant, calendar);
    const [from, to] = [localDateOf(actual, calendar.offsetMinutes), localDateOf(legal, calendar.offsetMinutes)];
    const warnings = missingYears(calendar, from, to).map((y) => `Lịch chưa có ngày nghỉ năm ${y}: chỉ trừ cuối tuần.`);
    const text = (at: number) => formatInstant(at, calendar.offsetMinutes);
    return { code: 0, json: { actual: text(actual), legal: text(legal), reason }, warnings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused(
      "legal-time.no-office-hours",
      "Lịch này không còn giờ làm việc nào sau thời điểm đó. Hãy xem lại lịch của cơ quan.",
    );
  }
}

/** The calendar, or the Vietnamese sentence that says why there is none. */
async function calendarFor(agency: string | undefined, load: LoadCalendar): Promise<Calendar | string> {
  if (agency === undefined) return SHIPPED_CALENDAR;
  const found = await load(agency);
  return (
    found ??
    `Không tìm thấy lịch của cơ quan có mã “${agency}”. Hãy kiểm tra lại mã, hoặc bỏ --agency để dùng lịch kèm theo.`
  );
}

function refused(code: string, message: string): Answer {
  return { code: 1, json: { refusals: [{ code, message, clause: "QC-7.3" }] }, warnings: [] };
}
