// Where the letter goes after the register: presented to whom (NĐ 30/2020 Đ23.1), into which case file.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { caseFilesContract } from "#src/features/case-files/case-files.contract.ts";
import { rankCaseFiles, sharedMatter } from "#src/rules/case-files/rank.ts";
import { clientOf } from "../../app/api.ts";
import { SelectField } from "../../parts/fields/text-field.tsx";
import { type Receiver, useReceivers } from "../intake-api.ts";

const api = clientOf(caseFilesContract);
export type Filing = { presentTo: string; caseFile: string };
const NOBODY = "khong-trinh";
const NOBODY_WORDS = "chưa trình, để ở văn thư";

/** The chief of office is proposed for every letter; another choice holds for this letter only. */
export function useFiling() {
  const receivers = useReceivers();
  const [chosen, choose] = useState("");
  const filing = filingOf(receivers, chosen);
  const receiver = receivers.find((one) => one.id === filing.presentTo) ?? null;
  return { receivers, receiver, choose, ...filing };
}

/** @returns whom the letter goes to, and the words to show when that is not whom it usually goes to */
export function filingOf(
  receivers: readonly Omit<Receiver, "chief">[],
  chosen: string,
): { presentTo: string; unusual: string | null } {
  const usual = receivers[0]?.id ?? "";
  const known = chosen === NOBODY || receivers.some((one) => one.id === chosen);
  const presentTo = known ? chosen : usual;
  if (presentTo === usual) return { presentTo, unusual: null };
  const receiver = receivers.find((one) => one.id === presentTo);
  return { presentTo, unusual: receiver ? `Trình: ${receiver.title} ${receiver.fullName}` : `Trình: ${NOBODY_WORDS}` };
}

/** Beside the main act: a choice that differs from the usual one must not be found out after the press. */
export function UnusualFiling({ filing }: { filing: { unusual: string | null } }) {
  return (
    <div className="mo-small mo-warn" role="status" data-testid="unusual-filing">
      {filing.unusual}
    </div>
  );
}

export function PresentField(props: { filing: ReturnType<typeof useFiling>; testId?: string }) {
  const { filing } = props;
  return (
    <SelectField
      label="Trình"
      keyName="F4"
      value={filing.presentTo}
      onChange={filing.choose}
      options={[
        ...filing.receivers.map((one) => ({ value: one.id, words: `${one.title} ${one.fullName}` })),
        { value: NOBODY, words: "Chưa trình, để ở văn thư" },
      ]}
      testId={props.testId ?? "presentTo"}
    />
  );
}

export function presentedPost(presentTo: string): string | undefined {
  return presentTo === "" || presentTo === NOBODY ? undefined : presentTo;
}

/** two words of the matter in common, not one that happens to be there */
const SURE = 5;

export function useOpenCaseFiles(subject: string) {
  const { data } = useQuery({
    queryKey: ["case-files", "open"],
    queryFn: () => api.list({ state: "open" }),
    staleTime: 60_000,
  });
  const rows = data?.rows ?? [];
  const plain = { ofUnit: false, own: false, sameSender: false };
  const [best] = rankCaseFiles(
    subject,
    rows.map((row) => ({ ...plain, title: row.title, row })),
  );
  const suggested = best && sharedMatter(subject, best.title) >= SURE ? best.row : null;
  return { rows, suggested };
}

export function CaseFileField(props: { value: string; onChange: (id: string) => void; subject: string }) {
  const { rows, suggested } = useOpenCaseFiles(props.subject);
  const ordered = suggested ? [suggested, ...rows.filter((row) => row !== suggested)] : rows;
  return (
    <SelectField
      label="Hồ sơ"
      optional
      empty="Chọn sau"
      value={props.value}
      onChange={props.onChange}
      hint={suggested && !props.value ? `Gợi ý: ${suggested.notation} ${suggested.title}` : undefined}
      options={ordered.map((row) => ({ value: row.id, words: `${row.notation} ${row.title}` }))}
      testId="caseFile"
    />
  );
}
