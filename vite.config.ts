import { cpSync, createReadStream, existsSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// `npx vite` serves the web with hot reload; its API calls go to a running server (M_OFFICE_DEV_SERVER).
const root = join(import.meta.dirname, "src/web");
const out = join(import.meta.dirname, "dist/web");
const api = process.env["M_OFFICE_DEV_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root,
  plugins: [react(), pdfJsData()],
  build: { outDir: out, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, reportCompressedSize: false },
  worker: { format: "es" },
  server: { proxy: { "/api": api } },
  preview: { proxy: { "/api": api } },
});

/** Fonts, CMaps and image decoders that pdf.js fetches while it draws: served under /pdfjs/, from our own origin only. */
function pdfJsData(): Plugin {
  const from = join(import.meta.dirname, "node_modules/pdfjs-dist");
  const folders = ["standard_fonts", "cmaps", "wasm", "iccs"];
  const types: Record<string, string> = { ".js": "text/javascript", ".wasm": "application/wasm" };
  return {
    name: "pdfjs-data",
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, response, next) => {
        const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
        const file = join(from, path);
        const known = folders.some((folder) => file.startsWith(join(from, folder)));
        if (!known || !existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
        createReadStream(file).pipe(response);
      });
    },
    writeBundle() {
      for (const folder of folders) cpSync(join(from, folder), join(out, "pdfjs", folder), { recursive: true });
    },
  };
}
