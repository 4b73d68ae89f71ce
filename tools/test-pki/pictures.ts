// Pictures for demonstration: a blue stroke that looks like a signature and a red seal that looks like one.
// Drawn with the fonts of the package, because a bare machine has none. They are visibly not a real agency's: "THỬ NGHIỆM" is on every seal.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";

const BLUE = "#1438b8";
const RED = "#d9121f";
const FONT = "M-Office Seal";
let registered = false;

function sealFont(): string {
  if (!registered) {
    const file = createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf");
    GlobalFonts.registerFromPath(file, FONT);
    registered = true;
  }
  return FONT;
}

/** A repeatable stream of numbers in [0, 1) from a text: the same person always signs the same way. */
function numbersFrom(text: string): () => number {
  let state = createHash("sha256").update(text).digest().readUInt32LE(0);
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

type Point = { x: number; y: number };

/** A smooth line through points, as a pen would draw it (Catmull-Rom), thinner where the pen is fast. */
function penStroke(context: SKRSContext2D, points: readonly Point[], width: number): void {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? { x: 0, y: 0 };
  const steps = 24;
  let last = at(0);
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const along = (p: number, q: number, r: number, s: number): number =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3);
      const next = { x: along(a.x, b.x, c.x, d.x), y: along(a.y, b.y, c.y, d.y) };
      const speed = Math.hypot(next.x - last.x, next.y - last.y);
      context.lineWidth = Math.max(width * 0.45, width * (1.25 - speed / 16));
      context.beginPath();
      context.moveTo(last.x, last.y);
      context.lineTo(next.x, next.y);
      context.stroke();
      last = next;
    }
  }
}

/**
 * A signature-like picture for a person's full name: 1000 × 436 points, transparent, blue (NĐ 30/2020 PL I, ô 7c).
 * @param scale below 1 for fewer points, where hundreds of documents carry one
 */
export function signaturePicture(fullName: string, scale = 1): Uint8Array {
  const given = fullName.trim().split(/\s+/).at(-1) ?? fullName;
  const random = numbersFrom(fullName);
  const canvas = createCanvas(Math.round(1000 * scale), Math.round(436 * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.strokeStyle = BLUE;
  context.lineCap = "round";
  const letters = Math.max(3, Math.min(7, [...given].length + 1));
  const pitch = 640 / letters;
  // A tall first letter, then loops that become flatter, as people write their given name.
  const points: Point[] = [
    { x: 90, y: 300 },
    { x: 150 + 40 * random(), y: 60 + 40 * random() },
    { x: 120 + 30 * random(), y: 350 },
    { x: 200, y: 230 },
  ];
  for (let i = 0; i < letters; i++) {
    const left = 220 + i * pitch;
    const height = (i % 3 === 1 ? 150 : 80) * (0.7 + 0.6 * random()) * (1 - i / (letters * 2));
    points.push(
      { x: left + pitch * 0.45, y: 230 - height },
      { x: left + pitch * (0.15 + 0.2 * random()), y: 260 - height * 0.3 },
      { x: left + pitch * 0.55, y: 255 + 30 * random() },
      { x: left + pitch, y: 215 + 20 * random() },
    );
  }
  points.push({ x: 930, y: 120 + 60 * random() });
  penStroke(context, points, 9);
  // The flourish underneath, drawn back from right to left.
  penStroke(
    context,
    [
      { x: 880, y: 300 },
      { x: 560, y: 340 + 30 * random() },
      { x: 200, y: 372 },
      { x: 330, y: 330 },
      { x: 700, y: 330 + 20 * random() },
    ],
    7,
  );
  return new Uint8Array(canvas.toBuffer("image/png"));
}

/** Writes text on a circle, centred at `middle` (radians, 0 = top); `inwards` letters stand on the lower half and read from left to right. */
function textOnCircle(
  context: SKRSContext2D,
  text: string,
  at: { radius: number; size: number; span: number; inwards: boolean },
): void {
  context.font = `bold ${at.size}px "${sealFont()}"`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const widths = [...text].map((letter) => context.measureText(letter).width);
  const total = widths.reduce((sum, width) => sum + width, 0);
  // Letters are spread over the wanted span but never closer than they would stand on a line.
  const stretch = Math.max(1, (at.span * at.radius) / total);
  let along = (-total * stretch) / 2;
  for (const [i, letter] of [...text].entries()) {
    const width = (widths[i] ?? 0) * stretch;
    const angle = (along + width / 2) / at.radius;
    context.save();
    context.rotate(at.inwards ? -angle : angle);
    context.fillText(letter, 0, at.inwards ? at.radius + at.size * 0.72 : -at.radius);
    context.restore();
    along += width;
  }
}

function star(context: SKRSContext2D, radius: number): void {
  context.beginPath();
  for (let i = 0; i < 10; i++) {
    const r = i % 2 ? radius * 0.382 : radius;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    context.lineTo(r * Math.cos(angle), r * Math.sin(angle));
  }
  context.closePath();
  context.fill();
}

const sizeToFit = (text: string, largest: number, most: number): number =>
  Math.min(largest, (most * largest) / Math.max(1, [...text].length));

/**
 * A round red seal: ring, star, agency around and below. 425 points a side = 300 dpi at 36 mm, transparent.
 * @param agency on the inner lower arc: "SỞ TÀI CHÍNH"; `parent` on the outer upper arc: "TỈNH VĨNH LONG"
 */
export function sealPicture(seal: { agency: string; parent?: string }, scale = 1): Uint8Array {
  const side = Math.round(425 * scale);
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  context.translate(side / 2, side / 2);
  context.scale(scale, scale);
  context.strokeStyle = RED;
  context.fillStyle = RED;
  context.globalAlpha = 0.92;
  for (const [radius, width] of [
    [207, 8],
    [194, 2.5],
    [128, 2.5],
  ] as const) {
    context.lineWidth = width;
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.stroke();
  }
  const upper = (seal.parent ?? "CỘNG HÒA X.H.C.N VIỆT NAM").toLocaleUpperCase("vi");
  textOnCircle(context, upper, { radius: 146, size: sizeToFit(upper, 34, 26), span: 3.4, inwards: false });
  textOnCircle(context, "THỬ NGHIỆM", { radius: 146, size: 27, span: 1, inwards: true });
  // Drawn, not written: the package's font has no star.
  for (const side of [-1, 1]) {
    context.save();
    context.rotate(side * 0.72);
    context.translate(0, 160);
    star(context, 11);
    context.restore();
  }
  star(context, 42);
  const agency = seal.agency.toLocaleUpperCase("vi");
  context.save();
  context.translate(0, -6);
  textOnCircle(context, agency, { radius: 82, size: sizeToFit(agency, 27, 24), span: 2.4, inwards: true });
  context.restore();
  return new Uint8Array(canvas.toBuffer("image/png"));
}
