/** Buổi sáng (pictures 05, 06a): the most urgent letter with its proposal first; waiting signatures and stuck work beside it. */
import "./morning.css";
import { IconChecks, IconListDetails } from "@tabler/icons-react";
import { useState } from "react";
import { weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText, dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { useAddress, useGo } from "../app/address.ts";
import { useNow } from "../app/clock.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import { useNarrow } from "../app/use-narrow.ts";
import { useAssignmentsLive, useQueue, useToSign, useWork } from "../assignments/assignments-api.ts";
import { orderQueue } from "../assignments/queue-order.ts";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { Page as Screen } from "../parts/layout/page-head.tsx";
import { WaitingCard } from "../staff/waiting-card.tsx";
import { AgreeAll } from "./agree-all.tsx";
import { MorningQueue } from "./morning-queue.tsx";
import { nextDayOff, waitingSentence } from "./morning-words.ts";
import { StuckWork } from "./stuck-work.tsx";
import { useProposals } from "./use-proposals.ts";
import { WaitingToSign } from "./waiting-to-sign.tsx";

const PARTS = ["but-phe", "cho-ky", "dang-ket"] as const;

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function Page() {
  const go = useGo();
  useAssignmentsLive();
  const narrow = useNarrow(1099);
  const phone = useNarrow(639);
  const now = useNow();
  const calendar = useOfficeCalendar();
  const [address, setAddress] = useAddress();
  const [asking, setAsking] = useState(false);
  const queue = useQueue("to-direct");
  const toSign = useToSign();
  const given = useWork("given", true);
  const rows = orderQueue(queue.data?.rows ?? []);
  const proposals = useProposals(rows);
  const ordinary = rows.filter((row) => row.urgency === "thuong" && proposals.get(row.id));
  const today = localDateOf(now);
  const dayOff = nextDayOff(today, calendar);
  const count = {
    toDirect: rows.length,
    toSign: toSign.data?.rows.length ?? 0,
    overdue: given.data?.counts.overdue ?? 0,
  };
  const part = PARTS.find((name) => name === address["muc"]) ?? "but-phe";
  const day = `${weekdayName(today)}, ${dateText(today)}`;
  return (
    <Screen
      title={phone ? "Buổi sáng" : day}
      sub={
        phone ? (
          `${weekdayName(today)} ${dayMonthText(today)}${dayOff ? ` · ${dayOff.replace(/\.$/u, "").toLocaleLowerCase("vi")}` : ""}`
        ) : (
          <span role="status">
            {queue.data
              ? waitingSentence(count)
              : queue.isError
                ? "Chưa đếm được việc chờ bạn."
                : "Đang đếm việc chờ bạn…"}{" "}
            {dayOff}
          </span>
        )
      }
      segments={
        narrow && (
          <Segments
            label="Mục của buổi sáng"
            value={part}
            onChange={(muc) => setAddress({ muc }, { replace: true })}
            items={[
              { value: "but-phe", words: "Chờ bút phê", ...shown(count.toDirect) },
              { value: "cho-ky", words: "Chờ ký", ...shown(count.toSign) },
              {
                value: "dang-ket",
                words: "Đang kẹt",
                ...shown(count.overdue),
                ...(count.overdue > 0 ? { tone: "bad" as const } : {}),
              },
            ]}
          />
        )
      }
      acts={
        !phone &&
        rows.length > 0 && (
          <>
            <Button icon={<IconListDetails {...ICON} />} onPress={() => go("/but-phe")} testId="one-by-one">
              Xem từng văn bản
            </Button>
            {ordinary.length > 1 && (
              <Button look="filled" icon={<IconChecks {...ICON} />} onPress={() => setAsking(true)}>
                Đồng ý cả {ordinary.length} đề xuất thường…
              </Button>
            )}
          </>
        )
      }
    >
      {narrow && <WaitingCard compact />}
      <div className="mo-morning">
        {(!narrow || part === "but-phe") && <MorningQueue query={queue} rows={rows} proposals={proposals} />}
        {(!narrow || part !== "but-phe") && (
          <aside className="mo-morning-side" aria-label="Chờ ký và việc đang kẹt">
            {!narrow && <WaitingCard />}
            {(!narrow || part === "cho-ky") && <WaitingToSign query={toSign} />}
            {(!narrow || part === "dang-ket") && <StuckWork query={given} />}
          </aside>
        )}
      </div>
      {asking && <AgreeAll rows={ordinary} proposals={proposals} onClose={() => setAsking(false)} />}
    </Screen>
  );
}

/** A nought takes room on a phone and says nothing. */
function shown(count: number): { count?: number } {
  return count > 0 ? { count } : {};
}
