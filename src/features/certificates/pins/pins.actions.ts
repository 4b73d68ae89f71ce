// A PIN may be tried a few times, not guessed: whoever sits at an unlocked machine must not find six digits by trying.
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import * as store from "./pins.store.ts";

const MOST_TRIES = 5;
const BLOCKED_MS = 15 * 60_000;

const needed = problem("signer.pin-needed", 409, "Hãy nhập mã PIN của chứng thư. Chưa có gì được ký.");

/**
 * Runs what opens a key with a PIN. A wrong one stays counted, a right one clears the count; when the work fails before it came to the
 * PIN, this try alone is taken back: who finds a way to fail early must not guess the more often for it.
 * @throws Problem 409 `signer.pin-needed` without a PIN; `signer.pin-blocked` after five wrong ones in a quarter of an hour
 */
export async function withPin<T>(
  act: Act,
  key: { keyId: string; pin: string | undefined },
  work: () => Promise<T>,
): Promise<T> {
  if (key.pin === undefined) throw needed();
  const { agencyId } = act.caller;
  const tryId = await begin(act, key.keyId);
  try {
    const done = await work();
    await inAgency(act.db, agencyId, (tx) => store.deleteTries(tx, agencyId, key.keyId));
    return done;
  } catch (error) {
    if (!(error instanceof Problem && error.code === "signer.wrong-pin"))
      await inAgency(act.db, agencyId, (tx) => store.deleteTry(tx, agencyId, tryId));
    throw error;
  }
}

function begin(act: Act, keyId: string): Promise<string> {
  const { agencyId } = act.caller;
  const id = newId("try", act.now.getTime());
  return inAgency(act.db, agencyId, async (tx) => {
    await store.lockTries(tx, keyId);
    const [oldest, ...more] = await store.openTries(tx, agencyId, keyId, new Date(act.now.getTime() - BLOCKED_MS));
    if (oldest && more.length + 1 >= MOST_TRIES) throw blocked(oldest);
    await store.insertTry(tx, { agencyId, keyId, id, at: act.now });
    return id;
  });
}

function blocked(oldest: Date): Problem {
  return new Problem({
    code: "signer.pin-blocked",
    status: 409,
    message: `Đã nhập sai mã PIN ${MOST_TRIES} lần nên chứng thư tạm bị chặn đến ${timeText(oldest.getTime() + BLOCKED_MS)}. Chưa có gì được ký. Hãy đợi rồi nhập lại; quên mã thì nạp lại tệp .p12 và đặt mã mới ở trang Chứng thư của tôi.`,
  });
}
