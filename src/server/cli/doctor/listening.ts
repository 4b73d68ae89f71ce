import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A TCP service of this machine. `program` is null when its process belongs to somebody else and we are not root. */
export type Listener = { port: number; everywhere: boolean; program: string | null; pid: number | null };

const LISTEN = "0A";

/** Everything that listens on TCP here, by port; a service on both IP versions counts once. */
export function listListeners(): Listener[] {
  const owners = readSocketOwners();
  const found = new Map<string, Listener>();
  for (const file of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    for (const line of read(file).split("\n").slice(1)) {
      const [, local = "", , state, , , , , , inode = ""] = line.trim().split(/\s+/);
      if (state !== LISTEN) continue;
      const [address = "", port = ""] = local.split(":");
      const pid = owners.get(inode) ?? null;
      const listener = { port: Number.parseInt(port, 16), everywhere: !isLoopback(address), pid };
      const key = `${listener.port} ${listener.everywhere}`;
      if (!found.has(key)) found.set(key, { ...listener, program: pid === null ? null : programOf(pid) });
    }
  }
  return [...found.values()].sort((a, b) => a.port - b.port);
}

/** The kernel prints addresses in hex, each group of four bytes turned round. */
function isLoopback(address: string): boolean {
  return (
    address.endsWith("7F") || address === "00000000000000000000000001000000" || address.endsWith("0000FFFF0100007F")
  );
}

/** inode of a socket → pid, as far as we may look. */
function readSocketOwners(): Map<string, number> {
  const owners = new Map<string, number>();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    for (const file of list(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${file}`))?.[1];
      if (inode) owners.set(inode, Number(pid));
    }
  }
  return owners;
}

function programOf(pid: number): string {
  return read(`/proc/${pid}/comm`).trim() || String(pid);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
