// One line for every route: what it is asked, who of the own agency can read it, whether an administrator may.
// A route without a line here makes every-route-across-agencies.test.ts fail by its name.

import type { World } from "../../support/documents/world.ts";
import { PASSWORD } from "../../support/office/province.ts";
import { someAuthority } from "./authority.ts";
import { acts, lists, nothing, type RouteCase, reads } from "./route-case.ts";
import { STAFF_CASES } from "./staff-cases.ts";
import { agencyFacts } from "./two-agencies.ts";

const fields = {
  codeNumber: "779",
  codeNotation: "SXD-QLN",
  issuedDate: "2026-11-20",
  organName: "Sở Xây dựng",
  typeName: "Công văn",
  subject: "Đề nghị bố trí kinh phí",
};
const allSix = { name: true, post: true, signature: true, seal: true, number: true, date: true };
const sha256 = "0".repeat(64);

const intake = (w: World) => ({ id: w.intakeId, rowVersion: w.intakeVersion });
const incoming = (w: World) => ({ id: w.incomingId, rowVersion: w.incomingVersion });
const outgoing = (w: World) => ({ id: w.outgoingId, rowVersion: w.outgoingVersion });
const directive = (w: World) => ({
  ...incoming(w),
  text: "Chuyển đơn vị chủ trì",
  targets: [{ role: "lead", unitId: w.unitId }],
});

function uploadForm(world: World): FormData {
  const form = new FormData();
  form.set("secrecy", "thuong");
  form.set("contentKind", "thuong");
  form.set("file", new Blob(["khong phai van ban"]), `${world.spec.mark}.exe`);
  return form;
}

export const CASES: Readonly<Record<string, RouteCase>> = {
  "identity.session": { about: "nobody", input: nothing },
  "identity.signIn": { about: "nobody", input: (w) => ({ login: w.spec.logins.specialist, password: PASSWORD }) },
  "identity.signOut": { about: "nobody", input: nothing },
  "identity.switchPost": {
    about: "nobody",
    input: (w) => ({ postId: w.specialistPostId }),
    mixed: {
      by: "specialist",
      inputs: (_own, other) => [{ postId: other.specialistPostId }, { postId: other.leaderPostId }],
    },
  },
  "identity.terms": { about: "nobody", input: nothing },
  "identity.acceptTerms": { about: "nobody", input: () => ({ version: "2026.1" }) },
  "identity.changePassword": {
    about: "nobody",
    input: () => ({ current: "sai mật khẩu", next: "Mật khẩu mới 2026!" }),
  },

  "organisation.agencies": { about: "own", input: nothing, administrator: "may" },
  "organisation.ownAgency": { about: "own", input: nothing, administrator: "may" },
  "organisation.saveAgency": {
    about: "own",
    input: (w) => agencyFacts(w.spec),
    administrator: "may",
  },
  "organisation.units": { ...lists("specialist"), administrator: "may" },
  "organisation.posts": { ...lists("specialist"), administrator: "may" },
  "organisation.days": {
    ...lists("specialist", () => ({ from: "2026-12-01", to: "2026-12-31" })),
    administrator: "may",
  },
  "organisation.createUnit": {
    about: "own",
    input: (w) => ({ name: `Phòng mới ${w.spec.mark}` }),
    administrator: "may",
  },
  "organisation.editUnit": {
    ...acts((w) => ({ id: w.unitId, rowVersion: 1, name: `Phòng đổi tên ${w.spec.mark}` }), {
      by: "administrator",
      inputs: (own, other) => [{ id: own.unitId, rowVersion: 2, name: "Phòng lạ", parentId: other.unitId }],
    }),
    administrator: "may",
  },
  "organisation.closeUnit": { ...acts((w) => ({ id: w.unitId, rowVersion: 1 })), administrator: "may" },

  ...STAFF_CASES,

  "rail.counts": { about: "own", input: nothing, administrator: "may" },
  "correspondents.suggest": lists("clerk"),

  "intake.list": lists("clerk"),
  "intake.nextNumber": { about: "own", input: nothing },
  "intake.duplicates": {
    ...lists("clerk", (w) => ({
      intakeId: w.intakeId,
      codeNumber: "778",
      codeNotation: "SXD-QLN",
      organName: `Cơ quan ${w.spec.mark}`,
    })),
  },
  "intake.get": reads((w) => ({ id: w.intakeId }), "clerk"),
  "intake.saveFields": acts((w) => ({ ...intake(w), fields: { subject: "chữ của người lạ" } })),
  "intake.park": acts((w) => ({ ...intake(w), note: "để lại" })),
  "intake.resume": acts(intake),
  "intake.decideGate": acts((w) => ({ ...intake(w), free: true, reason: "không có gì" })),
  "intake.refuse": acts((w) => ({ ...intake(w), reason: "gửi nhầm nơi" })),
  "intake.register": acts((w) => ({ ...intake(w), fields, attestation: allSix }), {
    by: "clerk",
    inputs: (own, other) => [
      { ...intake(own), fields, attestation: allSix, presentToPostId: other.leaderPostId },
      { ...intake(own), fields, attestation: allSix, caseFileId: other.caseFileId },
    ],
  }),

  "incomingDocuments.list": lists("clerk"),
  "incomingDocuments.get": reads((w) => ({ id: w.incomingId }), "clerk"),
  "incomingDocuments.present": acts((w) => ({ ...incoming(w), postId: w.leaderPostId }), {
    by: "clerk",
    inputs: (own, other) => [{ ...incoming(own), postId: other.leaderPostId }],
  }),
  "incomingDocuments.finish": acts((w) => ({ ...incoming(w), note: "xong" }), {
    by: "leader",
    inputs: (own, other) => [{ ...incoming(own), resultOutgoingId: other.outgoingId }],
  }),
  "incomingDocuments.answerRecall": acts((w) => ({ ...incoming(w), agree: false, reason: "đã xử lý" })),
  "incomingDocuments.edit": acts((w) => ({ ...incoming(w), fields: { subject: "Trích yếu khác" }, reason: "sửa lại" })),

  "assignments.trace": reads((w) => ({ id: w.incomingId }), "leader"),
  "assignments.checkDirective": acts(directive),
  "assignments.direct": acts(directive, {
    by: "leader",
    inputs: (own, other) => [
      { ...directive(own), targets: [{ role: "lead", unitId: other.unitId }] },
      { ...directive(own), targets: [{ role: "lead", postId: other.specialistPostId }] },
    ],
  }),
  "assignments.propose": acts((w) => ({ ...directive(w), toPostId: w.leaderPostId }), {
    by: "clerk",
    inputs: (own, other) => [{ ...directive(own), toPostId: other.leaderPostId }],
  }),
  "assignments.withdraw": acts((w) => ({ id: w.directiveId })),
  "assignments.assign": acts((w) => ({ id: w.unitAssignmentId, postId: w.specialistPostId }), {
    by: "head",
    inputs: (own, other) => [{ id: own.unitAssignmentId, postId: other.specialistPostId }],
  }),
  "assignments.start": acts((w) => ({ id: w.assignmentId })),
  "assignments.giveBack": acts((w) => ({ id: w.assignmentId, reason: "không thuộc việc của tôi" })),
  "assignments.finish": acts((w) => ({ id: w.assignmentId, note: "xong" }), {
    by: "specialist",
    inputs: (own, other) => [{ id: own.assignmentId, resultOutgoingId: other.outgoingId }],
  }),
  "assignments.work": lists("specialist"),

  "history.history": reads((w) => ({ id: w.incomingId }), "leader"),

  "caseFiles.list": lists("specialist"),
  "caseFiles.get": reads((w) => ({ id: w.caseFileId }), "specialist"),
  "caseFiles.open": {
    about: "own",
    input: (w) => ({ notation: "09-MOI", title: `Hồ sơ mới ${w.spec.mark}`, year: 2026, retention: "10 năm" }),
  },
  "caseFiles.ofDocument": reads((w) => ({ id: w.incomingId }), "specialist"),
  "caseFiles.file": acts((w) => ({ id: w.caseFileId, documentId: w.outgoingId }), {
    by: "specialist",
    inputs: (own, other) => [
      { id: own.caseFileId, documentId: other.incomingId },
      { id: own.caseFileId, documentId: other.outgoingId },
      { id: other.caseFileId, documentId: own.outgoingId },
    ],
  }),
  "caseFiles.unfile": acts((w) => ({ id: w.caseFileId, documentId: w.incomingId }), {
    by: "specialist",
    inputs: (own, other) => [{ id: own.caseFileId, documentId: other.incomingId }],
  }),
  "caseFiles.close": acts((w) => ({ id: w.caseFileId, rowVersion: 1 })),

  "registers.books": { about: "own", input: nothing },
  "registers.entries": reads((w) => ({ id: w.bookId }), "clerk"),

  "outgoingDocuments.list": lists("specialist"),
  "outgoingDocuments.get": reads((w) => ({ id: w.outgoingId }), "specialist"),
  "outgoingDocuments.create": {
    about: "something",
    input: (w) => ({ kind: "cong-van", replyToId: w.incomingId, requestKey: `stranger-${w.agencyId}` }),
  },
  "outgoingDocuments.save": acts((w) => ({ ...outgoing(w), model: w.model })),
  "outgoingDocuments.saveVersion": acts((w) => ({ ...outgoing(w), note: "bản của người lạ" })),
  "outgoingDocuments.versions": reads((w) => ({ id: w.outgoingId }), "specialist"),
  "outgoingDocuments.compare": reads((w) => ({ id: w.outgoingId, from: 0, to: 1 }), "specialist"),
  "outgoingDocuments.version": reads((w) => ({ id: w.outgoingId, no: "1" }), "specialist"),
  "outgoingDocuments.check": acts((w) => ({ id: w.outgoingId })),
  "outgoingDocuments.fix": acts((w) => ({ ...outgoing(w), rules: ["any"] })),
  "outgoingDocuments.submit": acts((w) => ({ ...outgoing(w), signerPostId: w.leaderPostId }), {
    by: "specialist",
    inputs: (own, other) => [{ ...outgoing(own), signerPostId: other.leaderPostId }],
  }),
  "outgoingDocuments.approve": acts((w) => ({ ...outgoing(w), step: "unit", versionNo: 1 })),
  "outgoingDocuments.return": acts((w) => ({ ...outgoing(w), toState: "draft", reason: "soạn lại" })),
  "outgoingDocuments.discard": acts((w) => ({ ...outgoing(w), reason: "không cần nữa" })),
  "outgoingDocuments.setRecipients": acts((w) => ({ ...outgoing(w), recipients: [] })),

  "signing.key": { about: "own", input: nothing },
  "signing.sign": acts((w) => ({ ...outgoing(w), sha256 })),
  "signing.batch": { ...acts((w) => ({ items: [{ ...outgoing(w), sha256 }] })), each: true },
  "signing.seal": acts((w) => ({ ...outgoing(w), sha256 })),
  "signing.nextNumber": acts((w) => ({ id: w.outgoingId })),
  "signing.outgoing": acts((w) => ({ id: w.issuedId })),
  "signing.incoming": acts((w) => ({ id: w.incomingId })),
  "signing.intake": acts((w) => ({ id: w.intakeId })),

  "certificates.state": { about: "own", input: nothing, administrator: "may" },
  "certificates.own": { about: "own", input: nothing },
  "certificates.addOwn": { about: "own", input: () => ({ p12: "AAAA", password: "khong-phai", pin: "852-963" }) },
  "certificates.ownPicture": { about: "own", input: () => ({ picture: "AAAA" }) },
  "certificates.ownPin": { about: "own", input: () => ({ pin: "852-963", newPin: "963-852" }) },
  "certificates.addSeal": { about: "own", input: () => ({ p12: "AAAA", password: "khong-phai" }) },
  "certificates.sealPicture": { about: "own", input: () => ({ picture: "AAAA" }) },
  "certificates.remove": {
    about: "something",
    input: (w) => ({ of: { postId: w.leaderPostId }, reason: "chuyển công tác" }),
    administrator: "may",
  },
  "certificates.trust": { about: "own", input: nothing, administrator: "may" },
  "certificates.addTrust": {
    about: "own",
    input: () => ({ file: someAuthority() }),
  },
  "certificates.examineTrust": {
    about: "own",
    input: () => ({ file: someAuthority() }),
  },
  "certificates.removeTrust": {
    about: "own",
    input: () => ({ fingerprint: sha256, reason: "không còn dùng" }),
  },

  "exchange.overview": lists("clerk"),
  "exchange.issueGate": acts((w) => ({ id: w.outgoingId })),
  "exchange.issue": acts(outgoing),
  "exchange.recipients": reads((w) => ({ id: w.issuedId }), "clerk"),
  "exchange.recall": acts((w) => ({ id: w.issuedId, rowVersion: 1, reason: "gửi nhầm" })),
  "exchange.resend": acts((w) => ({ id: w.recipientId })),
  "exchange.close": acts((w) => ({ id: w.recipientId })),

  "operations.overview": { about: "own", input: nothing, administrator: "may" },
  "operations.jobs": { about: "own", input: nothing, administrator: "may" },
  "operations.retry": { about: "own", input: () => ({ id: "999999" }), administrator: "may" },

  "POST /api/intake/uploads": { about: "own", input: uploadForm },
  "GET /api/intake/:id/file": { ...reads((w) => ({ id: w.intakeId }), "clerk"), bytes: true },
  "GET /api/incoming-documents/:id/file": { ...reads((w) => ({ id: w.incomingId }), "specialist"), bytes: true },
  "GET /api/outgoing-documents/:id/preview.pdf": { ...reads((w) => ({ id: w.outgoingId }), "specialist"), bytes: true },
  "GET /api/outgoing-documents/:id/document.docx": reads((w) => ({ id: w.outgoingId }), "specialist"),
  "GET /api/outgoing-documents/:id/file.pdf": { ...reads((w) => ({ id: w.issuedId }), "clerk"), bytes: true },
  "GET /api/registers/:id/print.pdf": { ...reads((w) => ({ id: w.bookId }), "clerk"), bytes: true },
  "GET /api/registers/:id/export.xlsx": reads((w) => ({ id: w.bookId }), "clerk"),
};
