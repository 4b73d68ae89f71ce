// How leaders direct and how work ends, in the words of the office.
import { pick, type Random } from "../random.ts";
import { shortDate } from "../when.ts";

export type DirectiveWords = {
  lead: string;
  others: string[];
  deadline: string | null;
  wantsReply: boolean;
  act: string;
};

/** "Chuyển Phòng Ngân sách chủ trì, phối hợp …, tham mưu văn bản trả lời trước ngày 26/11/2026." */
export function directiveText(words: DirectiveWords, random: Random): string {
  const who = words.others.length > 0 ? `${words.lead} chủ trì, phối hợp ${words.others.join(", ")}` : words.lead;
  const limit = words.deadline ? `, hạn ${shortDate(words.deadline)}` : "";
  if (words.act === "giay-moi")
    return pick(random, [
      `Giao ${who} chuẩn bị nội dung và dự họp${limit}.`,
      `${who} cử người dự, báo cáo lại kết quả${limit}.`,
    ]);
  if (words.wantsReply) {
    return pick(random, [
      `Chuyển ${who} nghiên cứu, tham mưu văn bản trả lời${limit}.`,
      `Giao ${who} rà soát hồ sơ, đề xuất hướng giải quyết, trình ký${limit}.`,
      `${who} kiểm tra số liệu, dự thảo ý kiến của cơ quan${limit}.`,
    ]);
  }
  return pick(random, [
    `Chuyển ${who} nghiên cứu, thực hiện${limit}.`,
    `${who} tổng hợp, theo dõi${limit}.`,
    `Giao ${who} cập nhật vào báo cáo chung${limit}.`,
  ]);
}

export function resultText(wantsReply: boolean, kind: string, random: Random): string {
  if (kind === "giay-moi") return "Đã dự họp, có báo cáo kết quả";
  if (wantsReply)
    return pick(random, ["Đã trao đổi thống nhất, không cần trả lời bằng văn bản", "Đã đưa vào tờ trình chung"]);
  return pick(random, ["Lưu, để biết", "Đã thực hiện", "Đã tổng hợp vào báo cáo tháng"]);
}
