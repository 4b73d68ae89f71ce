/** One registered letter in a list: who, number and notation, urgency, what about; bold while it was not seen. */
import type { ComponentProps, ReactNode } from "react";
import { TwoLines } from "../parts/layout/row-list.tsx";
import { UrgencyMark } from "../parts/marks/marks.tsx";
import { asSentence, numberAndNotation } from "./words.ts";

type Letter = Parameters<typeof numberAndNotation>[0] & {
  organName: string;
  subject: string;
  urgency: ComponentProps<typeof UrgencyMark>["urgency"];
  seen: boolean;
};

export function LetterRow({ letter, right, foot }: { letter: Letter; right?: ReactNode; foot?: ReactNode }) {
  return (
    <TwoLines
      top={
        <>
          <strong>{letter.organName}</strong> <span className="mo-ink-2 mo-nowrap">{numberAndNotation(letter)}</span>{" "}
          <UrgencyMark urgency={letter.urgency} />
        </>
      }
      lines={asSentence(letter.subject)}
      unseen={!letter.seen}
      right={right}
      foot={foot}
    />
  );
}
