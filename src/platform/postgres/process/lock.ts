import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { PlainFailure } from "../../failure/plain-failure.ts";
import { isAlive, processState } from "./postmaster.ts";

type Holder = { pid: number; startedAt: string };

/**
 * Takes the data folder for this process; a holder that was killed does not count.
 * @returns gives the folder back
 * @throws PlainFailure while another process holds it
 */
export function takeFolder(lockFile: string): () => void {
  const holder = holderOf(lockFile);
  if (holder) {
    const message = `M-Office đang chạy trên thư mục dữ liệu này (tiến trình ${holder.pid}, ${lockFile}); không có gì bị thay đổi. Hãy dùng bản đang chạy, dừng nó trước, hoặc đặt M_OFFICE_DATA sang thư mục khác.`;
    throw new PlainFailure("installation.running", message);
  }
  rmSync(lockFile, { force: true });
  const handle = openSync(lockFile, "wx", 0o644);
  writeSync(handle, JSON.stringify({ pid: process.pid, startedAt: processState(process.pid)?.startedAt ?? "" }));
  closeSync(handle);
  return () => rmSync(lockFile, { force: true });
}

/** The living process that holds the folder, or null. Its start time tells it from a later one of the same number. */
export function holderOf(lockFile: string): Holder | null {
  try {
    const holder: Holder = JSON.parse(readFileSync(lockFile, "utf8"));
    return isAlive(holder.pid) && processState(holder.pid)?.startedAt === holder.startedAt ? holder : null;
  } catch {
    return null;
  }
}
