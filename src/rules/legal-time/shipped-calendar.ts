import type { Calendar, ClockPeriod } from "./calendar.ts";
import { VIETNAM_OFFSET_MINUTES } from "./instant.ts";
import { SHIPPED_DAYS } from "./shipped-days.ts";

const DAY: ClockPeriod[] = [
  { start: "07:00", end: "11:00" },
  { start: "13:00", end: "17:00" },
];

/**
 * The calendar an installation starts with: office hours customary in the southern provinces, Monday to Friday
 * (QĐ 188/1999/QĐ-TTg). Every agency may have its own; this one also serves the command line without a database.
 */
export const SHIPPED_CALENDAR: Calendar = {
  name: "Lịch mặc định",
  offsetMinutes: VIETNAM_OFFSET_MINUTES,
  hours: [
    {
      from: null,
      to: null,
      weekdays: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY },
      source: "Giờ hành chính thông lệ ở các tỉnh phía Nam; tuần làm việc 40 giờ theo QĐ 188/1999/QĐ-TTg",
    },
  ],
  days: SHIPPED_DAYS,
  source: "Thông báo nghỉ lễ, Tết hằng năm 2024–2027; Nghị quyết 28/2026/QH16",
};
