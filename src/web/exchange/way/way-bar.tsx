/** Six cells: gửi, đến, sổ, giao, xử lý, xong. The words beside it say the same (picture 12). */
import "./way.css";
import { IconCircleCheck, IconCircleX, IconClock } from "@tabler/icons-react";
import { Words } from "../../parts/marks/marks.tsx";
import type { RecipientWay } from "../exchange-api.ts";

export const BAR_WORDS = ["Gửi", "Đến", "Sổ", "Giao", "Xử lý", "Xong"] as const;

export function WayBar({ bar }: { bar: RecipientWay["bar"] }) {
  return (
    <span className="mo-way-bar" aria-hidden="true">
      {BAR_WORDS.map((word, index) => (
        <i key={word} data-cell={bar[index]} title={word} />
      ))}
    </span>
  );
}

export function BarHead() {
  return (
    <span>
      <span className="mo-hidden">{BAR_WORDS.join(", ")}</span>
      <span className="mo-way-bar mo-way-bar-head" aria-hidden="true">
        {BAR_WORDS.map((word) => (
          <span key={word}>{word}</span>
        ))}
      </span>
    </span>
  );
}

const LOOK = { size: 15, stroke: 2, "aria-hidden": true } as const;

/** `Bên nhận từ chối (02)`, red and with its sign; plain words for what simply goes its way. */
export function WayWords({ way }: { way: Pick<RecipientWay, "words" | "bar" | "needsMe" | "status" | "recall"> }) {
  // given back is an answer, not a failure
  if (way.recall === "agreed") return <Words tone="ok" icon={<IconCircleCheck {...LOOK} />} words={way.words} />;
  if (way.bar.includes("stopped"))
    return <Words tone="bad" strong icon={<IconCircleX {...LOOK} />} words={way.words} />;
  if (way.needsMe) return <Words tone="warn" strong icon={<IconClock {...LOOK} />} words={way.words} />;
  if (way.status === "finished" && way.recall === "none")
    return <Words tone="ok" icon={<IconCircleCheck {...LOOK} />} words={way.words} />;
  return <span>{way.words}</span>;
}

/** The second line, unless it only repeats the words. */
export function detailOf(way: { words: string; detail: string }): string {
  return way.words.startsWith(way.detail) ? "" : way.detail;
}
