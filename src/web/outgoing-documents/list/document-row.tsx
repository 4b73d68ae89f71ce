/** One draft or outgoing document in a list: what, who has it and since when, why it is with me. */
import { IconArrowBackUp } from "@tabler/icons-react";
import { TwoLines } from "../../parts/layout/row-list.tsx";
import { Chip, UrgencyMark } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import type { OutgoingListRow } from "../outgoing-api.ts";
import { numberWords, stateTone, titleOf } from "../words.ts";

export function DocumentRow({ row, me }: { row: OutgoingListRow; me: string }) {
  const holder = row.holder === me ? "bạn" : row.holder;
  return (
    <TwoLines
      top={
        <>
          <strong>{row.kindName}</strong> {numberWords(row)}
          {row.versionNo > 0 && <span className="mo-ink-3"> · bản {row.versionNo}</span>}{" "}
          <UrgencyMark urgency={row.urgency} />
        </>
      }
      lines={titleOf(row)}
      right={<ListTime at={row.holderSince} />}
      unseen={!row.seen}
      foot={
        <>
          <Chip outline tone={row.returnReason && row.state === "draft" ? "warn" : stateTone(row.state)}>
            {row.returnReason && row.state === "draft" ? "bị trả lại" : row.stateName}
          </Chip>
          <span className="mo-ink-2">
            {holder ? `Đang ở ${holder}` : ""}
            {holder && row.drafterName !== me ? " · " : ""}
            {row.drafterName !== me ? `${row.drafterName}, ${row.unitName}` : ""}
          </span>
          {row.returnReason && row.state === "draft" && (
            <span className="mo-row mo-return-reason">
              <IconArrowBackUp size={15} stroke={1.75} aria-hidden="true" /> {row.returnReason}
            </span>
          )}
        </>
      }
    />
  );
}
