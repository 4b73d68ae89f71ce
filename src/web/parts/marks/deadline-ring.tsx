/**
 * Working time left: a ring (share left) and words. Overdue has no ring; paused says so; no deadline shows “–”.
 *
 *   <DeadlineRing deadline={Date.parse(row.deadline)} from={Date.parse(row.legalAt)} />
 *   <DeadlineRing deadline={at} paused />       <DeadlineRing deadline={null} />
 *
 * Instants in ms. Words come from rules/legal-time (the same the server and the reports use).
 */
import "./marks.css";
import { IconAlertCircle, IconPlayerPause } from "@tabler/icons-react";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { deadlinePhrase } from "#src/rules/legal-time/deadline-phrase.ts";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { useNow } from "../../app/clock.ts";

export type DeadlineProps = {
  deadline: number | null;
  from?: number;
  paused?: boolean;
  calendar?: Calendar;
  now?: number;
};

export function DeadlineRing(props: DeadlineProps) {
  const clock = useNow();
  if (props.paused) {
    return (
      <span className="mo-deadline" data-state="paused">
        <IconPlayerPause size={15} stroke={1.75} aria-hidden="true" />
        tạm dừng
      </span>
    );
  }
  if (props.deadline === null) return <span className="mo-ink-3">–</span>;
  const times = { now: props.now ?? clock, deadline: props.deadline };
  const phrase = deadlinePhrase(
    props.from === undefined ? times : { ...times, from: props.from },
    props.calendar ?? SHIPPED_CALENDAR,
  );
  return (
    <span className="mo-deadline" data-state={phrase.state}>
      {phrase.state === "overdue" ? (
        <IconAlertCircle size={15} stroke={1.75} aria-hidden="true" />
      ) : (
        <Ring share={phrase.shareLeft ?? (phrase.state === "near" ? 0.2 : 0.7)} />
      )}
      {phrase.text}
    </span>
  );
}

const RADIUS = 5.5;
const ROUND = 2 * Math.PI * RADIUS;

/** @param share 0..1 of the whole */
function Ring({ share }: { share: number }) {
  const left = Math.max(0.04, Math.min(1, share)) * ROUND;
  return (
    <svg
      className="mo-ring"
      width="15"
      height="15"
      viewBox="0 0 15 15"
      fill="none"
      strokeWidth="3.5"
      aria-hidden="true"
    >
      <circle className="mo-ring-ground" cx="7.5" cy="7.5" r={RADIUS} />
      <circle className="mo-ring-left" cx="7.5" cy="7.5" r={RADIUS} strokeDasharray={`${left} ${ROUND}`} />
    </svg>
  );
}
