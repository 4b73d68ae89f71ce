// Printing draws every page as a picture into the page and lets the browser print only those (base.css hides the rest).
import { AnnotationMode, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

const DPI = 150;

/** @returns after the print window was closed */
export async function printPdf(pdf: PDFDocumentProxy): Promise<void> {
  const room = document.createElement("div");
  room.className = "mo-print";
  document.body.append(room);
  const addresses: string[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: DPI / 72 });
      const canvas = document.createElement("canvas");
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await page.render({ canvas, viewport, intent: "print", annotationMode: AnnotationMode.ENABLE }).promise;
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
      if (!blob) continue;
      const image = new Image();
      image.alt = `Trang ${number}`;
      image.src = URL.createObjectURL(blob);
      addresses.push(image.src);
      await image.decode();
      room.append(image);
    }
    document.documentElement.dataset["print"] = "document";
    print();
  } finally {
    delete document.documentElement.dataset["print"];
    for (const address of addresses) URL.revokeObjectURL(address);
    room.remove();
  }
}
