// One waiting letter in the list: way in, sender, number, urgency, subject, signature, time (picture 02).
import {
  IconArrowBackUp,
  IconBuilding,
  IconBuildingBank,
  IconBuildingCommunity,
  IconCopy,
  IconPlayerPause,
  IconScan,
  IconShieldQuestion,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { TwoLines } from "../../parts/layout/row-list.tsx";
import { Chip, SignatureMark, UrgencyMark } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import type { IntakeRow } from "../intake-api.ts";

const WAY = { size: 18, stroke: 1.75 } as const;
const INLINE = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

export function QueueRow({ row }: { row: IntakeRow }) {
  return (
    <TwoLines
      icon={<WayIcon row={row} />}
      top={
        <>
          <strong>{row.fromName || "Chưa rõ nơi gửi"}</strong>
          <div className="mo-ink-2">
            {row.state !== "gate-asks" && <span className="mo-nowrap">{numberAndNotation(row)}</span>}{" "}
            <UrgencyMark urgency={row.urgency} />{" "}
            {row.duplicate && (
              <Chip tone="warn" icon={<IconCopy {...INLINE} />}>
                Có thể trùng
              </Chip>
            )}{" "}
            {row.recalledAt && (
              <Chip tone="bad" icon={<IconArrowBackUp {...INLINE} />}>
                Bên gửi thu hồi
              </Chip>
            )}{" "}
            {row.state === "gate-asks" && (
              <Chip tone="warn" icon={<IconShieldQuestion {...INLINE} />}>
                Cửa bảo mật hỏi
              </Chip>
            )}
            {row.state === "parked" && <Chip icon={<IconPlayerPause {...INLINE} />}>Giữ lại</Chip>}
          </div>
        </>
      }
      lines={
        row.subject
          ? asSentence(row.subject)
          : row.state === "gate-asks"
            ? "Đang khóa riêng, chờ bạn xem"
            : "Chưa có trích yếu"
      }
      right={<ListTime at={row.receivedAt} />}
      foot={<Signature row={row} />}
    />
  );
}

function Signature({ row }: { row: IntakeRow }): ReactNode {
  // a signature says nothing about a letter that was taken back
  if (row.verdict === null || row.recalledAt) return null;
  if (row.verdict === "unsigned" && row.way === "upload") return <SignatureMark verdict="paper" />;
  return <SignatureMark verdict={row.verdict} />;
}

/** Paper that was brought in, or which kind of agency sent it over the axis. */
function WayIcon({ row }: { row: IntakeRow }) {
  if (row.way === "upload") return <Named words="Quét, tải lên" icon={<IconScan {...WAY} aria-hidden="true" />} />;
  const name = row.fromName.toLowerCase();
  if (/(xã|phường|đặc khu)/u.test(name))
    return <Named words="Qua trục liên thông" icon={<IconBuildingCommunity {...WAY} aria-hidden="true" />} />;
  if (/(ubnd|ủy ban|hđnd|hội đồng)/u.test(name))
    return <Named words="Qua trục liên thông" icon={<IconBuildingBank {...WAY} aria-hidden="true" />} />;
  return <Named words="Qua trục liên thông" icon={<IconBuilding {...WAY} aria-hidden="true" />} />;
}

function Named({ words, icon }: { words: string; icon: ReactNode }) {
  return (
    <span title={words}>
      {icon}
      <span className="mo-hidden">{words}: </span>
    </span>
  );
}
