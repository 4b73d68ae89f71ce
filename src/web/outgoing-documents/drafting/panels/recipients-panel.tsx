/** To whom the document goes: from the province's directory by exchange or on paper, others on paper only. Every change is written at once. */
import { IconSend, IconX } from "@tabler/icons-react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { Button, IconButton, WhyNot } from "../../../parts/actions/button.tsx";
import { EmptyState } from "../../../parts/feedback/empty-state.tsx";
import { ErrorNote } from "../../../parts/feedback/error-panel.tsx";
import { Picker } from "../../../parts/fields/picker.tsx";
import { SelectField } from "../../../parts/fields/text-field.tsx";
import { type OutgoingDoc, organisationApi, outgoingApi } from "../../outgoing-api.ts";
import "./panels.css";

type Recipient = OutgoingDoc["recipients"][number];
type Wanted = Pick<Recipient, "code" | "name" | "purpose" | "delivery">;
type Agency = Awaited<ReturnType<typeof organisationApi.agencies>>[number];

const PURPOSES = ["để thực hiện", "để phối hợp", "để báo cáo", "để biết"];

type Props = {
  document: OutgoingDoc;
  addressees: readonly string[];
  refusals: readonly Refusal[] | undefined;
  /** saves open words first. @returns the row version, null when they could not be saved */
  settle: () => Promise<number | null>;
  onAnswer: (document: OutgoingDoc) => void;
};

export function RecipientsPanel(props: Props) {
  const { document } = props;
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fixed = props.refusals === undefined || props.refusals.length > 0;
  const { data: found = [], isSuccess } = useQuery({
    queryKey: ["organisation", "agencies", text],
    queryFn: () => organisationApi.agencies({ q: text, limit: 20 }),
    staleTime: 300_000,
    enabled: !fixed,
  });
  const named = useNamedAgencies(props.addressees, document.recipients, !fixed);

  async function put(recipients: readonly Wanted[]): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const rowVersion = await props.settle();
      if (rowVersion === null) return;
      const sent = recipients.map(({ code, name, purpose, delivery }) => ({ code, name, purpose, delivery }));
      props.onAnswer(await outgoingApi.setRecipients({ id: document.id, rowVersion, recipients: sent }));
      setText("");
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  const add = (more: readonly Wanted[]) => void put([...document.recipients, ...more]);
  const change = (id: string, part: Partial<Wanted>) =>
    void put(document.recipients.map((each) => (each.id === id ? { ...each, ...part } : each)));
  // a recipient written by name only becomes the agency of the directory
  const addNamed = () =>
    void put([
      ...document.recipients.filter(
        (each) => each.code !== null || !named.some((agency) => isNamed(agency, each.name)),
      ),
      ...named.map(wantedOf),
    ]);
  const free = found.filter((agency) => !document.recipients.some((each) => each.code === agency.code));
  return (
    <div className="mo-panel-scroll">
      <div className="mo-stack mo-pane-body" aria-busy={busy || undefined}>
        {!fixed && (
          <Picker
            label="Thêm nơi nhận"
            placeholder="gõ tên hoặc chữ tắt, ví dụ sxd"
            options={free.map((agency) => ({
              id: agency.code,
              name: agency.name,
              note: agency.code,
              also: agency.shortName,
            }))}
            value={[]}
            onChange={([code]) => {
              const agency = free.find((each) => each.code === code);
              if (agency) add([wantedOf(agency)]);
            }}
            search={setText}
            answers={isSuccess ? text : null}
            onFreeText={(name) => add([{ code: null, name, purpose: "", delivery: "paper" }])}
            recentKey="noi-nhan"
            testId="recipient"
          />
        )}
        {named.length > 0 && (
          <Button size="small" wide onPress={() => addNamed()} testId="recipients-from-address">
            Thêm từ Kính gửi: {named.map((agency) => agency.shortName || agency.name).join(", ")}
          </Button>
        )}
        {props.refusals && <WhyNot refusals={props.refusals} />}
        <ErrorNote error={error} />
      </div>
      {document.recipients.length === 0 ? (
        <EmptyState icon={<IconSend size={20} stroke={1.75} />} title="Chưa có nơi nhận">
          Nơi nhận ở đây quyết định văn bản gửi đi đâu, qua liên thông hay bản giấy; phần “Nơi nhận” trên trang là chữ
          in. Trình duyệt được khi còn trống; phát hành thì phải có.
        </EmptyState>
      ) : (
        <ul className="mo-recipients">
          {document.recipients.map((each) => (
            <li key={each.id} className="mo-recipient">
              <div className="mo-row">
                <strong className="mo-grow">{each.name}</strong>
                {!fixed && (
                  <IconButton
                    label={`Bỏ ${each.name}`}
                    icon={<IconX size={16} stroke={1.75} aria-hidden="true" />}
                    onPress={() => void put(document.recipients.filter((other) => other.id !== each.id))}
                  />
                )}
              </div>
              {fixed ? (
                <div className="mo-small mo-ink-2">
                  {[deliveryWords(each.delivery), each.purpose, each.code].filter(Boolean).join(" · ")}
                </div>
              ) : (
                <div className="mo-recipient-fields">
                  <SelectField
                    label={`Mục đích gửi ${each.name}`}
                    hideLabel
                    value={each.purpose}
                    onChange={(purpose) => change(each.id, { purpose })}
                    empty="Mục đích…"
                    options={[...new Set([...PURPOSES, each.purpose])]
                      .filter(Boolean)
                      .map((value) => ({ value, words: value }))}
                  />
                  <SelectField
                    label={`Cách gửi ${each.name}`}
                    hideLabel
                    value={each.delivery}
                    onChange={(delivery) => change(each.id, { delivery })}
                    options={[
                      { value: "exchange", words: "Liên thông", disabled: each.code === null },
                      { value: "paper", words: "Bản giấy" },
                    ]}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const wantedOf = (agency: Agency): Wanted => ({
  code: agency.code,
  name: agency.name,
  purpose: "",
  delivery: "exchange",
});
export const deliveryWords = (delivery: Recipient["delivery"]): string =>
  delivery === "exchange" ? "Liên thông" : "Bản giấy";

/** Agencies whose name stands in “Kính gửi” and who are not yet among the recipients. */
function useNamedAgencies(addressees: readonly string[], recipients: readonly Recipient[], enabled: boolean): Agency[] {
  const names = addressees
    .map((line) => line.replace(/[.;,\s]+$/u, "").trim())
    .filter((line) => line.length > 3 && !line.includes("…"));
  return useQueries({
    queries: names.map((name) => ({
      queryKey: ["organisation", "agencies", "named", name],
      queryFn: async () =>
        (await organisationApi.agencies({ q: name, limit: 5 })).find((agency) => isNamed(agency, name)) ?? null,
      staleTime: 300_000,
      enabled,
    })),
    combine: (results) =>
      results
        .flatMap((result) => result.data ?? [])
        .filter((agency) => !recipients.some((each) => each.code === agency.code)),
  });
}
const isNamed = (agency: Agency, name: string): boolean =>
  [agency.name, agency.shortName].some((each) => each !== "" && fold(each) === fold(name));
