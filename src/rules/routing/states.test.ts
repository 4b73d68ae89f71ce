import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Approval, missingApprovals, validApprovals } from "./approvals.ts";
import {
  allowedIncomingActs,
  checkIncomingAct,
  INCOMING_ACTS,
  INCOMING_STATES,
  type IncomingAct,
  type IncomingFacts,
  type IncomingState,
  nextIncomingState,
} from "./incoming-states.ts";
import {
  allowedOutgoingActs,
  checkOutgoingAct,
  nextOutgoingState,
  OUTGOING_ACTS,
  OUTGOING_STATES,
  type OutgoingAct,
  type OutgoingFacts,
  type OutgoingState,
  returnConsequences,
} from "./outgoing-states.ts";

const codes = (refusals: { code: string }[]) => refusals.map((r) => r.code.replace("routing.", ""));

// Written by hand from NĐ 30 Đ20–24: what is possible in each state when everything else is in order
const INCOMING: Record<IncomingState, Partial<Record<IncomingAct, IncomingState>>> = {
  received: { register: "registered", "refuse-intake": "refused", "recall-by-sender": "recalled" },
  refused: {},
  registered: { present: "presented", "pass-to-unit": "directed", "recall-by-sender": "recalled" },
  presented: { direct: "directed", return: "registered", "recall-by-sender": "recalled" },
  directed: {
    direct: "directed",
    assign: "assigned",
    return: "returned",
    finish: "done",
    "recall-by-sender": "recalled",
  },
  assigned: {
    direct: "directed",
    assign: "assigned",
    start: "in-progress",
    return: "returned",
    finish: "done",
    "recall-by-sender": "recalled",
  },
  "in-progress": {
    direct: "directed",
    assign: "assigned",
    return: "returned",
    finish: "done",
    "recall-by-sender": "recalled",
  },
  done: { reopen: "in-progress", "file-in-case": "filed", "recall-by-sender": "recalled" },
  filed: { reopen: "in-progress", "recall-by-sender": "recalled" },
  returned: { direct: "directed", "recall-by-sender": "recalled" },
  recalled: {},
};
const IN_ORDER: IncomingFacts = {
  reason: "lý do",
  directRoutingAllowed: true,
  informOnly: true,
  hasResult: true,
  hasCaseFile: true,
};

const OUTGOING: Record<OutgoingState, Partial<Record<OutgoingAct, OutgoingState>>> = {
  draft: { "edit-draft": "draft", submit: "unit-approval", discard: "discarded" },
  "unit-approval": { "edit-draft": "draft", "approve-unit": "format-check", return: "draft" },
  "format-check": { "edit-draft": "draft", "check-format": "leader-approval", return: "draft" },
  "leader-approval": { "edit-draft": "draft", "approve-leader": "approved", return: "draft" },
  approved: { "edit-draft": "draft", "sign-person": "signed", return: "draft" },
  signed: { "give-number": "numbered", return: "draft" },
  numbered: { "sign-agency": "sealed", return: "draft" },
  sealed: { issue: "issued", return: "draft" },
  issued: { recall: "recalled" },
  recalled: {},
  discarded: {},
};
const V1 = "a".repeat(64);
const V2 = "b".repeat(64);
const APPROVALS: Approval[] = (["unit", "format", "leader"] as const).map((step) => ({
  step,
  version: V1,
  by: "post",
}));
const READY: OutgoingFacts = {
  reason: "lý do",
  version: V1,
  approvals: APPROVALS,
  formatErrors: 0,
  personalSignature: "valid",
  agencySignature: "valid",
  recipients: 2,
};

describe("QC-5.1 đường đi của văn bản đến", () => {
  it.each(INCOMING_STATES)("QC-5.1 in state %s exactly the lawful acts are possible", (state) => {
    const allowed = allowedIncomingActs(state, IN_ORDER);
    for (const act of INCOMING_ACTS) {
      expect(allowed[act].length === 0, `${act} in ${state}`).toBe(INCOMING[state][act] !== undefined);
      expect(nextIncomingState(state, act)).toBe(INCOMING[state][act] ?? null);
    }
  });
  it("returning, refusing and reopening need a reason", () => {
    const cases: [IncomingState, IncomingAct][] = [
      ["directed", "return"],
      ["received", "refuse-intake"],
      ["done", "reopen"],
    ];
    for (const [state, act] of cases) {
      expect(codes(checkIncomingAct(state, act, { reason: "  " }))).toEqual(["reason-missing"]);
    }
  });
  it("given work is finished by somebody who has it, with a result; information is closed at once", () => {
    expect(codes(checkIncomingAct("directed", "finish", { hasResult: true }))).toEqual(["not-assigned"]);
    expect(codes(checkIncomingAct("in-progress", "finish"))).toEqual(["no-result"]);
    expect(checkIncomingAct("in-progress", "finish", { hasResult: true })).toEqual([]);
    expect(checkIncomingAct("directed", "finish", { informOnly: true })).toEqual([]);
  });
  it("the clerk passes straight to a unit only where the rules of the agency allow, and files only into a case file", () => {
    expect(codes(checkIncomingAct("registered", "pass-to-unit"))).toEqual(["no-direct-routing"]);
    expect(codes(checkIncomingAct("done", "file-in-case"))).toEqual(["no-case-file"]);
  });
});

describe("QC-5.1 đường đi của văn bản đi", () => {
  it.each(OUTGOING_STATES)("QC-5.1 in state %s exactly the lawful acts are possible", (state) => {
    const allowed = allowedOutgoingActs(state, READY);
    for (const act of OUTGOING_ACTS) {
      expect(allowed[act].length === 0, `${act} in ${state}`).toBe(OUTGOING[state][act] !== undefined);
      expect(nextOutgoingState(state, act)).toBe(OUTGOING[state][act] ?? null);
    }
  });
  it("the nine steps lead from draft to issue, none can be left out", () => {
    const way: OutgoingAct[] = [
      "submit",
      "approve-unit",
      "check-format",
      "approve-leader",
      "sign-person",
      "give-number",
      "sign-agency",
      "issue",
    ];
    let state: OutgoingState = "draft";
    for (const [i, act] of way.entries()) {
      for (const later of way.slice(i + 1)) expect(nextOutgoingState(state, later)).toBeNull();
      state = nextOutgoingState(state, act) ?? "discarded";
    }
    expect(state).toBe("issued");
  });
  it("QC-7.1 after issue an edit is refused, recall is an act of its own with a reason", () => {
    expect(codes(checkOutgoingAct("issued", "edit-draft", READY))).toEqual(["edit-after-issue"]);
    expect(checkOutgoingAct("issued", "edit-draft", READY)[0]?.clause).toContain("QC-7.1");
    expect(codes(checkOutgoingAct("issued", "return", READY))).toEqual(["return-after-issue"]);
    expect(codes(checkOutgoingAct("issued", "recall", {}))).toEqual(["reason-missing"]);
    expect(codes(checkOutgoingAct("signed", "edit-draft", READY))).toEqual(["edit-after-signing"]);
  });
  it("a return goes to any earlier step, never to the same or a later one, and needs a reason", () => {
    for (const state of OUTGOING_STATES.slice(1, 8)) {
      for (const to of OUTGOING_STATES) {
        const earlier = OUTGOING_STATES.indexOf(to) < OUTGOING_STATES.indexOf(state);
        expect(codes(checkOutgoingAct(state, "return", { reason: "sai số liệu", returnTo: to }))).toEqual(
          earlier ? [] : ["return-not-earlier"],
        );
        expect(nextOutgoingState(state, "return", to)).toBe(earlier ? to : null);
      }
      expect(codes(checkOutgoingAct(state, "return", {}))).toEqual(["reason-missing"]);
    }
  });
  it("a return from behind the signature voids it, and cancels a number already given", () => {
    expect(returnConsequences("leader-approval", "draft")).toEqual({ voidSignature: false, cancelNumber: false });
    expect(returnConsequences("signed", "draft")).toEqual({ voidSignature: true, cancelNumber: false });
    expect(returnConsequences("sealed", "approved")).toEqual({ voidSignature: true, cancelNumber: true });
    expect(returnConsequences("sealed", "numbered")).toEqual({ voidSignature: false, cancelNumber: false });
  });
  it("NĐ 30 Đ11.2 a new version voids all approvals: signing it names every missing step", () => {
    expect(checkOutgoingAct("approved", "sign-person", READY)).toEqual([]);
    const refusals = checkOutgoingAct("approved", "sign-person", { ...READY, version: V2 });
    expect(codes(refusals)).toEqual(["approval-missing", "approval-missing", "approval-missing"]);
    expect(validApprovals(APPROVALS, V2)).toEqual([]);
    expect(missingApprovals(APPROVALS.slice(0, 2), V1).map((s) => s.step)).toEqual(["leader"]);
    expect(missingApprovals([{ step: "unit", version: "", by: "p" }], "")).toHaveLength(3);
  });
  it("NĐ 30 Đ32 no number and no agency signature without a valid personal one; nothing unsigned leaves (QC-3.3)", () => {
    for (const personalSignature of ["none", "unknown", "invalid"] as const) {
      expect(codes(checkOutgoingAct("signed", "give-number", { ...READY, personalSignature }))).toEqual([
        "no-personal-signature",
      ]);
      expect(codes(checkOutgoingAct("numbered", "sign-agency", { ...READY, personalSignature }))).toEqual([
        "no-personal-signature",
      ]);
    }
    expect(codes(checkOutgoingAct("sealed", "issue", { personalSignature: "valid" }))).toEqual([
      "signature-not-valid",
      "no-recipient",
    ]);
  });
  it("nobody approves his own draft unless the agency allows it; format errors hold a document back", () => {
    expect(codes(checkOutgoingAct("unit-approval", "approve-unit", { actorIsDrafter: true }))).toEqual(["own-draft"]);
    expect(
      checkOutgoingAct("unit-approval", "approve-unit", { actorIsDrafter: true, selfApprovalAllowed: true }),
    ).toEqual([]);
    expect(codes(checkOutgoingAct("format-check", "check-format", { formatErrors: 2 }))).toEqual(["format-errors"]);
  });
  it("whatever people do in whatever order, a document is issued only with all approvals for its last version", () => {
    const act = fc.record({ act: fc.constantFrom(...OUTGOING_ACTS), to: fc.constantFrom(...OUTGOING_STATES) });
    const bias = fc
      .array(act, { maxLength: 40 })
      .map((acts) => [
        ...acts,
        ...OUTGOING_ACTS.filter((a) => a !== "edit-draft").map((a) => ({ act: a, to: "draft" as const })),
      ]);
    let issued = 0;
    fc.assert(
      fc.property(bias, (acts) => {
        let state: OutgoingState = "draft";
        let version = 1;
        let approvals: Approval[] = [];
        let signedVersion = "";
        for (const { act: wanted, to } of acts) {
          const facts: OutgoingFacts = { ...READY, version: `v${version}`, approvals, returnTo: to };
          if (checkOutgoingAct(state, wanted, facts).length > 0) continue;
          if (wanted === "edit-draft") version++;
          const step = ({ "approve-unit": "unit", "check-format": "format", "approve-leader": "leader" } as const)[
            wanted as "approve-unit"
          ];
          if (step) approvals = [...approvals, { step, version: `v${version}`, by: "p" }];
          if (wanted === "sign-person") signedVersion = `v${version}`;
          state = nextOutgoingState(state, wanted, wanted === "return" ? to : undefined) ?? state;
          if (state !== "issued") continue;
          issued++;
          expect(signedVersion).toBe(`v${version}`);
          expect(missingApprovals(approvals, signedVersion)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
    expect(issued).toBeGreaterThan(50);
  });
});
