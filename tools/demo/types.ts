// The demo province as plain records: what `buildDemo` returns and `load.ts` writes into an installation.
// Dates are `YYYY-MM-DD`; instants are milliseconds since 1970 (as in `#src/rules/legal-time/instant.ts`); ids are stable words.
import type { DocumentKind, Urgency } from "#src/rules/document-format/document-model.ts";
import type { LocalDate } from "#src/rules/legal-time/civil-date.ts";
import type { Instant } from "#src/rules/legal-time/instant.ts";

export type DemoLevel = "province" | "department" | "vertical" | "commune" | "central" | "public-unit" | "company";

/** An agency of the province or a correspondent outside it (`level` central, public-unit, company). */
export type DemoAgency = {
  id: string;
  /** "Sở Tài chính", "Ủy ban nhân dân xã Ba Tri" */
  name: string;
  /** as lists show it: "Sở Tài chính", "UBND xã Ba Tri" */
  shortName: string;
  /** in numbers and notations: "STC", "UBND" */
  symbol: string;
  level: DemoLevel;
  parentId: string | null;
  /** QĐ 20/2020/QĐ-TTg: "H61.21"; null for correspondents without one */
  code: string | null;
  /** QĐ 28/2018/QĐ-TTg, 13 characters: "000.00.21.H61" */
  axisCode: string | null;
  /** false: a placeholder of the demo, not found in any published decision; shown as such */
  codeConfirmed: boolean;
  /** code of the General Statistics Office: province 2, commune 5 digits */
  statisticalCode: string | null;
  address: string;
  /** ô số 4 of its documents */
  place: string;
  /** head of the letter, NĐ 30/2020 Phụ lục I ô số 2, capitals, one string a line */
  parentLines: string[];
  organLines: string[];
  /** works under chế độ tập thể: "ỦY BAN NHÂN DÂN"; its head signs "TM." */
  collective: string | null;
  headTitle: string;
  deputyTitle: string;
  /** real size of the seal in millimetres; a setting, customary size */
  sealDiameterMm: number;
  /** has rows, people and books in the installation; others are reached over the axis, by post or by mail */
  inInstallation: boolean;
  /** fully staffed: people in all posts, books with letters */
  staffed: boolean;
  /** abbreviations of units or fields in the notation of its công văn */
  unitSymbols: string[];
  /** set up on this day (the merged province and the two-level system start on 01/07/2025) */
  validFrom: LocalDate | null;
};

export type DemoUnit = {
  id: string;
  agencyId: string;
  name: string;
  shortName: string;
  /** in notations: "NS" */
  symbol: string;
  /** the office (Văn phòng), where the clerk sits */
  isOffice: boolean;
};

export type DemoRole = "van-thu" | "lanh-dao" | "chanh-van-phong" | "truong-don-vi" | "chuyen-vien" | "quan-tri";

export type DemoPerson = { id: string; fullName: string; login: string; gender: "nam" | "nu" };

/** A person's post; one person may hold several, also in two agencies. */
export type DemoPost = {
  id: string;
  personId: string;
  agencyId: string;
  unitId: string | null;
  role: DemoRole;
  /** "Phó Trưởng phòng" */
  title: string;
  /** deputy of the head of the agency or of the unit */
  deputy: boolean;
};

export type DemoDelegation = {
  fromPersonId: string;
  toPersonId: string;
  agencyId: string;
  from: Instant;
  to: Instant;
  scope: string;
};

/** A line of the file plan (danh mục hồ sơ, NĐ 30/2020 Phụ lục V). */
export type DemoCaseFile = {
  id: string;
  agencyId: string;
  unitId: string;
  year: number;
  heading: string;
  /** "05-NS" */
  symbol: string;
  title: string;
  /** "Vĩnh viễn" or "20 năm" */
  retention: string;
  keeperPersonId: string;
  openedOn: LocalDate;
};

/** A register of one year; numbers run from `startNumber` (where an older system stopped, or 1) without a gap to `lastNumber`. */
export type DemoBook = {
  id: string;
  agencyId: string;
  direction: "incoming" | "outgoing";
  year: number;
  title: string;
  startNumber: number;
  lastNumber: number;
};

export type DemoChannel = "axis" | "scan" | "mail" | "upload";
export type DemoSignature = "valid" | "unknown" | "invalid" | "none";

export type DemoSigner = { fullName: string; position: string /** "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" */; lines: string[] };

/** What both ways of a letter have in common; enough to write its page (`documentModelOf`). */
export type DemoLetterCore = {
  id: string;
  kind: DocumentKind;
  notation: string;
  /** without "V/v", first letter small in công văn */
  subject: string;
  urgency: Urgency;
  pages: number;
  /** how many annexes it says it has; the page speaks of them exactly when there are some, the demo has no annex files */
  annexes: number;
  /** key of the topic its page is written from */
  topic: string;
  /** words filled into subject and page: places, amounts, months */
  facts: Record<string, string>;
  /** the sender's clerk asks for an answer until this day */
  replyDue: LocalDate | null;
};

export type IncomingState =
  | "arrived"
  | "parked"
  | "refused"
  | "registered"
  | "proposed"
  | "directed"
  | "in-progress"
  | "paused"
  | "done"
  | "cancelled";

/** Bút phê: one lead, any number of co-ordinating units and of people or units who are informed. */
export type DemoDirective = {
  at: Instant;
  byPersonId: string;
  text: string;
  leadUnitId: string;
  coordinateUnitIds: string[];
  informPersonIds: string[];
  deadline: LocalDate | null;
  replyRequired: boolean;
  followUpPersonId: string;
};

export type DemoProposal = {
  at: Instant;
  byPersonId: string;
  leadUnitId: string;
  coordinateUnitIds: string[];
  deadline: LocalDate | null;
};

export type DemoAssignment = {
  at: Instant;
  byPersonId: string;
  onBehalfOfPersonId: string | null;
  assigneePersonId: string;
  /** not later than the directive's */
  deadline: LocalDate | null;
  note: string | null;
};

export type DemoIncoming = DemoLetterCore & {
  agencyId: string;
  senderId: string;
  number: string;
  issuedDate: LocalDate;
  signer: DemoSigner;
  channel: DemoChannel;
  signature: DemoSignature;
  arrivedAt: Instant;
  /** QC-7.3: outside office hours the start of the next office hours */
  legalArrivedAt: Instant;
  state: IncomingState;
  /** the outgoing letter of the installation it is the other end of */
  sourceOutgoingId: string | null;
  duplicateOfId: string | null;
  /** why it is parked, paused or cancelled, or what the clerk must look at */
  remark: string | null;
  bookId: string | null;
  arrivalNumber: number | null;
  registeredAt: Instant | null;
  registeredByPersonId: string | null;
  proposal: DemoProposal | null;
  directive: DemoDirective | null;
  assignment: DemoAssignment | null;
  finishedAt: Instant | null;
  /** "Đã trả lời", "Lưu, để biết" … */
  result: string | null;
  replyOutgoingId: string | null;
  caseFileId: string | null;
  /** past its deadline: finished late, or open and overdue at `now` */
  late: boolean;
};

export type OutgoingState =
  | "drafting"
  | "unit-review"
  | "format-review"
  | "awaiting-signature"
  | "awaiting-issue"
  | "issued"
  | "cancelled";

/** edXML status 01 arrived · 02 refused · 03 registered · 04 directed · 05 in progress · 06 finished. */
export type DemoDelivery = {
  recipientId: string;
  status: "01" | "02" | "03" | "04" | "05" | "06";
  sentAt: Instant;
  statusAt: Instant;
  reason: string | null;
};

export type DemoOutgoing = DemoLetterCore & {
  agencyId: string;
  unitId: string;
  drafterPersonId: string;
  signerPersonId: string;
  signer: DemoSigner;
  recipientIds: string[];
  replyToIncomingId: string | null;
  state: OutgoingState;
  createdAt: Instant;
  unitApprovedAt: Instant | null;
  formatApprovedAt: Instant | null;
  signedAt: Instant | null;
  issuedAt: Instant | null;
  bookId: string | null;
  number: number | null;
  issuedDate: LocalDate | null;
  deliveries: DemoDelivery[];
  caseFileId: string | null;
  remark: string | null;
};

export type DemoProvince = {
  seed: string;
  today: LocalDate;
  /** the Monday on which the pictures' story is told */
  storyMonday: LocalDate;
  /** the moment the records show: 08:12 of that Monday */
  now: Instant;
  password: string;
  agencies: DemoAgency[];
  units: DemoUnit[];
  people: DemoPerson[];
  posts: DemoPost[];
  delegations: DemoDelegation[];
  caseFiles: DemoCaseFile[];
  books: DemoBook[];
  /** in order of arrival, all agencies mixed */
  incoming: DemoIncoming[];
  /** in order of creation, all agencies mixed */
  outgoing: DemoOutgoing[];
};
