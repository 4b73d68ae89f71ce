// Ô số 9a, 9b, 12, 13 and what is added at issue – Phụ lục I, mục II.3.a, II.4.b, II.9, III.3, III.4.
import type { DocumentModel } from "../document-model.ts";
import { AS_ABOVE, KIND_FACTS } from "../printed-words.ts";
import { type FormatRule, hitIf, pl1, quote } from "./format-rule.ts";

const KEEP = /^lưu\s*:/iu;
const KEEP_FORM = /^Lưu: VT(?:, \S.*)?$/u;
const bare = (line: string) =>
  line
    .trim()
    .replace(/^[-–+•]\s*/u, "")
    .replace(/\s*[.;,]+$/u, "");
const isKeep = (line: string) => KEEP.test(bare(line));
const isAsAbove = (line: string) => bare(line).toLocaleLowerCase("vi") === "như trên";
const filled = (model: DocumentModel) => model.recipients.filter((line) => line.trim() !== "");
const addressed = (model: DocumentModel) => model.addressees.some((line) => line.trim() !== "");
const articleCount = (model: DocumentModel) => model.body.filter((block) => block.type === "article").length;
const tidyKeep = (line: string) =>
  bare(line)
    .replace(/^lưu\s*:\s*/iu, "Lưu: ")
    .replace(/\s*,\s*/gu, ", ")
    .replace(/^Lưu: (?:vt|văn thư)(?=,|$)/iu, "Lưu: VT");

export const RECIPIENT_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-II.9b:kinh-gui",
    clause: pl1("II.9.b"),
    place: "Kính gửi",
    severity: "must",
    check: (m) =>
      hitIf(
        KIND_FACTS[m.kind].address === "required" && !addressed(m),
        "(trống)",
        "tên cơ quan, cá nhân trực tiếp giải quyết",
        `${KIND_FACTS[m.kind].name} phải có phần “Kính gửi”. Hãy ghi nơi trực tiếp giải quyết công việc.`,
      ),
  },
  {
    id: "NĐ30-PL1-II.9c:khong-kinh-gui",
    clause: pl1("II.9.c"),
    place: "Kính gửi",
    severity: "must",
    check: (m) =>
      hitIf(
        KIND_FACTS[m.kind].address === "none" && addressed(m),
        quote(m.addressees.join("; ")),
        "chỉ có phần “Nơi nhận”",
        `${KIND_FACTS[m.kind].name} không có phần “Kính gửi”. Hãy chuyển các nơi này xuống “Nơi nhận”.`,
      ),
    fix: (m) => {
      const moved = m.addressees.map(bare).filter((line) => line !== "");
      return { ...m, addressees: [], recipients: [...moved, ...m.recipients.filter((line) => !isAsAbove(line))] };
    },
  },
  {
    id: "NĐ30-PL1-II.9d:kinh-gui-viet",
    clause: pl1("II.9.d"),
    place: "Kính gửi",
    severity: "should",
    check: (m) =>
      m.addressees.flatMap((line) =>
        hitIf(
          bare(line).replace(/^kính gửi\s*:?\s*/iu, "") !== line,
          line,
          bare(line).replace(/^kính gửi\s*:?\s*/iu, ""),
          "Mẫu tự đặt “Kính gửi:”, dấu gạch đầu dòng và dấu cuối dòng. Hãy chỉ ghi tên nơi nhận.",
        ),
      ),
    fix: (m) => ({ ...m, addressees: m.addressees.map((line) => bare(line).replace(/^kính gửi\s*:?\s*/iu, "")) }),
  },
  {
    id: "NĐ30-PL1-II.9b:nhu-tren",
    clause: pl1("II.9.b"),
    place: "Nơi nhận",
    severity: "must",
    check: (m) =>
      hitIf(
        addressed(m) && !isAsAbove(filled(m)[0] ?? ""),
        filled(m)[0] ?? "(trống)",
        AS_ABOVE,
        "Văn bản có “Kính gửi” thì dòng đầu của “Nơi nhận” là “Như trên”. Hãy thêm dòng này.",
      ),
    fix: (m) =>
      addressed(m) ? { ...m, recipients: [AS_ABOVE, ...m.recipients.filter((line) => !isAsAbove(line))] } : m,
  },
  {
    id: "NĐ30-PL1-II.9c:nhu-tren-thua",
    clause: pl1("II.9.c"),
    place: "Nơi nhận",
    severity: "must",
    check: (m) =>
      hitIf(
        !addressed(m) && filled(m).some(isAsAbove),
        AS_ABOVE,
        "tên nơi nhận",
        "Không có phần “Kính gửi” thì “Như trên” không chỉ ai. Hãy ghi tên nơi nhận hoặc bỏ dòng này.",
      ),
    fix: (m) => ({ ...m, recipients: m.recipients.filter((line) => !isAsAbove(line)) }),
  },
  {
    id: "NĐ30-PL3-M1.2:nhu-dieu",
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.2",
    place: "Nơi nhận",
    severity: "must",
    check: (m) =>
      filled(m).flatMap((line) => {
        const number = Number(/^Như Điều (\d+)/u.exec(bare(line))?.[1] ?? 0);
        return hitIf(
          number > articleCount(m),
          bare(line),
          `Như Điều ${articleCount(m)}`,
          `“Nơi nhận” dẫn đến Điều ${number} nhưng văn bản chỉ có ${articleCount(m)} điều. Hãy sửa số điều.`,
        );
      }),
    fix: (m) => ({
      ...m,
      recipients: m.recipients.map((line) =>
        bare(line).replace(/^Như Điều (\d+)/u, (all, n: string) =>
          Number(n) > articleCount(m) && articleCount(m) > 0 ? `Như Điều ${articleCount(m)}` : all,
        ),
      ),
    }),
  },
  {
    id: "NĐ30-PL1-II.9d:luu",
    clause: pl1("II.9.d"),
    place: "Nơi nhận",
    severity: "must",
    check: (m) =>
      hitIf(
        !isKeep(filled(m).at(-1) ?? "") || filled(m).filter(isKeep).length > 1,
        filled(m).at(-1) ?? "(trống)",
        "Lưu: VT, <đơn vị soạn thảo>",
        "Dòng cuối của “Nơi nhận” phải là một dòng “Lưu: VT, …”. Hãy thêm hoặc chuyển dòng này xuống cuối.",
      ),
    fix: (m) => ({
      ...m,
      recipients: [...m.recipients.filter((line) => !isKeep(line)), m.recipients.filter(isKeep).at(-1) ?? "Lưu: VT"],
    }),
  },
  {
    id: "NĐ30-PL1-II.9d:luu-viet",
    clause: pl1("II.9.d"),
    place: "Nơi nhận",
    severity: "must",
    check: (m) =>
      filled(m)
        .filter(isKeep)
        .flatMap((line) =>
          hitIf(
            !KEEP_FORM.test(bare(line)),
            line,
            tidyKeep(line),
            "Dòng lưu viết “Lưu: VT, <đơn vị soạn thảo>”. Hãy sửa lại.",
          ),
        ),
    fix: (m) => ({ ...m, recipients: m.recipients.map((line) => (isKeep(line) ? tidyKeep(line) : line)) }),
  },
  {
    id: "NĐ30-PL1-II.9d:luu-don-vi",
    clause: pl1("II.9.d"),
    place: "Nơi nhận",
    severity: "should",
    check: (m) =>
      filled(m)
        .filter(isKeep)
        .flatMap((line) =>
          hitIf(
            /^Lưu: VT$/u.test(tidyKeep(line)),
            line,
            "Lưu: VT, <đơn vị soạn thảo>",
            "Dòng lưu chưa có chữ viết tắt đơn vị soạn thảo. Hãy thêm sau “VT,”.",
          ),
        ),
  },
  {
    id: "NĐ30-PL1-II.9d:dau-dong",
    clause: pl1("II.9.d"),
    place: "Nơi nhận",
    severity: "should",
    check: (m) =>
      m.recipients.flatMap((line) =>
        hitIf(
          bare(line) !== line,
          line,
          bare(line),
          "Mẫu tự đặt dấu gạch đầu dòng, dấu “;” và dấu “.” cuối. Hãy chỉ ghi tên nơi nhận.",
        ),
      ),
    fix: (m) => ({ ...m, recipients: m.recipients.map(bare) }),
  },
  {
    id: "NĐ30-PL1-II.9d:lap",
    clause: pl1("II.9.d"),
    place: "Nơi nhận",
    severity: "should",
    check: (m) =>
      filled(m).flatMap((line, i, all) =>
        hitIf(
          all.findIndex((other) => bare(other) === bare(line)) < i,
          line,
          "mỗi nơi nhận một dòng",
          "Một nơi nhận bị ghi hai lần. Hãy bỏ dòng lặp.",
        ),
      ),
    fix: (m) => ({
      ...m,
      recipients: m.recipients.filter((line, i, all) => all.findIndex((other) => bare(other) === bare(line)) === i),
    }),
  },
];
