/** An authority or its revocation list inside a sentence: "CA gốc Bộ Quốc phòng" is not said to be a "CA CA gốc". */
export function trustWords(of: { kind: "authority" | "list"; name: string }): string {
  if (of.kind === "list") return `danh sách thu hồi của ${of.name}`;
  return /^CA(?![\p{L}\p{N}])/iu.test(of.name) ? of.name : `CA ${of.name}`;
}
