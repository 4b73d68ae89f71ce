// The replaceable parts, chosen once from the settings. Features receive what they need of it through their routes.
import path from "node:path";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { Staging } from "#src/adapters/files/staging.port.ts";
import { createStaging } from "#src/adapters/files/staging.ts";
import type { PdfForm } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import { createIsolatedReader } from "#src/adapters/reader/isolated-reader.ts";
import type { Reader } from "#src/adapters/reader/reader.port.ts";
import type { DocumentSigning } from "#src/adapters/signer/document-signing.port.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { type KeyFolder, openKeyFolder } from "#src/adapters/signer/key-folder.ts";
import type { PictureStore } from "#src/adapters/signer/pictures.port.ts";
import type { KeyStore } from "#src/adapters/signer/signer.port.ts";
import type { SpreadsheetWriter } from "#src/adapters/spreadsheet/spreadsheet.port.ts";
import { createXlsxWriter } from "#src/adapters/spreadsheet/xlsx-writer.ts";
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import type { EdxmlCodec } from "#src/adapters/transport/edxml.port.ts";
import { directVerifier } from "#src/adapters/verifier/direct-verifier.ts";
import { createIsolatedVerifier } from "#src/adapters/verifier/isolated/isolated-verifier.ts";
import { checkCertificate } from "#src/adapters/verifier/trust/check-certificate.ts";
import { openListSource } from "#src/adapters/verifier/trust/list-source.ts";
import { openTrustStore } from "#src/adapters/verifier/trust/trust-store.ts";
import type { CheckCertificate, ListSource, TrustStore } from "#src/adapters/verifier/trust.port.ts";
import type { Verifier } from "#src/adapters/verifier/verifier.port.ts";
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import type { Settings } from "#src/platform/config/settings.ts";
import { openStagingFolder } from "./staging-folder.ts";

export type Ports = {
  files: FileStore;
  /** its processes start with the first document and end with `close` */
  writer: DocumentWriter;
  pdfForm: PdfForm;
  spreadsheet: SpreadsheetWriter;
  /** where received files wait for the secrecy gate */
  staging: Staging;
  reader: Reader;
  /** for what comes from outside: in a process of its own, bounded */
  verifier: Verifier;
  /** for files this office made itself */
  ownVerifier: Verifier;
  edxml: EdxmlCodec;
  /** authorities and revocation lists in the folder `trust` of the data folder; empty when there is none */
  trust: TrustStore["read"];
  trustStore: TrustStore;
  listSource: ListSource;
  checkCertificate: CheckCertificate;
  uploadMaxBytes: number;
  /** software keys of this installation, and the pictures that stand on the page with them */
  signer: KeyStore;
  pictures: PictureStore;
  signing: DocumentSigning;
};

export async function openPorts(settings: Settings): Promise<Ports & { close(): Promise<void> }> {
  const writer = createTypstWriter();
  const reader = createIsolatedReader();
  const { keys, pictures } = await openKeys(settings.dataDir);
  const trustStore = openTrust(settings.dataDir);
  return {
    files: await createDiskFileStore(path.join(settings.dataDir, "files")),
    writer,
    pdfForm: createPdfForm(),
    spreadsheet: createXlsxWriter(),
    signer: keys,
    pictures,
    signing: createDocumentSigning(),
    staging: await createStaging(await openStagingFolder(settings.dataDir)),
    reader,
    verifier: createIsolatedVerifier(),
    ownVerifier: directVerifier,
    edxml: edxmlCodec,
    trust: trustStore.read,
    trustStore,
    listSource: openListSource(settings.crlHosts),
    checkCertificate,
    uploadMaxBytes: settings.uploadMaxBytes,
    async close() {
      await Promise.all([writer.close(), reader.close()]);
    },
  };
}

/** The installation's own keys; the command line attaches to the same. */
export function openKeys(dataDir: string): Promise<KeyFolder> {
  return openKeyFolder({ folder: path.join(dataDir, "keys"), secretFile: path.join(dataDir, "secrets", "key-store") });
}

export function openTrust(dataDir: string): TrustStore {
  return openTrustStore(path.join(dataDir, "trust"));
}
