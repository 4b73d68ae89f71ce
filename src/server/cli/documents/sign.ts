import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import {
  type Place,
  SIGNING_PURPOSES,
  type SignatureLook,
  type SigningPurpose,
} from "#src/adapters/signer/document-signing.port.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { createP12Signer, P12_KEY } from "#src/adapters/signer/p12-signer.ts";
import { printFailure } from "../failures.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office sign FILE.pdf -o OUT.pdf --p12 FILE --pin-file FILE --as person|agency|copy|attachment
              [--field NAME] [--picture PNG] [--place TRANG,X,Y,RỘNG,CAO]
              [--number SỐ-KÝ-HIỆU] [--at ISO] [--json]

Ký số tệp PDF. Chỉ ghi nối tiếp vào cuối tệp: nội dung và các chữ ký có trước giữ nguyên từng byte.

  --as         person: người có thẩm quyền; agency: cơ quan; copy: sao y; attachment: văn bản kèm theo ở tệp riêng
  --field      ô chữ ký; không ghi thì dùng ô dành sẵn (nguoi-ky, co-quan, sao-y), tệp không có ô thì thêm ô mới
  --picture    hình chữ ký (xanh) hoặc con dấu (đỏ), PNG nền trong suốt; chỉ dùng với person, agency
  --place      chỗ đặt hình khi tệp chưa có ô chữ ký: số trang và điểm (1/72 inch) từ góc trên bên trái
  --number     số và ký hiệu in trên văn bản kèm theo: 1245/STC-NS
  --at         thời điểm ký (mặc định: bây giờ)
  --json       in {"file","field","as","signer","signedAt","bytes"}; bị từ chối thì {"refusals":[{"code","message"}]}

Mã thoát: 0 = đã ký, 1 = bị từ chối (lý do ở đầu ra), 2 = dùng sai lệnh`;

type Use = {
  file: string;
  out: string;
  p12: string;
  pinFile: string;
  purpose: SigningPurpose;
  field: string | undefined;
  picture: string | undefined;
  place: Place | undefined;
  number: string | undefined;
  at: Date;
  json: boolean;
};

/** `1,300,600,142,62`; null when it is no place. */
function placeOf(text: string): Place | null {
  const [page = 0, x = 0, y = 0, w = 0, h = 0, ...rest] = text.split(",").map(Number);
  const sound = rest.length === 0 && [x, y, w, h].every((value) => Number.isFinite(value) && value >= 0);
  return sound && Number.isInteger(page) && page > 0 && w > 0 && h > 0 ? { page, x, y, w, h } : null;
}

function readArgs(args: string[], now: Date): Use | "help" | null {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: {
        output: { type: "string", short: "o" },
        p12: text,
        "pin-file": text,
        as: text,
        field: text,
        picture: text,
        place: text,
        number: text,
        at: text,
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return "help";
    const [file] = positionals;
    const purpose = SIGNING_PURPOSES.find((one) => one === values.as);
    const place = values.place === undefined ? undefined : placeOf(values.place);
    const at = values.at ? new Date(values.at) : now;
    if (
      !file ||
      positionals.length !== 1 ||
      !values.output ||
      !values.p12 ||
      !values["pin-file"] ||
      !purpose ||
      place === null ||
      Number.isNaN(at.getTime())
    )
      return null;
    return {
      file,
      out: values.output,
      p12: values.p12,
      pinFile: values["pin-file"],
      purpose,
      field: values.field,
      picture: values.picture,
      place: place ?? undefined,
      number: values.number,
      at,
      json: values.json === true,
    };
  } catch {
    return null;
  }
}

/** `24/11/2026; 09:00:05 +07:00` (NĐ 30/2020 PL I: ngày tháng năm; giờ phút giây; múi giờ theo ISO 8601). */
function stampTime(at: Date): string {
  const [date = "", time = ""] = new Date(at.getTime() + 7 * 3_600_000).toISOString().split("T");
  return `${date.split("-").reverse().join("/")}; ${time.slice(0, 8)} +07:00`;
}

async function lookOf(use: Use, signer: string): Promise<SignatureLook> {
  switch (use.purpose) {
    case "person":
    case "agency":
      return use.picture ? { kind: "picture", png: await readFile(use.picture) } : { kind: "none" };
    case "copy":
      return { kind: "text", line: `SAO Y; ${signer}; ${stampTime(use.at)}` };
    case "attachment":
      return { kind: "text", line: `${use.number ? `Số: ${use.number}; ` : ""}${stampTime(use.at)}` };
    default:
      return use.purpose satisfies never;
  }
}

/** Written beside and renamed, so that a full disk never leaves half a document under its name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await writeFile(temporary, bytes, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * `m-office sign`: signs with a PKCS#12 file by appending.
 * @returns exit code: 0 signed, 1 refused (reasons on stdout with `--json`), 2 wrong use
 */
export async function run(args: string[]): Promise<number> {
  const use = readArgs(args, new Date());
  if (use === "help") {
    console.log(HELP);
    return 0;
  }
  if (!use) {
    console.error(HELP);
    return 2;
  }
  try {
    const bytes = new Uint8Array(await readFile(use.file));
    // The last line break belongs to the editor, not to the PIN.
    const pin = (await readFile(use.pinFile, "utf8")).replace(/\r?\n$/, "");
    const signer = createP12Signer(await readFile(use.p12), pin);
    const [key] = await signer.keys();
    const name = key?.subject ?? "";
    const signing = createDocumentSigning();
    const prepared = await signing.prepare(bytes, {
      purpose: use.purpose,
      look: await lookOf(use, name),
      at: use.at,
      signer: await signer.certificateOf(P12_KEY),
      ...(use.field ? { field: use.field } : {}),
      ...(use.place ? { place: use.place } : {}),
    });
    const signed = signing.complete(prepared, await signer.signAttributes(P12_KEY, prepared.attributes, pin));
    await writeWhole(use.out, signed);
    const said = {
      file: use.out,
      field: prepared.field,
      as: use.purpose,
      signer: name,
      signedAt: use.at.toISOString(),
      bytes: signed.length,
    };
    console.log(
      use.json
        ? JSON.stringify(said)
        : `Đã ký vào ô "${said.field}" bằng chứng thư của ${name}; tệp đã ký: ${use.out}.`,
    );
    return 0;
  } catch (error) {
    return printFailure(error, args);
  }
}
