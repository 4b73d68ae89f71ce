import "./empty-state.css";

/** Placeholder in the shape of a list or form; appears only after 0.3 s. `lines` pairs of bars. */
export function Skeleton({ lines = 4, label = "Đang tải" }: { lines?: number; label?: string }) {
  const bars = Array.from({ length: lines * 2 }, (_, index) => `bar-${index}`);
  return (
    <div className="mo-skeleton" role="status" aria-label={label}>
      {bars.map((bar) => (
        <i key={bar} />
      ))}
    </div>
  );
}
