// How a letter is spoken of on every screen.

/** `2034/SXD-QLN`; a letter without number keeps its notation, one without both shows “–”. */
export function numberAndNotation(letter: { codeNumber: string | null; codeNotation: string }): string {
  return [letter.codeNumber, letter.codeNotation].filter(Boolean).join("/") || "–";
}

/** The subject as a sentence: `đề nghị bố trí…` stands on the letter behind “V/v”, alone it begins with a capital. */
export function asSentence(subject: string): string {
  const text = subject.normalize("NFC").trim();
  const first = [...text][0] ?? "";
  return first.toLocaleUpperCase("vi") + text.slice(first.length);
}

/** Working time held: `12 phút`, `2 giờ 5 phút`, `3 ngày 1 giờ`; a working day has eight hours. */
export function workingTimeWords(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / 480);
  const hours = Math.floor((whole % 480) / 60);
  const rest = whole % 60;
  if (days > 0) return hours > 0 ? `${days} ngày ${hours} giờ` : `${days} ngày`;
  if (hours > 0) return rest > 0 ? `${hours} giờ ${rest} phút` : `${hours} giờ`;
  return `${rest} phút`;
}

/** `229 KB`, `1,4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}
