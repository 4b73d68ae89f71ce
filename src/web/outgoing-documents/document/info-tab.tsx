// Thông tin of an outgoing document: the fields of NĐ 30/2020 PL VI, who approved which version, its case files.
import { CaseFileBox } from "../../case-files/case-file-box.tsx";
import { numberAndNotation } from "../../letter/words.ts";
import { To } from "../../parts/actions/link.tsx";
import { UrgencyMark } from "../../parts/marks/marks.tsx";
import { Facts } from "../../parts/story/facts.tsx";
import { DayText, FullTime, LegalTimeSentence, ListTime } from "../../parts/story/sentence-time.tsx";
import type { OutgoingDoc } from "../outgoing-api.ts";
import { numberWords, titleOf } from "../words.ts";

export function OutgoingInfo({ document }: { document: OutgoingDoc }) {
  const { replyTo } = document;
  return (
    <div className="mo-stack">
      <Facts
        rows={[
          { label: "Số, ký hiệu", value: <strong className="mo-nowrap">{numberWords(document)}</strong> },
          { label: "Ngày ban hành", value: <DayText day={document.issuedDate} /> },
          { label: "Loại", value: document.kindName },
          { label: "Trích yếu", value: titleOf(document) },
          { label: "Người ký", value: document.signerName },
          {
            label: "Mức khẩn",
            value: document.urgency === "thuong" ? "Thường" : <UrgencyMark urgency={document.urgency} />,
          },
          { label: "Số trang", value: document.pageAmount },
          { label: "Soạn thảo", value: `${document.drafterName}, ${document.unitName}` },
          ...(document.holder
            ? [
                {
                  label: "Đang ở",
                  value: (
                    <>
                      {document.holder}, từ <ListTime at={document.holderSince} />
                    </>
                  ),
                },
              ]
            : []),
          ...(replyTo
            ? [
                {
                  label: "Trả lời",
                  value: (
                    <span className="mo-prose">
                      <To path={`/van-ban-den/${replyTo.id}`}>
                        {numberAndNotation(replyTo)} ngày <DayText day={replyTo.issuedDate} />
                      </To>{" "}
                      của {replyTo.organName}, số đến {replyTo.arrivalNumber}
                    </span>
                  ),
                },
              ]
            : []),
          { label: "Ký lúc", value: <FullTime at={document.signedAt} /> },
          {
            label: "Phát hành",
            value: document.issuedAt ? (
              <LegalTimeSentence
                verb="Gửi"
                actual={document.issuedAt}
                legal={document.issuedLegalAt ?? document.issuedAt}
              />
            ) : null,
          },
          {
            label: "Mã băm",
            value: document.currentSha256 && (
              <span className="mo-tnum" title={document.currentSha256}>
                SHA-256 {document.currentSha256.slice(0, 8)}…{document.currentSha256.slice(-8)}
              </span>
            ),
          },
        ]}
      />
      {document.approvals.length > 0 && (
        <section aria-label="Đã duyệt" className="mo-stack">
          <h2 className="mo-label">Đã duyệt</h2>
          <ul className="mo-stack">
            {document.approvals.map((approval) => (
              <li key={approval.id} className={approval.voidedAt ? "mo-ink-3" : undefined}>
                {approval.stepName}, bản {approval.versionNo}: <strong>{approval.byName}</strong>, {approval.byTitle},{" "}
                <ListTime at={approval.at} />
                {approval.note && <div className="mo-small mo-ink-2">“{approval.note}”</div>}
                {approval.voidedAt && <div className="mo-small">Đã mất hiệu lực: {approval.voidReason}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CaseFileBox documentId={document.id} refusals={[]} />
    </div>
  );
}
