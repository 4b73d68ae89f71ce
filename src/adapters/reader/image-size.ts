/** Width and height a picture claims, read from its header only; null when the header does not say. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (buffer.length > 24 && buffer.readUInt32BE(0) === 0x89504e47)
      return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
    if (buffer.length > 4 && buffer.readUInt16BE(0) === 0xffd8) return jpegSize(buffer);
    return null;
  } catch {
    return null;
  }
}

function jpegSize(buffer: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < buffer.length) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1] ?? 0;
    // SOF0..SOF15 carry the size, except the three table markers in between.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return null;
}
