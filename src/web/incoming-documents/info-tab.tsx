// Thông tin: every field of NĐ 30/2020 PL VI, how it arrived, its files, its case files.
import { IconDownload, IconEye } from "@tabler/icons-react";
import { CaseFileBox } from "../case-files/case-file-box.tsx";
import { asSentence, numberAndNotation, sizeWords } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { Chip, UrgencyMark } from "../parts/marks/marks.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { DayText, FullTime } from "../parts/story/sentence-time.tsx";
import { saveFile } from "../viewer/viewer-props.ts";
import type { IncomingDocument } from "./incoming-api.ts";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export function InfoTab(props: { document: IncomingDocument; onRendition: (id: string) => void; onEdit: () => void }) {
  const { document } = props;
  const mayEdit = document.acts.edit;
  return (
    <div className="mo-info">
      <Facts
        rows={[
          {
            label: "Cơ quan",
            value: (
              <>
                <strong>{document.organName}</strong>{" "}
                {document.organCode && <span className="mo-ink-3">{document.organCode}</span>}
              </>
            ),
          },
          { label: "Số, ký hiệu", value: <strong className="mo-nowrap">{numberAndNotation(document)}</strong> },
          {
            label: "Ngày, nơi",
            value: (
              <>
                <DayText day={document.issuedDate} />
                {document.issuedPlace && `, ${document.issuedPlace}`}
              </>
            ),
          },
          { label: "Loại", value: document.typeName },
          { label: "Trích yếu", value: asSentence(document.subject) },
          {
            label: "Người ký",
            value: [document.signerName, document.signerPosition].filter(Boolean).join(", ") || null,
          },
          {
            label: "Mức khẩn",
            value: document.urgency === "thuong" ? "Thường" : <UrgencyMark urgency={document.urgency} />,
          },
          { label: "Hạn trả lời", value: document.replyBy ? <DayText day={document.replyBy} /> : null },
          { label: "Hạn xử lý", value: document.dueAt ? <FullTime at={document.dueAt} /> : null },
          { label: "Số trang", value: document.pageAmount },
          { label: "Ngôn ngữ", value: document.language || null },
          { label: "Nơi nhận", value: document.toPlaces || null },
          { label: "Ghi chú", value: document.description || null },
          {
            label: "Vào sổ",
            value: (
              <>
                Số đến <strong>{document.arrivalNumber}</strong>, {document.bookName}; {document.registeredByName},{" "}
                <FullTime at={document.registeredAt} />
              </>
            ),
          },
          {
            label: "Đến",
            value: (
              <>
                {document.arrivalSentence}.{" "}
                {document.way === "exchange" ? "Qua trục liên thông." : "Do văn thư đưa vào."}
              </>
            ),
          },
        ]}
      />
      {document.forReference && (
        <p>
          <Chip tone="warn">Để biết, tham khảo</Chip> <span className="mo-small mo-ink-2">Lý do ở tab Chữ ký.</span>
        </p>
      )}
      {mayEdit && (
        <div>
          <Button size="small" refusals={mayEdit} onPress={props.onEdit} testId="edit-document">
            Sửa trường…
          </Button>
        </div>
      )}
      <section aria-label="Tệp">
        <h2 className="mo-label">Tệp</h2>
        <ul className="mo-files">
          {document.files.map((file) => (
            <li key={file.rendition} className="mo-row">
              <span className="mo-grow">
                {file.title}{" "}
                <span className="mo-small mo-ink-3">
                  {file.name} · {sizeWords(file.size)}
                </span>
              </span>
              <Button
                size="small"
                look="text"
                icon={<IconEye {...ICON} />}
                onPress={() => props.onRendition(file.rendition)}
                label={`Xem ${file.title}`}
              >
                Xem
              </Button>
              {document.acts.download && (
                <Button
                  size="small"
                  look="text"
                  icon={<IconDownload {...ICON} />}
                  refusals={document.acts.download}
                  label={`Tải ${file.title}`}
                  onPress={() => saveFile(fileAddress(document.id, file.rendition, true), file.name)}
                >
                  Tải
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <CaseFileBox documentId={document.id} refusals={document.acts["file-in-case"]} />
    </div>
  );
}

/** `save`: as an attachment, noted in the history. */
export function fileAddress(id: string, rendition: string, save = false): string {
  return `/api/incoming-documents/${id}/file?rendition=${rendition}${save ? "&download=1" : ""}`;
}
