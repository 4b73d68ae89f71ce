// Period of the printed book or the spreadsheet; the file comes from the server in the legal layout (NĐ 30/2020 PL IV).
import { useState } from "react";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { now } from "../app/clock.ts";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { DateField } from "../parts/fields/date-field.tsx";
import { saveFile } from "../viewer/viewer-props.ts";
import { PERIOD_WORDS, type Period, periodDays } from "./period.ts";
import type { Book } from "./registers-api.ts";

export function PrintDialog({ book, kind, onClose }: { book: Book; kind: "pdf" | "xlsx"; onClose: () => void }) {
  const today = localDateOf(now());
  const [period, setPeriod] = useState<Period>("nam");
  const [own, setOwn] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const { from, to } = period === "chon" ? own : periodDays(period, book.year, today);
  const wrong = from !== null && to !== null && from > to;
  const missing = period === "chon" && (!from || !to);
  const reason = wrong ? "Ngày đầu phải trước ngày cuối." : missing ? "Chọn cả hai ngày." : undefined;
  const run = () => {
    if (reason) return;
    const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
    const file = kind === "pdf" ? "print.pdf" : "export.xlsx";
    saveFile(`/api/registers/${book.id}/${file}?${query}`, `${book.name}.${kind}`);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="normal"
      title={kind === "pdf" ? `In ${book.name} từ ngày nào đến ngày nào?` : `Xuất ${book.name} ra Excel`}
      acts={
        <>
          <Button onPress={onClose}>{kind === "pdf" ? "Chưa in" : "Chưa xuất"}</Button>
          <Button look="filled" keys="Ctrl+Enter" onPress={run} {...(reason ? { reason } : {})} testId="print-done">
            {kind === "pdf" ? "Lập bản in PDF" : "Xuất tệp Excel"}
          </Button>
        </>
      }
    >
      <SendKey run={run} />
      <div className="mo-stack">
        <Segments<Period>
          label="Khoảng ngày"
          value={period}
          onChange={setPeriod}
          items={(Object.keys(PERIOD_WORDS) as Period[]).map((value) => ({ value, words: PERIOD_WORDS[value] }))}
        />
        {period === "chon" && (
          <div className="mo-row">
            <DateField label="Từ ngày" value={own.from} onChange={(day) => setOwn({ ...own, from: day })} />
            <DateField label="Đến ngày" value={own.to} onChange={(day) => setOwn({ ...own, to: day })} />
          </div>
        )}
        <p className="mo-small">
          {kind === "pdf"
            ? "Bản in có bìa và mười cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP; số hủy in kèm lý do."
            : "Tệp có đúng mười cột của sổ, mỗi số một dòng; số hủy ghi kèm lý do."}
        </p>
      </div>
    </Dialog>
  );
}
