// Ô số 7: post, powers and name of the signer – Phụ lục I, mục II.7; NĐ 30/2020 Đ13.
import type { DocumentModel } from "../document-model.ts";
import { isCollectiveOrgan } from "../templates.ts";
import { type FormatRule, hitIf, isUpper, pl1, upper } from "./format-rule.ts";

const PREFIX = /^(TM|KT|TL|TUQ|Q)\. (\S.*)$/u;
const SLOPPY =
  /^(T\s*[./]?\s*M|K\s*[./]?\s*T|T\s*[./]?\s*L|T\s*[./]?\s*U\s*[./]?\s*Q|Q)(?:\s*[./]\s*|\s+)(?=\p{L}{2})/iu;
// "Ông" is not listed: it is also a family name.
const RANK =
  /^(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|DS|KS|CN|LS|NGND|NGƯT|TTND|TTƯT|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Trung tướng)(?:\s*[.,]\s*|\s+))+/iu;

const prefixOf = (line: string | undefined) => PREFIX.exec(tidyPrefix(line ?? ""))?.[1] ?? "";
const lines = (model: DocumentModel) => model.signerTitle.filter((line) => line.trim() !== "");
/** A ministry's deputies are called "THỨ TRƯỞNG", all others "PHÓ …". */
const isDeputy = (line: string | undefined) => /^(?:PHÓ|THỨ TRƯỞNG)(?:\s|$)/u.test(upper(line ?? ""));
/** The head a deputy signs for: "PHÓ CHỦ TỊCH THƯỜNG TRỰC" → "CHỦ TỊCH", "THỨ TRƯỞNG" → "BỘ TRƯỞNG". */
const headOf = (deputy: string) =>
  upper(deputy)
    .replace(/^THỨ TRƯỞNG/u, "BỘ TRƯỞNG")
    .replace(/^PHÓ\s+/u, "")
    .replace(/\s+(?:THƯỜNG TRỰC|PHỤ TRÁCH|ĐIỀU HÀNH)$/u, "");
/** Councils and steering committees: below the post held there stands the signer's post in his own agency, named (II.7.c). */
const NAMES_AGENCY = /\s(?:BỘ|SỞ|CỤC|ỦY BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|QUỐC HỘI)(?:\s|$)/u;
const isOtherPost = (all: readonly string[], i: number) =>
  all.slice(0, i).some((line) => prefixOf(line) === "") && NAMES_AGENCY.test(upper(all[i] ?? ""));

/** Deputies' posts without the "KT." they sign by. A long title may run over several lines, so "KT." may stand higher up. */
function deputiesWithoutKt(all: readonly string[]): { index: number; severity: "must" | "should" }[] {
  return all.flatMap((line, index) => {
    if (!isDeputy(line) || isOtherPost(all, index)) return [];
    const powers = all.slice(0, index).map(prefixOf);
    if (powers.includes("KT") || powers.includes("TUQ")) return [];
    // a unit's deputy signs by order when his head hands it on to him, and then for that head (Đ13.4)
    return [{ index, severity: powers.includes("TL") ? ("should" as const) : ("must" as const) }];
  });
}

/** "KT.GIÁM ĐỐC", "K/T GIÁM ĐỐC" → "KT. GIÁM ĐỐC". Lines in good form come back unchanged. */
function tidyPrefix(line: string): string {
  const clean = line.trim().replace(/\s+/gu, " ");
  if (PREFIX.test(clean)) return clean;
  const found = SLOPPY.exec(clean)?.[1];
  return found === undefined ? clean : `${upper(found.replace(/[\s./]/gu, ""))}. ${clean.replace(SLOPPY, "")}`;
}

const bareOf = (line: string) => line.replace(/\s+/gu, "");
const titleCase = (name: string) =>
  name
    .trim()
    .split(/\s+/u)
    .map((word) => upper(word.charAt(0)) + word.slice(1).toLocaleLowerCase("vi"))
    .join(" ");

/** A decision in the chairman's own power is his, not the body's (Phụ lục III, mẫu 1.2, note 6). */
const needsCollective = (model: DocumentModel) =>
  isCollectiveOrgan(model.organ) &&
  lines(model).length > 0 &&
  !["TM", "TL", "TUQ"].includes(prefixOf(lines(model)[0])) &&
  !(model.kind === "quyet-dinh" && /^CHỦ TỊCH\s/u.test(upper(model.authority ?? "")));
const collective = (model: DocumentModel) =>
  /^(?:HỘI ĐỒNG|HĐND)/u.test(model.organ.join(" ")) ? "HỘI ĐỒNG NHÂN DÂN" : "ỦY BAN NHÂN DÂN";

export const SIGNER_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-II.7c:chuc-vu",
    clause: pl1("II.7.c"),
    place: "chức vụ người ký",
    severity: "must",
    check: (m) =>
      hitIf(
        lines(m).length === 0,
        "(trống)",
        "chức vụ lãnh đạo chính thức của người ký",
        "Chưa có chức vụ người ký. Hãy chọn người ký.",
      ),
  },
  {
    id: "NĐ30-PL1-II.7đ:in-hoa",
    clause: pl1("II.7.đ"),
    place: "chức vụ người ký",
    severity: "must",
    check: (m) =>
      hitIf(
        !m.signerTitle.every(isUpper),
        m.signerTitle.join(" / "),
        upper(m.signerTitle.join(" / ")),
        "Quyền hạn, chức vụ người ký chưa in hoa hết. Hãy viết toàn bộ bằng chữ in hoa.",
      ),
    fix: (m) => ({ ...m, signerTitle: m.signerTitle.map(upper) }),
  },
  {
    id: "NĐ30-PL1-II.7b:viet-tat",
    clause: pl1("II.7.b"),
    place: "chức vụ người ký",
    severity: "must",
    check: (m) =>
      m.signerTitle.flatMap((line) => {
        const tidy = tidyPrefix(line);
        const message = `Chữ viết tắt quyền hạn viết “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.” rồi cách một dấu cách. Hãy sửa thành “${tidy}”.`;
        const bad = hitIf(tidy !== line, line, tidy, message);
        // the decree names the letters and the full stop; the space after it is custom
        return bareOf(tidy) === bareOf(line) ? bad.map((hit) => ({ ...hit, severity: "should" as const })) : bad;
      }),
    fix: (m) => ({ ...m, signerTitle: m.signerTitle.map(tidyPrefix) }),
  },
  {
    id: "NĐ30-PL1-II.7b:chuc-vu-minh",
    clause: pl1("II.7.b"),
    place: "chức vụ người ký",
    severity: "must",
    check: (m) => {
      const last = lines(m).at(-1);
      return hitIf(
        ["TM", "KT", "TL", "TUQ"].includes(prefixOf(last)),
        last ?? "",
        "dòng dưới ghi chức vụ của chính người ký",
        "Dưới dòng quyền hạn thiếu chức vụ của chính người ký. Hãy thêm một dòng chức vụ, ví dụ “KT. GIÁM ĐỐC” rồi “PHÓ GIÁM ĐỐC”.",
      );
    },
  },
  {
    id: "NĐ30-PL1-II.7b:cap-pho",
    clause: `${pl1("II.7.b")}; NĐ 30/2020 Đ13.1, Đ13.4`,
    place: "chức vụ người ký",
    severity: "must",
    check: (m) => {
      const all = lines(m);
      return deputiesWithoutKt(all).map(({ index, severity }) => {
        const line = all[index] ?? "";
        return {
          found: line,
          expected: `KT. ${headOf(line)} / ${line}`,
          severity,
          message: "Cấp phó ký thì phải ghi “KT.” trước chức vụ người đứng đầu ở dòng trên. Hãy thêm dòng ký thay.",
        };
      });
    },
    fix: (m) => {
      const all = lines(m);
      const missing = new Set(deputiesWithoutKt(all).map(({ index }) => index));
      return {
        ...m,
        signerTitle: all.flatMap((line, i) => (missing.has(i) ? [`KT. ${headOf(line)}`, line] : [line])),
      };
    },
  },
  {
    id: "NĐ30-PL1-II.7b:ky-thay",
    clause: pl1("II.7.b"),
    place: "chức vụ người ký",
    severity: "must",
    check: (m) => {
      const all = lines(m);
      return all.flatMap((line, i) => {
        const below = all.slice(i + 1);
        return hitIf(
          prefixOf(line) === "KT" && below.length > 0 && !below.some(isDeputy),
          [line, ...below].join(" / "),
          "dòng dưới là chức vụ cấp phó",
          "“KT.” chỉ dùng khi cấp phó ký thay người đứng đầu. Hãy ghi chức vụ cấp phó ở dòng dưới, hoặc dùng “TL.”, “TUQ.”.",
        );
      });
    },
  },
  {
    id: "NĐ30-Đ13.3:uy-quyen-lai",
    clause: "NĐ 30/2020 Đ13.3",
    place: "chức vụ người ký",
    severity: "should",
    check: (m) => {
      const powers = lines(m).map(prefixOf);
      const given = powers.indexOf("TUQ");
      return hitIf(
        given >= 0 && powers.slice(given + 1).some((power) => power !== ""),
        lines(m).join(" / "),
        "dòng dưới “TUQ.” là chức vụ của chính người được ủy quyền",
        "Người được ký thừa ủy quyền không được ủy quyền lại cho người khác ký. Hãy trình chính người được ủy quyền ký.",
      );
    },
  },
  {
    id: "NĐ30-PL1-II.7b:thay-mat",
    clause: `${pl1("II.7.b")}; NĐ 30/2020 Đ13.2`,
    place: "chức vụ người ký",
    severity: "must",
    check: (m) => {
      return hitIf(
        needsCollective(m),
        lines(m).join(" / "),
        `TM. ${collective(m)}`,
        `Cơ quan làm việc theo chế độ tập thể: người ký phải ghi “TM. ${collective(m)}” ở dòng đầu. Hãy thêm dòng này.`,
      );
    },
    fix: (m) => (needsCollective(m) ? { ...m, signerTitle: [`TM. ${collective(m)}`, ...lines(m)] } : m),
  },
  {
    id: "NĐ30-PL1-II.7b:thu-truong",
    clause: `${pl1("II.7.b")}; NĐ 30/2020 Đ13.1`,
    place: "chức vụ người ký",
    severity: "should",
    check: (m) =>
      hitIf(
        prefixOf(lines(m)[0]) === "TM" && /^(?:SỞ|PHÒNG|CHI CỤC|CỤC|VĂN PHÒNG|TRUNG TÂM)\s/u.test(m.organ.join(" ")),
        lines(m)[0] ?? "",
        "không ghi “TM.”",
        "Cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt tập thể. Hãy bỏ dòng “TM.”.",
      ),
    fix: (m) => (prefixOf(lines(m)[0]) === "TM" ? { ...m, signerTitle: lines(m).slice(1) } : m),
  },
  {
    id: "NĐ30-PL1-II.7c:ho-ten",
    clause: pl1("II.7.c"),
    place: "họ tên người ký",
    severity: "must",
    check: (m, { phase }) =>
      m.signerName.trim() !== ""
        ? []
        : [
            {
              found: "(trống)",
              expected: "họ, tên đệm và tên",
              ...(phase === "draft" ? { severity: "ok-note" as const } : {}),
              message:
                phase === "draft"
                  ? "Chưa có họ tên người ký; dự thảo được phép để trống, phải có trước khi ban hành."
                  : "Chưa có họ tên người ký. Hãy chọn người ký.",
            },
          ],
  },
  {
    id: "NĐ30-PL1-II.7c:hoc-vi",
    clause: pl1("II.7.c"),
    place: "họ tên người ký",
    severity: "must",
    check: (m, { titlesBeforeNameAllowed }) =>
      hitIf(
        !titlesBeforeNameAllowed && RANK.test(m.signerName.trim()),
        m.signerName,
        m.signerName.trim().replace(RANK, ""),
        "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu. Hãy chỉ giữ họ tên.",
      ),
    fix: (m) => ({ ...m, signerName: m.signerName.trim().replace(RANK, "") }),
  },
  {
    id: "NĐ30-PL1-II.7đ:ho-ten-in-thuong",
    clause: pl1("II.7.đ"),
    place: "họ tên người ký",
    severity: "must",
    check: (m) => {
      const name = m.signerName.trim().replace(RANK, "");
      return hitIf(
        name !== "" && name !== titleCase(name),
        m.signerName,
        titleCase(name),
        `Họ tên người ký viết chữ in thường, hoa chữ cái đầu mỗi âm tiết. Hãy sửa thành “${titleCase(name)}”.`,
      );
    },
    fix: (m) => ({
      ...m,
      signerName: `${RANK.exec(m.signerName.trim())?.[0] ?? ""}${titleCase(m.signerName.trim().replace(RANK, ""))}`,
    }),
  },
];
