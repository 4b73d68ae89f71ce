// Many documents, one PIN, one truth each: the documents go one after the other, so that the count on the page is true and the
// person may stop after the document in hand.
import type { BatchAnswer, OutgoingDocument } from "../signing-api.ts";

export type BatchItem = { document: OutgoingDocument; unseen: number[] };
export type ItemResult = Omit<BatchAnswer["results"][number], "result"> & {
  result: BatchAnswer["results"][number]["result"] | "waiting" | "running";
};
export type Batch = {
  startedAt: number;
  items: BatchItem[];
  results: ItemResult[];
  running: boolean;
  /** why it ended early, a whole sentence; null while it runs and when every document had its turn */
  stopped: { code: string; message: string } | null;
};

const UNTOUCHED = { at: null, sha256: null, rowVersion: null, code: null, reasons: [] };

export function startBatch(items: BatchItem[], startedAt: number): Batch {
  const results = items.map(({ document }) => ({
    ...UNTOUCHED,
    id: document.id,
    result: "waiting" as const,
    sentence: "",
  }));
  return { startedAt, items, results, running: true, stopped: null };
}

export function withResult(batch: Batch, result: ItemResult): Batch {
  return { ...batch, results: batch.results.map((each) => (each.id === result.id ? result : each)) };
}

/** Asked for and never answered: nobody knows yet; signing once more signs nothing twice. */
const UNANSWERED = "Chưa nhận được trả lời, có thể đã ký. Ký tiếp thì văn bản đã ký không bị ký lần nữa.";

/** Ends it: what had no turn was not touched. */
export function endBatch(batch: Batch, stopped: Batch["stopped"]): Batch {
  const sentence = stopped ? "Đợt ký dừng trước khi đến lượt; văn bản chưa bị thay đổi gì." : "";
  return {
    ...batch,
    running: false,
    stopped,
    results: batch.results.map((each) =>
      each.result === "waiting"
        ? { ...each, result: "not-tried", sentence }
        : each.result === "running"
          ? { ...each, result: "not-tried", sentence: UNANSWERED }
          : each,
    ),
  };
}

export type Sums = { signed: number; failed: number; left: number; total: number };
export function sumsOf(batch: Batch): Sums {
  const count = (kind: ItemResult["result"]) => batch.results.filter((each) => each.result === kind).length;
  const [signed, failed, total] = [count("signed"), count("failed"), batch.results.length];
  return { signed, failed, left: total - signed - failed, total };
}

/** `Đã ký 5 trên 8.` and, when it ended early, why. */
export function headlineOf(batch: Batch): string {
  const { signed, failed, total } = sumsOf(batch);
  if (batch.running) return `Đang ký ${Math.min(signed + failed + 1, total)} trên ${total}`;
  if (signed === total) return total === 1 ? "Đã ký xong." : `Đã ký cả ${total} văn bản.`;
  return `Đã ký ${signed} trên ${total}.`;
}

/** What became of the others, so that nobody has to guess. */
export function restSentence(batch: Batch): string {
  const { signed, total } = sumsOf(batch);
  if (batch.running) return "Bấm Esc để dừng sau văn bản này.";
  const done = signed > 0 ? `${signed} văn bản đã ký có đủ hiệu lực và đã chuyển văn thư. ` : "";
  const open = batch.results.filter((each) => each.sentence === UNANSWERED).length;
  const doubt = open > 0 ? `${open} văn bản chưa nhận được trả lời, có thể đã ký. ` : "";
  const untouched = total - signed - open;
  const rest = untouched > 0 ? `${untouched} văn bản còn lại chưa bị thay đổi gì.` : "";
  return `${done}${doubt}${rest}`.trim();
}

type Sign = (item: BatchItem) => Promise<BatchAnswer>;
export type BatchWatch = { onChange: (batch: Batch) => void; mustStop: () => boolean };

/**
 * Signs the documents of a started batch in their order.
 * @param sign one document; what it throws (broken line, lock) ends the batch
 */
export async function runBatch(started: Batch, sign: Sign, watch: BatchWatch): Promise<Batch> {
  let batch = started;
  const show = (next: Batch): Batch => {
    batch = next;
    watch.onChange(next);
    return next;
  };
  for (const item of started.items) {
    if (watch.mustStop()) return show(endBatch(batch, { code: "stopped-by-hand", message: "Bạn đã dừng đợt ký." }));
    const id = item.document.id;
    show(withResult(batch, { ...UNTOUCHED, id, result: "running", sentence: "Đang ký…" }));
    const answer = await sign(item);
    const result = answer.results[0];
    if (result) show(withResult(batch, result));
    if (answer.stopped) return show(endBatch(batch, answer.stopped));
  }
  return show(endBatch(batch, null));
}
