import { IconFileUnknown, IconLayoutDashboard } from "@tabler/icons-react";
import { useGo } from "../app/address.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";

/** An address nobody has. */
export function NotFoundPage() {
  const go = useGo();
  return (
    <EmptyState
      level={1}
      icon={<IconFileUnknown size={20} stroke={1.75} />}
      title="Không có trang này"
      acts={
        <Button look="filled" size="small" onPress={() => go("/")}>
          Về trang đầu
        </Button>
      }
    >
      Địa chỉ có thể gõ thiếu hoặc trang đã đổi tên. Không có gì bị mất; hãy mở lại từ thanh bên.
    </EmptyState>
  );
}

/** A post whose screens are not part of this installation. */
export function NoScreenPage() {
  return (
    <EmptyState
      level={1}
      icon={<IconLayoutDashboard size={20} stroke={1.75} />}
      title="Chức danh này chưa có màn hình làm việc"
    >
      Nếu bạn giữ chức danh khác, hãy chuyển ở góc trên bên phải. Nếu không, hãy báo quản trị cơ quan.
    </EmptyState>
  );
}

/** What the router shows when a page itself broke or could not be loaded. */
export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  return <ErrorPanel error={error} onRetry={reset} />;
}
