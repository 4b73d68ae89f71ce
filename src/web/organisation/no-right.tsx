import { IconLock } from "@tabler/icons-react";
import { EmptyState } from "../parts/feedback/empty-state.tsx";

export function OnlyAdministrators() {
  return (
    <EmptyState icon={<IconLock size={20} stroke={1.75} />} title="Trang này dành cho quản trị cơ quan">
      Cần thêm người, thêm đơn vị hoặc mở khóa tài khoản, hãy báo quản trị của cơ quan bạn.
    </EmptyState>
  );
}
