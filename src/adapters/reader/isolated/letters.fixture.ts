// Letters for tests, set by typst as offices set them: the reader has to find what was put in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

export type Letter = {
  parent: string[];
  agency: string[];
  number: string;
  notation: string;
  place: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** null: a công văn with "V/v" */
  kind: string | null;
  subject: string;
  posts: string[];
  name: string;
  recipients: string[];
  /** red words in a frame at the upper left */
  stamp: string | null;
  party: boolean;
  /** paragraphs; default: two that name no day */
  body?: string[];
  /** as it is broken into lines; default: on one */
  motto?: string;
  nation?: string;
  /** "V/v …" and the line of place and date as they are broken into lines; default: as the column breaks them */
  about?: string;
  dateLine?: string;
};

const TEMPLATE = `
#let m = json(bytes(sys.inputs.m))
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.5em, spacing: 8pt)
#let tight(body) = { set par(justify: false, leading: 0.35em, spacing: 2pt); body }
#let stack(ls, ..a) = ls.map(l => text(..a, l)).join(linebreak())
#if m.stamp != none { place(top + left, dy: 26mm, rect(stroke: 1pt + red, inset: 3pt, text(13pt, weight: "bold", fill: red, m.stamp))) }
#grid(columns: (72mm, 93mm), align: center + top, row-gutter: 6pt,
  tight({ if m.parent.len() > 0 { stack(m.parent, size: 12pt); linebreak() }; stack(m.agency, size: 12pt, weight: "bold"); if m.party { linebreak(); [\\*] } }),
  tight({ if m.party { text(14pt, weight: "bold", "ĐẢNG CỘNG SẢN VIỆT NAM") } else { text(12pt, weight: "bold", m.at("nation", default: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")); linebreak(); text(13pt, weight: "bold", m.at("motto", default: "Độc lập - Tự do - Hạnh phúc")); v(2pt); line(length: 60mm) } }),
  text(13pt, if m.party { "Số " + m.number + "-" + m.notation } else { "Số: " + m.number + "/" + m.notation }),
  text(13pt, style: "italic", m.at("dateLine", default: m.place + ", ngày " + m.day + " tháng " + m.month + " năm " + m.year)),
  ..if m.kind == none { (tight(if "about" in m { box(width: 112mm, text(12pt, m.about)) } else { text(12pt, "V/v " + m.subject) }), []) } else { () })
#v(12pt)
#if m.kind == none { align(center)[Kính gửi: Ủy ban nhân dân tỉnh.] } else { align(center, { set par(justify: false, spacing: 3pt); text(weight: "bold", m.kind); linebreak(); pad(x: 10mm, text(weight: "bold", m.subject)); line(length: 30mm) }) }
#v(6pt)
#for b in m.body { par(first-line-indent: (amount: 10mm, all: true), b) }
#v(8pt)
#block(breakable: false, grid(columns: (72mm, 93mm), align: (left + top, center + top),
  tight({ text(12pt, weight: "bold", style: "italic", "Nơi nhận:"); linebreak(); set text(11pt); m.recipients.map(r => "- " + r + ";").join(linebreak()) }),
  tight({ m.posts.map(p => text(weight: "bold", p)).join(linebreak()); v(22mm); text(weight: "bold", m.name) })))
`;

const BODY = [
  "Thực hiện Kế hoạch công tác năm, đơn vị đã phối hợp với các cơ quan liên quan rà soát tình hình quản lý, sử dụng ngân sách nhà nước trên địa bàn và báo cáo kết quả như sau.",
  "Trong thời gian tới, đề nghị các đơn vị tiếp tục chỉ đạo, đôn đốc, kiểm tra việc thực hiện, kịp thời tháo gỡ khó khăn, vướng mắc để bảo đảm hoàn thành nhiệm vụ được giao.",
];

let compiler: NodeCompiler | null = null;

/** The letter as a PDF with a text layer. */
export function letterPdf(letter: Letter): Uint8Array {
  const font = (file: string): Buffer =>
    readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${file}.ttf`));
  compiler ??= NodeCompiler.create({
    fontArgs: [
      {
        fontBlobs: [
          font("400Regular/Tinos_400Regular"),
          font("400Regular_Italic/Tinos_400Regular_Italic"),
          font("700Bold/Tinos_700Bold"),
          font("700Bold_Italic/Tinos_700Bold_Italic"),
        ],
      },
    ],
  });
  const [year, month, day] = letter.date.split("-");
  const m = JSON.stringify({ body: BODY, ...letter, year, month, day });
  const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs: { m } });
  if (!compiled.result) throw new Error("typst");
  return new Uint8Array(compiler.pdf(compiled.result, {}));
}

const pick = <T>(list: readonly T[], from: number): T => {
  const value = list[from % list.length];
  if (value === undefined) throw new Error("empty list");
  return value;
};

const AGENCIES: readonly {
  parent: string[];
  agency: string[];
  name: string;
  parentName: string | null;
  short: string;
}[] = [
  {
    parent: ["UBND TỈNH VĨNH LONG"],
    agency: ["SỞ TÀI CHÍNH"],
    name: "Sở Tài chính",
    parentName: "Ủy ban nhân dân tỉnh Vĩnh Long",
    short: "STC",
  },
  {
    parent: [],
    agency: ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"],
    name: "Ủy ban nhân dân tỉnh Vĩnh Long",
    parentName: null,
    short: "UBND",
  },
  {
    parent: ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"],
    agency: ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"],
    name: "Sở Nông nghiệp và Môi trường",
    parentName: "Ủy ban nhân dân tỉnh Vĩnh Long",
    short: "SNNMT",
  },
  {
    parent: [],
    agency: ["UỶ BAN NHÂN DÂN", "XÃ AN BÌNH"],
    name: "Ủy ban nhân dân xã An Bình",
    parentName: null,
    short: "UBND",
  },
  { parent: ["SỞ TÀI CHÍNH"], agency: ["VĂN PHÒNG"], name: "Văn phòng", parentName: "Sở Tài chính", short: "VP" },
  {
    parent: [],
    agency: ["BỘ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"],
    name: "Bộ Lao động - Thương binh và Xã hội",
    parentName: null,
    short: "BLĐTBXH",
  },
];
const KIND_WORDS: readonly [printed: string | null, name: string, abbreviation: string | null][] = [
  [null, "Công văn", null],
  ["QUYẾT ĐỊNH", "Quyết định", "QĐ"],
  ["BÁO CÁO", "Báo cáo", "BC"],
  ["TỜ TRÌNH", "Tờ trình", "TTr"],
  ["KẾ HOẠCH", "Kế hoạch", "KH"],
  ["THÔNG BÁO", "Thông báo", "TB"],
];
const SUBJECTS = [
  "dự toán ngân sách năm 2027",
  "báo cáo kết quả thực hiện Quyết định số 15/2025/QĐ-UBND ngày 12 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh về phân cấp quản lý tài sản công trên địa bàn",
  "rà soát, sắp xếp lại cơ sở nhà, đất do các cơ quan, đơn vị đang quản lý, sử dụng",
  "tổ chức Hội nghị tổng kết công tác cải cách hành chính và chuyển đổi số năm 2026",
];
const SIGNERS: readonly { posts: string[]; competence: string | null; position: string; name: string }[] = [
  { posts: ["GIÁM ĐỐC"], competence: null, position: "GIÁM ĐỐC", name: "Nguyễn Thị Thanh Trúc" },
  {
    posts: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    competence: "KT. GIÁM ĐỐC",
    position: "PHÓ GIÁM ĐỐC",
    name: "Trần Văn Bé Ba",
  },
  {
    posts: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    competence: "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
    position: "PHÓ CHỦ TỊCH",
    name: "Thạch Sa Rây",
  },
  {
    posts: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    competence: "TL. CHỦ TỊCH",
    position: "CHÁNH VĂN PHÒNG",
    name: "Lê Quốc Ân",
  },
];

/** A letter and what the reader has to say about it; `n` chooses among all combinations. */
export function sampleLetter(n: number): { letter: Letter; expected: Record<string, unknown> } {
  const agency = pick(AGENCIES, n);
  const [printed, typeName, abbreviation] = pick(KIND_WORDS, Math.floor(n / 2));
  const subject = pick(SUBJECTS, Math.floor(n / 3));
  const signer = pick(SIGNERS, Math.floor(n / 5));
  const letter: Letter = {
    parent: agency.parent,
    agency: agency.agency,
    number: String(7 + ((n * 37) % 4000)).padStart(2, "0"),
    notation: abbreviation ? `${abbreviation}-${agency.short}` : `${agency.short}-TH`,
    place: pick(["Vĩnh Long", "Hà Nội", "Long Châu"], n),
    date: `2026-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
    kind: printed,
    subject: printed ? `Về việc ${subject}` : subject,
    posts: signer.posts,
    name: signer.name,
    recipients: ["Như trên", "Các sở, ban, ngành tỉnh", "Lưu: VT, TH"],
    stamp: null,
    party: false,
  };
  return {
    letter,
    expected: {
      codeNumber: letter.number,
      codeNotation: letter.notation,
      issuedDate: letter.date,
      issuedPlace: letter.place,
      organName: agency.name,
      parentOrganName: agency.parentName,
      typeName,
      subject: letter.subject,
      competence: signer.competence,
      position: signer.position,
      fullName: signer.name,
      toPlaces: letter.recipients,
    },
  };
}
