// The fields of a waiting letter as facts (picture 02), before anybody presses “Sửa trường”.
import type { ReactNode } from "react";
import type { FieldName } from "#src/features/intake/intake.contract.ts";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Facts } from "../../parts/story/facts.tsx";
import { DayText } from "../../parts/story/sentence-time.tsx";
import { hintOf } from "../draft/field-list.ts";
import type { Draft } from "../draft/use-draft.ts";
import type { IntakeItem } from "../intake-api.ts";

const URGENCY_WORDS: Record<string, string> = {
  thuong: "Thường",
  khan: "Khẩn",
  "thuong-khan": "Thượng khẩn",
  "hoa-toc": "Hỏa tốc",
};

type Props = { item: IntakeItem; draft: Draft; faults: Partial<Record<FieldName, string>>; children?: ReactNode };

export function QueueFacts({ item, draft, faults }: Props) {
  const { values } = draft;
  const shown = (name: FieldName, value: ReactNode): ReactNode => (
    <>
      {value || <span className="mo-ink-3">–</span>}
      {faults[name] && <div className="mo-small mo-bad">{faults[name]}</div>}
      {!values[name] && hintOf(name, draft.typed, item.proposed) && (
        <div className="mo-small mo-warn">{hintOf(name, draft.typed, item.proposed)}</div>
      )}
    </>
  );
  const signer = [values.signerName, asSentence(values.signerPosition.toLocaleLowerCase("vi"))]
    .filter(Boolean)
    .join(", ");
  return (
    <Facts
      rows={[
        {
          label: "Cơ quan",
          value: shown(
            "organName",
            values.organName && (
              <>
                <strong>{values.organName}</strong>{" "}
                {values.organCode && <span className="mo-ink-3 mo-nowrap">{values.organCode}</span>}
              </>
            ),
          ),
        },
        {
          label: "Số, ký hiệu",
          value: shown("codeNumber", <strong className="mo-nowrap">{numberAndNotation(values)}</strong>),
        },
        { label: "Ngày", value: shown("issuedDate", values.issuedDate && <DayText day={values.issuedDate} />) },
        { label: "Loại", value: shown("typeName", values.typeName) },
        { label: "Trích yếu", value: shown("subject", values.subject && asSentence(values.subject)) },
        { label: "Người ký", value: shown("signerName", signer) },
        { label: "Mức khẩn", value: URGENCY_WORDS[values.urgency] ?? "Thường" },
        {
          label: "Hạn trả lời",
          value: shown("dueDate", values.dueDate && <DueDate item={item} day={values.dueDate} />),
        },
        { label: "Số trang", value: shown("pageAmount", values.pageAmount) },
        ...(values.toPlaces ? [{ label: "Nơi nhận", value: values.toPlaces }] : []),
        ...(values.description ? [{ label: "Ghi chú", value: values.description }] : []),
      ]}
    />
  );
}

function DueDate({ item, day }: { item: IntakeItem; day: string }) {
  const page = item.proposed.dueDate?.value === day ? item.proposed.dueDate.page : null;
  return (
    <>
      <DayText day={day} /> {page !== null && <span className="mo-ink-3">ghi trong văn bản, trang {page}</span>}
    </>
  );
}

/** Where the fields came from, in one line under them. */
export function originWords(item: IntakeItem): string {
  const offers = Object.values(item.proposed);
  const fromSender = offers.filter((offer) => offer?.source === "sender").length;
  if (fromSender > 0) return `${fromSender} trường lấy từ gói tin của bên gửi.`;
  if (offers.length > 0) return `${offers.length} trường máy đọc từ trang văn bản, hãy đối chiếu.`;
  return "Chưa đọc được trường nào từ tệp.";
}
