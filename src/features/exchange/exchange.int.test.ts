import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { arrived, BA_TRI, issued, SXD, until, wayOf } from "../../../tests/support/documents/exchange.ts";
import {
  asOwner,
  failureOf,
  historyOf,
  type People,
  signInDepartment,
} from "../../../tests/support/documents/outgoing.ts";
import { fileOf, opensslAgrees, pdfsigCount, sha256Of } from "../../../tests/support/documents/signing.ts";
import { fieldsOf } from "../../../tests/support/documents/upload.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { unitId } from "../../../tests/support/office/province.ts";
import { hasTool } from "../../../tools/test-pki/external-tools.ts";

const BOTH = [{ code: SXD }, { code: BA_TRI }];
const WAIT = 240_000;

describe("Phát hành và liên thông giữa các cơ quan", () => {
  const office = useOffice({ keys: true });
  let people: People;
  let other: Record<"clerk" | "director" | "head" | "specialist", Session>;
  let commune: Session;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
    other = {
      clerk: await office.signIn("lan.bui"),
      director: await office.signIn("phuc.le"),
      head: await office.signIn("an.trinh"),
      specialist: await office.signIn("khoa.do"),
    };
    commune = await office.signIn("thao.ly");
    await commune.api.identity.switchPost({ postId: office.province.postId(BA_TRI, "van-thu") });
  });

  afterEach(() => office.setNow(new Date("2026-11-23T03:00:00Z")));

  const rows = <T extends object>(text: string, values: unknown[]) =>
    asOwner(office, async (client) => (await client.query<T>(text, values)).rows);

  it(
    "QC-6.1 QC-2.7 trọn đường: phát hành đến hai cơ quan, bên nhận vào sổ (03), bút phê (04), xử lý (05), xong (06); bên gửi thấy từng bước",
    async () => {
      const document = await issued(office, people, [...BOTH, { code: null, name: "Kho lưu trữ", delivery: "paper" }]);
      expect(document).toMatchObject({ state: "issued", byExchange: 2, byPaper: 1, again: false });
      const item = await arrived(other.clerk, document);
      const open = await other.clerk.api.intake.get({ id: item.id });
      expect(open.receipt?.verdict).toBe("valid");
      expect(open.fromName).toBe("Sở Tài chính tỉnh Vĩnh Long");
      await wayOf(people.clerk, document.id, SXD, "arrived");
      const response = await other.clerk.fetch(`/api/intake/${item.id}/file`);
      const received = new Uint8Array(await response.arrayBuffer());
      expect(sha256Of(received)).toBe(document.sha256);
      expect(received).toEqual(await fileOf(people.clerk, document.id));
      if (hasTool("pdfsig")) expect(pdfsigCount(received)).toEqual({ valid: 2, all: 2 });
      if (hasTool("openssl")) expect(opensslAgrees(received)).toBe(true);
      const report = await other.clerk.api.signing.intake({ id: item.id });
      expect(report).toMatchObject({ verdict: "valid", value: "as-paper" });

      const registered = await other.clerk.api.intake.register({
        id: item.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
        presentToPostId: office.province.postId(SXD, "giam-doc"),
      });
      expect(registered.forReference).toBe(false);
      const third = await wayOf(people.clerk, document.id, SXD, "registered");
      expect(third.words).toBe("Đã vào sổ (03)");
      expect(third.detail).toBe(`Số đến ${registered.arrivalNumber}`);

      const letter = await other.director.api.incomingDocuments.get({ id: registered.documentId });
      await other.director.api.assignments.direct({
        id: registered.documentId,
        text: "Chuyển Phòng Quản lý nhà chủ trì.",
        targets: [{ role: "lead", unitId: unitId(SXD, "qln"), dueDate: null }],
        dueDate: "2026-11-27",
        replyNeeded: false,
        rowVersion: letter.rowVersion,
      });
      expect((await wayOf(people.clerk, document.id, SXD, "assigned")).bar).toEqual([
        "done",
        "done",
        "done",
        "done",
        "waiting",
        "waiting",
      ]);
      const [unitWork] = (await other.head.api.assignments.work({ view: "unit" })).rows;
      await other.head.api.assignments.assign({
        id: unitWork?.assignmentId ?? "",
        postId: office.province.postId(SXD, "chuyen-vien"),
      });
      const [work] = (await other.specialist.api.assignments.work({})).rows;
      await other.specialist.api.assignments.start({ id: work?.assignmentId ?? "" });
      await wayOf(people.clerk, document.id, SXD, "working");
      await other.specialist.api.assignments.finish({ id: work?.assignmentId ?? "", note: "Lưu, không trả lời" });
      const finished = await wayOf(people.clerk, document.id, SXD, "finished");
      expect(finished.words).toBe("Hoàn thành (06)");
      expect(finished.events.flatMap((event) => event.statusCode ?? [])).toEqual(["01", "03", "04", "05", "06"]);

      // the letter that is answered ends with the issue of its answer
      const { replyToId } = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      expect(await rows("select state from incoming_document where id = $1", [replyToId])).toEqual([{ state: "done" }]);
      const all = await people.clerk.api.exchange.recipients({ id: document.id });
      expect(all.sums).toMatchObject({ recipients: 3, registered: 1, paper: 1, needMe: 0 });
      expect((await historyOf(office, document.id)).map((each) => each.action)).toEqual(
        expect.arrayContaining(["outgoing.issued", "exchange.sent", "exchange.status-received"]),
      );
    },
    WAIT,
  );

  it(
    "NĐ 30/2020 Đ21.2 từ chối có lý do (02): bên gửi thấy lý do, gửi lại kèm lời giải thích thì vào sổ; nơi khác chấp nhận từ chối thì kết thúc",
    async () => {
      const document = await issued(office, people, BOTH);
      const item = await arrived(other.clerk, document);
      await other.clerk.api.intake.refuse({ id: item.id, rowVersion: item.rowVersion, reason: "Không đúng nơi nhận" });
      const elsewhere = await arrived(commune, document);
      await commune.api.intake.refuse({
        id: elsewhere.id,
        rowVersion: elsewhere.rowVersion,
        reason: "Gửi nhầm cơ quan",
      });
      const refused = await wayOf(people.clerk, document.id, SXD, "refused");
      expect(refused).toMatchObject({ words: "Bên nhận từ chối (02)", detail: "“Không đúng nơi nhận”", needsMe: true });
      const first = await people.clerk.api.exchange.overview({ view: "need-me" });
      expect(first.rows.map((row) => row.recipientId)).toContain(refused.recipientId);
      // the rail says so on every screen of the clerk, to nobody else
      await wayOf(people.clerk, document.id, BA_TRI, "refused");
      const { sums } = await people.clerk.api.exchange.overview({ view: "need-me" });
      expect((await people.clerk.api.rail.counts()).boxes["exchange"]).toBe(sums.needMe);
      expect((await people.director.api.rail.counts()).boxes["exchange"]).toBeUndefined();

      const recipient = { id: refused.recipientId };
      expect((await failureOf(people.clerk.api.exchange.resend(recipient)))?.code).toBe("exchange.note-needed");
      await people.clerk.api.exchange.resend({ ...recipient, note: "Sở Xây dựng là cơ quan chủ trì theo phân công." });
      const again = await arrived(other.clerk, document);
      expect(again.id).not.toBe(item.id);
      const open = await other.clerk.api.intake.get({ id: again.id });
      expect(open.senderNote).toContain("Sở Xây dựng là cơ quan chủ trì theo phân công.");
      await other.clerk.api.intake.register({
        id: again.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
        acknowledgedDuplicates: open.duplicates.map((each) => each.id),
      });
      const done = await wayOf(people.clerk, document.id, SXD, "registered");
      expect(done.needsMe).toBe(false);

      // the other refusal is accepted: that place is finished
      const second = await wayOf(people.clerk, document.id, BA_TRI, "refused");
      const closed = await people.clerk.api.exchange.close({ id: second.recipientId });
      expect(closed).toMatchObject({ status: "closed", needsMe: false });
      const late = people.clerk.api.exchange.resend({ id: second.recipientId, note: "Thử lại" });
      expect((await failureOf(late))?.code).toBe("exchange.closed");
    },
    WAIT,
  );

  it(
    "QC-7.1 NĐ 30/2020 Đ18.4 đã thu hồi thì không gửi lại cho nơi đã từ chối, không thêm nơi nhận; bên nhận không cho lấy lại (16) thì bên gửi thấy lý do",
    async () => {
      const document = await issued(office, people, BOTH);
      const item = await arrived(other.clerk, document);
      const open = await other.clerk.api.intake.get({ id: item.id });
      const { documentId } = await other.clerk.api.intake.register({
        id: item.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
      });
      const elsewhere = await arrived(commune, document);
      const reason = "Gửi không đúng nơi nhận";
      await commune.api.intake.refuse({ id: elsewhere.id, rowVersion: elsewhere.rowVersion, reason });
      await wayOf(people.clerk, document.id, SXD, "registered");
      const refused = await wayOf(people.clerk, document.id, BA_TRI, "refused");
      const now = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      await people.clerk.api.exchange.recall({ id: document.id, rowVersion: now.rowVersion, reason: "Sai trích yếu" });

      const after = await wayOf(people.clerk, document.id, BA_TRI, "refused");
      expect(after).toMatchObject({ needsMe: false, question: null });
      expect(after.acts.resend[0]?.code).toBe("exchange.recalled");
      const again = people.clerk.api.exchange.resend({ id: refused.recipientId, note: "Xem lại giúp" });
      expect(await failureOf(again)).toMatchObject({ status: 409, code: "exchange.recalled" });
      const { sums } = await people.clerk.api.exchange.recipients({ id: document.id });
      expect(sums.needMe).toBe(0);
      const { rowVersion } = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      const more = people.clerk.api.outgoingDocuments.setRecipients({ id: document.id, rowVersion, recipients: [] });
      expect((await failureOf(more))?.status).toBe(409);

      await until(async () => (await other.clerk.api.intake.list({})).recalls.some((r) => r.documentId === documentId));
      const asked = await other.clerk.api.incomingDocuments.get({ id: documentId });
      const no = { id: documentId, rowVersion: asked.rowVersion, agree: false, reason: "Đã thực hiện xong" } as const;
      await other.clerk.api.incomingDocuments.answerRecall(no);
      const stays = await until(async () => {
        const { rows: ways } = await people.clerk.api.exchange.recipients({ id: document.id });
        return ways.find((row) => row.code === SXD && row.recall === "refused");
      });
      // talked over elsewhere: nothing here would ever end a count
      const refusal = { words: "Bên nhận từ chối cho lấy lại (16)", detail: "“Đã thực hiện xong”", needsMe: false };
      expect(stays).toMatchObject(refusal);
      expect((await people.clerk.api.exchange.recipients({ id: document.id })).sums.needMe).toBe(0);
      const letter = await other.clerk.api.incomingDocuments.get({ id: documentId });
      expect(letter).toMatchObject({ state: "registered", recall: { answer: "refused", note: "Đã thực hiện xong" } });
    },
    WAIT,
  );

  it(
    "bên nhận chỉ dựa vào gói tin: xóa hết hàng của bên gửi, văn bản chờ vẫn mở, vẫn vào sổ được",
    async () => {
      const document = await issued(office, people, [{ code: SXD }]);
      const item = await arrived(other.clerk, document);
      // the answer that it arrived (01) comes back by itself: without this wait it lands between two deletes
      await wayOf(people.clerk, document.id, SXD, "arrived");
      await asOwner(office, async (client) => {
        await client.query("begin");
        await client.query("alter table recipient disable trigger guard");
        await client.query(
          "delete from recipient_event where recipient_id in (select id from recipient where document_id = $1)",
          [document.id],
        );
        for (const table of ["signature", "approval", "draft_version", "recipient"])
          await client.query(`delete from ${table} where document_id = $1`, [document.id]);
        await client.query("alter table recipient enable trigger guard");
        await client.query("delete from outgoing_document where id = $1", [document.id]);
        await client.query("commit");
      });
      const open = await other.clerk.api.intake.get({ id: item.id });
      expect(open.receipt?.verdict).toBe("valid");
      expect((await other.clerk.fetch(`/api/intake/${item.id}/file`)).status).toBe(200);
      const registered = await other.clerk.api.intake.register({
        id: item.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
      });
      expect(registered.arrivalNumber).toBeGreaterThan(0);
    },
    WAIT,
  );

  it(
    "QC-7.1 NĐ 30/2020 Đ18.4 thu hồi trước và sau khi bên nhận vào sổ: chưa vào sổ thì trả lời ngay (15), đã vào sổ thì văn thư bên nhận quyết định",
    async () => {
      const document = await issued(office, people, BOTH);
      const [here, there] = [await arrived(other.clerk, document), await arrived(commune, document)];
      const open = await other.clerk.api.intake.get({ id: here.id });
      const registered = await other.clerk.api.intake.register({
        id: here.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
      });
      await wayOf(people.clerk, document.id, SXD, "registered");
      await wayOf(people.clerk, document.id, BA_TRI, "arrived");
      const now = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      const at = { id: document.id, rowVersion: now.rowVersion };
      expect((await failureOf(people.clerk.api.exchange.recall({ ...at, reason: "  " })))?.status).toBe(400);
      const reason = "Sai số liệu dự toán";
      expect(await people.clerk.api.exchange.recall({ ...at, reason })).toMatchObject({ told: 2, again: false });

      const second = await wayOf(people.clerk, document.id, BA_TRI, "agreed");
      // taken back while it waited: answered by 15, not by a refusal
      expect(second.events.map((event) => event.statusCode)).not.toContain("02");
      // registered: the sender is told nothing that nobody over there has decided
      const task = await until(async () => (await other.clerk.api.intake.list({})).recalls[0]);
      expect(task).toMatchObject({ documentId: registered.documentId, reason: "Sai số liệu dự toán" });
      const asked = await wayOf(people.clerk, document.id, SXD, "requested");
      expect(asked.words).toBe("Đã yêu cầu lấy lại (13), chờ bên nhận trả lời");
      const open13 = await other.clerk.api.incomingDocuments.get({ id: registered.documentId });
      expect(open13).toMatchObject({ state: "registered", recall: { answer: null }, acts: { "answer-recall": [] } });
      const answer = { id: registered.documentId, rowVersion: open13.rowVersion, agree: true } as const;
      await other.clerk.api.incomingDocuments.answerRecall(answer);
      const first = await wayOf(people.clerk, document.id, SXD, "agreed");
      expect(first).toMatchObject({ words: "Bên nhận đồng ý cho lấy lại (15)", needsMe: false });
      const { sums } = await people.clerk.api.exchange.recipients({ id: document.id });
      expect(sums).toMatchObject({ recipients: 2, registered: 1, arrived: 0, needMe: 0 });
      expect(first.bar.join(" ")).toBe("done done done stopped waiting waiting");
      expect(first.events.flatMap((event) => event.statusCode ?? [])).toEqual(["01", "03", "13", "15"]);
      const kept = await other.clerk.api.incomingDocuments.get({ id: registered.documentId });
      expect(kept).toMatchObject({ state: "recalled", arrivalNumber: registered.arrivalNumber, holder: null });
      const waiting = await commune.api.intake.get({ id: there.id });
      expect(waiting).toMatchObject({ state: "waiting", recallReason: "Sai số liệu dự toán" });
      const late = commune.api.intake.register({
        id: there.id,
        rowVersion: waiting.rowVersion,
        fields: { ...fieldsOf(waiting), organCode: "H61.03" },
      });
      expect((await failureOf(late))?.code).toBe("intake.recalled");
      // what was sent stays as it was
      expect((await people.clerk.api.exchange.recipients({ id: document.id })).sha256).toBe(document.sha256);
      expect((await people.clerk.api.exchange.recall({ ...at, reason: "Lần nữa" })).again).toBe(true);
    },
    WAIT,
  );
});
