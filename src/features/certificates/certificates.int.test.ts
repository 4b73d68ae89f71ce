import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { openKeyFolder } from "#src/adapters/signer/key-folder.ts";
import { openTrustStore } from "#src/adapters/verifier/trust/trust-store.ts";
import { openDatabase } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { hasTool, pem, runOn } from "#tools/test-pki/external-tools.ts";
import { signaturePicture } from "#tools/test-pki/pictures.ts";
import { someAuthority } from "../../../tests/integration/across-agencies/authority.ts";
import {
  asOwner,
  failureOf,
  type People,
  signInDepartment,
  walkTo,
} from "../../../tests/support/documents/outgoing.ts";
import { foundInFiles, foundInTables } from "../../../tests/support/evidence/traces.ts";
import { personKeyId } from "../../../tests/support/office/keys.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { postOf } from "../../../tests/support/office/people.ts";
import { refreshLists } from "./lists.actions.ts";

const DAY = 86_400_000;
const NAME = "Nguyễn Minh Trí";
const SECRET = "cumtuchungthu7f3a";
const MARKED = {
  status: 422,
  code: "gate.refused",
  title: expect.stringMatching(/^Tên trong chứng thư có dấu chỉ độ mật.*chưa có gì được lưu.*Hãy/u),
};
const AGENCY = "Sở Tài chính tỉnh Vĩnh Long";
const FILE = { password: "mat-khau-tep", pin: "852-thu" };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

describe("Nạp chứng thư: tệp nào cũng có một câu trả lời", () => {
  const office = useOffice({ keys: "today", worker: false });
  let people: People;
  let pki: TestPki;

  beforeAll(async () => {
    const now = new Date();
    const odd = (id: string, more: object) => ({ id, name: NAME, kind: "person" as const, odd: more });
    pki = await createTestPki({
      now,
      keys: "ec",
      subjects: [
        { id: "good", name: NAME, kind: "person" },
        { id: "renewed", name: NAME, kind: "person", keyOf: "good" },
        { id: "secret", name: `TUYỆT MẬT\n${SECRET}`, kind: "person" },
        { id: "both", name: AGENCY, kind: "person" },
        { id: "titled", name: `${NAME} (Giám đốc)`, kind: "person" },
        { id: "revoked", name: NAME, kind: "person", revokedAt: new Date(now.getTime() - 3_600_000) },
        odd("expired", { from: new Date(now.getTime() - 9 * DAY), to: new Date(now.getTime() - DAY) }),
        odd("early", { from: new Date(now.getTime() + DAY) }),
        odd("encrypts", { usages: ["keyEncipherment"] }),
        { id: "weak", name: NAME, kind: "person", keys: "rsa", odd: { rsaBits: 1024 } },
      ],
    });
    people = await signInDepartment(office);
    const trusted = openTrustStore(path.join(office.dataDir, "trust"));
    for (const file of [pki.root, ...pki.crls]) await trusted.add(file);
  });

  const add = (p12: Uint8Array, more: object = {}) =>
    people.director.api.certificates.addOwn({ p12: base64(p12), ...FILE, ...more });

  const roleOf = (login: string, role: string) =>
    asOwner(office, async (client) => {
      await client.query("update post set roles = $1 where person_id = $2", [[role], `per_${login}`]);
    });

  it("QC-4.1 quản trị của một cơ quan không định CA tin cậy cho mọi cơ quan; người vận hành bản cài đặt thì được", async () => {
    const administrator = await office.signIn("phuc.vo");
    const forged = await createTestPki({ now: new Date(), keys: "ec", subjects: [] });
    const { certificates } = administrator.api;
    const before = await certificates.trust();
    expect((await certificates.state()).changesTrust).toBe(false);
    const reason = "không còn dùng";
    for (const work of [
      () => certificates.addTrust({ file: base64(forged.root) }),
      () => certificates.examineTrust({ file: base64(forged.root) }),
      () => certificates.addTrust({ file: base64(forged.crls[0] ?? new Uint8Array()) }),
      () => certificates.removeTrust({ fingerprint: before[0]?.fingerprint ?? "", reason }),
    ])
      expect(await failureOf(work())).toMatchObject({
        status: 403,
        code: "trust.not-yours",
        title: expect.stringContaining("người giữ máy chủ chạy m-office trust add"),
      });
    expect(await certificates.trust()).toEqual(before);

    await roleOf("phuc.vo", "van-hanh");
    expect((await certificates.state()).changesTrust).toBe(true);
    // the question first: whoever is trusted was looked at
    const file = base64(forged.root);
    expect((await failureOf(certificates.addTrust({ file })))?.code).toBe("trust.not-confirmed");
    const [asked, ...none] = await certificates.examineTrust({ file });
    expect(none).toEqual([]);
    expect(asked).toMatchObject({ kind: "authority", selfIssued: true, addedAt: null });
    expect(asked?.subject).toContain(asked?.name);
    expect(await certificates.trust()).toEqual(before);
    const { sentence } = await certificates.addTrust({ file, confirmed: [asked?.fingerprint ?? ""] });
    expect(sentence).toMatch(/^Đã thêm: CA gốc/u);
    const added = (await certificates.trust()).filter((row) => !before.some((b) => b.fingerprint === row.fingerprint));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ addedBy: expect.stringContaining("Võ"), addedAt: expect.any(String) });
    await certificates.removeTrust({ fingerprint: added[0]?.fingerprint ?? "", reason });
    expect(await certificates.trust()).toEqual(before);
    await roleOf("phuc.vo", "quan-tri");
  });

  it.each([
    ["expired", "certificate.expired", /đã hết hạn ngày/u],
    ["early", "certificate.not-yet-valid", /chỉ có hiệu lực từ ngày/u],
    ["encrypts", "certificate.usage", /không được cấp để ký/u],
    ["weak", "certificate.weak", /RSA từ 2048 bit/u],
    ["revoked", "certificate.revoked", /đã bị thu hồi/u],
    ["titled", "certificate.other-name", /Chứng thư ghi tên/u],
  ])("%s: %s, chưa nạp gì", async (id, code, words) => {
    const before = await people.director.api.certificates.own();
    const failure = await failureOf(add(pki.key(id).p12(FILE.password)));
    expect(failure).toMatchObject({ status: 422, code, title: expect.stringMatching(words) });
    expect(failure?.title).toContain("Chưa nạp gì.");
    expect(await people.director.api.certificates.own()).toEqual(before);
  });

  it("không phải PKCS#12, không có khóa, ảnh hỏng, tệp quá lớn, mã PIN dễ đoán", async () => {
    const good = pki.key("good").p12(FILE.password);
    const asked: [() => Promise<unknown>, number, string, RegExp][] = [
      [() => add(Buffer.from("%PDF-1.7 không phải khóa")), 422, "signer.unsupported-file", /Không đọc được tệp khóa/u],
      [() => add(pki.key("good").certificate), 422, "signer.unsupported-file", /Chưa nạp gì/u],
      [
        () => add(good, { picture: base64(Buffer.from("không phải ảnh")) }),
        422,
        "picture.not-an-image",
        /PNG hoặc JPG/u,
      ],
      [() => add(new Uint8Array(200_000)), 400, "input.invalid", /Hãy sửa các trường/u],
      [() => add(good, { pin: "123456" }), 422, "certificate.easy-pin", /quá dễ đoán/u],
      [() => add(good, { pin: FILE.password }), 422, "certificate.pin-is-password", /khác mật khẩu/u],
    ];
    if (hasTool("openssl")) {
      const { text } = runOn({ "a.pem": pem(pki.key("good").certificate) }, () => [
        "sh",
        "-c",
        `openssl pkcs12 -export -nokeys -in a.pem -passout pass:${FILE.password} | base64`,
      ]);
      asked.push([() => add(Buffer.from(text, "base64")), 422, "signer.unsupported-file", /không có khóa bí mật/u]);
    }
    for (const [work, status, code, words] of asked)
      expect(await failureOf(work())).toMatchObject({ status, code, title: expect.stringMatching(words) });
  });

  it("NĐ 30/2020 Đ13, Đ32 chứng thư mang tên người khác không nạp được qua mạng, xác nhận gì cũng vậy", async () => {
    const deputy = await office.signIn("thuy.le");
    const clerk = await office.signIn("han.tran");
    const file = { p12: base64(pki.key("good").p12(FILE.password)), ...FILE };
    const before = await deputy.api.certificates.own();
    // an older page still sends its confirmation
    for (const sent of [file, { ...file, confirmed: true }]) {
      expect(await failureOf(deputy.api.certificates.addOwn(sent))).toMatchObject({
        status: 422,
        code: "certificate.other-name",
        title: expect.stringContaining("m-office certificate add"),
      });
      expect(await failureOf(clerk.api.certificates.addSeal(sent))).toMatchObject({
        status: 422,
        code: "certificate.other-agency",
      });
    }
    expect(await deputy.api.certificates.own()).toEqual(before);
  });

  it("NĐ 30/2020 Đ32 một chứng thư một chủ: người trùng tên và con dấu không dùng lại được; chính chủ nạp lại thì được", async () => {
    const rename = (to: string) =>
      asOwner(office, async (client) => {
        await client.query("update person set full_name = $1 where id = 'per_thuy.le'", [to]);
      });
    const keys = () => readdirSync(`${office.dataDir}/keys`).toSorted();
    const file = (id: string) => ({ p12: base64(pki.key(id).p12(FILE.password)), ...FILE });
    await add(pki.key("good").p12(FILE.password));
    await add(pki.key("good").p12(FILE.password));
    await rename(NAME);
    const namesake = await office.signIn("thuy.le");
    const before = keys();
    // the very file, and another certificate for the same key
    for (const id of ["good", "renewed"])
      expect(await failureOf(namesake.api.certificates.addOwn(file(id)))).toMatchObject({
        status: 422,
        code: "certificate.taken",
        title: expect.stringMatching(/Mỗi chứng thư chỉ có một chủ. Chưa nạp gì/u),
      });
    await rename(AGENCY);
    await (await office.signIn("thuy.le")).api.certificates.addOwn(file("both"));
    const kept = keys();
    await rename("Lê Thị Bích Thủy");
    const clerk = await office.signIn("han.tran");
    expect(await failureOf(clerk.api.certificates.addSeal(file("both")))).toMatchObject({ code: "certificate.taken" });
    // nothing of a refused file is left behind
    expect(kept).toHaveLength(before.length);
    expect(keys()).toEqual(kept);
    await add(pki.key("renewed").p12(FILE.password));
  });

  it("QC-4.2 tên mang dấu độ mật trong tệp .p12 hay CA: bị từ chối, không lưu ở đâu, việc từ chối được ghi", async () => {
    expect(await failureOf(add(pki.key("secret").p12(FILE.password)))).toMatchObject(MARKED);
    const authority = someAuthority(`TUYỆT MẬT\n${SECRET}`);
    const operator = await office.signIn("phuc.vo");
    await roleOf("phuc.vo", "van-hanh");
    expect(await failureOf(operator.api.certificates.examineTrust({ file: authority }))).toMatchObject(MARKED);
    expect(await failureOf(operator.api.certificates.addTrust({ file: authority }))).toMatchObject(MARKED);
    await roleOf("phuc.vo", "quan-tri");
    expect(await foundInTables(office.db.adminUrl, SECRET)).toEqual([]);
    expect(foundInFiles(office.dataDir, SECRET)).toEqual([]);
    const rows = await asOwner(office, async (client) => {
      const found = await client.query("select facts from audit_event where action = 'gate.refused' order by at, id");
      return found.rows.map((row) => row.facts);
    });
    const of = (operation: string) => ({ way: "certificate", operation, kind: "mark-found:tuyet-mat" });
    expect(rows).toEqual([of("certificates.addOwn"), of("certificates.addTrust"), of("certificates.addTrust")]);
  });

  it("hỏi danh sách thu hồi: hết giờ của lượt thì dừng, phần còn lại để lượt sau", async () => {
    const database = openDatabase(office.db.appUrl, { name: "lists-test" });
    let minutes = 0;
    const load = vi.fn(async (address: string): Promise<Uint8Array> => {
      minutes += 4;
      throw new PlainFailure("trust.list-not-loaded", address);
    });
    const parts = {
      signer: (await openKeyFolder({ folder: `${office.dataDir}/none`, secretFile: `${office.dataDir}/none.key` }))
        .keys,
      trustStore: openTrustStore(path.join(office.dataDir, "none")),
      listSource: { addresses: () => ["a", "b", "c", "d", "e"], load },
    };
    const done = await refreshLists(database, parts, new Date(), () => minutes * 60_000);
    expect(done).toEqual({ renewed: [], unchanged: 0, failed: ["a", "b", "c"] });
    await database.destroy();
  });

  it("NĐ 30/2020 Đ13 chứng thư đúng tên thì ký được ngay sau khi nạp", async () => {
    const done = await add(pki.key("good").p12(FILE.password), { picture: base64(signaturePicture(NAME)) });
    expect(done.certificate).toMatchObject({ name: NAME, ready: true });
    const approved = await walkTo(office, people, "approved");
    const ask = { id: approved.id, rowVersion: approved.rowVersion, sha256: approved.currentSha256 ?? "" };
    const signed = await people.director.api.signing.sign({ ...ask, pin: FILE.pin });
    expect(signed.sentence).toContain(`bằng chứng thư ${NAME}`);
  });

  it("người thôi giữ chức danh: khóa còn lại hiện ra cho quản trị, gỡ là xóa khỏi máy chủ", async () => {
    const administrator = await office.signIn("phuc.vo");
    const file = path.join(office.dataDir, "keys", `${personKeyId("vinh.pham")}.json`);
    expect(existsSync(file)).toBe(true);
    const { id, rowVersion } = await postOf(administrator, "vinh.pham");
    await administrator.api.staff.endPost({ postId: id, rowVersion });
    const rowOf = async () => (await administrator.api.certificates.state()).posts.find((post) => post.postId === id);
    expect(await rowOf()).toMatchObject({ ended: true, fullName: "Phạm Quang Vinh", certificate: { picture: true } });
    await administrator.api.certificates.remove({ of: { postId: id }, reason: "thôi giữ chức danh" });
    expect(await rowOf()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  it("hai lần nạp cùng lúc: một chứng thư đang dùng, khóa kia không để lại gì", async () => {
    const kept = () => readdirSync(`${office.dataDir}/keys`).filter((name) => /^key_.*\.json$/u.test(name)).length;
    const before = kept();
    await Promise.all([1, 2].map(() => add(pki.key("good").p12(FILE.password))));
    expect((await people.director.api.certificates.own()).certificate).toMatchObject({ name: NAME, picture: true });
    expect(kept()).toBe(before);
  });
});
