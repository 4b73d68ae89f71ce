/** What the register needs and the page does not show as words: kind, urgency, signer, the letter this answers, marks at the foot. */
import { URGENCIES, type Urgency } from "#src/rules/document-format/document-model.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { SelectField, TextField } from "../../../parts/fields/text-field.tsx";
import { Facts } from "../../../parts/story/facts.tsx";
import type { OutgoingDoc } from "../../outgoing-api.ts";
import { ReplyFacts } from "../../shared/reply-facts.tsx";
import type { WorkingCopy } from "../copy/use-working-copy.ts";

const URGENCY_WORDS: Record<Urgency, string> = {
  thuong: "Thường",
  khan: "Khẩn",
  "thuong-khan": "Thượng khẩn",
  "hoa-toc": "Hỏa tốc",
};

type Props = {
  document: OutgoingDoc;
  copy: WorkingCopy;
  editable: boolean;
  signer: string;
  onSigner: (postId: string) => void;
};

export function FieldsPanel({ document, copy, editable, signer, onSigner }: Props) {
  const { model } = copy;
  const facts = [
    { label: "Loại", value: <strong>{document.kindName}</strong> },
    { label: "Theo mẫu", value: `NĐ 30/2020, Phụ lục III, ${KIND_FACTS[document.kind].sample}` },
    { label: "Đơn vị", value: document.unitName },
    { label: "Người soạn", value: document.drafterName },
  ];
  return (
    <div className="mo-panel-scroll mo-pane-body mo-stack">
      <Facts
        rows={
          editable
            ? facts
            : [
                ...facts,
                { label: "Độ khẩn", value: URGENCY_WORDS[model.urgency] },
                { label: "Người ký", value: document.signerName ?? "–" },
              ]
        }
      />
      {editable && (
        <>
          <SelectField
            label="Độ khẩn"
            value={model.urgency}
            onChange={(urgency) => copy.change({ urgency })}
            options={URGENCIES.map((value) => ({ value, words: URGENCY_WORDS[value] }))}
            hint={model.urgency === "thuong" ? "Dấu độ khẩn tự hiện trên trang khi chọn mức khác." : undefined}
          />
          <SelectField
            label="Người ký"
            value={signer}
            onChange={onSigner}
            options={document.signers.map((each) => ({ value: each.postId, words: `${each.fullName}, ${each.title}` }))}
            hint="Quyền hạn, chức vụ và họ tên tự điền lên trang khi trình."
            testId="signer"
          />
          <TextField
            label="Ký hiệu người soạn, số bản"
            optional
            value={model.drafterMark ?? ""}
            onChange={(text) => copy.change({ drafterMark: text === "" ? undefined : text })}
          />
          <TextField
            label="Địa chỉ, điện thoại ở chân trang"
            optional
            value={model.contact ?? ""}
            onChange={(text) => copy.change({ contact: text === "" ? undefined : text })}
          />
        </>
      )}
      {document.replyTo && <ReplyFacts reply={document.replyTo} />}
    </div>
  );
}
