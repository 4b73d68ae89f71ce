/**
 * Date: `271126`, `27/11`, `27.11.2026`, `t6`, `+3` (working days). Below it the next days with days off greyed and the
 * working-day distance under each; `Alt ↓` or F4 opens the browser's calendar.
 *
 *   <DateField label="Hạn xử lý" value={date} onChange={setDate} strip latest={leadersDate} latestReason="quá hạn của lãnh đạo" />
 *
 * `value` is `YYYY-MM-DD` or null. What cannot be read stays in the field with its error; `onChange(null)` is called then.
 */
import "./date-field.css";
import { IconCalendar } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { type Calendar, calendarDay, isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { addDays, type LocalDate, weekdayName, weekdayShortName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { workingDaysAfter } from "#src/rules/legal-time/working-time.ts";
import { parseDateInput } from "#src/rules/vietnamese-text/date-input.ts";
import { dateText, dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { now } from "../../app/clock.ts";
import { Field, type FieldFrame } from "./field.tsx";
import { useText } from "./text-field.tsx";

type DateProps = FieldFrame & {
  value: LocalDate | null;
  onChange: (value: LocalDate | null) => void;
  strip?: boolean;
  latest?: LocalDate;
  latestReason?: string;
  readOnly?: boolean;
  calendar?: Calendar;
  today?: LocalDate;
  testId?: string;
};

export function DateField(props: DateProps) {
  const calendar = props.calendar ?? SHIPPED_CALENDAR;
  const today = props.today ?? localDateOf(now());
  const [text, setText] = useState(props.value ? dateText(props.value) : "");
  const [unread, setUnread] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.value) {
      setText(dateText(props.value));
      setUnread(false);
    }
  }, [props.value]);

  function read(typed: string): void {
    if (typed.trim() === "") {
      setUnread(false);
      props.onChange(null);
      return;
    }
    const date = parseDateInput(typed, today, calendar);
    setUnread(date === null);
    props.onChange(date);
    if (date) setText(dateText(date));
  }
  const typing = useText({ value: text, onChange: setText, onBlur: () => read(text) });
  const own = unread ? dateFault(text) : dayOffNote(props, calendar);
  return (
    <Field {...props} error={props.error ?? (unread ? own : null)} hint={props.hint ?? (unread ? undefined : own)}>
      {(ids) => (
        <div>
          <div className="mo-date">
            <input
              {...ids}
              {...typing}
              className="mo-input mo-tnum"
              autoComplete="off"
              readOnly={props.readOnly}
              placeholder="dd/mm/yyyy"
              data-testid={props.testId}
              onKeyDown={(event) => {
                if (event.code === "F4" || (event.altKey && event.code === "ArrowDown")) {
                  event.preventDefault();
                  picker.current?.showPicker();
                }
                if (event.code === "Enter" && !event.nativeEvent.isComposing) read(text);
              }}
            />
            {!props.readOnly && (
              <button
                type="button"
                className="mo-date-open"
                aria-label={`Mở lịch: ${props.label}`}
                tabIndex={-1}
                onClick={() => picker.current?.showPicker()}
              >
                <IconCalendar size={16} stroke={1.75} aria-hidden="true" />
              </button>
            )}
            <input
              ref={picker}
              type="date"
              className="mo-date-native"
              tabIndex={-1}
              aria-hidden="true"
              value={props.value ?? ""}
              max={props.latest}
              onChange={(event) => props.onChange(event.target.value || null)}
            />
          </div>
          {props.strip && !props.readOnly && <DayStrip {...props} calendar={calendar} today={today} />}
        </div>
      )}
    </Field>
  );
}

function DayStrip(props: DateProps & { calendar: Calendar; today: LocalDate }) {
  const days = Array.from({ length: 7 }, (_, index) => addDays(props.today, index + 1));
  return (
    <fieldset className="mo-days" aria-label={`${props.label}: bảy ngày tới`}>
      {days.map((day) => {
        const off = !isWorkingDay(day, props.calendar);
        const late = props.latest !== undefined && day > props.latest;
        const under = off
          ? calendarDay(day, props.calendar)
            ? "nghỉ lễ"
            : "nghỉ"
          : `${workingDaysAfter(props.today, day, props.calendar)} ngày`;
        return (
          <button
            key={day}
            type="button"
            className="mo-day"
            aria-pressed={day === props.value}
            aria-disabled={off || late || undefined}
            title={late ? props.latestReason : undefined}
            onClick={() => !off && !late && props.onChange(day)}
          >
            <span className="mo-nowrap">
              {weekdayShortName(day)} {day.slice(8)}
            </span>
            <span className="mo-day-under">{under}</span>
            {late && <span className="mo-hidden">{props.latestReason ?? "quá hạn trên"}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

function dayOffNote(props: DateProps, calendar: Calendar): string | undefined {
  if (!props.strip || !props.value || isWorkingDay(props.value, calendar)) return undefined;
  return `${weekdayName(props.value)} ${dayMonthText(props.value)} là ngày nghỉ.`;
}

/** Says what is wrong with a date that cannot be read: `31/11/2026` → “Tháng 11 chỉ có 30 ngày.” */
export function dateFault(text: string): string {
  const match = /^\s*(\d{1,2})[/.\-\s]?(\d{1,2})(?:[/.\-\s]?(\d{2}|\d{4}))?\s*$/.exec(text);
  const day = Number(match?.[1]);
  const month = Number(match?.[2]);
  if (match && month > 12) return `Không có tháng ${month}. Gõ ngày trước, tháng sau: 27/11/2026.`;
  if (match && month >= 1 && day > 28) {
    const year = match[3] ? Number(match[3].length === 2 ? `20${match[3]}` : match[3]) : 2024;
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day > length) return `Tháng ${month} chỉ có ${length} ngày.`;
  }
  return "Chưa đọc được ngày này. Gõ như 27/11/2026, 2711, t6 hoặc +3.";
}
