// Letters of the pictures' Monday, as real PDFs with number and date, signed or not, for trying the screens by hand.
import type { NumberAndDate } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { createP12Signer, P12_KEY } from "#src/adapters/signer/p12-signer.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import type { Block, DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { TestPki } from "#tools/test-pki/create-test-pki.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";

export type SmallLetter = {
  number: string;
  /** YYYY-MM-DD */
  date: string;
  /** `sealed`: both signatures; `person`: without the agency's; `plain`: none, and the places of number and date empty */
  signing: "sealed" | "person" | "plain";
  model: DocumentModel;
};

const PIN = "123456";
const text = (words: string): Block => ({ type: "paragraph", runs: [{ text: words }] });

function letter(
  sender: { parent: string[]; organ: string[]; notation: string; place: string; title: string[]; name: string },
  facts: { subject: string; body: string[]; urgency?: DocumentModel["urgency"] },
): DocumentModel {
  return {
    kind: "cong-van",
    urgency: facts.urgency ?? "thuong",
    parentOrgan: sender.parent,
    organ: sender.organ,
    notation: sender.notation,
    place: sender.place,
    subject: facts.subject,
    addressees: ["Sở Tài chính tỉnh Vĩnh Long"],
    bases: [],
    body: facts.body.map(text),
    signerTitle: sender.title,
    signerName: sender.name,
    recipients: ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT"],
  };
}

const BUILDING = {
  parent: ["UBND TỈNH VĨNH LONG"],
  organ: ["SỞ XÂY DỰNG"],
  notation: "SXD-QLN",
  place: "Vĩnh Long",
  title: ["GIÁM ĐỐC"],
  name: "Lê Hoàng Phúc",
};
const PROVINCE = {
  parent: [],
  organ: ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"],
  notation: "UBND-KT",
  place: "Vĩnh Long",
  title: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
  name: "Nguyễn Quỳnh Thiện",
};
const COMMUNE = {
  parent: ["ỦY BAN NHÂN DÂN"],
  organ: ["XÃ BA TRI"],
  notation: "UBND-KT",
  place: "Ba Tri",
  title: ["CHỦ TỊCH"],
  name: "Ngô Thanh Hải",
};
const LONG = `đề nghị bố trí kinh phí sửa chữa trụ sở làm việc, nhà văn hóa ấp, đường giao thông nông thôn và hệ thống thoát nước khu dân cư sau sắp xếp đơn vị hành chính cấp xã; đồng thời đề nghị hướng dẫn trình tự, thủ tục, thẩm quyền quyết định việc mua sắm, sửa chữa, cải tạo, nâng cấp, mở rộng, xây dựng mới hạng mục công trình trong dự án đã đầu tư xây dựng từ nguồn chi thường xuyên ngân sách nhà nước năm 2026, dự toán năm 2027 và kế hoạch tài chính ngân sách nhà nước ba năm 2027–2029 trên địa bàn xã`;

export const SMALL_LETTERS: readonly SmallLetter[] = [
  {
    number: "2034",
    date: "2026-11-20",
    signing: "sealed",
    model: letter(BUILDING, {
      subject: "đề nghị bố trí kinh phí sửa chữa trụ sở làm việc sau sắp xếp",
      body: [
        "Thực hiện Công văn số 4187/UBND-KT ngày 12 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh về việc rà soát, sắp xếp trụ sở làm việc của các cơ quan, đơn vị sau khi sắp xếp đơn vị hành chính, Sở Xây dựng đã phối hợp với Ủy ban nhân dân các xã Ba Tri, Mỏ Cày và phường An Hội kiểm tra hiện trạng 14 cơ sở nhà, đất.",
        "Qua kiểm tra, có 05 trụ sở xuống cấp, không bảo đảm điều kiện làm việc và tiếp công dân trong mùa mưa; nhu cầu kinh phí sửa chữa là 6.840.000.000 đồng.",
        "Để kịp thời đưa các trụ sở vào sử dụng trước ngày 31 tháng 12 năm 2026, Sở Xây dựng kính đề nghị Sở Tài chính xem xét, tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí từ nguồn chi thường xuyên năm 2026; văn bản trả lời gửi về Sở Xây dựng trước ngày 27 tháng 11 năm 2026.",
      ],
    }),
  },
  {
    number: "4302",
    date: "2026-11-20",
    signing: "sealed",
    model: letter(PROVINCE, {
      urgency: "thuong-khan",
      subject: "đẩy nhanh tiến độ giải ngân vốn đầu tư công những tháng cuối năm 2026",
      body: [
        "Ủy ban nhân dân tỉnh giao Sở Tài chính tổng hợp, báo cáo kết quả giải ngân của từng chủ đầu tư trước 16 giờ ngày 25 tháng 11 năm 2026.",
        "Các chủ đầu tư chịu trách nhiệm về tiến độ từng dự án; chậm giải ngân phải nêu rõ nguyên nhân.",
      ],
    }),
  },
  {
    number: "318",
    date: "2026-11-19",
    signing: "person",
    model: letter(COMMUNE, {
      urgency: "khan",
      subject: "bổ sung kinh phí khắc phục sạt lở bờ sông Ba Lai đoạn qua ấp 4",
      body: [
        "Bờ sông Ba Lai đoạn qua ấp 4 sạt lở 120 m, uy hiếp 18 hộ dân. Ủy ban nhân dân xã đề nghị bổ sung 1.250.000.000 đồng.",
      ],
    }),
  },
  {
    number: "325",
    date: "2026-11-20",
    signing: "plain",
    model: letter(COMMUNE, {
      subject: LONG,
      body: ["Ủy ban nhân dân xã kính đề nghị Sở Tài chính xem xét, hướng dẫn."],
    }),
  },
  {
    number: "2041",
    date: "2026-11-20",
    signing: "plain",
    model: letter(BUILDING, {
      subject: "lấy ý kiến dự thảo Quyết định giá bồi thường nhà, công trình",
      body: ["Sở Xây dựng gửi dự thảo, đề nghị Sở Tài chính góp ý bằng văn bản trước ngày 04 tháng 12 năm 2026."],
    }),
  },
];

/** Who signs the letters; give them to `createTestPki`. */
export const SMALL_SUBJECTS = [
  ...[BUILDING, PROVINCE, COMMUNE].flatMap((sender) => {
    const agency = agencyName(sender);
    return [
      { id: `person:${sender.name}`, name: sender.name, kind: "person" as const, organisation: agency },
      { id: `agency:${agency}`, name: agency, kind: "agency" as const },
    ];
  }),
];

function agencyName(from: { parent: string[]; parentOrgan?: string[]; organ: string[] }): string {
  const words = (from.parent[0] === "ỦY BAN NHÂN DÂN" ? [...from.parent, ...from.organ] : from.organ).join(" ");
  return words === "SỞ XÂY DỰNG" ? "Sở Xây dựng tỉnh Vĩnh Long" : words;
}

/** The file as its sender would have sent it. */
export async function makeLetter(
  tools: { writer: DocumentWriter; pki: TestPki },
  wanted: SmallLetter,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { model } = wanted;
  const form = createPdfForm();
  const signing = createDocumentSigning();
  const at = new Date();
  const name = `${wanted.number}-${model.notation}.pdf`;
  const written = await tools.writer.writePdf(model, { created: `${wanted.date}T08:00:00+07:00` });
  if (wanted.signing === "plain") return { name, bytes: written.bytes };
  const agency = agencyName({ parent: model.parentOrgan, organ: model.organ });
  const sign = (bytes: Uint8Array, purpose: "person" | "agency", key: string, png: Uint8Array): Promise<Uint8Array> =>
    signing.signNow(bytes, {
      purpose,
      look: { kind: "picture", png },
      at,
      signer: createP12Signer(tools.pki.key(key).p12(PIN), PIN),
      keyId: P12_KEY,
      pin: PIN,
    });
  const reserved = await form.reserveFields({ pdf: written.bytes, anchors: written.anchors });
  const person = await sign(reserved, "person", `person:${model.signerName}`, signaturePicture(model.signerName));
  const [nam = "", thang = "", ngay = ""] = wanted.date.split("-");
  const number: NumberAndDate = {
    so: wanted.number,
    ngay,
    thang: Number(thang) > 2 ? String(Number(thang)) : thang,
    nam,
  };
  const numbered = await form.fillNumber(person, number);
  if (wanted.signing === "person") return { name, bytes: numbered };
  const seal = sealPicture({ agency: agency.replace(/ tỉnh.*/u, ""), parent: "Tỉnh Vĩnh Long" });
  const sealed = await sign(numbered, "agency", `agency:${agency}`, seal);
  const keys = [`person:${model.signerName}`, `agency:${agency}`].map((id) => tools.pki.key(id).certificate);
  const certificates = [...keys, tools.pki.issuing, tools.pki.root];
  return { name, bytes: await signing.addValidationData(sealed, { certificates, crls: tools.pki.crls }) };
}
