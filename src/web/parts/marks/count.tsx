import "./marks.css";

/** A number in a round ground: how many wait. Words must stand beside it. */
export function Count({ value, tone = "plain" }: { value: number; tone?: "plain" | "pri" | "bad" }) {
  return (
    <span className="mo-count mo-tnum" data-tone={tone}>
      {value > 999 ? "999+" : value}
    </span>
  );
}
