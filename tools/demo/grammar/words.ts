// Facts of single letters: works, roads, projects, goods, amounts. Places are the communes of the province.
import { COMMUNES } from "../data/communes.ts";
import { int, pick, type Random } from "../random.ts";
import { longDate, workingDaysFrom } from "../when.ts";

const WORKS = [
  "trụ sở làm việc",
  "nhà văn hóa ấp",
  "trạm y tế",
  "hội trường",
  "nhà làm việc Công an xã",
  "trung tâm phục vụ hành chính công",
  "trường mẫu giáo",
  "trường tiểu học",
  "nhà bia ghi tên liệt sĩ",
  "chợ",
  "kho lưu trữ",
  "hàng rào, sân nền trụ sở",
] as const;
const ROADS = [
  "đường liên ấp",
  "đường tỉnh đoạn qua",
  "cầu dân sinh",
  "đường vào trung tâm",
  "tuyến đê kết hợp giao thông",
  "bến phà",
] as const;
const PROJECTS = [
  "Đường vào cảng cá",
  "Nâng cấp hệ thống thủy lợi",
  "Cầu và đường vào cầu",
  "Hạ tầng cụm công nghiệp",
  "Kè chống sạt lở",
  "Trường trung học cơ sở",
  "Hệ thống cấp nước sạch",
  "Khu tái định cư",
  "Nạo vét luồng vào cảng cá",
  "Chiếu sáng công cộng",
] as const;
const GOODS = [
  "máy vi tính và máy in",
  "thiết bị phòng họp trực tuyến",
  "bàn ghế học sinh",
  "thiết bị y tế trạm xá",
  "máy quét tài liệu",
  "xe chở rác",
  "trang thiết bị nhà văn hóa",
  "thuốc và vật tư y tế",
  "phần mềm kế toán",
  "camera an ninh",
] as const;
const QUARTERS = ["IV", "I", "II", "III"] as const;

/** The facts of a letter of `date`; `home` is the commune it comes from, where it comes from one. */
export function drawFacts(random: Random, date: string, home: string | null): Record<string, string> {
  const [, name, kind] = pick(random, COMMUNES);
  const place = home ?? `${kind === "xa" ? "xã" : "phường"} ${name}`;
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const reported = month === 1 ? [12, year - 1] : [month - 1, year];
  const quarter = Math.floor((month - 1) / 3);
  const amount = amountOf(random);
  return {
    place,
    work: `${pick(random, WORKS)} ${place}`,
    road: `${pick(random, ROADS)} ${place}`,
    project: `${pick(random, PROJECTS)} ${place}`,
    goods: pick(random, GOODS),
    amount: money(amount),
    amount2: money(Math.max(5, Math.round((amount * int(random, 8, 35)) / 1000) * 10)),
    count: two(int(random, 2, 19)),
    count2: String(int(random, 20, 148)),
    percent: `${int(random, 41, 97)},${int(random, 0, 9)}`,
    rise: `${int(random, 2, 14)},${int(random, 0, 9)}`,
    M: `${reported[0]} năm ${reported[1]}`,
    Q: `${QUARTERS[quarter]} năm ${quarter === 0 ? year - 1 : year}`,
    Qn: `${["I", "II", "III", "IV"][quarter]} năm ${year}`,
    m: String(month),
    m1: String(reported[0]),
    Y: String(year),
    Y1: String(year + 1),
    meeting: meetingTime(random, date),
  };
}

/** Replaces {word} by its fact. Throws RangeError for a word without one: a fault of the grammar. */
export function fill(template: string, facts: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const fact = facts[word];
    if (fact === undefined) throw new RangeError(`no fact {${word}} for: ${template}`);
    return fact;
  });
}

/** 6840 → "6.840.000.000": amounts are drawn in millions of đồng. */
export function money(millions: number): string {
  return `${String(millions * 1_000_000).replace(/\B(?=(\d{3})+$)/g, ".")}`;
}

/** Small counts are written with a leading zero, as offices do. */
function two(n: number): string {
  return String(n).padStart(2, "0");
}

function amountOf(random: Random): number {
  const size = random();
  if (size < 0.5) return int(random, 8, 95) * 5;
  if (size < 0.9) return int(random, 50, 980) * 10;
  return int(random, 100, 900) * 100;
}

function meetingTime(random: Random, date: string): string {
  const hour = pick(random, ["07 giờ 30 phút", "08 giờ 00 phút", "13 giờ 30 phút", "14 giờ 00 phút"] as const);
  return `${hour}, ${longDate(workingDaysFrom(date, int(random, 3, 7)))}`;
}
