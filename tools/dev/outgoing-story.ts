// Outgoing documents of the small province on every step from “chờ ký” to “đã đến đâu”, made through the product's own doors.
import { completed } from "../../tests/support/documents/outgoing.ts";
import { postId } from "../../tests/support/office/province.ts";
import { type SmallSession, signInAs } from "./small-story.ts";

const STC = "H61.03";
type Desk = Record<"specialist" | "head" | "chief" | "director" | "clerk", SmallSession>;
type At = { id: string; rowVersion: number; sha256: string };
export type ToPlace = { code: string | null; name?: string; delivery?: "exchange" | "paper" };

const TO_SIGN = [
  "trả lời Sở Nội vụ về quỹ tiền lương năm 2027",
  "điều chỉnh dự toán ngân sách quý IV năm 2026",
  "đề nghị báo cáo thu, chi ngân sách tháng 11 năm 2026",
  "kiểm tra việc quản lý, sử dụng tài sản công năm 2027 tại các cơ quan, tổ chức, đơn vị",
  "triển khai kết luận giao ban tài chính tháng 11 năm 2026",
] as const;
/** how many paragraphs more the second one has, so that it runs over several pages */
const LONG = 40;

async function approved(desk: Desk, subject: string, more = 0): Promise<At> {
  const { api } = desk.specialist;
  const made = await api.outgoingDocuments.create({ kind: "cong-van", requestKey: `nho-${crypto.randomUUID()}` });
  const whole = completed(made.model);
  const paragraph = whole.body[whole.body.length - 1];
  const model = {
    ...whole,
    subject,
    body: [
      ...whole.body,
      ...Array.from({ length: more }, (_, index) => ({
        type: "clause" as const,
        number: String(index + 3),
        runs: paragraph && "runs" in paragraph ? paragraph.runs : [],
      })),
    ],
    addressees: made.model.addressees.length > 0 ? ["Sở Xây dựng tỉnh Vĩnh Long"] : [],
  };
  const saved = await api.outgoingDocuments.save({ id: made.id, rowVersion: made.rowVersion, model });
  let now = await api.outgoingDocuments.submit({
    id: made.id,
    rowVersion: saved.rowVersion,
    signerPostId: postId(STC, "giam-doc"),
  });
  for (const [who, step] of [
    ["head", "unit"],
    ["chief", "format"],
    ["director", "leader"],
  ] as const)
    now = await desk[who].api.outgoingDocuments.approve({
      id: now.id,
      rowVersion: now.rowVersion,
      step,
      versionNo: now.versionNo,
    });
  return { id: now.id, rowVersion: now.rowVersion, sha256: now.currentSha256 ?? "" };
}

async function signed(desk: Desk, subject: string): Promise<At> {
  const at = await approved(desk, subject);
  return { ...at, ...(await desk.director.api.signing.sign(at)) };
}

async function ready(desk: Desk, subject: string, to: readonly ToPlace[]): Promise<At> {
  const at = await signed(desk, subject);
  const sealed = await desk.clerk.api.signing.seal(at);
  const set = await desk.clerk.api.outgoingDocuments.setRecipients({
    id: at.id,
    rowVersion: sealed.rowVersion,
    recipients: to.map((each) => ({
      code: each.code,
      name: each.name ?? "",
      purpose: "để thực hiện",
      delivery: each.delivery ?? "exchange",
    })),
  });
  return { ...at, rowVersion: set.rowVersion };
}

/** Five wait for the director, two for number and seal, two at the gate (one of them without recipients), two have left. */
export async function tellOutgoingStory(url: string): Promise<void> {
  const [specialist, head, chief, director, clerk] = await Promise.all(
    ["my.lam", "bao.dang", "tung.huynh", "tri.nguyen", "han.tran"].map((login) => signInAs(url, login)),
  );
  if (!specialist || !head || !chief || !director || !clerk) return;
  const desk: Desk = { specialist, head, chief, director, clerk };
  const both: ToPlace[] = [
    { code: "H61.05" },
    { code: "H61.131" },
    { code: null, name: "Kho bạc Nhà nước khu vực XVIII", delivery: "paper" },
  ];
  for (const subject of ["đôn đốc giải ngân vốn đầu tư công năm 2026", "bố trí kinh phí sửa chữa trụ sở làm việc"]) {
    const at = await ready(desk, subject, both);
    await clerk.api.exchange.issue({ id: at.id, rowVersion: at.rowVersion });
  }
  await ready(desk, "phân bổ kinh phí cải cách tiền lương năm 2027", both);
  await ready(desk, "góp ý dự thảo quy định phân cấp quản lý tài sản công", []);
  for (const subject of ["cung cấp số liệu quyết toán năm 2025", "mời họp giao ban tài chính các xã, phường"])
    await signed(desk, subject);
  for (const [index, subject] of TO_SIGN.entries()) await approved(desk, subject, index === 1 ? LONG : 0);
}
