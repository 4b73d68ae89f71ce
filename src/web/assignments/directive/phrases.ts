// Ready words of leaders. `button` is what the chip says, `words` what stands in the directive after the lead unit.
export const PHRASES = {
  reply: { button: "Tham mưu trả lời", words: "tham mưu văn bản trả lời", reply: true },
  report: { button: "Báo cáo trước khi trả lời", words: "tham mưu văn bản trả lời, báo cáo trước khi ký", reply: true },
  do: { button: "Tổ chức thực hiện", words: "nghiên cứu, tổ chức thực hiện", reply: false },
  note: { button: "Nghiên cứu, lưu", words: "nghiên cứu, lưu, không cần trả lời", reply: false },
} as const;
export type PhraseId = keyof typeof PHRASES;
export const PHRASE_IDS = Object.keys(PHRASES) as PhraseId[];

/** Adds a phrase to words that a person wrote himself; never twice, and never over his words. */
export function addPhrase(text: string, phrase: PhraseId): string {
  const { words } = PHRASES[phrase];
  const own = text.trim();
  if (own.includes(words)) return text;
  const sentence = words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
  if (own === "") return `${sentence}.`;
  return `${own}${/[.!?…]$/u.test(own) ? "" : "."} ${sentence}.`;
}
