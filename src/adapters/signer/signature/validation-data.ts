import { PdfArray, PdfStream } from "@libpdf/core";
import {
  append,
  array,
  dict,
  dictOf,
  keepExactNumbers,
  name,
  openForAppend,
  resolved,
} from "#src/adapters/pdf-form/pdf-objects.ts";

/** Appends (or extends) the document security store with certificates and revocation lists, all DER. */
export async function addValidationData(
  bytes: Uint8Array,
  data: { certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] },
): Promise<Uint8Array> {
  const pdf = await openForAppend(bytes);
  const { context } = pdf;
  const catalog = context.catalog.getDict();
  keepExactNumbers(catalog);
  const old = dictOf(context, catalog.get("DSS"));
  const list = (key: string, items: readonly Uint8Array[]): PdfArray => {
    const before = resolved(context, old?.get(key));
    const added = items.map((item) => context.register(PdfStream.fromDict({}, new Uint8Array(item))));
    return array(...(before instanceof PdfArray ? [...before] : []), ...added);
  };
  const ocsps = old?.get("OCSPs");
  const vri = old?.get("VRI");
  catalog.set(
    "DSS",
    context.register(
      dict({
        Type: name("DSS"),
        Certs: list("Certs", data.certificates),
        CRLs: list("CRLs", data.crls),
        ...(ocsps ? { OCSPs: ocsps } : {}),
        ...(vri ? { VRI: vri } : {}),
      }),
    ),
  );
  return new Uint8Array(await append(pdf, bytes));
}
