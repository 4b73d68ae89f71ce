// Ô số 1–5 and the bases: Phụ lục I, mục II.1–II.6.a; Phụ lục III Mẫu 1.2.
import type { DocumentModel } from "../document-model.ts";
import { KIND_ABBREVIATIONS, KIND_FACTS, NATION, startsSmall } from "../printed-words.ts";
import { notationOf } from "../templates.ts";
import { allStrings, blockText, type FormatRule, hitIf, isUpper, mapStrings, pl1, upper } from "./format-rule.ts";

const isNation = (text: string) => upper(text).replaceAll("HOÀ", "HÒA").includes(NATION);
const groups = (model: DocumentModel) => model.notation.trim().split("-");
const MIXED_CASE = new Set(KIND_ABBREVIATIONS.filter((word) => !isUpper(word)));
const cleanNotation = (text: string) =>
  text
    .trim()
    .replace(/^(?:số\s*:?\s*)?[\d…. ]*\//iu, "")
    .replace(/\s*[-–]\s*/gu, "-")
    .replace(/\s+/gu, "")
    .split("-")
    .map((part) => (MIXED_CASE.has(part) ? part : upper(part)))
    .join("-");
const cleanPlace = (text: string) =>
  text
    .replace(/,.*$/su, "")
    .replace(/\s+ngày\s.*$/su, "")
    .trim();
const LOWER_IN_PLACE = /^Thành phố /u;
const placeWords = (text: string) => text.replace(LOWER_IN_PLACE, "").split(/\s+/u).filter(Boolean);
const titled = (word: string) => upper(word.charAt(0)) + word.slice(1);

export const HEAD_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-I.4:bo-ma",
    clause: pl1("I.4"),
    place: "toàn văn bản",
    severity: "must",
    check: (m) =>
      hitIf(
        allStrings(m).some((text) => text !== text.normalize("NFC")),
        "chữ có dấu rời (tổ hợp)",
        "chữ dựng sẵn theo TCVN 6909:2001",
        "Văn bản có chữ Việt gõ bằng dấu rời, máy khác có thể hiện sai. Hãy chuyển sang Unicode dựng sẵn.",
      ),
    fix: (m) => mapStrings(m, (text) => text.normalize("NFC")),
  },
  {
    id: "NĐ30-PL1-II.1:lap",
    clause: pl1("II.1"),
    place: "nội dung",
    severity: "must",
    check: (m) =>
      hitIf(
        m.body.some((block) => isNation(blockText(block))),
        "Quốc hiệu trong phần nội dung",
        "Quốc hiệu chỉ ở góc trên bên phải trang đầu, do mẫu đặt sẵn",
        "Quốc hiệu bị chép thêm vào phần nội dung. Mẫu đã có sẵn Quốc hiệu, hãy xóa đoạn này.",
      ),
    fix: (m) => ({ ...m, body: m.body.filter((block) => !isNation(blockText(block))) }),
  },
  {
    id: "NĐ30-PL1-II.2a:co-quan",
    clause: pl1("II.2.a"),
    place: "tên cơ quan ban hành",
    severity: "must",
    check: (m) =>
      hitIf(
        m.organ.join("").trim() === "",
        "(trống)",
        "tên chính thức, đầy đủ",
        "Chưa có tên cơ quan ban hành. Hãy ghi tên chính thức, đầy đủ của cơ quan.",
      ),
  },
  {
    id: "NĐ30-PL1-II.2b:co-quan-in-hoa",
    clause: pl1("II.2.b"),
    place: "tên cơ quan ban hành",
    severity: "must",
    check: (m) =>
      hitIf(
        !m.organ.every(isUpper),
        m.organ.join(" "),
        upper(m.organ.join(" ")),
        "Tên cơ quan ban hành chưa in hoa hết. Hãy viết toàn bộ bằng chữ in hoa.",
      ),
    fix: (m) => ({ ...m, organ: m.organ.map(upper) }),
  },
  {
    id: "NĐ30-PL1-II.2b:chu-quan-in-hoa",
    clause: pl1("II.2.b"),
    place: "tên cơ quan chủ quản",
    severity: "must",
    check: (m) =>
      hitIf(
        !m.parentOrgan.every(isUpper),
        m.parentOrgan.join(" "),
        upper(m.parentOrgan.join(" ")),
        "Tên cơ quan chủ quản trực tiếp chưa in hoa hết. Hãy viết toàn bộ bằng chữ in hoa.",
      ),
    fix: (m) => ({ ...m, parentOrgan: m.parentOrgan.map(upper) }),
  },
  {
    id: "NĐ30-PL1-II.2a:chu-quan-dia-danh",
    clause: pl1("II.2.a"),
    place: "tên cơ quan chủ quản",
    severity: "must",
    check: (m) =>
      hitIf(
        /^(?:UBND|ỦY BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN)$/u.test(upper(m.parentOrgan.join(" ").trim())),
        m.parentOrgan.join(" "),
        "có thêm tên tỉnh, thành phố hoặc xã, phường: “UBND TỈNH VĨNH LONG”",
        "Tên cơ quan chủ quản ở địa phương thiếu tên đơn vị hành chính. Hãy ghi thêm tên tỉnh, thành phố hoặc xã, phường.",
      ),
  },
  {
    id: "NĐ30-PL1-II.3b:ky-hieu",
    clause: pl1("II.3.b"),
    place: "ký hiệu",
    severity: "must",
    check: (m) =>
      hitIf(
        m.notation.trim() === "",
        "(trống)",
        notationOf(m.kind, { abbreviation: "<cơ quan>", unitAbbreviation: "<đơn vị>" }),
        "Văn bản chưa có ký hiệu. Hãy chọn ký hiệu trong danh mục chữ viết tắt của cơ quan.",
      ),
  },
  {
    id: "NĐ30-PL1-II.3b:ten-loai",
    clause: `${pl1("II.3.b")}; Phụ lục III mục I`,
    place: "ký hiệu",
    severity: "must",
    check: (m) => {
      const { abbreviation, name } = KIND_FACTS[m.kind];
      const [first = "", ...rest] = groups(m);
      if (m.notation.trim() === "" || abbreviation === null) return [];
      const expected = `${abbreviation}-${KIND_ABBREVIATIONS.includes(first) ? rest.join("-") : m.notation.trim()}`;
      return hitIf(
        first !== abbreviation || rest.length === 0,
        m.notation,
        expected,
        `Ký hiệu của ${name.toLocaleLowerCase("vi")} phải bắt đầu bằng “${abbreviation}-”. Hãy sửa thành “${expected}”.`,
      );
    },
    fix: (m) => {
      const { abbreviation } = KIND_FACTS[m.kind];
      const [first = "", ...rest] = groups(m);
      if (abbreviation === null) return m;
      const organ = KIND_ABBREVIATIONS.includes(first) ? rest.join("-") : m.notation.trim();
      return organ === "" ? m : { ...m, notation: `${abbreviation}-${organ}` };
    },
  },
  {
    id: "NĐ30-PL1-II.3b:cong-van",
    clause: pl1("II.3.b"),
    place: "ký hiệu",
    severity: "must",
    check: (m) => {
      if (m.kind !== "cong-van" || m.notation.trim() === "") return [];
      const parts = groups(m);
      const wrong = parts.length < 2 || parts.includes("") || KIND_ABBREVIATIONS.includes(parts[0] ?? "");
      return hitIf(
        wrong,
        m.notation,
        "<cơ quan>-<đơn vị soạn thảo hoặc lĩnh vực>",
        "Ký hiệu công văn gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo (ví dụ “STC-NS”), không có chữ viết tắt tên loại. Hãy chọn lại ký hiệu.",
      );
    },
  },
  {
    id: "NĐ30-PL1-II.3c:viet",
    clause: pl1("II.3.c"),
    place: "ký hiệu",
    severity: "must",
    check: (m) =>
      hitIf(
        m.notation !== cleanNotation(m.notation),
        m.notation,
        cleanNotation(m.notation),
        `Ký hiệu viết bằng chữ in hoa, nối bằng dấu “-” không cách chữ, không kèm số. Hãy sửa thành “${cleanNotation(m.notation)}”.`,
      ),
    fix: (m) => ({ ...m, notation: cleanNotation(m.notation) }),
  },
  {
    id: "NĐ30-PL1-II.4a:dia-danh",
    clause: pl1("II.4.a"),
    place: "địa danh",
    severity: "must",
    check: (m) =>
      hitIf(
        m.place.trim() === "",
        "(trống)",
        "tên đơn vị hành chính nơi cơ quan đóng trụ sở",
        "Chưa có địa danh. Hãy ghi tên đơn vị hành chính nơi cơ quan đóng trụ sở.",
      ),
  },
  {
    id: "NĐ30-PL1-II.4c:chi-dia-danh",
    clause: pl1("II.4.c"),
    place: "địa danh",
    severity: "must",
    check: (m) =>
      hitIf(
        m.place.trim() !== cleanPlace(m.place),
        m.place,
        cleanPlace(m.place),
        "Ô địa danh có thừa dấu phẩy hoặc ngày tháng; mẫu tự đặt dấu phẩy và ngày tháng. Hãy chỉ giữ địa danh.",
      ),
    fix: (m) => ({ ...m, place: cleanPlace(m.place) }),
  },
  {
    id: "NĐ30-PL1-II.4c:viet-hoa",
    clause: pl1("II.4.c"),
    place: "địa danh",
    severity: "must",
    check: (m) => {
      const wrong = placeWords(cleanPlace(m.place)).some(startsSmall);
      return hitIf(
        wrong,
        m.place,
        m.place.split(/\s+/u).map(titled).join(" "),
        "Các chữ cái đầu của địa danh phải viết hoa. Hãy viết hoa lại.",
      );
    },
    fix: (m) => ({ ...m, place: m.place.trim().split(/\s+/u).map(titled).join(" ") }),
  },
];
