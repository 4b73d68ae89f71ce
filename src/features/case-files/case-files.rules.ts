import type { Refusal } from "#src/rules/refusal/refusal.ts";

export type ClosingFacts = {
  state: "open" | "closed";
  documents: number;
  openWork: number;
  missingReplies: number;
  drafts: number;
  retention: string;
};

/** Every reason against closing a case file now (NĐ 30/2020 Đ29.3: review, remove drafts, set retention, finish). */
export function checkClosing(facts: ClosingFacts): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, message: string, seen: Refusal["facts"] = {}): void => {
    found.push({ code: `case-file.${code}`, message, clause: "NĐ 30/2020 Đ29.3", facts: seen });
  };
  if (facts.state === "closed") say("closed", "Hồ sơ đã kết thúc rồi.");
  if (facts.documents === 0) say("empty", "Hồ sơ chưa có văn bản nào. Hãy đưa văn bản vào trước khi kết thúc.");
  if (facts.openWork > 0)
    say("open-work", `Còn ${facts.openWork} văn bản đến chưa xử lý xong. Hãy hoàn thành trước khi kết thúc hồ sơ.`, {
      count: facts.openWork,
    });
  if (facts.missingReplies > 0)
    say("missing-reply", `Còn ${facts.missingReplies} văn bản cần trả lời mà chưa có trả lời trong hồ sơ.`, {
      count: facts.missingReplies,
    });
  if (facts.drafts > 0)
    say(
      "draft",
      `Còn ${facts.drafts} dự thảo chưa phát hành trong hồ sơ. Hãy phát hành, bỏ dự thảo hoặc đưa ra khỏi hồ sơ.`,
      { count: facts.drafts },
    );
  if (facts.retention === "") say("no-retention", "Hồ sơ chưa có thời hạn bảo quản.");
  return found;
}
