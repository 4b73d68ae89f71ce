import { crossReferences, leadsHome } from "./cross-references.ts";
import { OddStructure } from "./strict-reader.ts";

/**
 * True when the file leads every program to the same objects: its sections contradict each other nowhere, every entry in use points
 * at the object it names, and nothing stands before the header (programs differ in where they begin to count).
 */
export function readsOneWay(bytes: Uint8Array): boolean {
  try {
    const references = crossReferences(bytes, bytes.length);
    const begins = Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
    return begins && !references.contradicts && leadsHome(bytes, references);
  } catch (error) {
    if (error instanceof OddStructure) return false;
    throw error;
  }
}
