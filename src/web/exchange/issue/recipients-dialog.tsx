// Nơi nhận, set by the clerk before issue: from the province's directory, paper for those outside it.
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { clientOf } from "../../app/api.ts";
import { Button, IconButton } from "../../parts/actions/button.tsx";
import { Dialog, SendKey } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Picker } from "../../parts/fields/picker.tsx";
import { SelectField, TextField } from "../../parts/fields/text-field.tsx";
import { type OutgoingDocument, outgoingApi, rememberOutgoing } from "../../signing/signing-api.ts";
import { renewExchange } from "../exchange-api.ts";

const organisationApi = clientOf(organisationContract);
type Row = { key: string; code: string | null; name: string; purpose: string; delivery: "exchange" | "paper" };

type Props = {
  document: OutgoingDocument;
  /** printed on the letter: stand in the list already, written only with Ghi */
  add?: readonly { code: string | null; name: string }[];
  onClose: () => void;
};

export function RecipientsDialog({ document, add: printed = [], onClose }: Props) {
  const [rows, setRows] = useState<Row[]>(() => [
    ...document.recipients.map((each) => ({ ...each, key: each.id })),
    ...printed.map(({ code, name }) => ({
      code,
      name,
      key: crypto.randomUUID(),
      purpose: "để thực hiện",
      delivery: code === null ? ("paper" as const) : ("exchange" as const),
    })),
  ]);
  const [query, setQuery] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = useQuery({
    queryKey: ["organisation", "agencies", query],
    queryFn: () => organisationApi.agencies({ ...(query ? { q: query } : {}), limit: 30 }),
    staleTime: 600_000,
  });
  const edit = (key: string, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = (row: Omit<Row, "key" | "purpose">) =>
    setRows((now) => [...now, { ...row, key: crypto.randomUUID(), purpose: "để thực hiện" }]);

  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const saved = await outgoingApi.setRecipients({
        id: document.id,
        rowVersion: document.rowVersion,
        recipients: rows.map(({ key: _key, ...row }) => row),
      });
      rememberOutgoing(saved);
      toast({ title: `Đã ghi ${rows.length} nơi nhận.` });
      onClose();
      renewExchange();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title="Nơi nhận của văn bản"
      acts={
        <>
          <Button onPress={onClose}>Không đổi</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            onPress={() => void save()}
            running={busy && "Đang ghi…"}
            testId="recipients-save"
          >
            Ghi {rows.length} nơi nhận
          </Button>
        </>
      }
    >
      <SendKey run={() => void save()} />
      <div className="mo-stack">
        <Picker
          label="Thêm nơi nhận từ danh bạ của tỉnh"
          value={[]}
          single
          search={setQuery}
          answers={found.isSuccess ? query : null}
          options={(found.data ?? [])
            .filter((agency) => !rows.some((row) => row.code === agency.code))
            .map((agency) => ({ id: agency.code, name: agency.name, note: `${agency.symbol} · mã ${agency.code}` }))}
          onChange={([code]) => {
            const agency = found.data?.find((each) => each.code === code);
            if (agency) add({ code: agency.code, name: agency.name, delivery: "exchange" });
          }}
          onFreeText={(name) => add({ code: null, name, delivery: "paper" })}
          placeholder="gõ tên, ký hiệu hoặc mã; nơi ngoài danh bạ thì gửi giấy"
          testId="add-recipient"
        />
        {rows.map((row) => (
          <div key={row.key} className="mo-recipients-row">
            <TextField
              label="Nơi nhận"
              value={row.name}
              onChange={(name) => edit(row.key, { name })}
              readOnly={row.code !== null}
              hint={row.code ? `mã định danh ${row.code}` : "ngoài danh bạ"}
            />
            <TextField label="Để làm gì" value={row.purpose} onChange={(purpose) => edit(row.key, { purpose })} />
            <SelectField
              label="Cách gửi"
              value={row.delivery}
              onChange={(delivery) => edit(row.key, { delivery })}
              options={[
                { value: "exchange", words: "Liên thông", disabled: row.code === null },
                { value: "paper", words: "Bản giấy" },
              ]}
            />
            <IconButton
              label={`Bỏ ${row.name}`}
              icon={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
              onPress={() => setRows((now) => now.filter((other) => other.key !== row.key))}
            />
          </div>
        ))}
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}
