import { describe, expect, it } from "vitest";
import {
  type Batch,
  type BatchItem,
  endBatch,
  headlineOf,
  restSentence,
  runBatch,
  startBatch,
  sumsOf,
} from "./batch-run.ts";

const items = ["a", "b", "c"].map((id) => ({ document: { id }, unseen: [] })) as unknown as BatchItem[];
const answer = (
  id: string,
  result: "signed" | "failed" | "not-tried",
  stopped: { code: string; message: string } | null = null,
) => ({
  results: [
    {
      id,
      result,
      at: null,
      sha256: null,
      rowVersion: null,
      code: null,
      sentence: result === "failed" ? "Tệp bị khóa." : "Đã ký.",
      reasons: [],
    },
  ],
  signed: 0,
  failed: 0,
  notTried: 0,
  headline: "",
  stopped,
});
const watch = (seen: Batch[], stopAfter = Number.POSITIVE_INFINITY) => ({
  onChange: (batch: Batch) => void seen.push(batch),
  mustStop: () => seen.length >= stopAfter,
});

describe("Đợt ký nhiều văn bản", () => {
  it("mỗi văn bản một kết quả; một văn bản không ký được không cản các văn bản sau", async () => {
    const seen: Batch[] = [];
    const end = await runBatch(
      startBatch(items, 0),
      async ({ document }) => answer(document.id, document.id === "b" ? "failed" : "signed"),
      watch(seen),
    );
    expect(end.results.map((each) => each.result)).toEqual(["signed", "failed", "signed"]);
    expect(headlineOf(end)).toBe("Đã ký 2 trên 3.");
    expect(restSentence(end)).toBe(
      "2 văn bản đã ký có đủ hiệu lực và đã chuyển văn thư. 1 văn bản còn lại chưa bị thay đổi gì.",
    );
    expect(headlineOf(seen[0] as Batch)).toBe("Đang ký 1 trên 3");
  });
  it("mất câu trả lời giữa chừng: không nói văn bản đang ký chưa bị thay đổi gì", () => {
    const started = startBatch(items, 0);
    const [first, ...rest] = started.results;
    const asked = { ...started, results: [{ ...first, result: "running" }, ...rest] } as Batch;
    const end = endBatch(asked, null);
    expect(end.results[0]?.sentence).toMatch(/có thể đã ký/u);
    expect(restSentence(end)).toBe(
      "1 văn bản chưa nhận được trả lời, có thể đã ký. 2 văn bản còn lại chưa bị thay đổi gì.",
    );
  });
  it("mã PIN sai thì dừng; văn bản chưa đến lượt không bị động đến", async () => {
    const end = await runBatch(
      startBatch(items, 0),
      async ({ document }) =>
        answer(document.id, "failed", { code: "signer.wrong-pin", message: "Mã PIN không đúng." }),
      watch([]),
    );
    expect(end.results.map((each) => each.result)).toEqual(["failed", "not-tried", "not-tried"]);
    expect(end.stopped?.message).toBe("Mã PIN không đúng.");
  });
  it("người ký dừng được sau văn bản đang ký", async () => {
    const seen: Batch[] = [];
    const end = await runBatch(
      startBatch(items, 0),
      async ({ document }) => answer(document.id, "signed"),
      watch(seen, 2),
    );
    expect(sumsOf(end)).toEqual({ signed: 1, failed: 0, left: 2, total: 3 });
    expect(end.stopped?.code).toBe("stopped-by-hand");
  });
});
