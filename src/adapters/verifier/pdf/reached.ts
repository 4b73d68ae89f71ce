// Which objects of a revision serve its pages, form or information: what nobody reaches has no business behind a signature.
import { PdfArray, PdfDict, type PdfObject, PdfRef } from "@libpdf/core";
import { follow, LimitReached, type Revision } from "./revision.ts";
import type { Budget } from "./same-object.ts";

/**
 * Numbers of all objects that can be reached from the trailer.
 * @throws LimitReached when there are too many
 */
export function reachedFrom(revision: Revision, budget: Budget): ReadonlySet<number> {
  const reached = new Set<number>();
  const { trailer } = revision.pdf.context.info;
  const work: (PdfObject | undefined)[] = [trailer.get("Root"), trailer.get("Info")];
  for (let item = work.pop(); item || work.length > 0; item = work.pop()) {
    if (--budget.left < 0) throw new LimitReached();
    if (item instanceof PdfRef) {
      if (reached.has(item.objectNumber)) continue;
      reached.add(item.objectNumber);
      item = follow(revision.pdf, item) ?? undefined;
    }
    if (item instanceof PdfArray) work.push(...item);
    else if (item instanceof PdfDict) for (const [, value] of item) work.push(value);
  }
  return reached;
}
