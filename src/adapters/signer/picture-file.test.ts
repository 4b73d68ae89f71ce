import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { signaturePicture } from "#tools/test-pki/pictures.ts";
import { preparePicture } from "./picture-file.ts";

const onPaper = (paper: string, size = { width: 1400, height: 800 }) =>
  sharp({ create: { ...size, channels: 3, background: paper } }).composite([
    { input: Buffer.from(signaturePicture("Nguyễn Minh Trí")), gravity: "centre" },
  ]);
const alphaOf = async (png: Uint8Array, at: { x: number; y: number }): Promise<number> => {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return data[4 * (at.y * info.width + at.x) + 3] ?? -1;
};
const refused = (bytes: Uint8Array) =>
  preparePicture(bytes).then(
    () => "",
    (error: { code: string }) => error.code,
  );

describe("NĐ 30/2020 PL I mục II.7 hình chữ ký, con dấu nền trong suốt", () => {
  it("bản quét JPG hay PNG trên giấy trắng, giấy ngả vàng: bỏ nền, cắt sát nét mực, nét mực còn đậm", async () => {
    for (const file of [
      await onPaper("#ffffff").jpeg({ quality: 80 }).toBuffer(),
      await onPaper("#e8e2d0").png().toBuffer(),
    ]) {
      const made = await preparePicture(file);
      expect(made.madeTransparent).toBe(true);
      expect(made.width).toBeLessThan(1000);
      expect(await alphaOf(made.png, { x: 0, y: 0 })).toBe(0);
      const { channels } = await sharp(made.png).stats();
      expect(channels[3]?.max).toBe(255);
      expect(channels[3]?.mean).toBeLessThan(60);
    }
  });
  it("ảnh PNG đã trong suốt giữ nguyên nét", async () => {
    const made = await preparePicture(signaturePicture("Nguyễn Minh Trí"));
    expect(made.madeTransparent).toBe(false);
    expect(made.height).toBeLessThanOrEqual(436);
  });
  it("không phải ảnh, ảnh tối, ảnh trắng, ảnh quá nhỏ, ảnh quá lớn: mỗi loại một câu, không sập", async () => {
    expect(await refused(Buffer.from("%PDF-1.7"))).toBe("picture.not-an-image");
    expect(await refused(await onPaper("#fff").webp().toBuffer())).toBe("picture.not-an-image");
    expect(await refused(await onPaper("#222222").jpeg().toBuffer())).toBe("picture.no-paper");
    const blank = sharp({ create: { width: 300, height: 300, channels: 3, background: "#fff" } });
    expect(await refused(await blank.png().toBuffer())).toBe("picture.empty");
    const dot = await sharp(signaturePicture("Nguyễn Minh Trí")).resize(40).png().toBuffer();
    expect(await refused(dot)).toBe("picture.too-small");
    const huge = sharp({ create: { width: 5000, height: 5000, channels: 3, background: "#fff" } });
    expect(await refused(await huge.png().toBuffer())).toBe("picture.not-an-image");
  });

  it("QC-4.2 lời ghi trong ảnh không được giữ lại", async () => {
    const exif = { IFD0: { ImageDescription: "cumtu-tuyet-mat" } };
    const file = await onPaper("#ffffff").withExif(exif).png().toBuffer();
    expect(file.includes("cumtu-tuyet-mat")).toBe(true);
    expect(Buffer.from((await preparePicture(file)).png).includes("cumtu-tuyet-mat")).toBe(false);
  });
});
