// An empty queue: done, or nothing under this filter, and where to go from here.
import { IconCircleCheck, IconInbox } from "@tabler/icons-react";
import { useAddress, useGo } from "../../app/address.ts";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import type { Filter } from "./queue-list.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function NothingWaits({ filter }: { filter: Filter }) {
  const go = useGo();
  const [, setAddress] = useAddress();
  if (filter !== "tat-ca")
    return (
      <EmptyState
        icon={<IconInbox {...ICON} />}
        title={filter === "giu-lai" ? "Không có văn bản nào đang giữ lại" : "Không có văn bản nào trong mục này"}
        acts={
          <Button size="small" onPress={() => setAddress({ loc: null })}>
            Xem tất cả
          </Button>
        }
      >
        {filter === "giu-lai"
          ? "Bấm Giữ lại (G) khi cần hỏi thêm trước khi vào sổ; chữ đã gõ còn nguyên ở đây."
          : "Văn bản khẩn và văn bản có chỗ phải xem kỹ tự gom vào đây khi đến."}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconCircleCheck {...ICON} />}
      tone="ok"
      title="Đã vào sổ hết"
      acts={
        <>
          <Button size="small" look="filled" onPress={() => go("/cho-vao-so/them")}>
            Thêm văn bản giấy
          </Button>
          <Button size="small" onPress={() => go("/van-ban-den")}>
            Xem văn bản đến
          </Button>
        </>
      }
    >
      Văn bản mới sẽ tự hiện ở đây, dù đến qua trục liên thông hay do bạn tải lên.
    </EmptyState>
  );
}
