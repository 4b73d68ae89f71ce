// Six figures with their limits (QC-12.1), and how the operator speaks of queues.
import type { operationsContract } from "#src/features/operations/operations.contract.ts";
import type { clientOf } from "../app/api.ts";

type Api = ReturnType<typeof clientOf<typeof operationsContract>>;
export type Overview = Awaited<ReturnType<Api["overview"]>>;
export type JobRow = Awaited<ReturnType<Api["jobs"]>>[number];
export type Figure = { name: string; value: string; words: string; tone: "ok" | "warn" | "bad" };

const MINUTE = 60_000;

/** `4 phút`, `6 giờ 16 phút`, `2 ngày 3 giờ`: time by the clock, not working time. */
export function ageWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  if (minutes < 1) return "dưới 1 phút";
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return hours > 0 ? `${days} ngày ${hours} giờ` : `${days} ngày`;
  if (hours > 0) return rest > 0 ? `${hours} giờ ${rest} phút` : `${hours} giờ`;
  return `${rest} phút`;
}

const QUEUES: Record<string, string> = {
  exchange: "Gửi, nhận liên thông",
  intake: "Đọc văn bản chờ vào sổ",
  outbox: "Việc phát sinh sau mỗi thay đổi",
  search: "Lập chỉ mục tìm kiếm",
  audit: "Niêm nhật ký",
};
export function queueWords(queue: string): string {
  return QUEUES[queue] ?? queue;
}

export function figuresOf(overview: Overview, now: number): Figure[] {
  const { backup, jobs, audit, queues } = overview;
  const oldest = queues.flatMap((row) => (row.oldestAt ? [now - Date.parse(row.oldestAt)] : []));
  const age = oldest.length > 0 ? Math.max(...oldest) : null;
  const failed = queues.reduce((sum, row) => sum + row.failed, 0);
  return [
    {
      name: "Tuổi bản sao lưu",
      value: backup.lastAt ? ageWords(now - Date.parse(backup.lastAt)) : "chưa có",
      words: "báo động khi quá 24 giờ",
      tone: backup.state === "ok" ? "ok" : backup.state === "warn" ? "warn" : "bad",
    },
    {
      name: "Phục hồi thử gần nhất",
      value: backup.lastVerifiedAt ? ageWords(now - Date.parse(backup.lastVerifiedAt)) : "chưa thử",
      words: "nên thử sau mỗi bản",
      tone: backup.lastVerifiedAt ? "ok" : "warn",
    },
    {
      name: "Việc hỏng, cần người",
      value: String(jobs.dead),
      words: jobs.dead === 0 ? "không có" : "đã thử hết số lần cho phép",
      tone: jobs.dead === 0 ? "ok" : "bad",
    },
    {
      name: "Việc nền đang chờ",
      value: String(jobs.waiting),
      words: age === null ? "hàng đợi trống" : `cũ nhất ${ageWords(age)}`,
      tone: age !== null && age > 15 * MINUTE ? "warn" : "ok",
    },
    {
      name: "Gửi nhận hỏng",
      value: String(failed),
      words: failed === 0 ? "mọi hàng đợi thông suốt" : "xem hàng đợi bên dưới",
      tone: failed === 0 ? "ok" : "bad",
    },
    {
      name: "Nhật ký chờ niêm",
      value: String(audit.waiting),
      words: audit.sealedAt ? `niêm cách đây ${ageWords(now - Date.parse(audit.sealedAt))}` : "chưa niêm lần nào",
      tone: audit.waiting > 1000 ? "warn" : "ok",
    },
  ];
}
