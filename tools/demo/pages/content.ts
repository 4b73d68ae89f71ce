// The body of a letter from its topic and its facts, in the order each kind has (NĐ 30/2020 Phụ lục III).
import type { Block } from "#src/rules/document-format/document-model.ts";
import { type Act, subjectFor, type Topic } from "../grammar/topic.ts";
import { fill } from "../grammar/words.ts";
import type { DemoAgency, DemoLetterCore } from "../types.ts";
import { longDate, shortDate, workingDaysFrom } from "../when.ts";
import { article, capital, clause, paragraph, provincialReference, section, wording } from "./parts.ts";

export type Question = {
  kindName: string;
  senderName: string /** UBND tỉnh, ministries: one reports to them */;
  isSuperior: boolean;
};

export type PageWords = {
  letter: DemoLetterCore;
  act: Act;
  issuer: DemoAgency;
  /** whom the letter asks: "Sở Tài chính", "các cơ quan, đơn vị" */
  asked: string;
  issuedDate: string;
  finding: string;
  ask: string;
  /** the letter it answers, for replies */
  question: Question | null;
  signerName: string;
  signerPosition: string;
};

/** What the topic says, one wording of several. */
export function findingAndAsk(letter: DemoLetterCore, topic: Topic | undefined): { finding: string; ask: string } {
  const { finding, ask } = letter.facts;
  if (!topic) return { finding: finding ?? "", ask: ask ?? "" };
  // a topic with as many findings as subjects pairs them; else any fits any
  const index = topic.subjects.findIndex((s) => subjectFor(letter.kind, fill(s, letter.facts)) === letter.subject);
  if (index >= 0 && topic.findings.length === topic.subjects.length) {
    const paired = (list: readonly string[]) => fill(list[index % list.length] ?? "", letter.facts);
    return { finding: paired(topic.findings), ask: paired(topic.asks) };
  }
  const [first = "", ...rest] = topic.findings;
  const [firstAsk = "", ...restAsk] = topic.asks;
  return {
    finding: fill(wording(`${letter.id}/finding`, [first, ...rest]), letter.facts),
    ask: fill(wording(`${letter.id}/ask`, [firstAsk, ...restAsk]), letter.facts),
  };
}

export function bodyOf(words: PageWords): Block[] {
  const { act } = words;
  switch (act) {
    case "request":
    case "opinion":
    case "direct":
    case "guide":
    case "inform":
      return letterBody(words);
    case "reply":
      return replyBody(words);
    case "report":
      return reportBody(words);
    case "propose":
      return proposalBody(words);
    case "decide":
      return decisionBody(words);
    case "notify":
      return noticeBody(words);
    case "plan":
      return planBody(words);
    case "invite":
      return invitationBody(words);
    default: {
      const never: never = act;
      throw new RangeError(`unknown act ${String(never)}`);
    }
  }
}

function letterBody(words: PageWords): Block[] {
  const { letter, act, issuer, asked } = words;
  const due =
    letter.replyDue && !words.ask.includes(longDate(letter.replyDue))
      ? [
          paragraph(
            `Văn bản trả lời đề nghị gửi về ${issuer.name} trước ${longDate(letter.replyDue)} để tổng hợp, xử lý kịp thời.`,
          ),
        ]
      : [];
  const close =
    act === "direct"
      ? `${capital(asked)} khẩn trương thực hiện, báo cáo kết quả về ${issuer.name}.`
      : wording(`${letter.id}/close`, [
          `${issuer.name} gửi ${asked} để phối hợp thực hiện.`,
          `Rất mong ${asked} quan tâm, phối hợp.`,
          `Quá trình thực hiện có vướng mắc, đề nghị trao đổi với ${issuer.name} để cùng giải quyết.`,
        ]);
  return [paragraph(opening(words)), paragraph(words.finding), paragraph(words.ask), ...due, paragraph(close)];
}

function opening(words: PageWords): string {
  const { letter, act, issuer, issuedDate } = words;
  const subject = letter.subject.replace(/^đề nghị /u, "");
  if (act === "guide")
    return `Thực hiện chức năng quản lý nhà nước được giao, ${issuer.name} có ý kiến về việc ${subject} như sau:`;
  if (act === "direct" || issuer.level === "province" || issuer.level === "central") {
    return `Thời gian qua, các cơ quan, đơn vị đã có nhiều cố gắng trong việc thực hiện nhiệm vụ được giao. Về việc ${subject}, ${issuer.name} có ý kiến như sau:`;
  }
  if (issuer.level === "company" || issuer.level === "public-unit") {
    return `${issuer.name} xin gửi lời chào trân trọng và có văn bản về việc ${subject} với các nội dung sau:`;
  }
  return wording(`${letter.id}/opening`, [
    `Thực hiện ${provincialReference(letter.id, issuedDate)}, ${issuer.name} đã rà soát và có ý kiến về việc ${subject} như sau:`,
    `Căn cứ nhiệm vụ được giao năm ${letter.facts.Y}, ${issuer.name} có văn bản về việc ${subject} với các nội dung sau:`,
    `Tiếp theo ${provincialReference(letter.id, issuedDate)}, sau khi kiểm tra thực tế, ${issuer.name} có ý kiến về việc ${subject} như sau:`,
  ]);
}

function replyBody(words: PageWords): Block[] {
  const { letter, issuer, question } = words;
  const { refNumber = "", refDate = words.issuedDate, refSubject = "", amount, amount2, percent, count } = letter.facts;
  const kind = question?.kindName ?? "Công văn";
  const sender = question?.senderName ?? words.asked;
  const received = `${issuer.name} nhận được ${kind} số ${refNumber} ${longDate(refDate)} của ${sender} về việc ${refSubject}.`;
  if (question?.isSuperior) {
    return [
      paragraph(`${received} ${issuer.name} báo cáo kết quả thực hiện như sau:`),
      clause(
        "1",
        `${issuer.name} đã giao các phòng, đơn vị trực thuộc triển khai ngay sau khi nhận văn bản, phân công rõ người chịu trách nhiệm.`,
      ),
      clause(
        "2",
        `Đến nay đã hoàn thành ${percent} % nội dung được giao; còn ${count} nội dung đang phối hợp với các cơ quan liên quan hoàn chỉnh số liệu.`,
      ),
      clause("3", `${issuer.name} sẽ tiếp tục cập nhật, báo cáo bổ sung khi có kết quả cuối cùng.`),
      paragraph(`${issuer.name} kính báo cáo ${sender} xem xét, chỉ đạo.`),
    ];
  }
  return [
    paragraph(`${received} Sau khi nghiên cứu, ${issuer.name} có ý kiến như sau:`),
    clause(
      "1",
      wording(`${letter.id}/1`, [
        "Nội dung đề nghị thuộc nhiệm vụ của đơn vị, hồ sơ cơ bản đầy đủ theo quy định.",
        "Hồ sơ còn thiếu thuyết minh nguồn kinh phí và biên bản kiểm tra hiện trạng.",
        "Số liệu đề nghị đã được đối chiếu, chênh lệch không đáng kể.",
      ]),
    ),
    clause(
      "2",
      wording(`${letter.id}/2`, [
        `Đối với mức ${amount} đồng, đề nghị đơn vị cân đối trước trong dự toán được giao năm ${letter.facts.Y}; phần còn thiếu sẽ được xem xét khi có nguồn.`,
        `${issuer.name} thống nhất mức không quá ${amount} đồng; đơn vị thực hiện đúng định mức, chế độ hiện hành.`,
        `Đề nghị đơn vị điều chỉnh giảm ${amount2} đồng các nội dung chưa cấp thiết, gửi lại hồ sơ hoàn chỉnh.`,
      ]),
    ),
    clause(
      "3",
      `Đề nghị ${sender} chịu trách nhiệm về tính chính xác của số liệu và thực hiện thanh toán, quyết toán theo quy định.`,
    ),
    paragraph(`${issuer.name} gửi ${sender} để thực hiện.`),
  ];
}

function reportBody(words: PageWords): Block[] {
  const { letter, issuer, asked } = words;
  const { facts } = letter;
  return [
    paragraph(`${issuer.name} báo cáo ${asked} ${sentenceSubject(letter)} như sau:`),
    section("I", "KẾT QUẢ THỰC HIỆN"),
    clause("1", words.finding),
    clause("2", "Một số chỉ tiêu chính được nêu trong bảng dưới đây:"),
    {
      type: "table",
      head: [["STT", "Chỉ tiêu", "Giá trị", "Ghi chú"]],
      rows: [
        ["1", "Kinh phí thực hiện (đồng)", facts.amount ?? "", "Lũy kế"],
        ["2", "Phần còn lại (đồng)", facts.amount2 ?? "", ""],
        ["3", "Số đơn vị, hạng mục", facts.count ?? "", facts.place ?? ""],
      ],
      widths: [12, 70, 45, 38],
    },
    section("II", "KIẾN NGHỊ, NHIỆM VỤ THỜI GIAN TỚI"),
    paragraph(words.ask),
  ];
}

function proposalBody(words: PageWords): Block[] {
  const { letter, issuer, asked } = words;
  return [
    paragraph(
      `Căn cứ nhiệm vụ được giao năm ${letter.facts.Y}, ${issuer.name} kính trình ${asked} về việc ${letter.subject} với các nội dung chính sau:`,
    ),
    clause("1", words.finding, "Sự cần thiết"),
    clause("2", words.ask, "Nội dung trình"),
    paragraph(`${issuer.name} kính trình ${asked} xem xét, quyết định.`),
  ];
}

function decisionBody(words: PageWords): Block[] {
  return [
    article("1", words.finding),
    article("2", words.ask),
    article(
      "3",
      "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
    ),
  ];
}

function noticeBody(words: PageWords): Block[] {
  const { letter, issuer } = words;
  return [
    paragraph(`${issuer.name} thông báo ${sentenceSubject(letter)} đến các cơ quan, đơn vị có liên quan như sau:`),
    clause("1", words.finding),
    clause("2", words.ask),
    paragraph(`Các cơ quan, đơn vị căn cứ Thông báo này tổ chức thực hiện và phản ánh vướng mắc về ${issuer.name}.`),
  ];
}

function planBody(words: PageWords): Block[] {
  const { letter } = words;
  const until = (days: number) => shortDate(workingDaysFrom(words.issuedDate, days));
  return [
    section("I", "MỤC ĐÍCH, YÊU CẦU"),
    clause("1", words.finding, "Mục đích"),
    clause("2", "Bảo đảm đúng thời gian, tiết kiệm, không làm gián đoạn hoạt động thường xuyên của đơn vị.", "Yêu cầu"),
    section("II", "NỘI DUNG VÀ TIẾN ĐỘ"),
    paragraph("Các đơn vị thực hiện theo phân công dưới đây:"),
    {
      type: "table",
      head: [["STT", "Nội dung công việc", "Thời hạn"]],
      rows: [
        ["1", "Chuẩn bị hồ sơ, danh sách đơn vị", until(12)],
        ["2", `Thực hiện tại ${letter.facts.count} đơn vị`, until(40)],
        ["3", "Tổng hợp, báo cáo kết quả", until(55)],
      ],
      widths: [12, 108, 45],
    },
    section("III", "TỔ CHỨC THỰC HIỆN"),
    paragraph(words.ask),
  ];
}

function invitationBody(words: PageWords): Block[] {
  const { letter, issuer, asked } = words;
  const place =
    issuer.level === "commune"
      ? `Hội trường ${issuer.name}`
      : `Phòng họp số ${wording(letter.id, ["1", "2", "3"])}, trụ sở ${issuer.name}`;
  return [
    paragraph(`${issuer.name} trân trọng kính mời: Đại diện lãnh đạo ${asked}.`),
    paragraph(`Tới dự: ${capital(letter.subject)}.`),
    paragraph(`Chủ trì: ${words.signerName}, ${words.signerPosition}.`),
    paragraph(`Thời gian: ${letter.facts.meeting}.`),
    paragraph(`Địa điểm: ${place}.`),
    paragraph(`${words.finding} ${words.ask}`),
  ];
}

/** A subject that goes on in the middle of a sentence. */
function sentenceSubject(letter: DemoLetterCore): string {
  return letter.subject.charAt(0).toLocaleLowerCase("vi") + letter.subject.slice(1);
}
