// The sender, proposed from the agency's own correspondents and the province's directory while one types.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { listDateText } from "#src/rules/vietnamese-text/date-text.ts";
import { now } from "../../app/clock.ts";
import type { FieldFrame } from "../../parts/fields/field.tsx";
import { SuggestField } from "../../parts/fields/suggest-field.tsx";
import { correspondentsApi } from "../intake-api.ts";

type Props = FieldFrame & {
  name: string;
  onName: (name: string) => void;
  onCode: (code: string) => void;
  readOnly?: boolean;
};

export function SenderField({ name, onName, onCode, ...frame }: Props) {
  const [asked, setAsked] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ["correspondents", asked],
    queryFn: () => correspondentsApi.suggest({ q: asked ?? "", limit: 8 }),
    enabled: asked !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const found = asked === null ? [] : (data ?? []);
  const options = found
    .filter((one) => one.name !== name)
    .map((one) => ({
      id: `${one.source}:${one.name}`,
      name: one.name,
      also: [one.symbol, one.code ?? ""].filter(Boolean).join(" "),
      note: [one.code, one.inCharge, usedWords(one)].filter(Boolean).join(" · "),
    }));
  return (
    <SuggestField
      {...frame}
      keyName="F4"
      value={name}
      options={options}
      search={setAsked}
      onChange={(typed) => {
        onName(typed);
        onCode("");
      }}
      onPick={(option) => {
        onCode(found.find((one) => `${one.source}:${one.name}` === option.id)?.code ?? "");
        setAsked(null);
      }}
      placeholder="gõ tên, chữ đầu (sxd) hoặc mã"
      testId="organName"
    />
  );
}

function usedWords(one: { usedCount: number; lastUsedAt: string | null }): string {
  if (one.usedCount === 0) return "trong danh bạ của tỉnh";
  const last = one.lastUsedAt
    ? `, gần nhất ${listDateText(localDateOf(Date.parse(one.lastUsedAt)), localDateOf(now()))}`
    : "";
  return `${one.usedCount} văn bản${last}`;
}
