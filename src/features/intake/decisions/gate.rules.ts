// What may be stored as a letter at all, and how the form's words reach the secrecy rules.
import type { ContentKind, DeclaredSecrecy, Judgement } from "#src/rules/secrecy/secrecy.ts";

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/**
 * Media type of what may be stored as a letter, told from the bytes; null = nothing the register takes.
 * @param kind what the reader saw in the bytes
 */
export function mediaTypeOf(kind: string, bytes: Uint8Array): string | null {
  if (kind === "pdf") return "application/pdf";
  if (kind === "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (!["image", "jpeg", "png", "tiff"].includes(kind)) return null;
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return "image/tiff";
  return null;
}

export const SECRECY_WORDS: Record<"thuong" | "mat" | "toi-mat" | "tuyet-mat", DeclaredSecrecy> = {
  thuong: "ordinary",
  mat: "mat",
  "toi-mat": "toi-mat",
  "tuyet-mat": "tuyet-mat",
};

/** The form has one choice for each row of the regulation; the rules know the parts of a row apart. */
export const CONTENT_WORDS: Record<
  "thuong" | "khieu-nai-to-cao" | "dan-toc-ton-giao-doi-ngoai" | "doi-truy",
  ContentKind[]
> = {
  thuong: ["ordinary"],
  "khieu-nai-to-cao": ["complaint", "denunciation"],
  "dan-toc-ton-giao-doi-ngoai": ["ethnic-unconcluded", "religion-unconcluded", "foreign-affairs-unconcluded"],
  "doi-truy": ["obscene"],
};

/** What fields of a form declare; nothing where they hold no word of the form. */
export function declaredIn(fields: Readonly<Record<string, unknown>>): {
  secrecy?: keyof typeof SECRECY_WORDS;
  contentKind?: keyof typeof CONTENT_WORDS;
} {
  const one = <Word extends string>(words: Record<Word, unknown>, said: unknown): Word | undefined =>
    (Object.keys(words) as Word[]).find((word) => word === said);
  const secrecy = one(SECRECY_WORDS, fields.secrecy);
  const contentKind = one(CONTENT_WORDS, fields.contentKind);
  return { ...(secrecy ? { secrecy } : {}), ...(contentKind ? { contentKind } : {}) };
}

/** The kind of a refusal as it may be written down: what the gate saw, never a word of the content. */
export function refusalKind(judgement: Judgement): string {
  const first = judgement.reasons[0];
  return `${first?.code.replace(/^secrecy\./, "") ?? "unknown"}:${first?.facts?.kind ?? ""}`;
}

/** Several judgements on one message as one: the worst verdict, all reasons. */
export function worstOf(judgements: readonly Judgement[]): Judgement {
  const rank = { free: 0, "clerk-decides": 1, refused: 2 } as const;
  const verdict = judgements.reduce<Judgement["verdict"]>(
    (worst, each) => (rank[each.verdict] > rank[worst] ? each.verdict : worst),
    "free",
  );
  const mustAttest = judgements.some((each) => each.mustAttest);
  return {
    verdict,
    reasons: judgements
      .flatMap((each) => each.reasons)
      .toSorted((a, b) => Number(b.code === "secrecy.mark-found") - Number(a.code === "secrecy.mark-found")),
    mustAttest,
    unreadPages: [...new Set(judgements.flatMap((each) => each.unreadPages))].sort((a, b) => a - b),
    note: mustAttest ? "no-text" : null,
  };
}
