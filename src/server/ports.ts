// The replaceable parts, chosen once from the settings. Features receive what they need of it through their routes.
import path from "node:path";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { PdfForm } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import type { SpreadsheetWriter } from "#src/adapters/spreadsheet/spreadsheet.port.ts";
import { createXlsxWriter } from "#src/adapters/spreadsheet/xlsx-writer.ts";
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import type { Settings } from "#src/platform/config/settings.ts";

export type Ports = {
  files: FileStore;
  /** its thread starts with the first document and ends with `close` */
  writer: DocumentWriter;
  pdfForm: PdfForm;
  spreadsheet: SpreadsheetWriter;
};

export async function openPorts(settings: Settings): Promise<Ports & { close(): Promise<void> }> {
  const writer = createTypstWriter();
  return {
    files: await createDiskFileStore(path.join(settings.dataDir, "files")),
    writer,
    pdfForm: createPdfForm(),
    spreadsheet: createXlsxWriter(),
    async close() {
      await writer.close();
    },
  };
}
