// Freezes an approved document: number, date and signatures get reserved places before anybody signs, because a field that is
// added later counts as a change. Places and sizes: NĐ 30/2020 Phụ lục I (ô 3, 4, 7c, 8, 14).
import { PDF, type PdfArray, type PdfDict, type PdfObject, type PdfRef } from "@libpdf/core";
import type { Anchor } from "#src/rules/document-format/document-model.ts";
import { copyFormFonts, ITALIC, UPRIGHT } from "./form-fonts.ts";
import {
  AGENCY_FIELD,
  COPY_FIELD,
  NUMBER_FIELDS,
  PdfSigningError,
  PERSON_FIELD,
  type ReserveFieldsInput,
} from "./pdf-form.port.ts";
import {
  array,
  dict,
  dictOf,
  formXObject,
  name,
  number,
  numbersOf,
  openForAppend,
  type PdfContext,
  resolved,
  text,
} from "./pdf-objects.ts";

const MM = 72 / 25.4;
/** Annotation flags: Print; Print + Locked (a signature's place must not be dragged). */
const PRINT = 4;
const PRINT_LOCKED = 132;
/** The signature picture inside the 60 × 26 mm block between post and name. */
const SIGNATURE = { w: 142, h: 62 };
const FONT_SIZE = 13;

type Box = { page: number; x: number; y: number; w: number; h: number };

function anchorsById(anchors: readonly Anchor[]): (id: string) => Anchor {
  const known = new Map(anchors.map((anchor) => [anchor.id, anchor]));
  return (id) => {
    const anchor = known.get(id);
    if (!anchor)
      throw new PdfSigningError(
        "pdf.anchor-missing",
        `Bản PDF thiếu vị trí "${id}" nên chưa thể duyệt. Hãy tạo lại PDF từ dự thảo.`,
      );
    return anchor;
  };
}

/** The seal covers the left third of the signature picture (NĐ 30/2020 PL I, mục 8), in true size. */
export function sealBox(signature: Box, sealMm: number): Box {
  const side = sealMm * MM;
  return {
    page: signature.page,
    x: signature.x + signature.w / 3 - side,
    y: signature.y + (signature.h - side) / 2,
    w: side,
    h: side,
  };
}

/** The picture of the signature, centred in its block. */
export function signatureBox(block: Box): Box {
  const w = Math.min(SIGNATURE.w, block.w);
  const h = Math.min(SIGNATURE.h, block.h);
  return { page: block.page, x: block.x + (block.w - w) / 2, y: block.y + (block.h - h) / 2, w, h };
}

/** Visible box of a page: [left, bottom, right, top] in points. */
export function pageBox(context: PdfContext, page: PdfDict | null): [number, number, number, number] {
  for (let node = page, depth = 0; node && depth < 50; node = dictOf(context, node.get("Parent")), depth++) {
    const box = numbersOf(context, node.get("CropBox") ?? node.get("MediaBox"));
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
    if (box.length === 4 && box.every(Number.isFinite))
      return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  }
  return [0, 0, 595.28, 841.89];
}

/** Top right corner of the first page, two lines of 10 pt, 10 mm wide of the edge (NĐ 30/2020 PL I, ô 14). */
export function copyBox(box: readonly [number, number, number, number]): Box {
  const w = Math.min(100 * MM, (box[2] - box[0]) / 2);
  return { page: 1, x: box[2] - box[0] - 10 * MM - w, y: 5 * MM, w, h: 26 };
}

/** Adds form and signature fields to a PDF that nobody has signed yet. See {@link ReserveFieldsInput}. */
export async function reserveFields(input: ReserveFieldsInput & { fontPdf?: Uint8Array }): Promise<Uint8Array> {
  await openForAppend(input.pdf);
  const pdf = await PDF.load(input.pdf);
  const { context } = pdf;
  const catalog = context.catalog.getDict();
  if (catalog.has("AcroForm")) {
    throw new PdfSigningError(
      "pdf.form-present",
      "Bản PDF đã có ô nhập hoặc chữ ký từ trước nên không thể duyệt lại. Hãy tạo PDF mới từ dự thảo.",
    );
  }
  const anchor = anchorsById(input.anchors);
  const fonts = await copyFormFonts(context, input.fontPdf);
  const all: PdfRef[] = [];
  const perPage = new Map<number, PdfRef[]>();

  const add = (box: Box, entries: Record<string, PdfObject>): void => {
    const pageRef = context.pages.getPage(box.page - 1);
    if (!pageRef)
      throw new PdfSigningError(
        "pdf.anchor-missing",
        `Bản PDF không có trang ${box.page} nên chưa thể duyệt. Hãy tạo lại PDF từ dự thảo.`,
      );
    const [left, , , top] = pageBox(context, dictOf(context, pageRef));
    const rect = array(
      number(left + box.x),
      number(top - box.y - box.h),
      number(left + box.x + box.w),
      number(top - box.y),
    );
    const ref = context.register(
      dict({ Type: name("Annot"), Subtype: name("Widget"), ...entries, Rect: rect, P: pageRef }),
    );
    all.push(ref);
    perPage.set(box.page, [...(perPage.get(box.page) ?? []), ref]);
  };
  const appearance = (box: Box, resources: PdfDict, content: string): PdfDict =>
    dict({ N: context.register(formXObject(box, resources, content)) });

  const textField = (
    id: (typeof NUMBER_FIELDS)[number],
    tooltip: string,
    look: { font: string; align: 0 | 1 | 2; max: number },
  ): void => {
    const box = anchor(id);
    add(box, {
      FT: name("Tx"),
      T: text(id),
      TU: text(tooltip),
      V: text(""),
      DA: text(`/${look.font} ${FONT_SIZE} Tf 0 g`),
      Q: number(look.align),
      MaxLen: number(look.max),
      F: number(PRINT),
      MK: dict({}),
      AP: appearance(box, dict({ Font: dict({ [look.font]: fonts[look.font] ?? dict({}) }) }), "/Tx BMC EMC"),
    });
  };
  textField("so", "Số văn bản", { font: UPRIGHT, align: 2, max: 8 });
  textField("ngay", "Ngày ban hành", { font: ITALIC, align: 1, max: 2 });
  textField("thang", "Tháng ban hành", { font: ITALIC, align: 1, max: 2 });
  textField("nam", "Năm ban hành", { font: ITALIC, align: 1, max: 4 });

  const signatureField = (
    box: Box,
    id: string,
    tooltip: string,
    lock?: { action: "Exclude" | "Include"; fields: readonly string[] },
  ): void => {
    add(box, {
      FT: name("Sig"),
      T: text(id),
      TU: text(tooltip),
      F: number(PRINT_LOCKED),
      AP: appearance(box, dict({}), ""),
      ...(lock
        ? {
            Lock: context.register(
              dict({ Type: name("SigFieldLock"), Action: name(lock.action), Fields: array(...lock.fields.map(text)) }),
            ),
          }
        : {}),
    });
  };
  const person = signatureBox(anchor("chu-ky"));
  // Approval with a lock, not certification: a certification must be the first and only one, and a lock alone makes readers refuse
  // a changed page, stamp or number while they accept what is excluded here.
  signatureField(person, PERSON_FIELD, "Chữ ký của người có thẩm quyền", {
    action: "Exclude",
    fields: [...NUMBER_FIELDS, AGENCY_FIELD, COPY_FIELD],
  });
  signatureField(sealBox(person, input.sealMm ?? 36), AGENCY_FIELD, "Chữ ký số của cơ quan, tổ chức", {
    action: "Include",
    fields: NUMBER_FIELDS,
  });
  const firstPage = pageBox(context, dictOf(context, context.pages.getPage(0)));
  signatureField(
    input.anchors.find((a) => a.id === COPY_FIELD) ?? copyBox(firstPage),
    COPY_FIELD,
    "Chữ ký số của bản sao y",
  );

  for (const [page, widgets] of perPage) {
    const dictionary = dictOf(context, context.pages.getPage(page - 1));
    const old = resolved(context, dictionary?.get("Annots"));
    dictionary?.set("Annots", array(...(old?.type === "array" ? [...(old as PdfArray)] : []), ...widgets));
    dictionary?.set("Tabs", name("S"));
  }
  catalog.set(
    "AcroForm",
    context.register(
      dict({
        Fields: array(...all),
        SigFlags: number(3),
        DR: dict({ Font: dict(fonts) }),
        DA: text(`/${UPRIGHT} ${FONT_SIZE} Tf 0 g`),
      }),
    ),
  );
  // Set before the first signature: a catalogue entry added afterwards would be a change of the signed document.
  catalog.set("Extensions", dict({ ESIC: dict({ BaseVersion: name("1.7"), ExtensionLevel: number(5) }) }));
  return new Uint8Array(await pdf.save());
}
