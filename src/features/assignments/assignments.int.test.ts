import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { problemOf } from "#src/platform/http/client.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { unitId } from "../../../tests/support/office/province.ts";

const STC = "H61.03";
const failureOf = async (work: Promise<unknown>) =>
  problemOf(
    await work.then(
      () => null,
      (error: unknown) => error,
    ),
  );

describe("Bút phê, phân công, xử lý", () => {
  const office = useOffice();
  let director: Session;
  let head: Session;
  let specialist: Session;
  let count = 0;

  // a letter registered and presented, as the intake leaves it
  const present = async (to = "giam-doc", box = "to-direct"): Promise<string> => {
    const id = `doc_${String(++count).padStart(26, "0")}`;
    const client = new pg.Client({ connectionString: office.db.ownerUrl });
    await client.connect();
    const agency = office.province.agencyId(STC);
    await client.query(
      "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1,'book_in','in','chung',2026,'Sổ đến',100) on conflict do nothing",
      [agency],
    );
    await client.query(
      "insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by) values ($1,'book_in',$2,'taken',$3,now(),'p')",
      [agency, count, id],
    );
    await client.query(
      `insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation, issued_date, organ_name, type_name, subject,
        received_at, received_legal_at, registered_at, registered_by, receipt, file_sha256, file_name, media_type, file_size, handed_at)
       values ($1,$2,'int','book_in',$3,2026,'upload','presented','2034','SXD-QLN','2026-11-20','Sở Xây dựng','Công văn','Đề nghị bố trí kinh phí sửa chữa trụ sở',
        '2026-11-23T00:36:00Z','2026-11-23T00:36:00Z','2026-11-23T00:38:00Z',$4,'{}','aa','a.pdf','application/pdf',1,'2026-11-23T00:38:00Z')`,
      [agency, id, count, office.province.postId(STC, "van-thu")],
    );
    await client.query(
      "insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at) select $1, principal_id, $2, 'in', $4, 'presented-to', now() from post where id = $3",
      [agency, id, office.province.postId(STC, to), box],
    );
    await client.end();
    return id;
  };
  const lead = { role: "lead" as const, unitId: unitId(STC, "ns"), dueDate: null };
  const helper = { role: "co-ordinate" as const, unitId: unitId(STC, "qlgcs"), dueDate: null };
  const direct = (id: string, more: { targets?: object[]; dueDate?: string | null; rowVersion?: number } = {}) =>
    director.api.assignments.direct({
      id,
      text: "Chuyển Phòng Ngân sách chủ trì.",
      targets: [lead, helper],
      dueDate: "2026-11-26",
      replyNeeded: true,
      rowVersion: 1,
      ...more,
    } as never);

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T01:22:00Z"));
    director = await office.signIn("tri.nguyen");
    head = await office.signIn("bao.dang");
    specialist = await office.signIn("my.lam");
  });

  it("QC-2.7 lãnh đạo bút phê một đơn vị chủ trì, trưởng phòng giao chuyên viên, chuyên viên hoàn thành", async () => {
    const id = await present();
    const given = await direct(id);
    expect(given.documentState).toBe("directed");
    const [unitWork] = (await head.api.assignments.work({ view: "unit" })).rows.filter((row) => row.documentId === id);
    expect(unitWork).toMatchObject({ role: "lead", dueAt: "2026-11-26T10:00:00.000Z" });
    expect(unitWork?.dueSentence).toBe("còn 2 ngày làm việc");
    office.setNow(new Date("2026-11-23T02:40:00Z"));
    const assigned = await head.api.assignments.assign({
      id: unitWork?.assignmentId ?? "",
      postId: office.province.postId(STC, "chuyen-vien"),
      text: "",
      dueDate: "2026-11-25",
      coordinatorPostIds: [],
    });
    expect(assigned.documentState).toBe("assigned");
    const [mine] = (await specialist.api.assignments.work({})).rows.filter((row) => row.documentId === id);
    expect(mine?.dueAt).toBe("2026-11-25T10:00:00.000Z");
    expect((await specialist.api.assignments.start({ id: mine?.assignmentId ?? "" })).documentState).toBe(
      "in-progress",
    );
    expect((await failureOf(specialist.api.assignments.finish({ id: mine?.assignmentId ?? "", note: "" })))?.code).toBe(
      "routing.no-result",
    );
    expect(
      (await specialist.api.assignments.finish({ id: mine?.assignmentId ?? "", note: "Lưu, không trả lời" }))
        .documentState,
    ).toBe("done");
    const trace = await director.api.assignments.trace({ id });
    expect(trace.directives.map((each) => each.kind)).toEqual(["directive", "assignment"]);
    expect(trace.hops.map((each) => each.what)).toEqual([
      "Vào sổ, trình",
      "Bút phê, giao Phòng Ngân sách",
      "Giao việc Lâm Thị Diễm My",
      "Kết thúc xử lý",
    ]);
    expect((await head.api.assignments.work({ view: "unit" })).rows.filter((row) => row.documentId === id)).toEqual([]);
  });

  it("NĐ 30/2020 Đ23.2 không có hoặc có hai nơi chủ trì thì không gửi được; mọi lý do được nêu", async () => {
    const id = await present();
    expect((await failureOf(direct(id, { targets: [helper] })))?.reasons.map((each) => each.code)).toEqual([
      "routing.no-lead",
    ]);
    const both = await failureOf(direct(id, { targets: [lead, { ...helper, role: "lead" }], dueDate: "2026-11-20" }));
    expect(both?.reasons.map((each) => each.code)).toEqual(
      expect.arrayContaining(["routing.many-leads", "routing.deadline-past"]),
    );
    expect((await director.api.assignments.trace({ id })).directives).toEqual([]);
  });

  it("NĐ 30/2020 Đ24 cùng một lần phân công gửi năm lần cùng lúc: một việc, một câu trong lịch sử", async () => {
    const id = await present();
    await direct(id);
    const [row] = (await head.api.assignments.work({ view: "unit" })).rows.filter((each) => each.documentId === id);
    const ask = {
      id: row?.assignmentId ?? "",
      postId: office.province.postId(STC, "chuyen-vien"),
      text: "Soạn trả lời",
      dueDate: null,
      coordinatorPostIds: [],
    };
    const all = await Promise.all(Array.from({ length: 5 }, () => head.api.assignments.assign(ask)));
    expect(new Set(all.map((each) => each.assignmentId)).size).toBe(1);
    const given = (await director.api.assignments.trace({ id })).directives.filter(
      (each) => each.kind === "assignment",
    );
    expect(given.map((each) => each.replacedAt)).toEqual([null]);
    const told = (await director.api.history.history({ id })).rows;
    expect(told.filter((each) => each.action === "assignment.given")).toHaveLength(1);
    expect((await head.api.assignments.assign({ ...ask, text: "Soạn gấp" })).assignmentId).not.toBe(
      all[0]?.assignmentId,
    );
  });

  it("hạn giao trong đơn vị không được quá hạn lãnh đạo giao", async () => {
    const id = await present();
    await direct(id);
    const [row] = (await head.api.assignments.work({ view: "unit" })).rows.filter((each) => each.documentId === id);
    const late = await failureOf(
      head.api.assignments.assign({
        id: row?.assignmentId ?? "",
        postId: office.province.postId(STC, "chuyen-vien"),
        text: "",
        dueDate: "2026-11-27",
        coordinatorPostIds: [],
      }),
    );
    expect(late?.code).toBe("routing.later-than-parent");
  });

  it("hoàn tác được trong 10 giây khi chưa ai xem, sau đó thì không", async () => {
    const id = await present();
    const given = await direct(id);
    expect((await director.api.assignments.withdraw({ id: given.directiveId })).documentState).toBe("returned");
    expect((await head.api.assignments.work({ view: "unit" })).rows.filter((each) => each.documentId === id)).toEqual(
      [],
    );
    const again = await direct(id, { rowVersion: 3 });
    await head.api.assignments.trace({ id });
    expect((await failureOf(director.api.assignments.withdraw({ id: again.directiveId })))?.code).toBe(
      "directive.too-late",
    );
  });

  it("bản cũ, người không có phần việc, quản trị và cơ quan khác đều bị từ chối, không đổi gì", async () => {
    const id = await present();
    expect((await failureOf(direct(id, { rowVersion: 9 })))?.code).toBe("stale");
    const stranger = await office.signIn("my.lam");
    expect((await failureOf(stranger.api.assignments.trace({ id })))?.status).toBe(403);
    const administrator = await office.signIn("phuc.vo");
    expect((await failureOf(administrator.api.assignments.trace({ id })))?.code).toBe(
      "access.administrators-see-no-content",
    );
    expect((await failureOf(administrator.api.assignments.work({})))?.status).toBe(403);
    const other = await office.signIn("phuc.le");
    expect((await failureOf(other.api.assignments.trace({ id })))?.status).toBe(404);
  });

  it("trả lại kèm lý do: chuyên viên về trưởng phòng, trưởng phòng về lãnh đạo; giao lại được", async () => {
    const id = await present();
    await direct(id);
    const unitRow = async () =>
      (await head.api.assignments.work({ view: "unit" })).rows.find((each) => each.documentId === id);
    await head.api.assignments.assign({
      id: (await unitRow())?.assignmentId ?? "",
      postId: office.province.postId(STC, "chuyen-vien"),
      text: "",
      dueDate: null,
      coordinatorPostIds: [],
    });
    const mine = (await specialist.api.assignments.work({})).rows.find((each) => each.documentId === id);
    await specialist.api.assignments.giveBack({ id: mine?.assignmentId ?? "", reason: "Không đúng lĩnh vực" });
    expect((await failureOf(specialist.api.assignments.trace({ id })))?.status).toBe(403);
    const back = await head.api.assignments.giveBack({
      id: (await unitRow())?.assignmentId ?? "",
      reason: "Thuộc Phòng Quản lý giá và công sản",
    });
    expect(back.documentState).toBe("returned");
    const anew = await direct(id, { targets: [{ ...helper, role: "lead" }], rowVersion: back.rowVersion });
    expect(anew.documentState).toBe("directed");
  });

  it("F-103 số việc đang mở của đơn vị và của người: đề xuất chưa được lãnh đạo đồng ý thì chưa phải là việc", async () => {
    const chief = await office.signIn("tung.huynh");
    const open = async () => {
      const unit = (await director.api.organisation.units()).find((each) => each.id === unitId(STC, "ns"));
      const posts = await director.api.organisation.posts({});
      const deputy = posts.find((each) => each.id === office.province.postId(STC, "pho-giam-doc"));
      return { unit: unit?.openWork ?? -1, deputy: deputy?.openWork ?? -1 };
    };
    const before = await open();
    const id = await present("chanh-van-phong", "to-propose");
    const targets = [
      { role: "lead" as const, unitId: unitId(STC, "ns"), dueDate: null },
      { role: "co-ordinate" as const, postId: office.province.postId(STC, "pho-giam-doc"), dueDate: null },
    ];
    const proposed = await chief.api.assignments.propose({
      id,
      text: "Đề xuất Phòng Ngân sách chủ trì.",
      targets,
      dueDate: "2026-11-26",
      replyNeeded: false,
      rowVersion: 1,
      toPostId: office.province.postId(STC, "giam-doc"),
    });
    expect(await open()).toEqual(before);
    await direct(id, { targets, rowVersion: proposed.rowVersion });
    expect(await open()).toEqual({ unit: before.unit + 1, deputy: before.deputy + 1 });
  });
});
