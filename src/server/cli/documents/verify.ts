import { readFile } from "node:fs/promises";
import { createIsolatedVerifier } from "#src/adapters/verifier/isolated/isolated-verifier.ts";
import { readTrustFolder } from "#src/adapters/verifier/trust/trust-folder.ts";
import { receiptStatement } from "#src/rules/signing/receipt-statement.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { printFailure } from "../failures.ts";
import { readOptions } from "../wrong-use.ts";

const HELP = `m-office verify FILE.pdf [--trust DIR] [--at ISO] [--json]

Kiểm tra chữ ký số của tệp PDF: người ký, thời điểm, toàn vẹn, sửa đổi sau khi ký, chứng thư, thu hồi.

  --trust DIR  thư mục chứng thư được tin cậy và danh sách thu hồi (.pem, .crt, .cer, .der, .crl);
               không có thì không chữ ký nào được coi là hợp lệ
  --at ISO     kiểm tra như tại thời điểm này (mặc định: bây giờ)
  --json       in {"verdict":"valid|invalid|unknown|unsigned","signatures":[{"field","signer","signedAt","timestamp",
               "integrity":"intact|broken|unknown","changesAfter":"none|allowed|forbidden","chain":"trusted|untrusted|invalid",
               "revocation":"good|revoked|unknown","verdict","reasons":[{"code","message"}],"kind","certificate"}],
               "reasons":[{"code","message"}]}

Mã thoát: 0 = hợp lệ, 1 = không hợp lệ, chưa kết luận hoặc chưa ký, 2 = dùng sai lệnh`;

type Use = { file: string; trust: string | null; at: Date; json: boolean };

function readArgs(args: string[], now: Date): Use | "help" | null {
  try {
    const { values, positionals } = readOptions({
      args,
      allowPositionals: true,
      options: {
        trust: { type: "string" },
        at: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return "help";
    const [file] = positionals;
    const at = values.at ? new Date(values.at) : now;
    if (!file || positionals.length !== 1 || Number.isNaN(at.getTime())) return null;
    return { file, trust: values.trust ?? null, at, json: values.json === true };
  } catch {
    return null;
  }
}

function printForPeople(result: VerifyResult): void {
  console.log(receiptStatement({ result, seen: null, sender: null }).sentence);
  for (const one of result.signatures) {
    const who = `${one.field}: ${one.signer ?? "không rõ người ký"}${one.signedAt ? `, ${one.signedAt}` : ""}`;
    console.log(
      `- ${who}\n  kết luận ${one.verdict}; toàn vẹn ${one.integrity}; sửa sau khi ký ${one.changesAfter}; chuỗi ${one.chain}; thu hồi ${one.revocation}`,
    );
    for (const { message } of one.reasons) console.log(`  · ${message}`);
  }
}

/**
 * `m-office verify`.
 * @returns exit code: 0 valid, 1 anything else about the file (reasons on stdout), 2 wrong use
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
    const trust = use.trust ? await readTrustFolder(use.trust) : { certificates: [], crls: [] };
    const verifier = createIsolatedVerifier();
    const result = await verifier.verify(bytes, { trust: trust.certificates, crls: trust.crls, at: use.at });
    if (!use.trust && result.verdict !== "unsigned")
      console.error(
        "Chưa nêu --trust nên chưa tin chứng thư nào. Để kiểm tra như bản cài đặt: --trust THƯ_MỤC_DỮ_LIỆU/trust (M_OFFICE_DATA).",
      );
    if (use.json) console.log(JSON.stringify(result));
    else printForPeople(result);
    // a stamp of the time alone is nobody's signature
    return result.verdict === "valid" && result.signatures.some(({ kind }) => kind === "signature") ? 0 : 1;
  } catch (error) {
    return printFailure(error, args);
  }
}
