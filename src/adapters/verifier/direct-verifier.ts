import type { Verifier } from "./verifier.port.ts";
import { verifyPdf } from "./verify.ts";

/** Checks in this process: only for files this office made itself. What comes from outside goes to `createIsolatedVerifier`. */
export const directVerifier: Verifier = { verify: verifyPdf };
