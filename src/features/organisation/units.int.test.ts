import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

describe("Đơn vị", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  beforeAll(async () => {
    admin = await office.signIn("phuc.vo");
  });
  const unitNamed = async (name: string) => {
    const unit = (await admin.api.organisation.units()).find((each) => each.name === name);
    if (!unit) throw new Error(`no unit ${name}`);
    return unit;
  };
  const edit = async (name: string, over: object) => {
    const { id, rowVersion, symbol, kind, parentId } = await unitNamed(name);
    return failureOf(admin.api.organisation.editUnit({ id, rowVersion, name, symbol, kind, parentId, ...over }));
  };

  it("NĐ 30/2020 Đ12: hai đơn vị cùng tên bị từ chối bằng một câu nói phải làm gì, không đơn vị nào được tạo", async () => {
    const before = (await admin.api.organisation.units()).length;
    const failure = await failureOf(admin.api.organisation.createUnit({ name: "phòng  ngân sách" }));
    expect(failure?.code).toBe("organisation.unit-name-used");
    expect(failure?.title).toContain("Hãy đặt tên khác");
    expect((await edit("Văn phòng Sở", { name: "Phòng Ngân sách" }))?.code).toBe("organisation.unit-name-used");
    expect((await admin.api.organisation.units()).length).toBe(before);
  });

  it("sửa tên, ký hiệu, cấp trên; lịch sử ghi tên cũ và tên mới; hai quản trị cùng sửa thì người sau được báo", async () => {
    const { id, rowVersion } = await unitNamed("Văn phòng Sở");
    const parentId = (await unitNamed("Ban Giám đốc")).id;
    const ask = { id, rowVersion, name: "Văn phòng", symbol: "VP", kind: "office" as const, parentId };
    await admin.api.organisation.editUnit(ask);
    expect(await unitNamed("Văn phòng")).toMatchObject({ parentId, rowVersion: rowVersion + 1 });
    expect((await failureOf(admin.api.organisation.editUnit({ ...ask, name: "Khác" })))?.code).toBe("stale");
    expect((await edit("Ban Giám đốc", { parentId: id }))?.code).toBe("organisation.parent-below");
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select t.body from audit_event e join audit_text t on t.event_id = e.id where e.action = 'unit.edited'",
      ),
    );
    expect(rows).toEqual([{ body: { name: "Văn phòng", before: "Văn phòng Sở" } }]);
  });

  it("chỉ đóng đơn vị không còn ai và việc gì; đơn vị đã đóng không nhận người, tên dùng lại được", async () => {
    const { id, rowVersion } = await unitNamed("Phòng Ngân sách");
    const refused = await failureOf(admin.api.organisation.closeUnit({ id, rowVersion }));
    expect(refused?.title).toMatch(/còn 2 người đang giữ chức danh/u);
    const made = await admin.api.organisation.createUnit({ name: "Tổ công tác" });
    await admin.api.organisation.closeUnit({ id: made.id, rowVersion: 1 });
    expect((await admin.api.organisation.units()).some((unit) => unit.id === made.id)).toBe(false);
    const person = { login: "vao.to", fullName: "Vào Tổ", title: "Chuyên viên" };
    const given = admin.api.staff.createAccount({ ...person, unitId: made.id, roles: ["chuyen-vien"] });
    expect((await failureOf(given))?.code).toBe("organisation.no-unit");
    await admin.api.organisation.createUnit({ name: "Tổ công tác" });
    const again = await failureOf(admin.api.organisation.closeUnit({ id: made.id, rowVersion: 2 }));
    expect(again?.code).toBe("organisation.no-unit");
  });

  it("người không phải quản trị không sửa, không đóng được đơn vị", async () => {
    const clerk = await office.signIn("han.tran");
    const { id, rowVersion, name } = await unitNamed("Phòng Ngân sách");
    for (const act of [
      clerk.api.organisation.editUnit({ id, rowVersion, name }),
      clerk.api.organisation.closeUnit({ id, rowVersion }),
    ])
      expect((await failureOf(act))?.code).toBe("access.denied");
  });
});
