/**
 * The sender, proposed from the agency's own correspondents and the province's directory while one types. A name that stands there
 * once, typed or read from the page, brings its code along; a name that does not stand there is said to be used as typed.
 */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { listDateText } from "#src/rules/vietnamese-text/date-text.ts";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { now } from "../../app/clock.ts";
import type { FieldFrame } from "../../parts/fields/field.tsx";
import { bestAt, SuggestField } from "../../parts/fields/suggest-field.tsx";
import { correspondentsApi } from "../intake-api.ts";
import { type Sender, sameSender, shortlyNamed } from "./same-sender.ts";

type Props = FieldFrame & {
  name: string;
  code: string;
  /** where the letter is dated */
  place: string;
  onName: (name: string) => void;
  onCode: (code: string) => void;
  readOnly?: boolean;
};
const SHOWN = 8;
/** as many as the server gives, so that the same name is surely among them */
const ASKED = 50;

export function SenderField({ name, code, place, onName, onCode, ...frame }: Props) {
  const [asked, setAsked] = useState(name);
  const [listed, setListed] = useState(false);
  const [inside, setInside] = useState(false);
  const hits = useSenders(asked, place, asked.trim() !== "");
  const recent = useSenders("", "", listed);
  const answers = hits.isPlaceholderData || hits.isFetching ? null : asked;
  const found = asked.trim() === "" ? [] : (hits.data ?? []);
  const answered = hits.isSuccess && answers === toNfc(name) && name.trim() !== "";
  const same = answered ? sameSender(found, name) : null;
  const short = answered ? shortlyNamed(found, name) : [];
  const meant = short.length === 1 ? (short[0] ?? null) : null;

  // a name that came without typing (read, carried over, chosen among readings) or that is left is looked up as it stands
  useEffect(() => {
    if (!inside) setAsked(toNfc(name));
  }, [inside, name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer comes, not when somebody empties the code
  useEffect(() => {
    if (same === null || frame.readOnly) return;
    if (code === "" && same.code) onCode(same.code);
    if (!inside && same.name !== name) onName(same.name);
  }, [same?.name, same?.code, name, inside]);
  // the name stays as the letter prints it, the code is the directory's; not while one still types on towards a longer name
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the answer comes, not when somebody empties the code
  useEffect(() => {
    if (meant?.code && code === "" && !inside && !frame.readOnly) onCode(meant.code);
  }, [meant?.code, name, inside]);

  const offered = listed ? [...found, ...(recent.data ?? []).filter((one) => !found.some(named(one.name)))] : found;
  const options = offered
    .filter((one) => listed || one.name !== name)
    .map((one) => ({
      id: `${one.source}:${one.name}`,
      name: one.name,
      also: [one.symbol, one.code ?? ""].filter(Boolean).join(" "),
      note: [one.code, one.inCharge, usedWords(one)].filter(Boolean).join(" · "),
    }));
  const best = options[bestAt(options, name)];
  const shown = (best ? [best, ...options.filter((one) => one !== best)] : options).slice(0, SHOWN);
  const unknown = answered && same === null && code === "" && (!inside || found.length === 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices whether the field has the focus
    <div onFocus={() => setInside(true)} onBlur={() => setInside(false)}>
      <SuggestField
        {...frame}
        hint={frame.hint ?? (senderHint({ code, meant, short }) || (unknown && <Warn>{unknownWords(found[0])}</Warn>))}
        keyName="F4"
        value={name}
        options={shown}
        answers={answers}
        nothing="Chưa có cơ quan nào từng gửi đến. Gõ tên, chữ đầu hoặc mã để tìm trong danh bạ của tỉnh."
        search={(text, byKey = false) => {
          setAsked(toNfc(text));
          setListed(byKey);
        }}
        onChange={(typed) => {
          setListed(false);
          onName(typed);
          onCode("");
        }}
        onPick={(option) => {
          setListed(false);
          onName(option.name);
          onCode(offered.find((one) => `${one.source}:${one.name}` === option.id)?.code ?? "");
        }}
        placeholder="gõ tên, chữ đầu (sxd) hoặc mã"
        testId="organName"
      />
    </div>
  );
}

function useSenders(q: string, place: string, enabled: boolean) {
  return useQuery({
    queryKey: ["correspondents", q, place],
    queryFn: () => correspondentsApi.suggest({ q: q.slice(0, 200), place: place.slice(0, 200), limit: ASKED }),
    enabled,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

const Warn = ({ children }: { children: React.ReactNode }) => <span className="mo-warn">{children}</span>;

/** What a short name was taken for, or whom it may mean. */
function senderHint(of: { code: string; meant: Sender | null; short: readonly Sender[] }): React.ReactNode {
  if (of.meant && of.meant.code === of.code) return `Theo danh bạ: ${of.meant.name}.`;
  if (of.short.length < 2 || of.code !== "") return null;
  const names = of.short.slice(0, 3).map((one) => one.name);
  return (
    <Warn>
      {of.short.length} cơ quan mang tên này: {names.join("; ")}
      {of.short.length > names.length && "…"}. Bấm F4 để chọn.
    </Warn>
  );
}

const named = (name: string) => (one: Sender) => one.name === name;

function unknownWords(near: Sender | undefined): string {
  return near
    ? `Không có đúng tên này trong danh bạ, dùng như đã gõ. Gần nhất: ${near.name}, bấm F4 để chọn.`
    : "Không có trong danh bạ, dùng như đã gõ.";
}

function usedWords(one: { usedCount: number; lastUsedAt: string | null }): string {
  if (one.usedCount === 0) return "trong danh bạ của tỉnh";
  const last = one.lastUsedAt
    ? `, gần nhất ${listDateText(localDateOf(Date.parse(one.lastUsedAt)), localDateOf(now()))}`
    : "";
  return `${one.usedCount} văn bản${last}`;
}
