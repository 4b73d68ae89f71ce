import type { Settings } from "#src/platform/config/settings.ts";
import { type Cluster, startCluster } from "#src/platform/postgres/cluster.ts";
import { sayFailure } from "../failures.ts";
import { clusterOptions } from "./installation-access.ts";

export type KeptDatabase = { cluster(): Cluster; stop(): Promise<void> };

const LONGEST_PAUSE = 30_000;

/** Starts the database and starts it again whenever it ends by itself; address and passwords stay the same. */
export async function keepDatabase(
  settings: Settings,
  hooks: { log(line: string): void; onChange(): void },
): Promise<KeptDatabase> {
  let stopped = false;
  let again: Promise<void> | null = null;
  const open = () => startCluster({ ...clusterOptions(settings), onExit: (reason) => died(reason) });
  let cluster = await open();

  function died(reason: string): void {
    if (stopped) return;
    hooks.log(`Cơ sở dữ liệu đã dừng (${reason}); đang tự khởi động lại, dữ liệu đã lưu vẫn còn nguyên.`);
    again = restart();
  }

  async function restart(): Promise<void> {
    for (let pause = 200; !stopped; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        cluster = await open();
        hooks.onChange();
        hooks.log("Cơ sở dữ liệu đã chạy lại.");
        return;
      } catch (error) {
        hooks.log(sayFailure(error).message);
        await new Promise((done) => setTimeout(done, pause));
      }
    }
  }

  return {
    cluster: () => cluster,
    async stop() {
      stopped = true;
      await again;
      await cluster.stop();
    },
  };
}
