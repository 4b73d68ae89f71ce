// The receipt of a letter (QC-3.3, QC-4.1): a signature that verifies, or a PDF on which the clerk has seen all six items.
import { receiptStatement } from "#src/rules/signing/receipt-statement.ts";
import type { Sender } from "#src/rules/signing/signed-for.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { missingItems, refuseAttestation, VISIBLE_ITEMS, type VisibleItem } from "#src/rules/signing/visible-items.ts";

export type Attested = Record<VisibleItem, boolean>;

/** As kept with the intake item and the registered letter; the shape of `receipt` in the contract. */
export type ReceiptRecord = {
  verdict: VerifyResult["verdict"];
  sentence: string;
  signatures: {
    field: string;
    signer: string;
    signedAt: string | null;
    timestamp: string | null;
    verdict: "valid" | "invalid" | "unknown";
    integrity: string;
    changesAfter: string;
    chain: string;
    revocation: string;
    reasons: string[];
  }[];
  attested: { items: Attested; missing: VisibleItem[]; byName: string; at: string } | null;
  forReference: boolean;
  /** valid as far as it goes, but a signature is missing: the six items are asked for as without any */
  incomplete: boolean;
  /** signatures that do not fit the sender or signer in the register; the clerk has confirmed them at registration */
  differences: string[];
};

/**
 * What a letter is worth at receipt. Without a valid signature it takes a PDF and all six items seen by the clerk; else it is
 * flagged "để biết, tham khảo" and the sentence names what is missing. Looking at the page does not heal a broken signature.
 * A letter whose signatures do not fit its sender or signer stays flagged, whatever was seen (QC-4.1).
 * @param sender who sends and signs by the register or the message; null when nobody has said yet
 * @param clerk what the clerk says to have seen; null = nobody has looked
 */
export function concludeReceipt(
  result: VerifyResult,
  file: { mediaType: string; sender: Sender | null },
  clerk: { items: Attested; byName: string; at: string } | null,
): ReceiptRecord {
  const seen = clerk ? VISIBLE_ITEMS.filter((item) => clerk.items[item]) : null;
  const statement = receiptStatement({ result, seen, sender: file.sender });
  const { mediaType } = file;
  const mayAttest = (result.verdict === "unsigned" || statement.incomplete) && statement.differences.length === 0;
  const sixSeen = mayAttest && seen !== null && refuseAttestation({ mediaType, seen }).length === 0;
  const notPdf = result.verdict === "unsigned" && mediaType !== "application/pdf";
  return {
    verdict: result.verdict,
    sentence: notPdf
      ? "Không có chữ ký số và không phải tệp PDF: chỉ để biết, tham khảo (QC-3.3). Có thể đề nghị nơi gửi gửi bản PDF."
      : statement.sentence,
    signatures: result.signatures
      .filter((each) => each.kind === "signature")
      .map((each) => ({
        field: each.field,
        signer: each.signer ?? "",
        signedAt: each.signedAt,
        timestamp: each.timestamp,
        verdict: each.verdict,
        integrity: each.integrity,
        changesAfter: each.changesAfter,
        chain: each.chain,
        revocation: each.revocation,
        reasons: each.reasons.map((reason) => reason.message),
      })),
    attested: clerk && seen ? { ...clerk, missing: missingItems(seen) } : null,
    forReference: statement.value !== "as-paper" && !sixSeen,
    incomplete: statement.incomplete,
    differences: [...statement.differences],
  };
}

export const UNSIGNED: VerifyResult = { verdict: "unsigned", signatures: [], reasons: [] };
