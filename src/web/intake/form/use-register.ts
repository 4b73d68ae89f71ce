/**
 * Everything that decides whether this letter may be registered now, and the act itself. Used by the queue and by the form beside
 * the page, so both say the same.
 */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { useGo } from "../../app/address.ts";
import { failureOf } from "../../app/api.ts";
import { useNow } from "../../app/clock.ts";
import { queryClient } from "../../app/query.ts";
import { toast } from "../../parts/feedback/toast.tsx";
import { checkDraft, faultsByField } from "../draft/check-draft.ts";
import type { Draft } from "../draft/use-draft.ts";
import { type IntakeItem, intakeApi, itemKey } from "../intake-api.ts";
import { presentedPost } from "./filing-fields.tsx";
import { NOTHING_SEEN, type SixItemsSeen, seenList } from "./six-items.tsx";

type NextNumber = Awaited<ReturnType<typeof intakeApi.nextNumber>>;
export type Registered = Awaited<ReturnType<typeof intakeApi.register>>;
type Wish = {
  item: IntakeItem;
  draft: Draft;
  presentTo: string;
  caseFile: string;
  /** what opens afterwards, in a sentence; null: nothing */
  next: string | null;
  onDone: (registered: Registered) => void;
};

export function useRegister(wish: Wish) {
  const { item, draft } = wish;
  const go = useGo();
  const today = localDateOf(useNow());
  const [seen, setSeen] = useState<SixItemsSeen>(NOTHING_SEEN);
  const [acknowledged, setAcknowledged] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { organName, signerName } = draft.values;
  const sender = `${organName}\n${signerName}`;
  /** what the office said about the signatures, for the sender and signer that stood there then */
  const [differing, setDiffering] = useState<{ sender: string; sentences: string[] } | null>(null);

  const checked = checkDraft(draft.values, today);
  const duplicates = useDuplicates(item, draft);
  const openDuplicates = duplicates.filter((one) => !acknowledged.includes(one.id));
  const verdict = item.receipt?.verdict ?? "unsigned";
  // one of two signatures, or a stamp of the time alone, is looked at as a page without any
  const needsSix =
    (verdict === "unsigned" || item.receipt?.incomplete === true) && item.file?.mediaType === "application/pdf";
  const sixLookedAt = !needsSix || seenList(seen).length > 0;
  // what the page says without anybody pressing: a wrong value is told at once, an empty field only after the first try
  const faults = faultsByField(checked.refusals.filter((one) => tried || !one.code.endsWith("missing")));
  const clashing = Object.keys(draft.clashes).length;
  const blocked = checked.refusals.length > 0 || openDuplicates.length > 0 || !sixLookedAt || clashing > 0;

  return {
    verdict,
    needsSix,
    seen,
    setSeen,
    duplicates,
    openDuplicates,
    acknowledged,
    acknowledge: (id: string) => setAcknowledged((now) => [...now, id]),
    refusals: checked.refusals,
    faults,
    sixLookedAt,
    clashing,
    blocked,
    /** nothing else is missing than what the clerk sees on the page */
    onlySix: blocked && !sixLookedAt && checked.refusals.length + openDuplicates.length + clashing === 0,
    /** nothing to look at first: Enter may register at once */
    green: (verdict === "valid" || needsSix) && !blocked && draft.editable && draft.state !== "conflict",
    /** the signatures are of somebody else: to be read before the letter is registered all the same */
    differences: differing?.sender === sender ? differing.sentences : [],
    busy,
    error,
    /** What is missing stands in the page when this returns. @returns true when it did not before */
    showFaults(): boolean {
      flushSync(() => setTried(true));
      return !tried;
    },
    tried,
    async register(more: { differencesSeen?: boolean } = {}): Promise<void> {
      if (busy) return;
      setTried(true);
      setError(null);
      if (blocked) return;
      setBusy(true);
      try {
        const rowVersion = await draft.settle();
        const presentToPostId = presentedPost(wish.presentTo);
        const done = await intakeApi.register({
          id: item.id,
          rowVersion,
          fields: checked.fields,
          acknowledgedDuplicates: acknowledged,
          ...(needsSix ? { attestation: seen } : {}),
          ...(more.differencesSeen ? { differencesSeen: true } : {}),
          ...(presentToPostId ? { presentToPostId } : {}),
          ...(wish.caseFile ? { caseFileId: wish.caseFile } : {}),
        });
        draft.forget();
        toast({
          title: `${done.again ? "Văn bản này đã vào sổ trước đó" : "Đã vào sổ"}, số đến ${done.arrivalNumber}.`,
          ...(done.forReference ? { words: "Văn bản chỉ để biết, tham khảo." } : wish.next ? { words: wish.next } : {}),
          act: { words: "Xem", run: () => go(`/van-ban-den/${done.documentId}`) },
        });
        queryClient.setQueryData<NextNumber>(["intake", "next-number"], (now) =>
          now && now.year === done.arrivalYear
            ? { ...now, nextNumber: Math.max(now.nextNumber, done.arrivalNumber + 1) }
            : now,
        );
        void queryClient.invalidateQueries({ queryKey: ["incoming"] });
        wish.onDone(done);
      } catch (thrown) {
        const { problem } = failureOf(thrown);
        const code = problem?.code;
        if (code === "intake.signer-differs")
          setDiffering({ sender, sentences: problem?.reasons?.map(({ message }) => message) ?? [] });
        else setError(thrown);
        // what a colleague wrote meanwhile appears in the fields; the next press registers that
        if (code === "stale") void queryClient.invalidateQueries({ queryKey: itemKey(item.id) });
        if (code === "intake.duplicate")
          void queryClient.invalidateQueries({ queryKey: ["intake", "duplicates", item.id] });
      } finally {
        setBusy(false);
      }
    },
  };
}
export type Registering = ReturnType<typeof useRegister>;

/** Looked for anew while number, notation or agency change (NĐ 30/2020 PL VI III.1.h). */
function useDuplicates(item: IntakeItem, draft: Draft) {
  const { codeNumber, codeNotation, organName, organCode } = draft.values;
  const wanted = useSettled(JSON.stringify({ codeNumber, codeNotation, organName, organCode }), 400);
  const { data } = useQuery({
    queryKey: ["intake", "duplicates", item.id, wanted],
    queryFn: () => {
      const ask = JSON.parse(wanted) as Record<"codeNumber" | "codeNotation" | "organName" | "organCode", string>;
      const cut = (text: string, length: number) => text.slice(0, length);
      return intakeApi.duplicates({
        intakeId: item.id,
        codeNumber: cut(ask.codeNumber, 200),
        codeNotation: cut(ask.codeNotation, 200),
        organName: cut(ask.organName, 500),
        ...(ask.organCode ? { organCode: cut(ask.organCode, 100) } : {}),
      });
    },
    enabled: item.state === "waiting" || item.state === "parked",
    placeholderData: keepPreviousData,
  });
  return data ?? item.duplicates;
}

function useSettled<T>(value: T, after: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}
