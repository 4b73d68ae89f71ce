// Which rule serves which clause, and the test that goes red without it. The runner (tools/test/switches.ts) turns off one at a time
// in a copy of the tree: an exact text, once in its file, becomes another. A switch whose test stays green fails.

export type Switch = {
  /** stands in the title of the test that has to fail */
  clause: string;
  /** the test file; it drives the running installation */
  file: string;
  /** what is turned off, in words */
  off: string;
  where: string;
  text: string;
  becomes: string;
};

/** Clauses that need at least one switch. */
export const CLAUSES = [
  "QC-2.7",
  "QC-3.1",
  "QC-3.3",
  "QC-4.1",
  "QC-4.2",
  "QC-4.4",
  "QC-5.1",
  "QC-5.2",
  "QC-6.1",
  "QC-7.1",
  "QC-7.2",
  "QC-7.3",
  "QC-8.2",
  "QC-12.1",
] as const;

export const SWITCHES: readonly Switch[] = [
  {
    clause: "QC-2.7",
    file: "src/features/assignments/assignments.int.test.ts",
    off: "work needs a result before it may be finished",
    where: "src/rules/routing/incoming-states.ts",
    text: "if (facts.informOnly !== true && facts.hasResult !== true) {",
    becomes: "if (facts.informOnly === null) {",
  },
  {
    clause: "QC-3.1",
    file: "src/features/outgoing-documents/outgoing-way.int.test.ts",
    off: "errors of format stop the check of the office",
    where: "src/rules/routing/outgoing-states.ts",
    text: "if ((facts.formatErrors ?? 0) > 0)",
    becomes: "if ((facts.formatErrors ?? 0) > 1_000_000)",
  },
  {
    clause: "QC-3.3",
    file: "src/features/intake/register.int.test.ts",
    off: "without signature and six items a letter is only for reference",
    where: "src/features/intake/decisions/receipt.rules.ts",
    text: 'forReference: statement.value !== "as-paper" && !sixSeen,',
    becomes: "forReference: false,",
  },
  {
    clause: "QC-3.3",
    file: "src/features/exchange/issue.int.test.ts",
    off: "nothing leaves without both signatures on the approved bytes",
    where: "src/rules/signing/issue-gate.ts",
    text: "  return refusals;\n}",
    becomes: "  return [];\n}",
  },
  {
    clause: "QC-4.1",
    file: "src/features/audit/audit.int.test.ts",
    off: "a changed row of the history is noticed",
    where: "src/features/audit/sealer.actions.ts",
    text: "else if (sha256(eventText(row.event)) !== row.event_hash)",
    becomes: "else if (row.event_hash === null)",
  },
  {
    clause: "QC-4.1",
    file: "src/features/intake/register.int.test.ts",
    off: "one changed byte under a signature is noticed",
    where: "src/adapters/verifier/cms/check-message.ts",
    text: "if (!message.messageDigest || !sameBytes(digest(digestName, content), message.messageDigest))",
    becomes: "if (!message.messageDigest)",
  },
  {
    clause: "QC-4.2",
    file: "src/features/intake/gate.int.test.ts",
    off: "a mark of secrecy on the page refuses the file before it is stored",
    where: "src/rules/secrecy/secrecy.ts",
    text: 'if (mark.certainty === "certain")',
    becomes: "if (mark.certainty === null)",
  },
  {
    clause: "QC-4.4",
    file: "src/features/identity/identity.int.test.ts",
    off: "nobody works before accepting the terms of use",
    where: "src/platform/http/call.ts",
    text: "if (!signedIn.termsAccepted) throw termsNeeded();",
    becomes: "",
  },
  {
    clause: "QC-5.1",
    file: "src/features/outgoing-documents/outgoing-return.int.test.ts",
    off: "a return voids the approvals from that step on",
    where: "src/features/outgoing-documents/ground/undo.actions.ts",
    text: 'await voidApprovals(tx, act, { documentId: document.id, steps, reason, because: "return" });',
    becomes: "",
  },
  {
    clause: "QC-5.2",
    file: "src/features/case-files/case-files.int.test.ts",
    off: "a case file with open work is not closed",
    where: "src/features/case-files/case-files.rules.ts",
    text: "if (facts.openWork > 0)",
    becomes: "if (facts.openWork > 1_000_000)",
  },
  {
    clause: "QC-6.1",
    file: "src/features/exchange/exchange.int.test.ts",
    off: "the sender hears that the receiver registered the document (03)",
    where: "src/features/exchange/axis/report.actions.ts",
    text: 'await tellOf(tx, by, { documentId, code: "03",',
    becomes: 'if (!number) await tellOf(tx, by, { documentId, code: "03",',
  },
  {
    clause: "QC-7.1",
    file: "src/features/outgoing-documents/outgoing-return.int.test.ts",
    off: "an issued document is not edited: the rule",
    where: "src/rules/routing/outgoing-states.ts",
    text: 'if (act === "edit-draft" && (state === "issued" || state === "recalled")) {',
    becomes: 'if (act === "edit-draft" && state === "recalled") {',
  },
  {
    clause: "QC-7.1",
    file: "src/features/exchange/issue.int.test.ts",
    off: "an issued document is not edited: the guard in the database",
    where: "migrations/0001_ground.sql",
    text: "raise exception 'outgoing_document: an issued document is not edited';",
    becomes: "null;",
  },
  {
    clause: "QC-7.2",
    file: "src/features/intake/receive-message.int.test.ts",
    off: "the receiver keeps its own clock's time of arrival beside the legal one",
    where: "src/features/intake/receive.actions.ts",
    text: "return { receivedAt: now, receivedLegalAt:",
    becomes: "return { receivedAt: new Date(times.legal), receivedLegalAt:",
  },
  {
    clause: "QC-7.3",
    file: "src/features/intake/register.int.test.ts",
    off: "outside office hours the start of the next office hours counts",
    where: "src/rules/legal-time/legal-time.ts",
    text: "if (period) return Math.max(period.start, instant);",
    becomes: "if (period) return instant;",
  },
  {
    clause: "QC-8.2",
    file: "src/features/operations/backup/backup.int.test.ts",
    off: "files are in the copy, not only rows",
    where: "src/features/operations/backup/backup.actions.ts",
    text: "for await (const file of source.files.list()) {",
    becomes: "for await (const file of source.files.list()) {\n      if (file) continue;",
  },
  {
    clause: "QC-12.1",
    file: "src/features/operations/operations.int.test.ts",
    off: "work that gave up is counted on the operator's page",
    where: "src/features/operations/operations.actions.ts",
    text: "dead: jobs.filter((job) => job.dead).length },",
    becomes: "dead: 0 },",
  },
  {
    clause: "NĐ 30/2020 Đ11.2",
    file: "src/features/outgoing-documents/outgoing-way.int.test.ts",
    off: "a word changed after the approval voids it",
    where: "src/features/outgoing-documents/drafting.actions.ts",
    text: 'steps: ["unit", "format", "leader"],',
    becomes: "steps: [],",
  },
  {
    clause: "NĐ 30/2020 Đ15.3",
    file: "src/features/registers/numbers.int.test.ts",
    off: "numbers follow each other without a gap (invariant 1)",
    where: "src/features/registers/registers.store.ts",
    text: "next_number = next_number + 1",
    becomes: "next_number = next_number + 2",
  },
  {
    clause: "không nêu cơ quan thì không thấy dòng nào",
    file: "tests/integration/rows-across-agencies.test.ts",
    off: "row-level security (invariant 6)",
    where: "migrations/0001_ground.sql",
    text: "using (agency_id = current_agency()) with check",
    becomes: "using (true) with check",
  },
  {
    clause: "caseFiles.list: quản trị của chính cơ quan",
    file: "tests/integration/every-route-across-agencies.test.ts",
    off: "administrators read no content (invariant 10)",
    where: "src/features/access/access.actions.ts",
    text: "if (CONTENT_ROLES.some((role) => caller.roles.includes(role))) return;",
    becomes: "if (caller.roles.length > 0) return;",
  },
  {
    clause: "bất biến 10: giám đốc do quản trị bịa ra",
    file: "src/features/staff/four-eyes.int.test.ts",
    off: "rights to the content need a second person",
    where: "src/rules/access/four-eyes.ts",
    text: "return roles.some(isContentRole);",
    becomes: "return roles.length === 0;",
  },
  {
    clause: "NĐ 30/2020 Đ32",
    file: "tests/integration/own-installation.test.ts",
    off: "only the clerk who keeps the seal attaches the agency's certificate",
    where: "src/features/certificates/state.actions.ts",
    text: 'roles.includes("van-thu");',
    becomes: "roles.length > 0;",
  },
  {
    clause: "NĐ 30/2020 Đ32",
    file: "tests/integration/own-installation.test.ts",
    off: "a PIN may be tried five times, not guessed",
    where: "src/features/certificates/pins/pins.actions.ts",
    text: "more.length + 1 >= MOST_TRIES",
    becomes: "more.length + 1 >= 1_000",
  },
];
