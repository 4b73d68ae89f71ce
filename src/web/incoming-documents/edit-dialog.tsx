// Correct fields of a registered letter: number of arrival, times and bytes stay; every change leaves a row in the history.
import "./incoming-document.css";
import { useState } from "react";
import { URGENCIES } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { failureOf } from "../app/api.ts";
import { useKeptText } from "../app/kept-text.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { ConflictNote } from "../parts/conflict/conflict-note.tsx";
import { useClashes } from "../parts/conflict/use-clashes.ts";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { DateField } from "../parts/fields/date-field.tsx";
import { SelectField, TextArea, TextField } from "../parts/fields/text-field.tsx";
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
type Fields = Record<TextName | "subject" | "issuedDate" | "urgency", string>;
type Changes = Partial<Fields> & { reason?: string };
const LABELS: Record<keyof Fields, string> = {
  ...TEXTS,
  subject: "Trích yếu",
  issuedDate: "Ngày văn bản",
  urgency: "Mức khẩn",
};
const valuesOf = (document: IncomingDocument): Fields =>
  Object.fromEntries((Object.keys(LABELS) as (keyof Fields)[]).map((name) => [name, document[name]])) as Fields;
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
  const clashes = useClashes<Fields>();
  const act = useAct(async () => {
    try {
      rememberDocument(
        await incomingApi.edit({ id: fresh.id, rowVersion: fresh.rowVersion, fields, reason: reason.trim() }),
      );
    } catch (error) {
      if (failureOf(error).problem?.code !== "stale") throw error;
      const now = await incomingApi.get({ id: fresh.id });
      clashes.meet(valuesOf(fresh), { ...valuesOf(fresh), ...fields }, valuesOf(now));
      setFresh(now);
      return;
    }
    shelf.forget();
    toast({ title: "Đã sửa.", words: "Lịch sử giữ cả chữ cũ và chữ mới." });
    onClose();
  });
  const clashing = Object.keys(clashes.open) as (keyof Fields)[];
  const theirs = (name: keyof Fields) => {
    const words = clashes.open[name];
    if (words === undefined) return null;
    return {
      words: name === "issuedDate" ? dateText(words) : words,
      onTake: () => {
        set(name, words);
        clashes.choose(name);
      },
      onKeep: () => clashes.choose(name),
    };
  };
  const why =
    clashing.length > 0
      ? "Người khác vừa sửa cùng trường: hãy chọn giá trị nào được giữ."
      : Object.keys(fields).length === 0
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
      <ConflictNote
        clashes={clashing.map((key) => ({ key, label: LABELS[key] }))}
        taken={clashes.taken.map((name) => LABELS[name])}
        onSeen={clashes.seen}
      />
      <form {...form.formProps} className="mo-edit-grid">
        {(Object.keys(TEXTS) as TextName[]).map((name) => (
          <TextField
            key={name}
            label={TEXTS[name]}
            value={value(name)}
            onChange={(text) => set(name, text)}
            theirs={theirs(name)}
            testId={`edit-${name}`}
          />
        ))}
        <DateField
          label="Ngày văn bản"
          theirs={theirs("issuedDate")}
          value={value("issuedDate") || null}
          onChange={(day) => day && set("issuedDate", day)}
        />
        <SelectField
          label="Mức khẩn"
          theirs={theirs("urgency")}
          value={URGENCIES.find((each) => each === value("urgency")) ?? "thuong"}
          onChange={(urgency) => set("urgency", urgency)}
          options={URGENCIES.map((each) => ({ value: each, words: URGENCY_WORDS[each] }))}
        />
        <div className="mo-edit-whole">
          <TextArea
            label="Trích yếu"
            theirs={theirs("subject")}
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
