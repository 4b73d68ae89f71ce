export type Figures = {
  name: string;
  ours_p50_ms: number;
  ours_p95_ms: number;
  raw_p50_ms: number;
  raw_p95_ms: number;
  ratio_p50: number;
  per_second: number;
};

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The value below which the share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function figuresOf(name: string, times: { ours: number[]; raw: number[]; perSecond: number }): Figures {
  const [ours, raw] = [percentile(times.ours, 0.5), percentile(times.raw, 0.5)];
  return {
    name,
    ours_p50_ms: round(ours),
    ours_p95_ms: round(percentile(times.ours, 0.95)),
    raw_p50_ms: round(raw),
    raw_p95_ms: round(percentile(times.raw, 0.95)),
    ratio_p50: round(ours / raw),
    per_second: round(times.perSecond),
  };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
