import { PdfStream } from "@libpdf/core";
import { follow, followArray, followDict, type Revision } from "./revision.ts";

const MOST = 200;
const LARGEST = 8_000_000;

/** Certificates and revocation lists that lie in the file (DSS). Nothing in them is believed; they only help to find a path. */
export function validationData(revision: Revision): { certificates: Uint8Array[]; crls: Uint8Array[] } {
  const store = followDict(revision.pdf, revision.catalog.get("DSS"));
  const read = (key: string): Uint8Array[] =>
    followArray(revision.pdf, store?.get(key))
      .slice(0, MOST)
      .flatMap((item) => {
        const stream = follow(revision.pdf, item);
        if (!(stream instanceof PdfStream) || stream.data.length > LARGEST) return [];
        try {
          return [stream.getDecodedData()];
        } catch {
          return [];
        }
      });
  return { certificates: read("Certs"), crls: read("CRLs") };
}
