// pdf.js, made ready once: worker from our own origin, no eval, no WebAssembly (the strict CSP forbids both).
import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerAddress;

/**
 * Opens a PDF by range requests: the first page of a long file comes before its end.
 * @param address same origin; the session cookie goes with every request
 */
export function openPdf(address: string): PDFDocumentLoadingTask {
  return getDocument({
    url: address,
    withCredentials: true,
    rangeChunkSize: 128 * 1024,
    disableAutoFetch: true,
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    cMapUrl: "/pdfjs/cmaps/",
    cMapPacked: true,
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    useWasm: false,
    enableXfa: false,
  });
}

/** Words for what pdf.js threw. `again`: the same file may well come a moment later (line, session). */
export function pdfFault(error: unknown): { title: string; words: string; again?: true } {
  const name = error instanceof Error ? error.name : "";
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 0;
  if (name === "PasswordException")
    return {
      title: "Tệp có mật khẩu, không mở được",
      words: "Hãy đề nghị nơi gửi gửi lại tệp không đặt mật khẩu. Tệp đã nhận còn nguyên.",
    };
  if (name === "InvalidPDFException")
    return {
      title: "Tệp không phải PDF hoặc bị hỏng",
      words: "Tệp đã nhận còn nguyên để đối chiếu. Hãy tải về kiểm tra hoặc đề nghị nơi gửi gửi lại.",
    };
  if (status === 403)
    return { title: "Bạn không xem được tệp này", words: "Tệp chỉ mở cho người được giao xử lý văn bản." };
  if (status === 404)
    return { title: "Không tìm thấy tệp", words: "Tệp có thể đã được thay bằng bản khác. Hãy tải lại trang." };
  return {
    title: "Chưa tải được trang văn bản",
    words: "Kiểm tra đường mạng. Trang tự tải lại khi có mạng; tệp trên máy chủ còn nguyên.",
    again: true,
  };
}
