// What people have of their signature or seal: a scan or a photo on white paper. On the page only the ink may stand, or it would
// cover the words beside it (NĐ 30/2020 PL I mục II.7, 8: nền trong suốt). So the paper is taken away here.
import sharp, { type OutputInfo } from "sharp";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import type { PreparedPicture } from "./pictures.port.ts";

const LARGEST_SIDE = 4000;
/** points kept: 300 dpi at 10 cm */
const KEPT_SIDE = 1200;
const SMALLEST = { width: 80, height: 40 };
/** darker paper than this is no paper: a photo of something else, or one in the dark */
const DARKEST_PAPER = 130;
/** how much darker than the paper: still paper, and certainly ink */
const PAPER = 18;
const INK = 70;

const failure = (code: string, message: string): PlainFailure => new PlainFailure(`picture.${code}`, message);

type Raw = { data: Buffer; width: number; height: number };

/** @throws PlainFailure `picture.not-an-image`, `picture.no-paper`, `picture.empty`, `picture.too-small` */
export async function preparePicture(bytes: Uint8Array): Promise<PreparedPicture> {
  const raw = await decode(bytes);
  const madeTransparent = !hasTransparency(raw);
  if (madeTransparent) takePaperAway(raw);
  const ink = inkOf(raw);
  if (!ink)
    throw failure("empty", "Ảnh không có nét mực nào. Chưa lưu gì. Hãy chọn ảnh chữ ký hoặc con dấu trên nền trắng.");
  if (ink.width < SMALLEST.width || ink.height < SMALLEST.height)
    throw failure(
      "too-small",
      `Hình chữ ký hoặc con dấu chỉ ${ink.width} × ${ink.height} điểm, in ra sẽ vỡ. Chưa lưu gì. Hãy quét lại ở 300 dpi (ít nhất ${SMALLEST.width} × ${SMALLEST.height} điểm).`,
    );
  const { data, info } = await sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 4 } })
    .extract(ink)
    .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: new Uint8Array(data), width: info.width, height: info.height, madeTransparent };
}

async function decode(bytes: Uint8Array): Promise<Raw> {
  let raw: { data: Buffer; info: OutputInfo };
  try {
    const image = sharp(bytes, { limitInputPixels: LARGEST_SIDE * LARGEST_SIDE });
    const { format } = await image.metadata();
    if (format !== "png" && format !== "jpeg") throw new Error(format);
    raw = await image
      .rotate()
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw failure(
      "not-an-image",
      `Tệp hình không phải ảnh PNG hoặc JPG đọc được, hoặc quá lớn. Chưa lưu gì. Hãy chọn ảnh PNG hoặc JPG, mỗi cạnh không quá ${LARGEST_SIDE} điểm.`,
    );
  }
  return { data: raw.data, width: raw.info.width, height: raw.info.height };
}

const lightness = (data: Buffer, at: number): number => Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);

/** One point in fifty that lets the page through: somebody has cut the ink out already. */
function hasTransparency({ data, width, height }: Raw): boolean {
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 128) clear++;
  return clear * 50 > width * height;
}

/** The paper is what lies along the edge; ink is whatever is clearly darker in one colour (blue and red keep one channel low). */
function takePaperAway(raw: Raw): void {
  const { data } = raw;
  const paper = paperOf(raw);
  if (paper < DARKEST_PAPER)
    throw failure(
      "no-paper",
      "Ảnh không có nền trắng nên không tách được nét mực. Chưa lưu gì. Hãy ký hoặc đóng dấu trên giấy trắng, quét hoặc chụp đủ sáng, chừa lề quanh nét mực.",
    );
  for (let at = 0; at < data.length; at += 4) {
    const darker = paper - lightness(data, at);
    const share = Math.min(1, Math.max(0, (darker - PAPER) / (INK - PAPER)));
    data[at + 3] = Math.round(share * 255);
  }
}

function paperOf({ data, width, height }: Raw): number {
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(lightness(data, 4 * x), lightness(data, 4 * ((height - 1) * width + x)));
  for (let y = 0; y < height; y++)
    edge.push(lightness(data, 4 * y * width), lightness(data, 4 * (y * width + width - 1)));
  edge.sort((a, b) => a - b);
  return edge[Math.floor(edge.length / 2)] ?? 0;
}

/** The smallest frame around the ink. */
function inkOf({ data, width, height }: Raw): { left: number; top: number; width: number; height: number } | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[4 * (y * width + x) + 3] ?? 0) < 40) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
