// Every screen of the product, one line each; each becomes its own chunk. A page module exports `Page`.
//   "/van-ban-den/$id": () => import("./incoming-documents/incoming-document.page.tsx"),
// `$id` is read with usePathParts(), what stands behind “?” with useAddress() (app/address.ts).
import type { ComponentType } from "react";

export type PageModule = { Page: ComponentType };

export const PAGES: Readonly<Record<string, () => Promise<PageModule>>> = {
  "/hom-nay": () => import("./today/today.page.tsx"),
  "/cho-vao-so": () => import("./intake/queue/intake.page.tsx"),
  "/cho-vao-so/them": () => import("./intake/add/add-paper.page.tsx"),
  "/van-ban-den": () => import("./incoming-documents/incoming-list.page.tsx"),
  "/van-ban-den/$id": () => import("./incoming-documents/incoming-document.page.tsx"),
  "/buoi-sang": () => import("./leader/morning.page.tsx"),
  "/but-phe": () => import("./assignments/queue/directive-queue.page.tsx"),
  "/de-xuat": () => import("./assignments/queue/proposal-queue.page.tsx"),
  "/phan-cong": () => import("./assignments/queue/assign-queue.page.tsx"),
  "/viec-cua-toi": () => import("./assignments/work/my-work.page.tsx"),
  "/viec-cua-phong": () => import("./assignments/work/unit-work.page.tsx"),
  "/viec-da-giao": () => import("./assignments/work/given-work.page.tsx"),
  "/van-ban-di/$id": () => import("./outgoing-documents/document/outgoing-document.page.tsx"),
  "/cho-ky": () => import("./signing/queue/sign.page.tsx"),
  "/cho-phat-hanh": () => import("./exchange/issue/issue-list.page.tsx"),
  "/cho-phat-hanh/$id": () => import("./exchange/issue/issue.page.tsx"),
  "/lien-thong": () => import("./exchange/way/overview.page.tsx"),
  "/lien-thong/$id": () => import("./exchange/way/document-way.page.tsx"),
  "/so-dang-ky": () => import("./registers/registers.page.tsx"),
  "/ho-so": () => import("./case-files/case-files.page.tsx"),
  "/ho-so/$id": () => import("./case-files/case-file.page.tsx"),
  "/to-chuc": () => import("./staff/units.page.tsx"),
  "/tai-khoan": () => import("./staff/accounts.page.tsx"),
  "/quyen-cho": () => import("./staff/confirmations.page.tsx"),
  "/chung-thu": () => import("./certificates/certificates.page.tsx"),
  "/chung-thu-cua-toi": () => import("./certificates/own.page.tsx"),
  "/van-hanh": () => import("./operations/operations.page.tsx"),
  "/doi-mat-khau": () => import("./identity/own-password.page.tsx"),
  "/bo-thanh-phan": () => import("./gallery/gallery.page.tsx"),
  "/du-thao": () => import("./outgoing-documents/list/drafts.page.tsx"),
  "/du-thao/$id": () => import("./outgoing-documents/drafting/drafting.page.tsx"),
  "/van-ban-di": () => import("./outgoing-documents/list/outgoing-list.page.tsx"),
  "/duyet": () => import("./outgoing-documents/approving/queue.page.tsx"),
  "/duyet/$id": () => import("./outgoing-documents/approving/approve.page.tsx"),
};

const paths = new Set(Object.keys(PAGES));
/** True for a screen that exists in this build; the rail shows no others. */
export function hasPage(path: string): boolean {
  return paths.has(path);
}
