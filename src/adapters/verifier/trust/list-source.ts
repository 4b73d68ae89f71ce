// Revocation lists from where their authority publishes them. The address stands in a certificate, and certificates come from
// anybody: so only hosts that the operator allows are asked, no redirect is followed, and time and size are bounded.
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import type { ListSource } from "../trust.port.ts";
import { readCertificate } from "./certificate.ts";

const LARGEST = 30_000_000;
const PATIENCE_MS = 30_000;
/** real certificates name one or two; the rest of hundreds is not asked */
const MOST_OF_ONE = 4;

/** `crl.ca.gov.vn` belongs to the allowed `ca.gov.vn`, on the usual ports; another port only where the operator names it (`ca.gov.vn:8080`). */
function isAllowed(address: URL, hosts: readonly string[]): boolean {
  if (address.protocol !== "http:" && address.protocol !== "https:") return false;
  if (address.username !== "" || address.password !== "") return false;
  return hosts.some((host) => address.host === host || address.host.endsWith(`.${host}`));
}

const failure = (address: string, why: string): PlainFailure =>
  new PlainFailure("trust.list-not-loaded", `Chưa tải được danh sách thu hồi ở ${address}: ${why}.`);

/** @param hosts names of machines, lower case, with a port where it is not the usual one; none = nothing is ever asked */
export function openListSource(hosts: readonly string[]): ListSource {
  return {
    addresses: (certificates) => {
      const found = certificates.flatMap((der) =>
        [...new Set(readCertificate(der)?.listAddresses)]
          .filter((text) => URL.canParse(text) && isAllowed(new URL(text), hosts))
          .slice(0, MOST_OF_ONE),
      );
      return [...new Set(found)];
    },
    load: async (address) => {
      if (!URL.canParse(address) || !isAllowed(new URL(address), hosts))
        throw failure(address, "máy này không được phép hỏi");
      const answer = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
        throw failure(address, "máy chủ không trả lời");
      });
      if (!answer.ok || !answer.body) throw failure(address, `máy chủ trả lời ${answer.status}`);
      const pieces: Uint8Array[] = [];
      let size = 0;
      try {
        for await (const piece of answer.body) {
          size += piece.length;
          if (size > LARGEST) throw failure(address, "tệp quá lớn");
          pieces.push(piece);
        }
      } catch (error) {
        throw error instanceof PlainFailure ? error : failure(address, "đường truyền bị ngắt");
      }
      return new Uint8Array(Buffer.concat(pieces));
    },
  };
}
