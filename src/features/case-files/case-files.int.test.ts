import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { problemOf } from "#src/platform/http/client.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

const STC = "H61.03";
const failureOf = async (work: Promise<unknown>) =>
  problemOf(
    await work.then(
      () => null,
      (error: unknown) => error,
    ),
  );

describe("Hồ sơ và sổ đăng ký", () => {
  const office = useOffice();
  let clerk: Session;
  let specialist: Session;
  const letter = "doc_00000000000000000000000001";
  const agency = () => office.province.agencyId(STC);
  const asOwner = async (text: string, values: unknown[] = []): Promise<void> => {
    const client = new pg.Client({ connectionString: office.db.ownerUrl });
    await client.connect();
    await client.query(text, values).finally(() => client.end());
  };

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    clerk = await office.signIn("han.tran");
    specialist = await office.signIn("my.lam");
    await asOwner(
      "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1,'book_in','in','chung',2026,'Sổ đăng ký văn bản đến',3)",
      [agency()],
    );
    await asOwner(
      "insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by) values ($1,'book_in',1,'taken',$2,now(),'p')",
      [agency(), letter],
    );
    await asOwner(
      "insert into register_entry (agency_id, book_id, number, state, taken_at, taken_by, cancelled_at, cancelled_by, reason) values ($1,'book_in',2,'cancelled','2026-11-23T02:00:00Z','p',now(),'p','Ghi trùng')",
      [agency()],
    );
    await asOwner(
      `insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation, issued_date, organ_name, type_name, subject,
        received_at, received_legal_at, registered_at, registered_by, receipt, file_sha256, file_name, media_type, file_size, handed_at)
       values ($1,$2,'int','book_in',1,2026,'upload','assigned','2034','SXD-QLN','2026-11-20','Sở Xây dựng','Công văn','Đề nghị bố trí kinh phí sửa chữa trụ sở',
        '2026-11-23T00:36:00Z','2026-11-23T00:36:00Z','2026-11-23T00:38:00Z',$3,'{}','aa','a.pdf','application/pdf',1,'2026-11-23T00:38:00Z')`,
      [agency(), letter, office.province.postId(STC, "van-thu")],
    );
    await asOwner(
      "insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at) select $1, principal_id, $2, 'in', 'to-do', 'lead-assignee', now() from post where id = $3",
      [agency(), letter, office.province.postId(STC, "chuyen-vien")],
    );
  });

  it("QC-5.2 mở hồ sơ, đưa văn bản vào, không kết thúc được khi việc chưa xong", async () => {
    const opened = await specialist.api.caseFiles.open({
      notation: "05-NS",
      title: "Chi thường xuyên năm 2026",
      year: 2026,
      retention: "10 năm",
    });
    expect(
      (
        await failureOf(
          specialist.api.caseFiles.open({
            notation: "05-NS",
            title: "Hồ sơ trùng số",
            year: 2026,
            retention: "10 năm",
          }),
        )
      )?.code,
    ).toBe("case-file.notation-used");
    const { suggested } = await specialist.api.caseFiles.ofDocument({ id: letter });
    expect(suggested.map((each) => each.id)).toEqual([opened.id]);
    await specialist.api.caseFiles.file({ id: opened.id, documentId: letter });
    const file = await specialist.api.caseFiles.file({ id: opened.id, documentId: letter });
    expect(file.documentList.map((each) => [each.ordinal, each.codeNotation])).toEqual([[1, "SXD-QLN"]]);
    expect(
      (await failureOf(specialist.api.caseFiles.close({ id: opened.id, rowVersion: file.rowVersion })))?.reasons.map(
        (each) => each.code,
      ),
    ).toEqual(["case-file.open-work"]);
    await asOwner("update incoming_document set state = 'done' where id = $1", [letter]);
    expect((await specialist.api.caseFiles.close({ id: opened.id, rowVersion: file.rowVersion })).state).toBe("closed");
    expect((await failureOf(specialist.api.caseFiles.unfile({ id: opened.id, documentId: letter })))?.code).toBe(
      "case-file.closed",
    );
    const story = await specialist.api.history.history({ id: letter });
    expect(story.rows.map((row) => `${row.who} ${row.sentence}`)).toContain(
      "Chuyên viên Lâm Thị Diễm My đưa vào hồ sơ 05-NS",
    );
  });

  it("hồ sơ của đơn vị khác không mở được; quản trị không vào được hồ sơ nào", async () => {
    const [mine] = (await specialist.api.caseFiles.list({})).rows;
    const stranger = await office.signIn("vinh.pham");
    expect((await failureOf(stranger.api.caseFiles.get({ id: mine?.id ?? "" })))?.status).toBe(404);
    const administrator = await office.signIn("phuc.vo");
    expect((await failureOf(administrator.api.caseFiles.list({})))?.status).toBe(403);
    expect((await failureOf(administrator.api.registers.books()))?.status).toBe(403);
  });

  it("NĐ 30/2020 PL IV sổ đăng ký đủ mười cột, số hủy còn trong sổ với lý do; in PDF và xuất bảng tính", async () => {
    const [book] = await clerk.api.registers.books();
    expect(book).toMatchObject({ direction: "in", nextNumber: 3, cancelled: 1 });
    expect(book?.columns.length).toBe(10);
    const { rows } = await clerk.api.registers.entries({ id: "book_in" });
    expect(rows.map((row) => row.number)).toEqual([2, 1]);
    expect(rows[0]?.cells.join(" ")).toContain("Ghi trùng");
    expect(rows[1]?.cells).toEqual(
      expect.arrayContaining([
        "23/11/2026",
        "1",
        "Sở Xây dựng",
        "2034/SXD-QLN",
        "20/11/2026",
        "Công văn: Đề nghị bố trí kinh phí sửa chữa trụ sở",
      ]),
    );
    const pdf = await clerk.fetch("/api/registers/book_in/print.pdf?from=2026-01-01&to=2026-12-31");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const xlsx = await clerk.fetch("/api/registers/book_in/export.xlsx");
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    expect((await specialist.fetch("/api/registers/book_in/print.pdf")).status).toBe(403);
    const other = await office.signIn("lan.bui");
    expect((await other.fetch("/api/registers/book_in/print.pdf")).status).toBe(404);
  });

  it("hồ sơ không mở rộng quyền đọc: văn bản người xem không được đọc chỉ còn một dòng trống, không số, không trích yếu", async () => {
    const hidden = "doc_00000000000000000000000002";
    await asOwner(
      "insert into register_book (agency_id, id, direction, series, year, name, next_number) values ($1,'book_25','in','chung',2025,'Sổ năm trước',2)",
      [agency()],
    );
    await asOwner(
      "insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by) values ($1,'book_25',1,'taken',$2,now(),'p')",
      [agency(), hidden],
    );
    await asOwner(
      `insert into incoming_document (agency_id, id, intake_id, book_id, arrival_number, arrival_year, way, state, code_number, code_notation, issued_date, organ_name, type_name, subject,
        received_at, received_legal_at, registered_at, registered_by, receipt, file_sha256, file_name, media_type, file_size, handed_at)
       select agency_id,$1,'int2','book_25',1,2025,way,'to-assign','77','SNV-TC',issued_date,'Sở Nội vụ','Công văn','Việc nhân sự chưa công bố',received_at,received_legal_at,registered_at,registered_by,receipt,'bb',file_name,media_type,1,handed_at
       from incoming_document where id = $2`,
      [hidden, letter],
    );
    const opened = await specialist.api.caseFiles.open({
      notation: "09-NS",
      title: "Hồ sơ chung",
      year: 2026,
      retention: "10 năm",
    });
    await specialist.api.caseFiles.file({ id: opened.id, documentId: letter });
    await clerk.api.caseFiles.file({ id: opened.id, documentId: hidden });
    const seen = await specialist.api.caseFiles.get({ id: opened.id });
    expect(JSON.stringify(seen)).not.toMatch(/nhân sự|SNV-TC|Sở Nội vụ/u);
    expect(seen.documentList.map((each) => each.readable).sort()).toEqual([false, true]);
    expect(seen.documents).toBe(2);
    const whole = await clerk.api.caseFiles.get({ id: opened.id });
    expect(whole.documentList.map((each) => each.codeNotation)).toContain("SNV-TC");
  });
});
