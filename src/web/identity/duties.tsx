import { IconClock, IconLock, IconMessageOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type Calendar, calendarDay, isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { addDays, type LocalDate, weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { isOfficeTime, nextOfficeStart } from "#src/rules/legal-time/legal-time.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { dateText, dayMonthText, fullTimeText, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useNow } from "../app/clock.ts";
import { identityApi } from "../app/session.tsx";

const LOOK = { size: 20, stroke: 1.75, "aria-hidden": true } as const;

/** What everybody must know before working here; beside the sign-in form and the terms (QC-4.2, QC-4.4, QC-7.3). */
export function Duties() {
  return (
    <ul className="mo-duties">
      <li>
        <IconLock {...LOOK} />
        <p>
          <strong>Không đưa nội dung mật lên hệ thống.</strong> Văn bản Mật, Tối mật, Tuyệt mật; đơn khiếu nại, tố cáo;
          nội dung nhạy cảm được xử lý bằng giấy theo quy định.
        </p>
      </li>
      <li>
        <IconMessageOff {...LOOK} />
        <p>
          <strong>Không trao đổi việc riêng.</strong> Mọi thao tác được ghi lại với tên người làm.
        </p>
      </li>
      <li>
        <IconClock {...LOOK} />
        <p>
          <strong>Ngoài giờ hành chính</strong>, giờ gửi và giờ nhận được tính từ đầu giờ làm việc kế tiếp.
        </p>
      </li>
    </ul>
  );
}

/** The right side of the sign-in page. */
export function BeforeWork({ running }: { running: boolean }) {
  const now = useNow();
  const terms = useQuery({ queryKey: ["terms"], queryFn: () => identityApi.terms(), retry: false });
  const dayOff = nextDayOff(localDateOf(now), SHIPPED_CALENDAR);
  return (
    <aside className="mo-before" aria-label="Trước khi vào làm việc">
      <h2 className="mo-sub">Trước khi vào làm việc</h2>
      <Duties />
      {terms.data && (
        <p className="mo-small mo-ink-3">
          Quy định sử dụng đang áp dụng: phiên bản {terms.data.version}. Người dùng chấp nhận một lần cho mỗi phiên bản.
        </p>
      )}
      <hr />
      <p className="mo-before-state" data-ok={running || undefined}>
        <i aria-hidden="true" />
        <strong>{running ? "Hệ thống hoạt động bình thường" : "Chưa liên lạc được với hệ thống"}</strong>
      </p>
      <dl className="mo-before-facts">
        <dt>Bây giờ</dt>
        <dd>
          {fullTimeText(now)} · {officeWords(now)}
        </dd>
        {dayOff && (
          <>
            <dt>Lịch nghỉ</dt>
            <dd>
              {weekdayName(dayOff.date)} {dayMonthText(dayOff.date)}: {dayOff.name}, cơ quan nghỉ
            </dd>
          </>
        )}
      </dl>
    </aside>
  );
}

function officeWords(now: number): string {
  if (isOfficeTime(now, SHIPPED_CALENDAR)) return "trong giờ hành chính";
  const start = nextOfficeStart(now, SHIPPED_CALENDAR);
  const day = localDateOf(start);
  const words = `giờ làm việc bắt đầu ${timeText(start)}`;
  return day === localDateOf(now) ? words : `${words} ${weekdayName(day)} ${dateText(day)}`;
}

/** The next day off that is no ordinary weekend, within 30 days. */
export function nextDayOff(today: LocalDate, calendar: Calendar): { date: LocalDate; name: string } | null {
  for (let i = 0; i <= 30; i++) {
    const date = addDays(today, i);
    const day = calendarDay(date, calendar);
    if (day && !isWorkingDay(date, calendar)) return { date, name: day.name };
  }
  return null;
}
