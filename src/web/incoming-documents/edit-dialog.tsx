// Correct fields of a registered letter: number of arrival, times and bytes stay; every change leaves a row in the history.
import { useState } from "react";
import { URGENCIES } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { failureOf } from "../app/api.ts";
import { useKeptText } from "../app/kept-text.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { DateField } from "../parts/fields/date-field.tsx";
import { SelectField, TextArea, TextField } from "../parts/fields/text-field.tsx";
import { useAct } from "./document-acts.tsx";
import { type IncomingDocument, incomingApi, rememberDocument } from "./incoming-api.ts";

const TEXTS = {
  organName: "Cơ quan ban hành",
  codeNumber: "Số",
  codeNotation: "Ký hiệu",
  issuedPlace: "Địa danh",
  typeName: "Loại văn bản",
  signerPosition: "Chức vụ người ký",
  signerName: "Người ký",
  toPlaces: "Đơn vị hoặc người nhận",
  description: "Ghi chú",
} as const;
type TextName = keyof typeof TEXTS;
type Changes = Partial<Record<TextName | "subject" | "issuedDate" | "urgency", string>> & { reason?: string };
const URGENCY_WORDS = { thuong: "Thường", khan: "Khẩn", "thuong-khan": "Thượng khẩn", "hoa-toc": "Hỏa tốc" } as const;

export function EditDialog({ document, onClose }: { document: IncomingDocument; onClose: () => void }) {
  const shelf = useKeptText(`sua-truong.${document.id}`, "");
  const [changes, setChanges] = useState<Changes>(() => parse(shelf.text));
  const [fresh, setFresh] = useState<IncomingDocument>(document);
  const reason = changes.reason ?? "";
  const set = (name: keyof Changes, value: string) => {
    const next = { ...changes, [name]: value };
    setChanges(next);
    shelf.setText(JSON.stringify(next));
  };
  const value = (name: Exclude<keyof Changes, "reason">): string => changes[name] ?? fresh[name];
  const fields = Object.fromEntries(
    Object.entries(changes).filter(([name, text]) => name !== "reason" && text !== fresh[name as "subject"]),
  );
  const act = useAct(async () => {
    rememberDocument(
      await incomingApi.edit({ id: fresh.id, rowVersion: fresh.rowVersion, fields, reason: reason.trim() }),
    );
    shelf.forget();
    toast({ title: "Đã sửa.", words: "Lịch sử giữ cả chữ cũ và chữ mới." });
    onClose();
  });
  const stale = failureOf(act.error).problem?.code === "stale";
  const why =
    Object.keys(fields).length === 0
      ? "Chưa có trường nào thay đổi."
      : reason.trim().length < 3
        ? "Nhập lý do sửa."
        : null;
  const send = () => {
    if (!why) act.run();
  };
  const form = useFieldKeys({ onLast: send });
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={`Sửa trường của văn bản, số đến ${fresh.arrivalNumber}`}
      acts={
        <>
          <Button onPress={onClose}>Để sau, giữ chữ đã gõ</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            running={act.busy && "Đang ghi…"}
            onPress={send}
            {...(why ? { reason: why } : {})}
            testId="edit-done"
          >
            Ghi thay đổi
          </Button>
        </>
      }
    >
      <SendKey run={send} />
      <form {...form.formProps} className="mo-edit-grid">
        {(Object.keys(TEXTS) as TextName[]).map((name) => (
          <TextField
            key={name}
            label={TEXTS[name]}
            value={value(name)}
            onChange={(text) => set(name, text)}
            testId={`edit-${name}`}
          />
        ))}
        <DateField
          label="Ngày văn bản"
          value={value("issuedDate") || null}
          onChange={(day) => day && set("issuedDate", day)}
        />
        <SelectField
          label="Mức khẩn"
          value={URGENCIES.find((each) => each === value("urgency")) ?? "thuong"}
          onChange={(urgency) => set("urgency", urgency)}
          options={URGENCIES.map((each) => ({ value: each, words: URGENCY_WORDS[each] }))}
        />
        <div className="mo-edit-whole">
          <TextArea
            label="Trích yếu"
            value={value("subject")}
            onChange={(text) => set("subject", text)}
            singleParagraph
            soft={500}
            testId="edit-subject"
          />
        </div>
        <div className="mo-edit-whole">
          <TextField label="Lý do sửa" value={reason} onChange={(text) => set("reason", text)} testId="edit-reason" />
        </div>
        <div className="mo-edit-whole mo-stack">
          <ErrorNote error={act.error} />
          {stale && (
            <Button size="small" onPress={() => void incomingApi.get({ id: fresh.id }).then(setFresh)}>
              Lấy bản mới, giữ chữ tôi đã gõ
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function parse(text: string): Changes {
  try {
    const kept = JSON.parse(text || "{}") as unknown;
    return typeof kept === "object" && kept !== null ? (kept as Changes) : {};
  } catch {
    return {};
  }
}
