// A unit: new, changed, closed. The server's reasons are shown as they are (rules/access/units).
import { useState } from "react";
import { queryClient } from "../app/query.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { SelectField, TextField } from "../parts/fields/text-field.tsx";
import { KIND_WORDS, organisationApi, type Unit, useUnits } from "./organisation-api.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: ["organisation"] });

/** @param props `unit`: the one to change; without it a new one */
export function UnitDialog({ unit, onClose }: { unit?: Unit; onClose: () => void }) {
  const units = useUnits();
  const [name, setName] = useState(unit?.name ?? "");
  const [symbol, setSymbol] = useState(unit?.symbol ?? "");
  const [kind, setKind] = useState<Unit["kind"]>(unit?.kind ?? "unit");
  const [parentId, setParentId] = useState(unit?.parentId ?? "");
  const missing = name.trim().length < 2 ? "Nhập tên đơn vị." : null;
  const act = useAct(async () => {
    const fields = { name: name.trim(), symbol: symbol.trim(), kind, parentId: parentId || null };
    try {
      if (unit) await organisationApi.editUnit({ id: unit.id, rowVersion: unit.rowVersion, ...fields });
      else await organisationApi.createUnit(fields);
      toast(
        unit
          ? { title: `Đã sửa ${fields.name}.`, words: "Sổ và lịch sử cũ giữ nguyên." }
          : { title: `Đã thêm ${fields.name}.`, words: "Giờ thêm người vào đơn vị." },
      );
      onClose();
    } finally {
      // refused too: what somebody else changed shows behind the dialog
      void refresh();
    }
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  return (
    <Dialog
      open
      onClose={onClose}
      title={unit ? `Sửa ${unit.name}` : "Thêm đơn vị"}
      acts={
        <>
          <Button onPress={onClose}>{unit ? "Giữ như cũ" : "Không thêm"}</Button>
          <Button
            look="filled"
            onPress={act.run}
            running={act.busy && "Đang ghi…"}
            {...(missing ? { reason: missing } : {})}
            testId="unit-done"
          >
            {unit ? "Ghi thay đổi" : "Thêm đơn vị"}
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <TextField
          label="Tên đơn vị"
          value={name}
          onChange={setName}
          placeholder="Phòng Ngân sách"
          autoFocus
          testId="unit-name"
        />
        <TextField
          label="Ký hiệu"
          value={symbol}
          onChange={setSymbol}
          optional
          hint="Đứng trong ký hiệu văn bản: 05/STC-NS"
          testId="unit-symbol"
        />
        <SelectField
          label="Loại đơn vị"
          value={kind}
          onChange={setKind}
          options={(Object.keys(KIND_WORDS) as Unit["kind"][]).map((value) => ({ value, words: KIND_WORDS[value] }))}
        />
        <SelectField
          label="Trực thuộc"
          value={parentId}
          onChange={setParentId}
          empty="Lãnh đạo cơ quan"
          options={(units.data ?? [])
            .filter((one) => one.id !== unit?.id)
            .map((one) => ({ value: one.id, words: one.name }))}
          testId="unit-parent"
        />
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}

export function CloseUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const act = useAct(async () => {
    await organisationApi.closeUnit({ id: unit.id, rowVersion: unit.rowVersion });
    toast({ title: `Đã đóng ${unit.name}.`, words: "Văn bản và lịch sử cũ vẫn mang tên đơn vị." });
    void refresh();
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Đóng ${unit.name}?`}
      acts={
        <>
          <Button onPress={onClose}>Giữ đơn vị</Button>
          <Button look="danger" onPress={act.run} running={act.busy && "Đang đóng…"} testId="unit-close">
            Đóng đơn vị
          </Button>
        </>
      }
    >
      <p>Đơn vị đã đóng không nhận người, không nhận việc. Văn bản và lịch sử cũ vẫn mang tên này.</p>
      <ErrorNote error={act.error} />
    </Dialog>
  );
}
