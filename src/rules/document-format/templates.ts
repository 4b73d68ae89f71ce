// Empty documents in the legal layout and replies to a letter: NĐ 30/2020, Phụ lục III (Mẫu 1.2, 1.4, 1.5, 1.7).
import type { Block, DocumentKind, DocumentModel } from "./document-model.ts";
import { AS_ABOVE, bareSubject, inSentence, KIND_FACTS, printedDate, printedNumber } from "./printed-words.ts";

/** What a template needs to know of the issuing agency. */
export type AgencyFacts = {
  /** one string a line, capitals; empty where there is none */
  parentOrgan: string[];
  organ: string[];
  /** as written in a sentence: "Sở Tài chính" */
  name: string;
  /** "STC" */
  abbreviation: string;
  /** drafting unit: "NS" */
  unitAbbreviation: string;
  /** ô số 4: "Vĩnh Long" */
  place: string;
  /** post of the head, capitals: "GIÁM ĐỐC" */
  headTitle: string;
  /** who decides, capitals: "GIÁM ĐỐC SỞ TÀI CHÍNH"; default: head's post and the organ's name */
  authority?: string;
  /** name of the superior body in a sentence, receiver of tờ trình and báo cáo: "Ủy ban nhân dân tỉnh Vĩnh Long" */
  superiorName?: string;
  contact?: string;
};

export type SignerFacts = { title: string[]; name: string };

/** The letter that is answered; fields of the incoming register. */
export type IncomingFacts = {
  senderName: string;
  /** "Công văn"; empty counts as công văn */
  typeName: string;
  codeNumber: string;
  codeNotation: string;
  /** "2026-11-20"; empty where the letter has none */
  issuedDate: string;
  subject: string;
};

const BLANK = "…";
const text = (line: string): Block => ({ type: "paragraph", runs: [{ text: line }] });

/** Notation without number: named kinds `QĐ-STC`, công văn `STC-NS` (Phụ lục I, II.3.b). */
export function notationOf(kind: DocumentKind, agency: Pick<AgencyFacts, "abbreviation" | "unitAbbreviation">): string {
  const { abbreviation } = KIND_FACTS[kind];
  return abbreviation === null
    ? `${agency.abbreviation}-${agency.unitAbbreviation}`
    : `${abbreviation}-${agency.abbreviation}`;
}

const COLLECTIVE = /^(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)/u;

/** UBND and HĐND sign on behalf of the collective (Phụ lục I, II.7.b; NĐ 30/2020 Đ13.2). */
export function isCollectiveOrgan(organ: readonly string[]): boolean {
  return COLLECTIVE.test(organ.join(" ").trim());
}

function headSignature(agency: AgencyFacts): string[] {
  if (!isCollectiveOrgan(agency.organ)) return [agency.headTitle];
  const body = /^(?:HỘI ĐỒNG|HĐND)/u.test(agency.organ.join(" ")) ? "HỘI ĐỒNG NHÂN DÂN" : "ỦY BAN NHÂN DÂN";
  return [`TM. ${body}`, agency.headTitle];
}

function emptyBody(kind: DocumentKind, agency: AgencyFacts): Block[] {
  switch (kind) {
    case "quyet-dinh":
      return [1, 2, 3].map((n) => ({ type: "article", number: String(n), runs: [{ text: BLANK }] }));
    case "ke-hoach":
      return [
        { type: "heading", level: "muc", number: "I", title: "MỤC ĐÍCH, YÊU CẦU" },
        text(BLANK),
        { type: "heading", level: "muc", number: "II", title: "NỘI DUNG" },
        text(BLANK),
        { type: "heading", level: "muc", number: "III", title: "TỔ CHỨC THỰC HIỆN" },
        text(BLANK),
      ];
    case "giay-moi":
      return [
        text(`${agency.name} trân trọng kính mời: ${BLANK}`),
        text(`Tới dự ${BLANK}`),
        text(`Chủ trì: ${BLANK}`),
        text(`Thời gian: ${BLANK}`),
        text(`Địa điểm: ${BLANK}`),
      ];
    case "cong-van":
    case "thong-bao":
    case "to-trinh":
    case "bao-cao":
      return [text(BLANK)];
    default:
      return kind satisfies never;
  }
}

function defaultRecipients(kind: DocumentKind, keep: string): string[] {
  if (kind === "quyet-dinh") return ["Như Điều 3", keep];
  return KIND_FACTS[kind].address === "none" ? [BLANK, keep] : [AS_ABOVE, keep];
}

/**
 * An empty document of one kind in the legal layout. Places to fill hold "…", which the format check accepts in a draft and
 * refuses at issue. Signed by the head until another signer is chosen; notation by kind; last recipient `Lưu: VT, <unit>`.
 */
export function emptyModel(kind: DocumentKind, agency: AgencyFacts): DocumentModel {
  const addressed = KIND_FACTS[kind].address !== "none";
  return {
    kind,
    urgency: "thuong",
    parentOrgan: [...agency.parentOrgan],
    organ: [...agency.organ],
    notation: notationOf(kind, agency),
    place: agency.place,
    subject: BLANK,
    addressees: addressed ? [kind === "cong-van" ? BLANK : (agency.superiorName ?? BLANK)] : [],
    ...(kind === "quyet-dinh"
      ? { authority: agency.authority ?? `${agency.headTitle} ${agency.organ.join(" ")}` }
      : {}),
    bases: kind === "quyet-dinh" ? [`Căn cứ ${BLANK}`, `Theo đề nghị của ${BLANK}`] : [],
    body: emptyBody(kind, agency),
    signerTitle: headSignature(agency),
    signerName: "",
    recipients: defaultRecipients(kind, `Lưu: VT, ${agency.unitAbbreviation}`),
    ...(agency.contact === undefined ? {} : { contact: agency.contact }),
  };
}

/** "Công văn số 1245/UBND-VX ngày 05 tháng 3 năm 2026 của …" – first citation in full (Phụ lục I, II.6.b). */
export function citation(incoming: IncomingFacts): string {
  const type = incoming.typeName.trim() === "" ? "Công văn" : incoming.typeName.trim();
  const number = /^\d+$/u.test(incoming.codeNumber)
    ? printedNumber(Number(incoming.codeNumber))
    : incoming.codeNumber.trim();
  const code = [number, incoming.codeNotation.trim()].filter((part) => part !== "").join("/");
  const date = incoming.issuedDate === "" ? "" : ` ngày ${printedDate(incoming.issuedDate)}`;
  const subject = bareSubject(incoming.subject);
  const about = subject === "" ? "" : ` về việc ${inSentence(subject)}`;
  return `${type}${code === "" ? "" : ` số ${code}`}${date} của ${incoming.senderName.trim()}${about}`;
}

/**
 * A công văn that answers a letter: addressee = its sender, subject and first sentence carried over, recipients set.
 * The specialist goes on after "có ý kiến như sau:".
 */
export function replyModel(incoming: IncomingFacts, agency: AgencyFacts, signer: SignerFacts): DocumentModel {
  const subject = bareSubject(incoming.subject);
  return {
    ...emptyModel("cong-van", agency),
    subject: subject === "" ? BLANK : `trả lời ${incoming.senderName.trim()} về việc ${inSentence(subject)}`,
    addressees: [incoming.senderName.trim()],
    body: [
      text(`${agency.name} nhận được ${citation(incoming)}. Sau khi nghiên cứu, ${agency.name} có ý kiến như sau:`),
      text(BLANK),
    ],
    signerTitle: [...signer.title],
    signerName: signer.name,
  };
}
