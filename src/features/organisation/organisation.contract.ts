import { z } from "zod";
import { day, enteredDay, operation } from "#src/platform/http/contract.ts";

/** An agency of the province: recipient, sender, parent. */
export const agencyEntry = z.object({
  code: z.string(),
  codeConfirmed: z.boolean(),
  name: z.string(),
  shortName: z.string(),
  symbol: z.string(),
  level: z.enum(["province", "department", "commune", "other"]),
  hosted: z.boolean(),
});

export const postEntry = z.object({
  id: z.string(),
  title: z.string(),
  fullName: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  roles: z.array(z.string()),
  isHead: z.boolean(),
  /** open assignments: the picker shows the load */
  openWork: z.number(),
});

export const unitEntry = z.object({
  id: z.string(),
  name: z.string(),
  symbol: z.string(),
  kind: z.enum(["leadership", "office", "unit"]),
  /** the unit it stands below; null: directly below the leaders */
  parentId: z.string().nullable(),
  rowVersion: z.number(),
  head: postEntry.pick({ id: true, title: true, fullName: true }).nullable(),
  openWork: z.number(),
});

const unitFields = {
  name: z.string().trim().min(2).max(200),
  symbol: z.string().trim().max(20).default(""),
  kind: z.enum(["leadership", "office", "unit"]).default("unit"),
  parentId: z.string().max(60).nullable().default(null),
};
const done = z.object({ done: z.literal(true) });

export const organisationContract = {
  agencies: operation("GET", "/organisation/agencies", "Danh bạ cơ quan của tỉnh")
    .input(z.object({ q: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(300).default(20) }))
    .output(z.array(agencyEntry)),
  ownAgency: operation("GET", "/organisation/agency", "Cơ quan đang làm việc").output(
    agencyEntry.extend({
      parentOrgan: z.array(z.string()),
      organ: z.array(z.string()),
      place: z.string(),
      authority: z.string(),
      address: z.string(),
      sealMm: z.number(),
      rowVersion: z.number(),
    }),
  ),
  /** every later letter bears it; letters that exist stay as they are */
  saveAgency: operation(
    "PUT",
    "/organisation/agency",
    "Sửa thông tin cơ quan: đầu văn bản, chữ viết tắt, địa danh, con dấu",
  )
    .input(
      z.object({
        rowVersion: z.number().int(),
        symbol: z.string().max(20),
        parentOrgan: z.array(z.string().max(100)).max(8).default([]),
        organ: z.array(z.string().max(100)).max(8),
        place: z.string().max(60),
        address: z.string().max(300).default(""),
        sealMm: z.number().int(),
      }),
    )
    .output(done),
  units: operation("GET", "/organisation/units", "Các đơn vị của cơ quan").output(z.array(unitEntry)),
  posts: operation("GET", "/organisation/posts", "Các chức danh và người giữ")
    .input(z.object({ unitId: z.string().optional(), role: z.string().optional(), q: z.string().max(100).optional() }))
    .output(z.array(postEntry)),
  /** days off and local days, for the page's own legal time */
  days: operation("GET", "/organisation/days", "Ngày nghỉ và ngày làm bù")
    .input(z.object({ from: enteredDay, to: enteredDay }))
    .output(z.array(z.object({ day, kind: z.string(), note: z.string() }))),
  createUnit: operation("POST", "/organisation/units", "Thêm đơn vị")
    .input(z.object(unitFields))
    .output(z.object({ id: z.string() })),
  editUnit: operation("PUT", "/organisation/units/{id}", "Sửa tên, ký hiệu, loại, cấp trên của đơn vị")
    .input(z.object({ id: z.string(), rowVersion: z.number().int(), ...unitFields }))
    .output(done),
  /** only a unit that holds nobody and nothing */
  closeUnit: operation("POST", "/organisation/units/{id}/close", "Đóng đơn vị đã trống")
    .input(z.object({ id: z.string(), rowVersion: z.number().int() }))
    .output(done),
};
