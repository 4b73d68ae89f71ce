// The one sentence of a letter that a leader decides on: what is asked, of whom, until when. Quoted with its page, never made up.

export type Quote = { text: string; page: number };

/** what a letter asks for; a deadline or a sum of money makes the sentence weigh more */
const ASKS =
  /(?:đề nghị|yêu cầu|kính đề nghị|xin ý kiến|cho ý kiến|tham gia ý kiến|xem xét|giao\s+\p{Lu}|kính mời|trân trọng kính mời|chỉ đạo)/u;
const UNTIL = /(?:trước|chậm nhất|muộn nhất|hạn|đến hết)\s[^.;]{0,40}?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}/u;
const MONEY = /\d[\d.,]*\s*(?:triệu |tỷ )?đồng/u;
/** the grounds and the closing formula say nothing to decide on */
const EMPTY = /^(?:căn cứ|thực hiện|theo đề nghị|trân trọng|nơi nhận|lưu:|ghi chú)/iu;
const LONGEST = 240;
const SHORTEST = 30;

/**
 * @param pages text of each page as the reader gives it; a page it could not rely on is left out (`null`)
 * @returns null when no sentence asks for anything
 */
export function keySentence(pages: readonly (string | null)[]): Quote | null {
  let best: (Quote & { weight: number }) | null = null;
  let begun = false;
  for (const [index, page] of pages.entries()) {
    if (page === null) continue;
    // the head of the first page, “V/v” included, is the subject, which stands above the quote already
    const at = begun ? 0 : Math.max(0, page.search(/^\s*Kính gửi/mu));
    begun = true;
    const end = page.slice(at).search(/^\s*Nơi nhận/mu);
    const body = end < 0 ? page.slice(at) : page.slice(at, at + end);
    for (const text of sentencesOf(body)) {
      const weight = weightOf(text);
      if (weight > (best?.weight ?? 0)) best = { text: cut(text), page: index + 1, weight };
    }
  }
  return best && { text: best.text, page: best.page };
}

function weightOf(text: string): number {
  if (text.length < SHORTEST || EMPTY.test(text) || /^Kính gửi/u.test(text)) return 0;
  const lower = text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
  if (!ASKS.test(lower)) return 0;
  return 2 + (UNTIL.test(text) ? 2 : 0) + (MONEY.test(text) ? 1 : 0);
}

/** Lines of a page run on; a blank line, or a mark at the end, closes a sentence. Numbering before it is not part of it. */
function sentencesOf(body: string): string[] {
  return body
    .normalize("NFC")
    .split(/\n\s*\n/u)
    .flatMap((part) => part.replace(/\s+/gu, " ").split(/(?<=[.;!?])\s+(?=[\p{Lu}\d+–-])/u))
    .map((text) =>
      text
        .replace(/^\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-–+])\s+/u, "")
        .replace(/\.\/\.\s*$/u, ".")
        .trim(),
    );
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const short = text.slice(0, LONGEST);
  return `${short.slice(0, short.lastIndexOf(" "))}…`;
}
