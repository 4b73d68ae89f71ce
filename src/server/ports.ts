// The replaceable parts, chosen once from the settings. Features receive what they need of it through their routes.
import path from "node:path";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Settings } from "#src/platform/config/settings.ts";

export type Ports = {
  files: FileStore;
};

export async function openPorts(settings: Settings): Promise<Ports & { close(): Promise<void> }> {
  return {
    files: await createDiskFileStore(path.join(settings.dataDir, "files")),
    async close() {},
  };
}
