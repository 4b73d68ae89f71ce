// Certificates of the people who sign and of the agency, their pictures, and whom the installation trusts.
import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";

/** A file inside JSON. Keys and pictures are small; a larger revocation list goes in by the command line. */
const file = (bytes: number, words: string) =>
  z.base64("tệp gửi lên không trọn vẹn, hãy chọn lại").max(Math.ceil(bytes / 3) * 4, words);
const p12 = file(100_000, "tệp lớn hơn 100 KB nên không phải .p12, hãy chọn lại");
const picture = file(1_500_000, "ảnh lớn hơn 1,5 MB, hãy cắt sát nét mực hoặc lưu dạng JPG");
const trustFile = file(2_500_000, "tệp lớn hơn 2,5 MB, hãy thêm bằng lệnh m-office trust add");
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/u);
const secret = z.string().min(1).max(200);
const reason = z.string().trim().min(3).max(500);

/** One certificate and what is still to be done about it. */
export const certificateView = z.object({
  /** "Nguyễn Minh Trí" */
  name: z.string(),
  organisation: z.string().nullable(),
  issuerName: z.string(),
  serial: z.string(),
  fingerprint: z.string(),
  notBefore: instant,
  notAfter: instant,
  daysLeft: z.number(),
  /** the trusted authority in which the chain ends; null when there is none */
  anchor: z.string().nullable(),
  picture: z.boolean(),
  /** made by the test CA of a demonstration */
  test: z.boolean(),
  /** a signature made now would be valid */
  ready: z.boolean(),
  /** whole sentences, the most urgent first; empty = nothing to do */
  remarks: z.array(z.string()),
});
export type CertificateView = z.infer<typeof certificateView>;

export const postCertificate = z.object({
  postId: z.string(),
  title: z.string(),
  fullName: z.string(),
  unitName: z.string(),
  /** nobody acts from it any more; the key left behind it has to be taken away */
  ended: z.boolean(),
  certificate: certificateView.nullable(),
});

/** The picture as it will stand on the page, for its keeper alone. */
const pngAddress = z.string().startsWith("data:image/png;base64,").nullable();

export const trustEntry = z.object({
  kind: z.enum(["authority", "list"]),
  fingerprint: z.string(),
  /** name of the authority, or of the one that published the list */
  name: z.string(),
  issuerName: z.string().nullable(),
  selfIssued: z.boolean(),
  /** the whole names as the file has them; a list has no issuer beside its own */
  subject: z.string(),
  issuer: z.string().nullable(),
  serial: z.string().nullable(),
  from: instant,
  /** null: a list without an end, which never counts as current */
  to: instant.nullable(),
  /** a newer list of the same authority stands beside it */
  superseded: z.boolean(),
  /** certificates named by a list */
  revoked: z.number().nullable(),
  /** made by the test CA of a demonstration */
  test: z.boolean(),
  /** by the agency's own trail: null when it was there before, or is not kept yet */
  addedAt: instant.nullable(),
  /** null when another agency or the machine's keeper added it */
  addedBy: z.string().nullable(),
  /** what has to be done; null = nothing */
  remark: z.string().nullable(),
});
export type TrustView = z.infer<typeof trustEntry>;

const attached = z.object({
  /** "Đã gắn chứng thư Nguyễn Minh Trí, còn hạn đến 14/03/2027." */
  sentence: z.string(),
  certificate: certificateView,
});
const done = z.object({ sentence: z.string() });

export const certificatesContract = {
  state: operation("GET", "/certificates", "Chứng thư của cơ quan và của các chức danh có quyền ký").output(
    z.object({
      agencyName: z.string(),
      seal: certificateView.nullable(),
      sealPicture: pngAddress,
      /** the caller keeps the seal: may attach and replace it (NĐ 30/2020 Đ32.2) */
      keepsSeal: z.boolean(),
      /** the caller may remove */
      administers: z.boolean(),
      /** the caller may change whom the installation trusts: its operator, or the administrator of its only agency */
      changesTrust: z.boolean(),
      posts: z.array(postCertificate),
    }),
  ),
  own: operation("GET", "/certificates/own", "Chứng thư của tôi").output(
    z.object({
      /** a person without a post that signs needs no certificate */
      maySign: z.boolean(),
      fullName: z.string(),
      titles: z.array(z.string()),
      certificate: certificateView.nullable(),
      picture: pngAddress,
    }),
  ),
  /** for every post of the caller in this agency that may sign; the PIN is the caller's alone and asked at each signing */
  addOwn: operation("POST", "/certificates/own", "Nạp chứng thư của tôi (NĐ 30/2020 Đ32.3)")
    .input(
      z.object({
        p12,
        password: secret,
        pin: secret,
        picture: picture.optional(),
      }),
    )
    .output(attached),
  ownPicture: operation("POST", "/certificates/own/picture", "Thay hình chữ ký của tôi")
    .input(z.object({ picture }))
    .output(done),
  ownPin: operation("POST", "/certificates/own/pin", "Đổi mã PIN của tôi")
    .input(z.object({ pin: secret, newPin: secret }))
    .output(done),
  addSeal: operation("POST", "/certificates/seal", "Nạp chứng thư của cơ quan (NĐ 30/2020 Đ32.2)")
    .input(z.object({ p12, password: secret, picture: picture.optional() }))
    .output(attached),
  sealPicture: operation("POST", "/certificates/seal/picture", "Thay hình con dấu")
    .input(z.object({ picture }))
    .output(done),
  /** of the agency by its clerk or administrator; of a post by its holder or the administrator */
  remove: operation("POST", "/certificates/remove", "Gỡ chứng thư, kèm lý do")
    .input(z.object({ of: z.union([z.object({ postId: z.string().max(60) }), z.literal("seal")]), reason }))
    .output(done),
  trust: operation("GET", "/certificates/trust", "CA tin cậy và danh sách thu hồi của bản cài đặt").output(
    z.array(trustEntry),
  ),
  examineTrust: operation("POST", "/certificates/trust/examination", "Xem tệp CA hoặc danh sách thu hồi trước khi thêm")
    .input(z.object({ file: trustFile }))
    .output(z.array(trustEntry)),
  addTrust: operation("POST", "/certificates/trust", "Thêm CA tin cậy đã đối chiếu, hoặc danh sách thu hồi")
    .input(
      z.object({
        file: trustFile,
        /** fingerprints of the authorities that somebody has compared */
        confirmed: z.array(fingerprint).max(500).default([]),
      }),
    )
    .output(done),
  removeTrust: operation("POST", "/certificates/trust/remove", "Bỏ một CA tin cậy hoặc danh sách thu hồi, kèm lý do")
    .input(z.object({ fingerprint, reason }))
    .output(done),
};
