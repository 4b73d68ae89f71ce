// Pictures of signatures and seals as PDF images: colour and transparency in two compressed streams.
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { PdfName, type PdfRef, PdfStream } from "@libpdf/core";
import sharp, { type OutputInfo } from "sharp";
import { PdfSigningError } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { name, number, type PdfContext } from "#src/adapters/pdf-form/pdf-objects.ts";

type Streams = { width: number; height: number; colour: Uint8Array; alpha: Uint8Array };

const KEPT = 64;
const LARGEST_SIDE = 2000;
/** Decoding and compressing costs up to a second; the same seal is used on every document of an agency. */
const cache = new Map<string, Streams>();

async function streamsOf(png: Uint8Array): Promise<Streams> {
  const key = createHash("sha256").update(png).digest("hex");
  const known = cache.get(key);
  if (known) return known;
  let raw: { data: Buffer; info: OutputInfo };
  try {
    raw = await sharp(png, { limitInputPixels: LARGEST_SIDE * LARGEST_SIDE })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new PdfSigningError(
      "signature.picture",
      `Không đọc được hình chữ ký hoặc con dấu. Hãy dùng ảnh PNG nền trong suốt, cạnh không quá ${LARGEST_SIDE} điểm.`,
    );
  }
  const { data, info } = raw;
  const pixels = info.width * info.height;
  const colour = Buffer.alloc(pixels * 3);
  const alpha = Buffer.alloc(pixels);
  for (let i = 0; i < pixels; i++) {
    alpha[i] = data[4 * i + 3] ?? 0;
    if (alpha[i]) data.copy(colour, 3 * i, 4 * i, 4 * i + 3);
  }
  const streams = {
    width: info.width,
    height: info.height,
    colour: deflateSync(colour, { level: 9 }),
    alpha: deflateSync(alpha, { level: 9 }),
  };
  cache.set(key, streams);
  const [oldest] = cache.keys();
  if (cache.size > KEPT && oldest) cache.delete(oldest);
  return streams;
}

/** Registers a PNG as an image with a soft mask. */
export async function addPicture(context: PdfContext, png: Uint8Array): Promise<PdfRef> {
  const { width, height, colour, alpha } = await streamsOf(png);
  const image = (space: string, data: Uint8Array): PdfStream =>
    PdfStream.fromDict(
      {
        Type: name("XObject"),
        Subtype: name("Image"),
        Width: number(width),
        Height: number(height),
        BitsPerComponent: number(8),
        ColorSpace: name(space),
        Filter: PdfName.FlateDecode,
      },
      data,
    );
  const colours = image("DeviceRGB", colour);
  colours.set("SMask", context.register(image("DeviceGray", alpha)));
  return context.register(colours);
}
