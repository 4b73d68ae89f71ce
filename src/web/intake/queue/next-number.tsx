import { LegalTimeSentence } from "../../parts/story/sentence-time.tsx";
import { type IntakeItem, useNextNumber } from "../intake-api.ts";

/** The forecast of số đến and the arrival as actual and legal time (QC-7.3). */
export function NextNumber({ item }: { item: IntakeItem }) {
  const { data } = useNextNumber();
  const outside = item.receivedAt !== item.receivedLegalAt;
  return (
    <div className="mo-next">
      <div>
        <div className="mo-label">Số đến kế tiếp</div>
        <div className="mo-number" data-testid="next-number">
          {data?.nextNumber ?? "…"}
        </div>
      </div>
      <div className="mo-next-right mo-small mo-ink-3">
        <div>{data ? `${data.bookName}` : " "}</div>
        <div className={outside ? "mo-warn" : ""}>
          <LegalTimeSentence verb="Đến" actual={item.receivedAt} legal={item.receivedLegalAt} />
        </div>
        {!outside && <div className="mo-ok">Trong giờ, tính từ lúc đến</div>}
      </div>
    </div>
  );
}
