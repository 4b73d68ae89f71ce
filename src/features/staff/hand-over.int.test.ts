import { beforeAll, describe, expect, it } from "vitest";
import { A } from "../../../tests/integration/across-agencies/two-agencies.ts";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { buildWorld, type World } from "../../../tests/support/documents/world.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { confirmAll, personOf, postOf, waitingFor } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";

describe("NĐ 30/2020 Đ24: kết thúc chức danh, bàn giao việc đang mở", () => {
  const office = useOffice({ worker: false });
  let world: World;
  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    world = await buildWorld(office, { ...A, mark: "Minh Phát" });
  });
  const staff = () => world.administrator.api.staff;
  const end = async (login: string, successorPostId?: string) => {
    const { id, rowVersion } = await postOf(world.administrator, login);
    return failureOf(staff().endPost({ postId: id, rowVersion, ...(successorPostId ? { successorPostId } : {}) }));
  };
  const newPost = async (login: string, over: object = {}) => {
    const person = { login, fullName: `Người ${login}`, unitId: unitId("H61.03", "ns"), title: "Chuyên viên" };
    const made = await staff().createAccount({ ...person, roles: ["chuyen-vien"], ...over });
    await confirmAll(world.leader);
    return made.firstPassword ?? "";
  };
  const enter = async (login: string, password: string) => {
    const session = await office.signIn(login, password);
    await session.api.identity.changePassword({ current: password, next: "Mua-xuan-2026" });
    await session.api.identity.acceptTerms({ version: "2026.1" });
    return session;
  };
  const story = async (documentId: string) =>
    (await world.leader.api.history.history({ id: documentId })).rows.map((row) => row.sentence);

  it("còn việc thì không kết thúc được: nêu từng loại, bao nhiêu; người nhận phải làm được việc ấy", async () => {
    const refused = await end("my.lam");
    expect(refused?.code).toBe("staff.work-left");
    expect(refused?.title).toMatch(/1 việc được giao, 1 dự thảo đang soạn, 1 hồ sơ chưa kết thúc/u);
    const { counts } = await staff().work({ postId: world.specialistPostId });
    expect(counts).toMatchObject({ tasks: 1, drafts: 1, caseFiles: 1, directing: 0, clerk: 0 });
    const administrator = await postOf(world.administrator, "phuc.vo");
    expect((await end("my.lam", administrator.id))?.code).toBe("staff.successor-tasks");
    expect((await end("my.lam", "post_khac"))?.code).toBe("post.unknown");
    expect((await personOf(world.administrator, "my.lam")).posts).toHaveLength(1);
  });

  it("bàn giao trong cùng một lần: việc, dự thảo, hồ sơ sang người nhận; người cũ hết phiên; lịch sử giữ tên cũ", async () => {
    const password = await newPost("ke.nhiem");
    const successor = await enter("ke.nhiem", password);
    const { id } = await postOf(world.administrator, "ke.nhiem");
    expect(await end("my.lam", id)).toBeNull();
    expect((await world.specialist.api.identity.session()).me).toBeNull();
    expect((await failureOf(office.signIn("my.lam")))?.code).toBe("session.no-post");

    const work = await successor.api.assignments.work({ view: "mine" });
    expect(work.rows.map((row) => row.documentId)).toEqual([world.incomingId]);
    const draft = await successor.api.outgoingDocuments.get({ id: world.outgoingId });
    expect(draft.drafterPostId).toBe(id);
    await successor.api.outgoingDocuments.save({ id: draft.id, rowVersion: draft.rowVersion, model: draft.model });
    expect((await successor.api.caseFiles.list({})).rows.map((row) => row.id)).toContain(world.caseFileId);
    expect((await successor.api.incomingDocuments.get({ id: world.incomingId })).holder).toContain("Người ke.nhiem");
    expect(await story(world.incomingId)).toContain(
      "bàn giao từ Chuyên viên Lâm Thị Diễm My cho Chuyên viên Người ke.nhiem vì chức danh kết thúc hoặc đổi người",
    );
    const names = (await world.leader.api.history.history({ id: world.incomingId })).rows.map((row) => row.who);
    expect(names).toContain("Chuyên viên Lâm Thị Diễm My");
  });

  it("đổi tên chức danh của một người: việc, dự thảo và văn bản cũ vẫn ở với người ấy", async () => {
    const before = await postOf(world.administrator, "ke.nhiem");
    const wanted = { unitId: before.unitId, title: "Chuyên viên chính", roles: ["chuyen-vien" as const] };
    await staff().changePost({ postId: before.id, rowVersion: before.rowVersion, ...wanted });
    await confirmAll(world.leader);
    const worker = await office.signIn("ke.nhiem", "Mua-xuan-2026");
    expect((await worker.api.identity.session()).me?.post.title).toBe("Chuyên viên chính");
    expect((await worker.api.assignments.work({ view: "mine" })).rows).toHaveLength(1);
    const draft = await worker.api.outgoingDocuments.get({ id: world.outgoingId });
    expect(draft.drafterPostId).not.toBe(before.id);
    await worker.api.outgoingDocuments.save({ id: draft.id, rowVersion: draft.rowVersion, model: draft.model });
    expect((await story(world.incomingId)).join("; ")).toContain("cho Chuyên viên Người ke.nhiem");
    // work of the unit does not go with somebody to another unit
    const now = await postOf(world.administrator, "ke.nhiem");
    const away = { ...wanted, unitId: unitId("H61.03", "vp") };
    const moved = await failureOf(staff().changePost({ postId: now.id, rowVersion: now.rowVersion, ...away }));
    expect(moved?.code).toBe("staff.tasks-of-unit");
  });
});

describe("Thay người giữ chức danh", () => {
  const office = useOffice({ worker: false });
  let world: World;
  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    world = await buildWorld(office, { ...A, mark: "Minh Phát" });
  });
  const staff = () => world.administrator.api.staff;

  it("người đứng đầu mới vào khi được xác nhận; dự thảo chờ người cũ ký trở về người soạn kèm lý do", async () => {
    const draft = await world.specialist.api.outgoingDocuments.get({ id: world.outgoingId });
    await world.specialist.api.outgoingDocuments.submit({
      id: draft.id,
      rowVersion: draft.rowVersion,
      signerPostId: world.leaderPostId,
    });
    const post = await postOf(world.administrator, "tri.nguyen");
    const ask = { postId: post.id, rowVersion: post.rowVersion, title: "Giám đốc" };
    const made = await staff().replacePost({ ...ask, login: "giam.doc.moi", fullName: "Giám Đốc Mới" });
    expect(made.outcome).toBe("waiting");
    expect((await world.leader.api.identity.session()).me?.post.title).toBe("Giám đốc");
    const deputy = await office.signIn("thuy.le");
    await deputy.api.staff.confirm({ id: (await waitingFor(deputy, "giam.doc.moi")).id });

    expect((await world.leader.api.identity.session()).me).toBeNull();
    const units = await world.administrator.api.organisation.units();
    expect(units.find((unit) => unit.id === unitId("H61.03", "bgd"))?.head?.fullName).toBe("Giám Đốc Mới");
    const back = await world.specialist.api.outgoingDocuments.get({ id: world.outgoingId });
    expect([back.state, back.signerPostId]).toEqual(["draft", null]);
    const counts = await world.specialist.api.rail.counts();
    expect(counts.boxes).toMatchObject({ returned: 1 });
    const { rows } = await asOwner(office, (client) =>
      client.query("select title, successor_post_id is not null as followed from post where id = $1", [post.id]),
    );
    expect(rows).toEqual([{ title: "Giám đốc", followed: true }]);
  });

  it("việc giao lại cho người đã thôi chức thì về người kế nhiệm", async () => {
    const chief = await office.signIn("giam.doc.moi", await freshPassword());
    await chief.api.identity.acceptTerms({ version: "2026.1" });
    expect((await chief.api.assignments.work({ view: "given" })).rows.map((row) => row.documentId)).toContain(
      world.incomingId,
    );
    await world.head.api.assignments.giveBack({ id: world.unitAssignmentId, reason: "không thuộc việc của phòng" });
    expect((await chief.api.rail.counts()).boxes).toMatchObject({ "to-direct": 1 });
    const { rowVersion } = await chief.api.incomingDocuments.get({ id: world.incomingId });
    await chief.api.assignments.direct({
      ...{ id: world.incomingId, rowVersion, text: "Giao lại phòng", replyNeeded: true, dueDate: "2026-12-10" },
      targets: [{ role: "lead", unitId: world.unitId }],
    });
  });

  it("trưởng phòng duy nhất: việc của đơn vị không giao ra ngoài; thay người thì theo người mới", async () => {
    const post = await postOf(world.administrator, "bao.dang");
    const head = { postId: post.id, rowVersion: post.rowVersion };
    const successorPostId = (await postOf(world.administrator, "vinh.pham")).id;
    expect((await failureOf(staff().endPost({ ...head, successorPostId })))?.code).toBe("staff.successor-unit");
    const next = { title: post.title, login: "my.lam", fullName: "Lâm Thị Diễm My" };
    expect((await staff().replacePost({ ...head, ...next })).firstPassword).toBeNull();
    const chief = await office.signIn("giam.doc.moi", await freshPassword());
    await confirmAll(chief);
    const my = await office.signIn("my.lam");
    const { me } = await my.api.identity.session();
    const asHead = me?.posts.find((each) => each.title === post.title);
    await my.api.identity.switchPost({ postId: asHead?.id ?? "" });
    expect((await my.api.rail.counts()).boxes).toMatchObject({ "to-assign": 1 });
    expect((await failureOf(office.signIn("bao.dang")))?.code).toBe("session.no-post");
  });

  async function freshPassword(): Promise<string> {
    await asOwner(office, (client) =>
      client.query(
        "update person set must_change_password = false, password_hash = (select password_hash from person where login = 'han.tran') where login = 'giam.doc.moi'",
      ),
    );
    return PASSWORD;
  }

  it("văn thư duy nhất: văn bản chờ vào sổ cần một văn thư khác; không phải văn thư thì không nhận được", async () => {
    const { id, rowVersion } = await postOf(world.administrator, "han.tran");
    const ask = { postId: id, rowVersion };
    const refused = await failureOf(staff().endPost(ask));
    expect(refused?.title).toMatch(/\d+ văn bản chờ vào sổ, chờ phát hành/u);
    const specialist = (await postOf(world.administrator, "my.lam")).id;
    expect((await failureOf(staff().endPost({ ...ask, successorPostId: specialist })))?.code).toBe(
      "staff.successor-clerk",
    );
  });
});
