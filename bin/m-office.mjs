#!/usr/bin/env node
// The way in. Plain JavaScript for any Node ≥ 20: installs what is missing, then hands over to the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { constants as os } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const inRoot = (...parts) => path.join(root, ...parts);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Whether node_modules holds what package-lock.json names. Packages for other platforms may be absent. */
function isInstalled(lock) {
  const found = readJson(path.join(modules, ".package-lock.json"))?.packages;
  if (!found) return false;
  const wanted = Object.entries(lock.packages).filter(([place]) => place !== "");
  return wanted.every(([place, { version, optional }]) => {
    const here = found[place];
    return here ? here.version === version && existsSync(inRoot(place)) : optional === true;
  });
}

/** npm as it called us, else the one in PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.js$/.test(script)) return [process.execPath, script];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

function install() {
  try {
    accessSync(existsSync(modules) ? modules : root, constants.W_OK);
  } catch {
    fail(
      `Chưa cài đủ các gói mà tài khoản này không ghi được vào ${modules}; chưa có gì bị thay đổi. Hãy chạy npm ci bằng tài khoản sở hữu thư mục rồi chạy lại.`,
    );
  }
  console.error("Đang cài các gói đã khóa phiên bản (lần đầu, hoặc sau khi cập nhật; thường dưới một phút)…");
  const began = Date.now();
  const [command, ...first] = npmCommand();
  const args = [...first, "ci", "--include=dev", "--include=optional", "--no-progress", "--loglevel=error"];
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  if (done.status === 0) {
    console.error(`Đã cài xong các gói (${Math.round((Date.now() - began) / 1000)} giây).`);
    return;
  }
  const lines = `${done.error?.message ?? ""}\n${done.stderr ?? ""}`.split("\n").filter((line) => line.trim() !== "");
  for (const line of lines.slice(0, 5)) console.error(`  ${line}`);
  fail(
    "Không cài được các gói; dữ liệu của cơ quan không bị ảnh hưởng. Hãy kiểm tra mạng, chỗ trống trên đĩa và cấu hình npm (lệnh npm ping), rồi chạy lại.",
  );
}

/** The pinned Node if it runs on this machine, else this one if it is young enough. */
function chooseNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const binary = process.platform === "win32" ? "node.exe" : "node";
  const pinned = path.join(modules, name, "bin", binary);
  if (existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    `Máy này không chạy được Node đi kèm (gói ${name}) và Node đang có là ${process.version}; chưa có gì bị thay đổi. Hãy cài Node 24 trở lên rồi chạy lại.`,
  );
}

/** npm hands SIGTERM to a shell that dies of it without telling us: then the one who called us is gone. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 250);
  watch.unref();
}

/** Runs the command; its exit is ours. */
function handOver(node) {
  const cache = process.env.NODE_COMPILE_CACHE ?? inRoot(".cache", "compiled");
  const child = spawn(node, [inRoot("src", "server", "cli", "main.ts"), ...process.argv.slice(2)], {
    // The channel tells the command when we are killed, so that nothing is left running.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  // One Ctrl-C may reach the command from the terminal and from here: it knows that the second is the same one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.on("error", (error) => fail(`Không chạy được ${node}: ${error.message}. Hãy chạy lại npm ci.`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + os.signals[signal]));
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(
    `Node đang có là ${process.version}, cũ hơn bản 20; chưa có gì bị thay đổi. Hãy cài Node 20 trở lên rồi chạy lại.`,
  );
}
const lock = readJson(inRoot("package-lock.json"));
if (!lock || !existsSync(inRoot("src", "server", "cli", "main.ts"))) {
  fail(
    `Thư mục ${root} thiếu tệp của chương trình; dữ liệu của cơ quan không bị ảnh hưởng. Hãy lấy lại mã nguồn đầy đủ (git clone, hoặc git checkout -- .) rồi chạy lại.`,
  );
}
if (!isInstalled(lock)) install();
handOver(chooseNode());
