// A new case file (NĐ 30/2020 Đ28): notation of the file plan, title, how long it is kept.
import { useState } from "react";
import { caseFilesContract, RETENTIONS } from "#src/features/case-files/case-files.contract.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { clientOf } from "../app/api.ts";
import { now } from "../app/clock.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { SelectField, TextField } from "../parts/fields/text-field.tsx";

const api = clientOf(caseFilesContract);
type CaseFile = Awaited<ReturnType<typeof api.open>>;

export function OpenCaseFile(props: { verb: string; onClose: () => void; onOpened: (caseFile: CaseFile) => void }) {
  const year = Number(localDateOf(now()).slice(0, 4));
  const [notation, setNotation] = useState("");
  const [title, setTitle] = useState("");
  const [retention, setRetention] = useState<(typeof RETENTIONS)[number]>("10 năm");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const short = notation.trim() === "" || title.trim().length < 3;
  async function open(): Promise<void> {
    if (busy || short) return;
    setBusy(true);
    setError(null);
    try {
      props.onOpened(await api.open({ notation: notation.trim(), title: title.trim(), year, retention }));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  const form = useFieldKeys({ onLast: () => void open() });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Mở hồ sơ mới"
      acts={
        <>
          <Button onPress={props.onClose}>Không mở</Button>
          <Button
            look="filled"
            onPress={() => void open()}
            running={busy && "Đang mở…"}
            {...(short ? { reason: "Nhập ký hiệu và tiêu đề hồ sơ." } : {})}
            testId="open-case-file-done"
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <TextField
          label="Ký hiệu hồ sơ"
          value={notation}
          onChange={setNotation}
          placeholder="05-NS"
          testId="notation"
        />
        <TextField label="Tiêu đề" value={title} onChange={setTitle} testId="title" />
        <SelectField
          label="Thời hạn bảo quản"
          value={retention}
          onChange={setRetention}
          options={RETENTIONS.map((value) => ({ value, words: value }))}
        />
        <p className="mo-small mo-ink-3">Năm hình thành hồ sơ: {year}.</p>
        <ErrorNote error={error} />
      </form>
    </Dialog>
  );
}
