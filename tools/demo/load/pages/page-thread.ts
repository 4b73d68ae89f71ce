// A thread that makes files: gets jobs one by one, answers with hashes; the bytes go straight to the store.
import { parentPort, workerData } from "node:worker_threads";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import { createPageMaker } from "./make-page.ts";
import type { DemoKeys, PageFiles, PageJob } from "./page-job.ts";

export type PageAnswer = { made: PageFiles } | { failed: string; letterId: string };

const { filesRoot, keys } = workerData as { filesRoot: string; keys: DemoKeys };
const make = createPageMaker({ writer: createTypstWriter(), files: await createDiskFileStore(filesRoot), keys });

parentPort?.on("message", async (job: PageJob) => {
  try {
    parentPort?.postMessage({ made: await make(job) } satisfies PageAnswer);
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ failed, letterId: job.letterId } satisfies PageAnswer);
  }
});
