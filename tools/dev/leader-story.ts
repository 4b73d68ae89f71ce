// Fills the queues of leader, chief of office, head and specialist in an office that serve-small.ts started.
//   node tools/dev/leader-story.ts [URL]          default http://localhost:8102
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import { postId, unitId } from "../../tests/support/office/province.ts";
import { SMALL_LETTERS } from "./small-letters.ts";
import { type SmallSession, signInAs, uploadLetter } from "./small-story.ts";

const url = process.argv[2] ?? "http://localhost:8102";
const AGENCY = "H61.03";
const unit = (key: string): string => unitId(AGENCY, key);
const post = (key: string): string => postId(AGENCY, key);
/** so many days ahead in Việt Nam, moved off the weekend */
function inDays(days: number): string {
  const at = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

type Wanted = { subject: string; number: string; urgency?: "khan" | "thuong-khan"; to: string; due: number | null };
const LONG = SMALL_LETTERS.find((letter) => letter.number === "325")?.model.subject ?? "";
const WANTED: readonly Wanted[] = [
  {
    subject: "đẩy nhanh tiến độ giải ngân vốn đầu tư công những tháng cuối năm 2026",
    number: "4302",
    urgency: "thuong-khan",
    to: "chanh-van-phong",
    due: 2,
  },
  {
    subject: "bổ sung kinh phí khắc phục sạt lở bờ sông Ba Lai đoạn qua ấp 4",
    number: "318",
    urgency: "khan",
    to: "chanh-van-phong",
    due: 3,
  },
  { subject: "báo cáo biên chế, quỹ tiền lương năm 2027", number: "1187", to: "chanh-van-phong", due: 9 },
  { subject: "hướng dẫn quyết toán ngân sách nhà nước năm 2026", number: "16823", to: "chanh-van-phong", due: null },
  { subject: "kết quả thực hành tiết kiệm, chống lãng phí quý III", number: "733", to: "chanh-van-phong", due: 8 },
  { subject: LONG, number: "325", to: "chanh-van-phong", due: 12 },
  { subject: "thông qua phương án xử lý nhà, đất dôi dư", number: "902", to: "giam-doc", due: null },
  {
    subject: "góp ý dự thảo Nghị quyết phân cấp nguồn thu, nhiệm vụ chi",
    number: "655",
    to: "chanh-van-phong",
    due: 6,
  },
  { subject: "rà soát số liệu đối chiếu tháng 10", number: "512", to: "chanh-van-phong", due: 4 },
];

async function register(clerk: SmallSession, wanted: Wanted): Promise<string> {
  const base = SMALL_LETTERS[0]?.model;
  if (!base) throw new Error("no letter to copy");
  const writer = createTypstWriter();
  const { bytes } = await writer.writePdf(
    { ...base, subject: wanted.subject },
    { created: "2026-11-20T08:00:00+07:00" },
  );
  await writer.close();
  const id = await uploadLetter(clerk, { name: `${wanted.number}.pdf`, bytes });
  const item = await clerk.api.intake.get({ id });
  const answer = await clerk.api.intake.register({
    id,
    rowVersion: item.rowVersion,
    fields: {
      codeNumber: wanted.number,
      codeNotation: "UBND-KT",
      issuedDate: "2026-11-20",
      organName: wanted.urgency ? "Ủy ban nhân dân tỉnh Vĩnh Long" : "Sở Xây dựng tỉnh Vĩnh Long",
      typeName: "Công văn",
      subject: wanted.subject,
      signerName: "Lê Hoàng Phúc",
      urgency: wanted.urgency ?? "thuong",
      dueDate: wanted.due === null ? null : inDays(wanted.due),
    },
    attestation: { name: true, post: true, signature: true, seal: true, number: true, date: true },
    presentToPostId: post(wanted.to),
  });
  return answer.documentId;
}

const clerk = await signInAs(url, "han.tran");
const chief = await signInAs(url, "tung.huynh");
const leader = await signInAs(url, "tri.nguyen");
const head = await signInAs(url, "bao.dang");
const ids: string[] = [];
for (const wanted of WANTED) ids.push(await register(clerk, wanted));

// the chief proposes for most and leaves the last ones in his own queue
for (const [index, id] of ids.slice(0, 6).entries()) {
  const letter = await chief.api.incomingDocuments.get({ id });
  const due = WANTED[index]?.due;
  await chief.api.assignments.propose({
    id,
    rowVersion: letter.rowVersion,
    toPostId: post("giam-doc"),
    text: "Đề xuất Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản tham mưu văn bản trả lời.",
    targets: [
      { role: "lead", unitId: unit("ns") },
      { role: "co-ordinate", unitId: unit("qlgcs") },
      { role: "inform", postId: post("pho-giam-doc") },
    ],
    dueDate: due === null || due === undefined ? null : inDays(due),
    replyNeeded: true,
  });
}
// two are directed: one waits for assigning, one is with the specialist
for (const [index, id] of ids.slice(2, 4).entries()) {
  const letter = await leader.api.incomingDocuments.get({ id });
  await leader.api.assignments.direct({
    id,
    rowVersion: letter.rowVersion,
    text: "Chuyển Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản.",
    targets: [
      { role: "lead", unitId: unit("ns"), dueDate: inDays(5) },
      { role: "co-ordinate", unitId: unit("qlgcs") },
    ],
    dueDate: inDays(5),
    replyNeeded: true,
  });
  if (index === 1) continue;
  const work = await head.api.assignments.work({ view: "unit" });
  const given = work.rows.find((row) => row.documentId === id);
  if (given)
    await head.api.assignments.assign({
      id: given.assignmentId,
      text: "Em My tổng hợp, lưu ý số liệu quý III.",
      postId: post("chuyen-vien"),
      dueDate: inDays(2),
    });
}
console.log(`đã nạp ${ids.length} văn bản vào ${url}`);
