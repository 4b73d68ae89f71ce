// An act asked for again with the same press is answered what it was answered the first time.
import { setTimeout as pause } from "node:timers/promises";
import type { Act } from "../act/act.ts";
import { earlierAnswer, keepAnswer, type Press, readPress } from "../act/press.ts";
import { Problem } from "../problem/problem.ts";
import { PRESS_BEFORE_HEADER, PRESS_HEADER } from "./client.ts";
import type { ProblemJson } from "./contract.ts";
import { toProblem } from "./problem-json.ts";

type Kept = { answer: unknown } | { problem: Pick<ProblemJson, "code" | "status" | "title" | "reasons"> };
/** the first request may just be about to keep its answer */
const TRIES = 20;
const PAUSE_MS = 150;

/** Which press a request stands for; null when it only reads or names none. */
export function pressOf(request: { method: string; headers: Record<string, unknown> }): Press | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  return readPress(request.headers[PRESS_HEADER], request.headers[PRESS_BEFORE_HEADER]);
}

/**
 * Runs an operation that changes something. Of several requests with one press only one leaves anything behind; the others get its answer.
 * @throws what the operation threw; Problem 409 `act.recorded` when the first request was broken off before it could be answered
 */
export async function answerOnce<T>(act: Act, run: () => Promise<T>): Promise<T> {
  if (!act.press) return run();
  const { before } = act.press;
  const again = before?.key.equals(act.press.key) ?? false;
  if (again) {
    const found = await earlier(act);
    if (found) return found.answer as T;
  } else if (before) {
    const done = await earlierAnswer(act.db, { ...act, press: before });
    // what the page could not know when these words were sent; a refused press has changed nothing
    if (done && !(done.answer && "problem" in (done.answer as Kept))) throw recorded(done.at);
  }
  try {
    const answer = await run();
    if (act.press.written) await keep(act, { answer });
    return answer;
  } catch (error) {
    if (!act.press.written) {
      const found = await earlier(act);
      if (found) return found.answer as T;
      throw error;
    }
    const { code, status, title, reasons } = toProblem(error, act.requestId);
    if (status < 500) await keep(act, { problem: { code, status, title, reasons } });
    throw error;
  }
}

// The act itself stands: an answer that could not be kept is no reason to call it failed.
async function keep(act: Act, kept: Kept): Promise<void> {
  await keepAnswer(act.db, act, kept).catch(() => undefined);
}

/** @throws Problem what the first request was refused with */
async function earlier(act: Act): Promise<{ answer: unknown } | null> {
  let found = await earlierAnswer(act.db, act);
  for (let turn = 0; found?.answer === null && turn < TRIES; turn += 1) {
    await pause(PAUSE_MS);
    found = await earlierAnswer(act.db, act);
  }
  if (!found) return null;
  const kept = found.answer as Kept | null;
  if (kept && "answer" in kept) return kept;
  if (kept) throw new Problem({ ...kept.problem, message: kept.problem.title });
  throw recorded(found.at);
}

function recorded(at: Date): Problem {
  return new Problem({
    code: "act.recorded",
    status: 409,
    message: `Lần bấm trước của bạn đã được ghi lúc ${timeOf(at)}; lần này chưa ghi gì thêm. Hãy xem trạng thái mới rồi làm tiếp nếu còn cần.`,
    reasons: [],
  });
}

const timeOf = (at: Date): string => at.toLocaleTimeString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour12: false });
