// Certificates as the pages see them, and files on their way to the server.
import { useQuery } from "@tanstack/react-query";
import {
  type CertificateView,
  certificatesContract,
  type TrustView,
} from "#src/features/certificates/certificates.contract.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";

export type { CertificateView, TrustView } from "#src/features/certificates/certificates.contract.ts";

export const certificatesApi = clientOf(certificatesContract);
export type OfficeState = Awaited<ReturnType<typeof certificatesApi.state>>;
export type PostCertificate = OfficeState["posts"][number];

const KEY = ["certificates"] as const;

export function useOfficeState(enabled: boolean) {
  return useQuery({ queryKey: [...KEY, "state"], queryFn: () => certificatesApi.state(), enabled });
}
export function useTrust(enabled: boolean) {
  return useQuery({ queryKey: [...KEY, "trust"], queryFn: () => certificatesApi.trust(), enabled });
}
export function useOwnCertificate(enabled: boolean) {
  return useQuery({ queryKey: [...KEY, "own"], queryFn: () => certificatesApi.own(), enabled });
}
/** After an act: the pages here, and the head of the signing screen. */
export function renewCertificates(): void {
  void queryClient.invalidateQueries({ queryKey: KEY });
  void queryClient.invalidateQueries({ queryKey: ["signing"] });
}

export const dayOf = (iso: string): string => dateText(localDateOf(Date.parse(iso)));

/** `29/11/2028, còn 729 ngày`; what is over is said first. */
export function validityWords(view: Pick<CertificateView, "notAfter" | "daysLeft">): string {
  return view.daysLeft < 0
    ? `Đã hết hạn ${dayOf(view.notAfter)}`
    : `${dayOf(view.notAfter)}, còn ${view.daysLeft} ngày`;
}

/** The fingerprint in fours, as authorities publish it. */
export const printOf = (row: Pick<TrustView, "fingerprint">): string =>
  row.fingerprint.replaceAll(/.{4}(?=.)/gu, "$& ");

const MOST = { p12: 100_000, picture: 1_500_000, trust: 2_500_000 } as const;
export type FileKind = keyof typeof MOST;
const SIZE_WORDS: Record<FileKind, string> = {
  p12: "Tệp .p12 chỉ vài chục KB; tệp này lớn hơn 100 KB nên không phải. Hãy chọn lại tệp .p12 hoặc .pfx.",
  picture: "Ảnh lớn hơn 1,5 MB. Hãy cắt sát chữ ký hoặc con dấu, hoặc lưu lại dạng JPG rồi chọn lại.",
  trust: "Tệp lớn hơn 2,5 MB. Hãy nhờ người vận hành máy chủ thêm bằng lệnh m-office trust add.",
};

/** A sentence when the file is too large to be sent; null when it may go. */
export function tooLarge(kind: FileKind, size: number): string | null {
  return size > MOST[kind] ? SIZE_WORDS[kind] : null;
}

export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
