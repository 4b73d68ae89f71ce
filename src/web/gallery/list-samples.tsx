import { useState } from "react";
import { RowList, TwoLines } from "../parts/layout/row-list.tsx";
import { UrgencyMark } from "../parts/marks/marks.tsx";

const ROWS = [
  {
    id: "1",
    from: "UBND xã Ba Tri",
    number: "318/UBND-KT",
    urgent: true,
    subject: "Bổ sung kinh phí khắc phục sạt lở bờ sông Ba Lai",
    at: "07:20",
  },
  {
    id: "2",
    from: "Sở Xây dựng",
    number: "2034/SXD-QLN",
    urgent: false,
    subject: "Đề nghị bố trí kinh phí sửa chữa trụ sở",
    at: "07:36",
  },
];

export function ListSamples({ words }: { words: string }) {
  const [selected, setSelected] = useState("2");
  const [chosen, setChosen] = useState<string[]>(["2"]);
  return (
    <div className="mo-gallery-list">
      <RowList
        label={`Văn bản, ${words}`}
        rows={ROWS}
        keyOf={(row) => row.id}
        nameOf={(row) => `${row.from} ${row.number}`}
        selected={selected}
        onSelect={(row) => setSelected(row.id)}
        chosen={chosen}
        onChoose={setChosen}
        render={(row) => (
          <TwoLines
            top={
              <>
                <strong>{row.from}</strong> <span className="mo-ink-2 mo-nowrap">{row.number}</span>{" "}
                {row.urgent && <UrgencyMark urgency="khan" />}
              </>
            }
            lines={row.subject}
            right={row.at}
            unseen={row.urgent}
          />
        )}
      />
    </div>
  );
}
