import { useQuery } from "@tanstack/react-query";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { clientOf } from "../app/api.ts";

export const organisationApi = clientOf(organisationContract);
export type Agency = Awaited<ReturnType<typeof organisationApi.ownAgency>>;
export type Unit = Awaited<ReturnType<typeof organisationApi.units>>[number];

export const AGENCY_KEY = ["organisation", "agency"] as const;

export function useUnits() {
  return useQuery({ queryKey: ["organisation", "units"], queryFn: () => organisationApi.units() });
}

export const KIND_WORDS: Record<Unit["kind"], string> = {
  leadership: "Lãnh đạo",
  office: "Văn phòng",
  unit: "Đơn vị chuyên môn",
};
export const GRANTED_ROLES = [
  ["chuyen-vien", "Chuyên viên", "soạn thảo, xử lý việc được giao"],
  ["truong-don-vi", "Trưởng đơn vị", "phân công, duyệt trong đơn vị"],
  ["chanh-van-phong", "Chánh Văn phòng", "đề xuất, soát thể thức, đôn đốc"],
  ["lanh-dao", "Lãnh đạo", "bút phê, duyệt, ký"],
  ["van-thu", "Văn thư", "vào sổ, cấp số, phát hành"],
  ["quan-tri", "Quản trị cơ quan", "tổ chức, tài khoản; không xem nội dung văn bản"],
] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number][0];

/** `lanh-dao` → `Lãnh đạo`. */
export function roleWords(role: string): string {
  if (role === "van-hanh") return "Đơn vị vận hành";
  return GRANTED_ROLES.find(([name]) => name === role)?.[1] ?? role;
}
