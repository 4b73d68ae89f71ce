import { IconFileUnknown, IconLayoutDashboard } from "@tabler/icons-react";
import { useGo } from "../app/address.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Page } from "../parts/layout/page-head.tsx";

/** An address nobody has. */
export function NotFoundPage() {
  const go = useGo();
  return (
    <Page title="Không có trang này">
      <EmptyState
        icon={<IconFileUnknown size={20} stroke={1.75} />}
        title="Địa chỉ gõ thiếu hoặc trang đã đổi tên"
        acts={
          <Button look="filled" size="small" onPress={() => go("/")}>
            Về trang đầu
          </Button>
        }
      >
        Không có gì bị mất. Hãy mở lại từ thanh bên hoặc trang đầu.
      </EmptyState>
    </Page>
  );
}

/** A post whose screens are not part of this installation. */
export function NoScreenPage() {
  return (
    <Page title="Chưa có màn hình làm việc">
      <EmptyState
        icon={<IconLayoutDashboard size={20} stroke={1.75} />}
        title="Chức danh này chưa có màn hình làm việc"
      >
        Nếu bạn giữ chức danh khác, hãy chuyển ở góc trên bên phải. Nếu không, hãy báo quản trị cơ quan.
      </EmptyState>
    </Page>
  );
}

/** What the router shows when a page itself broke or could not be loaded. */
export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  return <ErrorPanel error={error} onRetry={reset} />;
}
