import { join } from "node:path";
import { openTrustStore } from "#src/adapters/verifier/trust/trust-store.ts";
import { listTrust } from "#src/features/certificates/trust.actions.ts";
import { type Check, check } from "./check.ts";

/** Nobody trusted, or a list that has ended: then nobody signs, and nothing received is valid. @param now ms since 1970 */
export async function checkTrust(dataDir: string, now: number): Promise<Check> {
  const rows = await listTrust({ trustStore: openTrustStore(join(dataDir, "trust")) }, new Date(now));
  const open = rows.filter((row) => row.remark !== null);
  const authorities = rows.filter((row) => row.kind === "authority").length;
  const found =
    authorities === 0
      ? "chưa tin cậy CA nào nên chưa ai ký được"
      : [
          `${authorities} CA, ${rows.length - authorities} danh sách thu hồi`,
          ...open.map((row) => `${row.name}: ${row.remark}`),
        ].join("; ");
  return check("trust.lists", authorities > 0 && open.length === 0, {
    found,
    remedy: "Chạy m-office trust refresh, hoặc thêm tệp CA và .crl bằng m-office trust add.",
  });
}
