// Expected failures. One line each where they are defined: dotted code, status, a Vietnamese sentence that says what
// to do. Turned into Problem JSON (RFC 9457) in one place: platform/http/server.ts. Everything else thrown is a bug.

/** One reason; the same shape as a rule's Refusal. */
export type Reason = {
  code: string;
  message: string;
  clause?: string;
  facts?: Record<string, string | number | boolean | null>;
};

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly reasons: Reason[];
  constructor(definition: { code: string; status: number; message: string; reasons?: Reason[] }) {
    super(definition.message);
    this.name = "Problem";
    this.code = definition.code;
    this.status = definition.status;
    this.reasons = definition.reasons ?? [];
  }
}

/** `const notFound = problem("incoming.not-found", 404, "Không tìm thấy văn bản…")` → `throw notFound()`. */
export function problem(code: string, status: number, message: string): (reasons?: Reason[]) => Problem {
  return (reasons) => new Problem({ code, status, message, reasons });
}

/**
 * Ends the act when a rule said no.
 * @throws Problem 409 with all reasons; its message is the first one
 */
export function refuseIf(reasons: readonly Reason[]): void {
  const first = reasons[0];
  if (!first) return;
  throw new Problem({ code: first.code, status: 409, message: first.message, reasons: [...reasons] });
}
