import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { Check } from "../parts/fields/text-field.tsx";
import { DeadlineRing } from "../parts/marks/deadline-ring.tsx";
import { Avatar, Chip, RoleMark, SignatureMark, UrgencyMark } from "../parts/marks/marks.tsx";

const at = (text: string) => Date.parse(`${text}+07:00`);
const NOW = at("2026-11-23T08:12");
const FROM = at("2026-11-20T07:36");
const SMALL = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

export function MarkSamples() {
  const [on, setOn] = useState(true);
  const [off, setOff] = useState(false);
  return (
    <>
      <div className="mo-gallery-row">
        <UrgencyMark urgency="khan" />
        <UrgencyMark urgency="thuong-khan" />
        <UrgencyMark urgency="hoa-toc" />
        <Chip tone="ok" icon={<IconCheck {...SMALL} />}>
          Đạt
        </Chip>
        <Chip tone="warn" icon={<IconCopy {...SMALL} />}>
          Có thể trùng
        </Chip>
        <Chip tone="bad" icon={<IconX {...SMALL} />}>
          Từ chối
        </Chip>
        <Chip tone="pri">Đang xử lý</Chip>
      </div>
      <div className="mo-gallery-row">
        <DeadlineRing now={NOW} from={FROM} deadline={at("2026-11-27T17:00")} />
        <DeadlineRing now={NOW} from={FROM} deadline={at("2026-11-25T10:00")} />
        <DeadlineRing now={NOW} from={FROM} deadline={at("2026-11-23T10:30")} />
        <DeadlineRing now={NOW} deadline={at("2026-11-21T17:00")} />
        <DeadlineRing deadline={NOW} paused />
      </div>
      <div className="mo-gallery-row">
        <SignatureMark verdict="valid" />
        <SignatureMark verdict="unknown" />
        <SignatureMark verdict="invalid" />
        <SignatureMark verdict="unsigned" />
        <SignatureMark verdict="paper" />
      </div>
      <div className="mo-gallery-row">
        <RoleMark kind="lead" />
        <RoleMark kind="co-ordinate" />
        <RoleMark kind="inform" />
        <Check checked={on} onChange={setOn} label="Chọn dòng" />
        <Check checked={off} onChange={setOff} label="Chọn dòng khác" />
        <Check kind="switch" checked={on} onChange={setOn} label="Cần văn bản trả lời" />
        <Check kind="switch" checked={off} onChange={setOff} label="Gửi thêm bản giấy" />
        {["Trần Thị Ngọc Hân", "Nguyễn Minh Trí", "Đặng Quốc Bảo", "Lâm Thị Diễm My"].map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </div>
    </>
  );
}
