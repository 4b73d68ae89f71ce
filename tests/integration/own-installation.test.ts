// An office of its own, made by `m-office init`: its people attach their certificates, and a document is signed, sealed and issued.
import { createHash, X509Certificate } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";
import { failureOf } from "../support/documents/outgoing.ts";
import { approvedLetter } from "../support/documents/own-letter.ts";
import { fileOf, opensslAgrees, pdfsigCount } from "../support/documents/signing.ts";
import { OWN_AGENCY, useOwnInstallation } from "../support/office/own-installation.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const FILE_PASSWORD = "mật khẩu nơi cấp";
const PIN = "thu-chi-852";

const printOf = (certificate: Uint8Array): string => createHash("sha256").update(certificate).digest("hex");

describe("Bản cài đặt tự tạo bằng m-office init ký và phát hành được", () => {
  const own = useOwnInstallation();
  let pki: TestPki;
  /** of an authority that this office does not trust */
  let foreign: TestPki;

  beforeAll(async () => {
    const now = new Date();
    const organisation = OWN_AGENCY.name;
    pki = await createTestPki({
      now,
      listDays: 30,
      subjects: [
        { id: "director", name: "Nguyễn Minh Trí", kind: "person", organisation },
        { id: "head", name: "Đặng Quốc Bảo", kind: "person", organisation },
        { id: "titled", name: "Đặng Quốc Bảo (Trưởng phòng)", kind: "person", organisation },
        { id: "seal", name: OWN_AGENCY.name, kind: "agency" },
      ],
    });
    foreign = await createTestPki({
      now,
      keys: "ec",
      subjects: [{ id: "seal", name: OWN_AGENCY.name, kind: "agency" }],
    });
    for (const name of ["seal.p12", "head.p12", "titled.p12"])
      writeFileSync(path.join(own.dataDir, name), pki.key(name.replace(".p12", "")).p12(FILE_PASSWORD));
  });

  const approved = () => approvedLetter(own);
  const toSign = (document: { id: string; rowVersion: number; currentSha256: string | null }) => ({
    id: document.id,
    rowVersion: document.rowVersion,
    sha256: document.currentSha256 ?? "",
  });
  const ownKey = (more: object = {}) => ({
    p12: base64(pki.key("director").p12(FILE_PASSWORD)),
    password: FILE_PASSWORD,
    pin: PIN,
    ...more,
  });

  it("NĐ 30/2020 Đ32 từ chưa có gì đến văn bản phát hành: người ký và văn thư tự gắn, quản trị chỉ lo CA tin cậy", async () => {
    const { director, clerk, administrator } = own.people;
    const document = await approved();

    // nothing is there yet, and each sentence names the page that helps
    const empty = await failureOf(director.api.signing.sign(toSign(document)));
    expect(empty).toMatchObject({ code: "signing.no-key", title: expect.stringContaining("Chứng thư của tôi") });
    expect(await director.api.signing.key()).toMatchObject({
      ready: false,
      sentence: "Bạn chưa có chứng thư nên chưa ký được.",
    });
    expect(await administrator.api.certificates.trust()).toEqual([]);

    // the director attaches his own; his authority is not trusted yet
    const mine = await director.api.certificates.addOwn(ownKey());
    expect(mine.certificate).toMatchObject({ name: "Nguyễn Minh Trí", anchor: null, ready: false, picture: false });
    expect(mine.certificate.remarks.join(" ")).toMatch(/chưa tin cậy CA “CA cấp phát thử nghiệm.*chưa có hình chữ ký/u);
    await director.api.certificates.ownPicture({ picture: base64(signaturePicture("Nguyễn Minh Trí")) });
    expect((await failureOf(director.api.signing.sign({ ...toSign(document), pin: PIN })))?.title).toContain(
      "mục CA tin cậy",
    );

    // the administrator sees the state and adds the authority; the lists come by the command line
    await administrator.api.certificates.addTrust({ file: base64(pem(pki.root)), confirmed: [printOf(pki.root)] });
    expect(
      (
        await failureOf(
          administrator.api.certificates.addTrust({ file: base64(pki.root), confirmed: [printOf(pki.root)] }),
        )
      )?.code,
    ).toBe("trust.known");
    const before = await administrator.api.certificates.state();
    expect(before.posts.find((post) => post.fullName === "Nguyễn Minh Trí")?.certificate).toMatchObject({
      anchor: "CA gốc thử nghiệm M-Office",
      ready: false,
      remarks: [expect.stringContaining("danh sách thu hồi còn hạn")],
    });
    const files = pki.crls.map((list, index) => {
      const file = path.join(own.dataDir, `${index}.crl`);
      writeFileSync(file, list);
      return file;
    });
    expect(await own.run(["trust", "add", ...files])).toMatchObject({ code: 0, err: "" });
    expect((await director.api.signing.key()).ready).toBe(true);

    // the PIN is the director's own: not the one of the file, and asked at every signing
    expect((await failureOf(director.api.signing.sign({ ...toSign(document), pin: FILE_PASSWORD })))?.code).toBe(
      "signer.wrong-pin",
    );
    const signed = await director.api.signing.sign({ ...toSign(document), pin: PIN });
    expect(signed.state).toBe("signed");

    // no number is spent before the seal is ready
    const seal = { id: signed.documentId, rowVersion: signed.rowVersion, sha256: signed.sha256 };
    expect(await failureOf(clerk.api.signing.seal(seal))).toMatchObject({ code: "signing.no-key" });
    const strange = { p12: base64(foreign.key("seal").p12(FILE_PASSWORD)), password: FILE_PASSWORD };
    await clerk.api.certificates.addSeal({ ...strange, picture: base64(sealPicture({ agency: "Sở Tài chính" })) });
    expect(await failureOf(clerk.api.signing.seal(seal))).toMatchObject({ code: "signing.seal-not-ready" });
    const replaced = await clerk.api.certificates.addSeal({
      p12: base64(pki.key("seal").p12(FILE_PASSWORD)),
      password: FILE_PASSWORD,
    });
    expect(replaced.certificate).toMatchObject({ ready: true, picture: true, remarks: [] });
    const sealed = await clerk.api.signing.seal(seal);
    expect(sealed).toMatchObject({ state: "sealed", number: 1 });

    const bytes = await fileOf(clerk, document.id);
    expect(pdfsigCount(bytes) ?? { valid: 2, all: 2 }).toEqual({ valid: 2, all: 2 });
    expect(opensslAgrees(bytes) ?? true).toBe(true);
    expect((await clerk.api.signing.outgoing({ id: document.id })).verdict).toBe("valid");
    const addressed = await clerk.api.outgoingDocuments.setRecipients({
      id: document.id,
      rowVersion: sealed.rowVersion,
      recipients: [{ code: null, name: "Sở Xây dựng tỉnh Vĩnh Long", purpose: "để thực hiện", delivery: "paper" }],
    });
    const issued = await clerk.api.exchange.issue({ id: document.id, rowVersion: addressed.rowVersion });
    expect(issued.state).toBe("issued");

    // an authority that is trusted no longer: what it stood for is unknown, not false (QC-4.1)
    const root = (await administrator.api.certificates.trust()).find((entry) => entry.kind === "authority");
    await administrator.api.certificates.removeTrust({
      fingerprint: root?.fingerprint ?? "",
      reason: "CA ngừng hoạt động",
    });
    expect((await clerk.api.signing.outgoing({ id: document.id })).verdict).toBe("unknown");
    await administrator.api.certificates.addTrust({ file: base64(pki.root), confirmed: [printOf(pki.root)] });
    expect((await clerk.api.signing.outgoing({ id: document.id })).verdict).toBe("valid");
  }, 240_000);

  it("NĐ 30/2020 Đ32.3 quản trị không gắn được chứng thư của ai, không ký, không đọc hình; chỉ gỡ kèm lý do", async () => {
    const { administrator, specialist, clerk, director } = own.people;
    const key = { p12: base64(pki.key("head").p12(FILE_PASSWORD)), password: FILE_PASSWORD };
    for (const work of [
      () => administrator.api.certificates.addOwn({ ...key, pin: PIN }),
      () => administrator.api.certificates.addSeal(key),
      () => administrator.api.certificates.own(),
      () => administrator.api.certificates.ownPin({ pin: PIN, newPin: "khac-852" }),
      () => administrator.api.certificates.sealPicture({ picture: base64(signaturePicture("X")) }),
      () => specialist.api.certificates.addOwn({ ...key, pin: PIN }),
      () => specialist.api.certificates.state(),
      () => specialist.api.certificates.addTrust({ file: base64(pki.root), confirmed: [printOf(pki.root)] }),
      () => clerk.api.certificates.addTrust({ file: base64(pki.root), confirmed: [printOf(pki.root)] }),
      () => clerk.api.certificates.remove({ of: { postId: own.posts.director }, reason: "không phải việc của tôi" }),
    ])
      expect((await failureOf(work()))?.status).toBe(403);
    const document = await approved();
    expect((await failureOf(administrator.api.signing.sign({ ...toSign(document), pin: PIN })))?.status).toBe(403);
    const state = await administrator.api.certificates.state();
    expect(state).toMatchObject({ sealPicture: null, keepsSeal: false, administers: true });
    expect(JSON.stringify(state)).not.toContain("base64");
    expect((await clerk.api.certificates.state()).sealPicture).toMatch(/^data:image\/png;base64,/u);

    // the owner changes his PIN; whoever knew the old one signs no more
    await director.api.certificates.ownPin({ pin: PIN, newPin: "moi-963" });
    expect((await failureOf(director.api.signing.sign({ ...toSign(document), pin: PIN })))?.code).toBe(
      "signer.wrong-pin",
    );

    // guessing stops after five, wherever and however many at once
    const guesses = await Promise.all(
      ["111-aaa", "222-bbb", "333-ccc", "444-ddd", "555-eee"].map((pin) =>
        failureOf(director.api.signing.sign({ ...toSign(document), pin })),
      ),
    );
    expect(guesses.map((each) => each?.code).toSorted()).toEqual([
      "signer.pin-blocked",
      ...Array.from({ length: 4 }, () => "signer.wrong-pin"),
    ]);
    const blocked = await failureOf(director.api.certificates.ownPin({ pin: "moi-963", newPin: "khac-741" }));
    expect(blocked).toMatchObject({
      code: "signer.pin-blocked",
      title: expect.stringMatching(/tạm bị chặn đến \d\d:\d\d/u),
    });
    expect((await failureOf(director.api.signing.sign({ ...toSign(document), pin: "moi-963" })))?.code).toBe(
      "signer.pin-blocked",
    );
    await administrator.api.certificates.remove({ of: { postId: own.posts.director }, reason: "chuyển công tác" });
    expect((await failureOf(director.api.signing.sign({ ...toSign(document), pin: "moi-963" })))?.code).toBe(
      "signing.no-key",
    );
    await director.api.certificates.addOwn(ownKey({ picture: base64(signaturePicture("Nguyễn Minh Trí")) }));
    expect((await director.api.signing.sign({ ...toSign(document), pin: PIN })).state).toBe("signed");
  }, 120_000);

  it("dòng lệnh gắn, liệt kê, gỡ; mật khẩu và mã PIN đi qua đầu vào chuẩn; khóa trên đĩa mã hóa, chỉ chủ sở hữu đọc được", async () => {
    const add = ["certificate", "add", "--agency", OWN_AGENCY.code, "--login", "bao.dang"];
    const file = path.join(own.dataDir, "head.p12");
    const wrong = await own.run([...add, "--p12", file], "sai\n852-thu\n");
    expect(wrong).toMatchObject({ code: 1, err: expect.stringMatching(/^Mật khẩu của tệp \.p12 không đúng\. /u) });
    // only at the machine may a name differ, and the trail says so
    const titled = [...add, "--p12", path.join(own.dataDir, "titled.p12")];
    const unsaid = await own.run([...titled, "--json"], `${FILE_PASSWORD}\n852-thu\n`);
    expect(JSON.parse(unsaid.out).refusals[0].code).toBe("certificate.other-name");
    expect((await own.run([...titled, "--confirm-name"], `${FILE_PASSWORD}\n852-thu\n`)).code).toBe(0);
    expect(await own.run([...add, "--p12", file], `${FILE_PASSWORD}\n852-thu\n`)).toMatchObject({
      code: 0,
      out: expect.stringContaining("Trưởng phòng Đặng Quốc Bảo"),
    });
    expect((await own.run(["certificate", "add", "--seal", "--p12", file])).code).toBe(2);
    const other = await own.run([...add.slice(0, 4), "--seal", "--p12", file, "--json"], FILE_PASSWORD);
    expect(JSON.parse(other.out).refusals[0].code).toBe("certificate.other-agency");
    const taken = await own.run(
      [...add.slice(0, 4), "--seal", "--p12", file, "--confirm-name", "--json"],
      FILE_PASSWORD,
    );
    expect(JSON.parse(taken.out).refusals[0].code).toBe("certificate.taken");
    const listed = await own.run(["certificate", "list", "--agency", OWN_AGENCY.code, "--json"]);
    const rows = JSON.parse(listed.out) as { login: string | null; certificate: { name: string } | null }[];
    expect(rows.map((row) => [row.login, row.certificate?.name ?? null])).toEqual([
      [null, OWN_AGENCY.name],
      ["tri.nguyen", "Nguyễn Minh Trí"],
      ["bao.dang", "Đặng Quốc Bảo"],
    ]);
    const keys = path.join(own.dataDir, "keys");
    for (const name of readdirSync(keys)) expect(statSync(path.join(keys, name)).mode & 0o777).toBe(0o600);
    // three keys are in use, and no replaced or removed one is left
    expect(readdirSync(keys).filter((name) => name.endsWith(".json"))).toHaveLength(3);
    const gone = await own.run([...add.slice(0, 1), "remove", ...add.slice(2), "--reason", "nghỉ hưu"]);
    expect(gone).toMatchObject({ code: 0, out: expect.stringContaining("Đã gỡ chứng thư của Đặng Quốc Bảo") });
    expect(readdirSync(keys).filter((name) => name.endsWith(".json"))).toHaveLength(2);

    const trust = JSON.parse((await own.run(["trust", "list", "--json"])).out) as {
      kind: string;
      fingerprint: string;
    }[];
    expect(trust.map((row) => row.kind)).toEqual(["authority", "list", "list"]);
    const fingerprint = new X509Certificate(pki.root).fingerprint256.replaceAll(":", "").toLowerCase();
    expect(trust[0]?.fingerprint).toBe(fingerprint);
    const list = trust[2]?.fingerprint.slice(0, 10) ?? "";
    expect(await own.run(["trust", "remove", list, "--reason", "thử"])).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse((await own.run(["trust", "list", "--json"])).out)).toHaveLength(2);
  }, 240_000);

  it("QC-4.1 mỗi việc với chứng thư và CA tin cậy đều nằm trong chuỗi lịch sử; chuỗi nguyên vẹn", async () => {
    const client = new pg.Client({ connectionString: own.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ action: string; by: string | null; facts: object }>(
      "select action, person_id as by, facts from audit_event where action like 'certificate.%' or action like 'trust.%' order by at, id",
    );
    await client.end();
    expect(rows.map((row) => row.action)).toEqual([
      "certificate.attached",
      "certificate.picture-changed",
      "trust.added",
      "trust.added",
      "trust.added",
      "certificate.seal-attached",
      "certificate.seal-attached",
      "trust.removed",
      "trust.added",
      "certificate.pin-changed",
      "certificate.removed",
      "certificate.attached",
      "certificate.attached",
      "certificate.attached",
      "certificate.removed",
      "trust.removed",
    ]);
    const names = rows.filter((row) => row.action === "certificate.attached").map((row) => row.facts);
    expect(names.map((facts) => "confirmedName" in facts && facts.confirmedName)).toEqual([false, false, true, false]);
    expect(JSON.stringify(rows)).not.toMatch(/thu-chi|moi-963|852-thu|base64|mật khẩu/u);
    expect((await own.run(["audit", "verify"])).code).toBe(0);
  }, 120_000);
});
