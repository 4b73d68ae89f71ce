import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asOwner,
  completeDraft,
  completed,
  failureOf,
  historyOf,
  incomingLetter,
  type People,
  requestKey,
  SIGNER,
  STC,
  signInDepartment,
} from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

describe("Soạn thảo văn bản đi", () => {
  const office = useOffice();
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });

  it("NĐ 30/2020 Đ10 dự thảo trả lời mang theo nơi gửi, trích yếu, số và ngày của văn bản đến", async () => {
    const replyToId = await incomingLetter(office);
    const made = await people.specialist.api.outgoingDocuments.create({
      kind: "cong-van",
      replyToId,
      requestKey: requestKey(),
    });
    expect(made.state).toBe("draft");
    expect(made.box).toBe("drafts");
    expect(made.model.addressees).toEqual(["Sở Xây dựng tỉnh Vĩnh Long"]);
    expect(made.model.notation).toBe("STC-NS");
    expect(made.model.signerName).toBe("Nguyễn Minh Trí");
    const [first] = made.model.body;
    expect(first?.type === "paragraph" ? first.runs[0]?.text : "").toContain(
      "Công văn số 2034/SXD-QLN ngày 20 tháng 11 năm 2026",
    );
    expect(made.replyTo).toMatchObject({ id: replyToId, codeNotation: "SXD-QLN" });
    expect(made.recipients).toMatchObject([{ code: "H61.05", delivery: "exchange", status: "planned" }]);
    expect(made.steps.map((step) => [step.step, step.holder, step.state])).toEqual([
      ["draft", "Lâm Thị Diễm My", "current"],
      ["unit", "Đặng Quốc Bảo", "waiting"],
      ["format", "Huỳnh Thanh Tùng", "waiting"],
      ["leader", "Nguyễn Minh Trí", "waiting"],
      ["issue", "Văn thư", "waiting"],
    ]);
  });

  it("cả bảy loại văn bản tạo được từ mẫu và in ra PDF", async () => {
    for (const kind of [
      "cong-van",
      "quyet-dinh",
      "thong-bao",
      "to-trinh",
      "bao-cao",
      "ke-hoach",
      "giay-moi",
    ] as const) {
      const made = await people.specialist.api.outgoingDocuments.create({ kind, requestKey: requestKey() });
      expect(made.kind).toBe(kind);
      const preview = await people.specialist.fetch(`/api/outgoing-documents/${made.id}/preview.pdf`);
      expect(preview.status).toBe(200);
      expect(
        Buffer.from(await preview.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
  });

  it("bấm soạn hai lần với cùng một mã chỉ tạo một dự thảo, cả khi hai lần cùng lúc", async () => {
    const ask = { kind: "thong-bao" as const, requestKey: requestKey() };
    const { create } = people.specialist.api.outgoingDocuments;
    const made = await Promise.all([create(ask), create(ask), create(ask)]);
    expect(new Set(made.map((each) => each.id)).size).toBe(1);
    expect((await failureOf(create({ ...ask, kind: "ke-hoach" })))?.code).toBe("outgoing.request-key-taken");
  });

  it("so hai bản theo từng đoạn: chữ đổi được đánh dấu, đoạn thêm và bớt được nêu", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const one = await outgoingDocuments.saveVersion({ id, rowVersion, note: "Bản đầu" });
    const [first, second, ...rest] = one.model.body;
    if (!first || !second) throw new Error("the draft has two blocks");
    const saved = await outgoingDocuments.save({
      id,
      rowVersion: one.rowVersion,
      model: {
        ...one.model,
        subject: "bố trí kinh phí sửa chữa 05 trụ sở làm việc",
        body: [first, second, ...rest, { type: "paragraph", runs: [{ text: "Trên đây là ý kiến." }] }],
      },
    });
    const two = await outgoingDocuments.saveVersion({ id, rowVersion: saved.rowVersion, note: "" });
    expect(two.versions.map((version) => [version.no, version.note])).toEqual([
      [2, ""],
      [1, "Bản đầu"],
    ]);
    const answer = await outgoingDocuments.compare({ id, from: 1, to: 2 });
    expect(answer.changes).toBe(2);
    const subject = answer.lines.find((line) => line.place === "trích yếu");
    expect(subject?.change).toBe("changed");
    expect(subject?.after.filter((run) => run.changed).map((run) => run.text.trim())).toEqual(["05"]);
    expect(answer.lines.filter((line) => line.change === "added").map((line) => line.after[0]?.text)).toEqual([
      "Trên đây là ý kiến.",
    ]);
    expect((await outgoingDocuments.version({ id, no: 1 })).model.subject).toBe(
      "bố trí kinh phí sửa chữa trụ sở làm việc",
    );
    expect((await failureOf(outgoingDocuments.version({ id, no: 9 })))?.status).toBe(404);
  });

  it("bất biến 5: mỗi lần mở và mỗi lần so bản có một dòng lịch sử, cả khi đã đọc từ trước; mở lại trong mười phút là một lần", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const saved = await outgoingDocuments.saveVersion({ id, rowVersion, note: "" });
    const sent = await outgoingDocuments.submit({ id, rowVersion: saved.rowVersion, signerPostId: SIGNER });
    const readings = async () => (await historyOf(office, id)).filter((row) => row.action === "outgoing.read").length;
    const start = new Date("2026-11-23T04:00:00Z").getTime();
    const counts: number[] = [];
    for (const minute of [0, 5, 11, 60 * 24 * 30]) {
      office.setNow(new Date(start + minute * 60_000));
      const head = await office.signIn("bao.dang");
      await head.api.outgoingDocuments.get({ id });
      counts.push(await readings());
    }
    expect(counts).toEqual([1, 1, 2, 3]);
    const head = await office.signIn("bao.dang");
    await head.api.outgoingDocuments.compare({ id, from: 1, to: sent.versionNo });
    expect(await readings()).toBe(4);
    office.setNow(new Date("2026-11-23T02:00:00Z"));
  });

  it("PDF và DOCX từ cùng một bản soạn, thời gian được in ra", async () => {
    const { id } = await completeDraft(office, people);
    await people.specialist.fetch(`/api/outgoing-documents/${id}/preview.pdf`);
    const times: Record<string, number> = {};
    let word = new Uint8Array();
    for (const name of ["preview.pdf", "document.docx"]) {
      const start = performance.now();
      const answer = await people.specialist.fetch(`/api/outgoing-documents/${id}/${name}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      times[name] = Math.round(performance.now() - start);
      if (name === "document.docx") word = new Uint8Array(bytes);
      expect(answer.status).toBe(200);
      expect(bytes.subarray(0, 4).toString("latin1")).toBe(name === "preview.pdf" ? "%PDF" : "PK\u0003\u0004");
      expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''");
    }
    console.info(`PDF ${times["preview.pdf"]} ms, DOCX ${times["document.docx"]} ms`);
    const parts = Object.entries(unzipSync(word)).filter(([name]) => name.startsWith("word/header"));
    expect(parts.map(([, part]) => strFromU8(part).includes("DỰ THẢO"))).toEqual([true, true]);
    const two = await people.specialist.fetch(`/api/outgoing-documents/${id}/preview.pdf?version=7`);
    expect(two.status).toBe(404);
  });

  it("nơi nhận lấy từ danh bạ của tỉnh; mã lạ, gửi trùng, liên thông không có mã đều bị nêu", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const set = await outgoingDocuments.setRecipients({
      id,
      rowVersion,
      recipients: [
        { code: "H61.05", delivery: "exchange", purpose: "để thực hiện" },
        { code: "H61.131", delivery: "exchange" },
        { code: null, name: "Ông Nguyễn Văn A", delivery: "paper" },
      ],
    });
    expect(set.recipients.map((each) => each.name)).toEqual([
      "Sở Xây dựng tỉnh Vĩnh Long",
      "Ủy ban nhân dân xã Ba Tri",
      "Ông Nguyễn Văn A",
    ]);
    const refused = await failureOf(
      outgoingDocuments.setRecipients({
        id,
        rowVersion: set.rowVersion,
        recipients: [
          { code: "H99.99", delivery: "exchange" },
          { code: null, name: "Kho bạc", delivery: "exchange" },
          { code: "H61.05", delivery: "exchange" },
          { code: "H61.05", delivery: "paper" },
          { code: STC, delivery: "exchange" },
        ],
      }),
    );
    expect(refused?.reasons.map((reason) => reason.code)).toEqual([
      "outgoing.recipient-unknown",
      "outgoing.recipient-no-code",
      "outgoing.recipient-twice",
      "outgoing.recipient-self",
    ]);
    expect((await outgoingDocuments.get({ id })).recipients).toHaveLength(3);
  });

  it("tên đi với mã là tên của danh bạ: tên khác bị từ chối; lịch sử nói thêm nơi nào, bỏ nơi nào, kèm mã", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const XAY_DUNG = { code: "H61.05", name: "Sở Xây dựng tỉnh Vĩnh Long", delivery: "exchange" as const };
    const other = { code: "H61.131", name: "Sở Xây dựng", delivery: "exchange" as const };
    const refused = await failureOf(outgoingDocuments.setRecipients({ id, rowVersion, recipients: [other] }));
    expect(refused?.reasons).toMatchObject([
      {
        code: "outgoing.recipient-other-name",
        message:
          "Mã H61.131 ở dòng 1 là của “Ủy ban nhân dân xã Ba Tri”, không phải “Sở Xây dựng”. Chưa ghi gì. Hãy chọn lại trong danh bạ, hoặc bỏ mã và gửi giấy.",
      },
    ]);
    const set = await outgoingDocuments.setRecipients({ id, rowVersion, recipients: [XAY_DUNG] });
    // a name that was stored before the rule, or before the agency was renamed, comes back from the page: the directory's takes its place
    await asOwner(office, (client) => client.query("update recipient set name = 'Sở X' where document_id = $1", [id]));
    const again = await outgoingDocuments.setRecipients({
      id,
      rowVersion: set.rowVersion,
      recipients: [
        { ...XAY_DUNG, name: "Sở X" },
        { code: null, name: "Kho lưu trữ", delivery: "paper" },
      ],
    });
    expect(again.recipients.map((each) => each.name)).toEqual([XAY_DUNG.name, "Kho lưu trữ"]);
    await outgoingDocuments.setRecipients({
      id,
      rowVersion: again.rowVersion,
      recipients: [
        { code: "H61.131", delivery: "exchange" },
        { ...XAY_DUNG, delivery: "paper" },
      ],
    });
    const { rows } = await people.specialist.api.history.history({ id });
    const changes = rows.filter((row) => row.action === "outgoing.recipients-changed").map((row) => row.sentence);
    expect(changes.at(-1)).toBe(
      "sửa danh sách nơi nhận, thêm Ủy ban nhân dân xã Ba Tri (H61.131); Sở Xây dựng tỉnh Vĩnh Long (H61.05, bản giấy), bỏ Sở Xây dựng tỉnh Vĩnh Long (H61.05); Kho lưu trữ",
    );
    const facts = await asOwner(office, (client) =>
      client.query(
        "select facts->>'codes' as codes from audit_event where document_id = $1 and action = $2 order by at desc, id desc limit 1",
        [id, "outgoing.recipients-changed"],
      ),
    );
    expect(facts.rows[0]?.codes).toBe("H61.131 H61.05");
  });

  it("danh sách theo trang, tìm không dấu, dự thảo bị trả lại nằm trong Dự thảo", async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      office.setNow(new Date(Date.parse("2026-11-23T06:40:00Z") + i * 1000));
      made.push((await completeDraft(office, people)).id);
    }
    const { list } = people.specialist.api.outgoingDocuments;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ view: "mine", limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 5)).toEqual(made.toReversed());
    expect((await list({ q: "kinh phi tru so" })).rows.length).toBeGreaterThanOrEqual(5);
    expect((await list({ q: "không có chữ này" })).rows).toEqual([]);
    office.setNow(new Date("2026-11-23T03:00:00Z"));
  });

  it("dự thảo bỏ đi phải có lý do, không còn trong danh sách, lịch sử vẫn đọc được", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    expect((await failureOf(outgoingDocuments.discard({ id, rowVersion, reason: "" })))?.code).toBe(
      "routing.reason-missing",
    );
    const gone = await outgoingDocuments.discard({ id, rowVersion, reason: "Soạn nhầm loại" });
    expect([gone.state, gone.box, gone.holder]).toEqual(["discarded", null, null]);
    expect((await failureOf(people.clerk.api.outgoingDocuments.get({ id })))?.status).toBe(403);
    expect((await outgoingDocuments.list({})).rows.map((row) => row.id)).not.toContain(id);
    const late = await failureOf(
      outgoingDocuments.save({ id, rowVersion: gone.rowVersion, model: completed(gone.model) }),
    );
    expect(late?.code).toBe("routing.wrong-state");
  });
});
