import { useQuery } from "@tanstack/react-query";
import { staffContract } from "#src/features/staff/staff.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";
import { roleWords } from "../organisation/organisation-api.ts";

export const staffApi = clientOf(staffContract);
export type Person = Awaited<ReturnType<typeof staffApi.people>>[number];
export type HeldPost = Person["posts"][number];
export type Held = { person: Person; post: HeldPost };
export type Confirmation = Awaited<ReturnType<typeof staffApi.confirmations>>[number];
export type Outcome = Awaited<ReturnType<typeof staffApi.addPost>>["outcome"];

const PEOPLE_KEY = ["staff", "people"] as const;
const CONFIRMATIONS_KEY = ["staff", "confirmations"] as const;

export function usePeople(enabled = true) {
  useLiveQueries({ staff: [PEOPLE_KEY] });
  return useQuery({ queryKey: PEOPLE_KEY, queryFn: () => staffApi.people(), enabled });
}
export function useConfirmations() {
  useLiveQueries({ staff: [CONFIRMATIONS_KEY] });
  return useQuery({ queryKey: CONFIRMATIONS_KEY, queryFn: () => staffApi.confirmations() });
}
/** Every post with who holds it; of accounts that are closed none. */
export function heldPosts(people: readonly Person[] = []): Held[] {
  return people.filter((person) => !person.closed).flatMap((person) => person.posts.map((post) => ({ person, post })));
}
/** After an own act; other pages hear it over the live line. */
export function refreshStaff(): void {
  for (const queryKey of [["staff"], ["organisation"], ["counts"]]) void queryClient.invalidateQueries({ queryKey });
}

const KINDS: Record<Confirmation["kind"], string> = {
  account: "Tài khoản mới",
  post: "Thêm chức danh",
  change: "Đổi chức danh",
  replace: "Thay người giữ chức danh",
  password: "Cấp lại mật khẩu",
  reopen: "Mở lại tài khoản",
  end: "Kết thúc chức danh",
  close: "Đóng tài khoản",
};
export function kindWords(kind: Confirmation["kind"]): string {
  return KINDS[kind];
}

/** `Chuyên viên, Phòng Ngân sách · vai trò Chuyên viên` */
export function postWords(post: {
  title: string;
  unitName: string;
  roles: readonly string[];
  isHead?: boolean;
}): string {
  const roles = post.roles.map(roleWords).join(", ");
  return `${post.title}, ${post.unitName} · vai trò ${roles}${post.isHead ? " · đứng đầu" : ""}`;
}

/** When what was just asked for works. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case "done":
      return "Có hiệu lực ngay.";
    case "waiting":
      return "Chờ lãnh đạo hoặc chánh văn phòng xác nhận rồi mới có hiệu lực.";
    case "machine":
      return "Chờ xác nhận. Cơ quan không còn người thứ hai: người giữ máy chủ xác nhận bằng lệnh m-office confirm.";
    case "alone":
      return "Có hiệu lực ngay vì cơ quan chưa từng có lãnh đạo, chánh văn phòng; lãnh đạo vào sau sẽ xem lại.";
    default:
      return outcome satisfies never;
  }
}
