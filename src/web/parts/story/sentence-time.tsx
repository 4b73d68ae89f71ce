/**
 * Times as people say them: today `07:36`, other days `CN 19:30` or `T6 27/11`; the full time in the tooltip.
 *
 *   <ListTime at={row.receivedAt} />                      short, for lists
 *   <FullTime at={row.signedAt} />                        `07:36 Thứ Hai 23/11/2026`
 *   <LegalTimeSentence verb="Đến" actual={a} legal={l} /> `Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11`
 *   <DayText day="2026-11-23" />                          `23/11/2026`
 *
 * Instants as ISO text (as contracts give them) or ms. Empty value “–”.
 */
import { dateText, fullTimeText, legalTimeSentence, listTimeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useNow } from "../../app/clock.ts";

type At = string | number | null | undefined;

export function msOf(at: At): number | null {
  if (at === null || at === undefined) return null;
  const ms = typeof at === "number" ? at : Date.parse(at);
  return Number.isNaN(ms) ? null : ms;
}

export function ListTime({ at }: { at: At }) {
  const now = useNow();
  const ms = msOf(at);
  if (ms === null) return <span className="mo-ink-3">–</span>;
  return (
    <time className="mo-nowrap mo-tnum" dateTime={new Date(ms).toISOString()} title={fullTimeText(ms)}>
      {listTimeText(ms, now)}
    </time>
  );
}

export function FullTime({ at }: { at: At }) {
  const ms = msOf(at);
  if (ms === null) return <span className="mo-ink-3">–</span>;
  return (
    <time className="mo-nowrap" dateTime={new Date(ms).toISOString()}>
      {fullTimeText(ms)}
    </time>
  );
}

export function LegalTimeSentence(props: { verb: "Đến" | "Gửi"; actual: At; legal: At }) {
  const actual = msOf(props.actual);
  const legal = msOf(props.legal);
  if (actual === null || legal === null) return null;
  return <span>{legalTimeSentence(props.verb, { actual, legal })}</span>;
}

export function DayText({ day }: { day: string | null | undefined }) {
  return <span className="mo-nowrap">{day ? dateText(day) : "–"}</span>;
}
