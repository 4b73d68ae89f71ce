// Every letter as a page: the document model from which DOCX and PDF are written.
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { COMMITTEE_IN, COMMITTEE_OUT, COUNCIL_IN, COUNCIL_OUT } from "./grammar/commune.ts";
import { CONSTRUCTION_IN, CONSTRUCTION_OUT } from "./grammar/construction.ts";
import { FINANCE_IN } from "./grammar/finance-in.data.ts";
import { FINANCE_OUT } from "./grammar/finance-out.ts";
import type { Act, Topic } from "./grammar/topic.ts";
import { bodyOf, findingAndAsk, type Question } from "./pages/content.ts";
import { addressee, KIND_NAME, tellAnnexes } from "./pages/parts.ts";
import { STORY_ACTS } from "./story/apply.ts";
import type { DemoAgency, DemoIncoming, DemoOutgoing, DemoProvince } from "./types.ts";
import { dayOf } from "./when.ts";

const TOPICS = new Map(
  [FINANCE_IN, FINANCE_OUT, CONSTRUCTION_IN, CONSTRUCTION_OUT, COMMITTEE_IN, COMMITTEE_OUT, COUNCIL_IN, COUNCIL_OUT]
    .flat()
    .map((topic): [string, Topic] => [topic.key, topic]),
);

export type DemoPage = {
  letterId: string;
  model: DocumentModel;
  /** what the clerk writes into the reserved fields; null on drafts */
  number: string | null;
  issuedDate: string | null;
};

export type PageMaker = (letter: DemoIncoming | DemoOutgoing) => DemoPage;

/**
 * A maker of pages for one province. The two ends of one exchange give the same page (`letterId` is the outgoing one's):
 * what was received is byte for byte what was sent.
 */
export function pageMaker(province: DemoProvince): PageMaker {
  const agencies = new Map(province.agencies.map((a) => [a.id, a]));
  const outgoing = new Map(province.outgoing.map((l) => [l.id, l]));
  const incoming = new Map(province.incoming.map((l) => [l.id, l]));
  const units = new Map(province.units.map((u) => [u.id, u]));
  const agency = (id: string): DemoAgency => {
    const found = agencies.get(id);
    if (!found) throw new RangeError(`no agency ${id}`);
    return found;
  };
  const make: PageMaker = (letter) => {
    if (isOutgoing(letter)) {
      const question = letter.replyToIncomingId ? incoming.get(letter.replyToIncomingId) : undefined;
      const symbol = units.get(letter.unitId)?.symbol ?? "VP";
      return pageOf(letter, agency(letter.agencyId), letter.recipientIds.map(agency), {
        symbol,
        date: letter.issuedDate ?? dayOf(letter.createdAt),
        question: question ? questionOf(question, agency(question.senderId)) : null,
      });
    }
    const source = letter.sourceOutgoingId ? outgoing.get(letter.sourceOutgoingId) : undefined;
    if (source) return make(source);
    const symbol = letter.kind === "cong-van" ? (letter.notation.split("-").at(-1) ?? "VP") : "VP";
    return pageOf(letter, agency(letter.senderId), [agency(letter.agencyId)], {
      symbol,
      date: letter.issuedDate,
      question: null,
    });
  };
  return make;
}

function questionOf(question: DemoIncoming, sender: DemoAgency): Question {
  const isSuperior = sender.level === "province" || sender.level === "central";
  return { kindName: KIND_NAME[question.kind], senderName: sender.name, isSuperior };
}

type Around = { symbol: string; date: string; question: Question | null };

function pageOf(
  letter: DemoIncoming | DemoOutgoing,
  issuer: DemoAgency,
  recipients: DemoAgency[],
  around: Around,
): DemoPage {
  const isReply = letter.topic.startsWith("reply:");
  const topic = TOPICS.get(isReply ? letter.topic.slice(6) : letter.topic);
  const act: Act = isReply ? "reply" : (topic?.act ?? STORY_ACTS[letter.kind]);
  const words = findingAndAsk(letter, topic);
  const asked = askedOf(recipients);
  const body = bodyOf({
    letter,
    act,
    issuer,
    asked,
    issuedDate: around.date,
    ...words,
    question: around.question,
    signerName: letter.signer.fullName,
    signerPosition: letter.signer.position,
  });
  const model: DocumentModel = {
    kind: letter.kind,
    urgency: letter.urgency,
    parentOrgan: issuer.parentLines,
    organ: issuer.organLines,
    notation: letter.notation,
    place: issuer.place,
    subject: letter.subject,
    addressees: hasAddressees(letter.kind) ? recipients.map(addressee) : [],
    bases: letter.kind === "quyet-dinh" ? basesOf(issuer) : [],
    body: tellAnnexes(body, letter.annexes),
    signerTitle: letter.signer.lines,
    signerName: letter.signer.fullName,
    recipients: copiesOf(letter.kind, issuer, recipients, around.symbol),
  };
  if (letter.kind === "quyet-dinh") model.authority = authorityOf(issuer);
  const number =
    "senderId" in letter ? letter.number : letter.number === null ? null : String(letter.number).padStart(2, "0");
  return { letterId: letter.id, model, number, issuedDate: letter.issuedDate };
}

export function isOutgoing(letter: DemoIncoming | DemoOutgoing): letter is DemoOutgoing {
  return !("senderId" in letter);
}

/** Công văn always; báo cáo and tờ trình go upwards and have one too (NĐ 30/2020 Phụ lục I mục II.9a). */
function hasAddressees(kind: DocumentModel["kind"]): boolean {
  return kind === "cong-van" || kind === "bao-cao" || kind === "to-trinh";
}

function askedOf(recipients: DemoAgency[]): string {
  const [only] = recipients;
  return recipients.length === 1 && only ? only.name : "các cơ quan, đơn vị";
}

function authorityOf(issuer: DemoAgency): string {
  if (issuer.collective) return issuer.organLines.join(" ");
  return `${issuer.headTitle} ${issuer.name}`.toLocaleUpperCase("vi");
}

function basesOf(issuer: DemoAgency): string[] {
  const proposer =
    issuer.level === "province" ? "Theo đề nghị của Giám đốc Sở Tài chính" : "Theo đề nghị của Chánh Văn phòng";
  return ["Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Luật Ngân sách nhà nước", proposer];
}

function copiesOf(kind: DocumentModel["kind"], issuer: DemoAgency, recipients: DemoAgency[], symbol: string): string[] {
  const keep = symbol === "VP" ? "Lưu: VT, VP" : `Lưu: VT, ${symbol}`;
  const report =
    issuer.level === "department" && !recipients.some((r) => r.level === "province") ? ["UBND tỉnh (để b/c)"] : [];
  if (kind === "quyet-dinh") return ["Như Điều 3", ...report, keep];
  if (kind === "giay-moi") return ["Như thành phần mời", keep];
  if (hasAddressees(kind)) return ["Như trên", ...report, keep];
  return [...recipients.slice(0, 6).map((r) => r.shortName), ...report, keep];
}
