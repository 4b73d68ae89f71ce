// The parts, all states, light and dark (pictures 20, 21). For development and screenshots; open to everyone, holds no data.
import "./gallery.css";
import {
  IconCircleCheck,
  IconCopy,
  IconGitCompare,
  IconInfoCircle,
  IconLock,
  IconSearchOff,
  IconShieldCheck,
  IconShieldLock,
  IconWifiOff,
} from "@tabler/icons-react";
import { useState } from "react";
import { Button, WhyNot } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ToastPlace, toast, undoable } from "../parts/feedback/toast.tsx";
import { Note } from "../parts/story/note.tsx";
import { HopList, Track } from "../parts/story/track.tsx";
import { FieldSamples } from "./field-samples.tsx";
import { ListSamples } from "./list-samples.tsx";
import { MarkSamples } from "./mark-samples.tsx";
import { PaneSamples } from "./pane-samples.tsx";

const ICON = { size: 20, stroke: 1.75 } as const;
const NOT_YET = [
  { code: "sample.not-yet", message: "Phụ lục chưa đính kèm. Đính kèm rồi phát hành.", clause: "QC-3.1" },
];

export function Page() {
  const [part, setPart] = useState<"thanh-phan" | "trang-thai" | "khung">("thanh-phan");
  return (
    <main className="mo-gallery">
      <header className="mo-row mo-gallery-head">
        <h1 className="mo-title">Bộ thành phần</h1>
        <Segments
          label="Phần"
          value={part}
          onChange={setPart}
          items={[
            { value: "thanh-phan", words: "Thành phần" },
            { value: "trang-thai", words: "Trống và lỗi" },
            { value: "khung", words: "Khung và trang", count: 3 },
          ]}
        />
      </header>
      {part === "thanh-phan" && (
        <div className="mo-gallery-two">
          <Half scheme="light" words="Sáng" />
          <Half scheme="dark" words="Tối" />
        </div>
      )}
      {part === "trang-thai" && <States />}
      {part === "khung" && <PaneSamples />}
      <ToastPlace />
    </main>
  );
}

const COLOURS = ["canvas", "surface", "ink", "ink-3", "pri", "ok", "warn", "or", "bad", "seal"] as const;

function Half({ scheme, words }: { scheme: "light" | "dark"; words: string }) {
  return (
    <section data-scheme={scheme} className="mo-gallery-half" aria-label={words}>
      <h2 className="mo-sub">{words}</h2>
      <ul className="mo-gallery-colours">
        {COLOURS.map((name) => (
          <li key={name}>
            <i style={{ background: `var(--mo-${name})` }} />
            <span className="mo-caption mo-ink-2">{name}</span>
          </li>
        ))}
      </ul>
      <div>
        <p className="mo-title">Ủy ban nhân dân phường Long Châu</p>
        <p className="mo-head">Nghị quyết về kỳ họp thường lệ cuối năm</p>
        <p className="mo-lead">Khắc phục sạt lở bờ sông, giữ ổn định chỗ ở người dân</p>
        <p>Đẩy nhanh tiến độ giải ngân vốn đầu tư công 14/20</p>
        <p className="mo-small mo-ink-2">Quyết toán dự án hoàn thành 13/19 · 6.840.000.000 đồng</p>
        <p className="mo-caption mo-ink-3">Ễ Ỗ Ữ Ẩ Ẫ Ậ Ể Ở Ỷ Đ 12/16 · nhỏ nhất, chỉ cho chú thích</p>
      </div>
      <div className="mo-gallery-row">
        <Button look="filled" keys="Enter">
          Vào sổ
        </Button>
        <Button refusals={NOT_YET}>Chưa được</Button>
        <Button look="filled" running="Đang ký…">
          Ký văn bản
        </Button>
        <Button keys="G">Giữ lại</Button>
        <Button look="text">Xem chữ ký</Button>
        <Button look="danger">Từ chối…</Button>
        <Button size="small">Nhỏ</Button>
      </div>
      <WhyNot refusals={NOT_YET} />
      <MarkSamples />
      <FieldSamples />
      <div className="mo-gallery-grid2">
        <Note tone="ok" icon={<IconShieldCheck {...ICON} />} title="Có giá trị như bản giấy." />
        <Note tone="warn" icon={<IconCopy {...ICON} />} title="Có thể đã vào sổ." />
        <Note tone="bad" icon={<IconShieldLock {...ICON} />} title="Không nhận: có dấu “MẬT”." />
        <Note tone="info" icon={<IconInfoCircle {...ICON} />} title="Nghỉ lễ 24/11 không tính hạn." />
      </div>
      <Track
        label={`Đường đi, ${words}`}
        steps={[
          { name: "Soạn thảo", who: "2 giờ 39 phút", state: "done" },
          { name: "Trưởng phòng", who: "bạn, 6 phút", state: "now" },
          { name: "Ký", who: "Giám đốc", state: "later" },
        ]}
      />
      <ListSamples words={words} />
      <HopList
        hops={[
          {
            key: "1",
            who: "Văn thư Trần Thị Ngọc Hân",
            what: "Vào sổ, trình Chánh Văn phòng",
            at: "07:38",
            state: "done",
          },
          {
            key: "2",
            who: "Chánh Văn phòng Huỳnh Thanh Tùng",
            what: "Đề xuất phân công",
            at: "07:50",
            held: "giữ 12 phút",
            state: "done",
          },
          { key: "3", who: "Giám đốc Nguyễn Minh Trí", what: "Đang xem", at: "từ 08:02", state: "now" },
        ]}
      />
    </section>
  );
}

function States() {
  const [asking, setAsking] = useState(false);
  return (
    <div className="mo-gallery-states">
      <Box words="Hết việc">
        <EmptyState
          icon={<IconCircleCheck {...ICON} />}
          tone="ok"
          title="Đã vào sổ hết"
          acts={<Button size="small">Xem sổ hôm nay</Button>}
        >
          Văn bản mới sẽ tự hiện ở đây. Hôm nay bạn đã vào sổ 46 văn bản, từ 1802 đến 1847.
        </EmptyState>
      </Box>
      <Box words="Tìm không thấy">
        <EmptyState
          icon={<IconSearchOff {...ICON} />}
          title="Không có văn bản nào khớp “1245/STC-NX”"
          acts={<Button size="small">Bỏ mọi điều kiện</Button>}
        >
          <p>
            Có 1 văn bản gần giống: <a href="#gan-giong">1245/STC-NS</a>. Hoặc bỏ điều kiện Năm 2025.
          </p>
        </EmptyState>
      </Box>
      <Box words="Không có quyền">
        <EmptyState
          icon={<IconLock {...ICON} />}
          title="Bạn không xem được văn bản này"
          acts={<Button size="small">Xin xem, nêu lý do…</Button>}
        >
          Văn bản thuộc Phòng Đầu tư. Nếu cần cho công việc, hãy xin Trưởng phòng Phan Thanh Bình.
        </EmptyState>
      </Box>
      <Box words="Từ chối của cửa bảo mật">
        <EmptyState icon={<IconShieldLock {...ICON} />} tone="bad" title="Không nhận: trang 1 có dấu “MẬT”">
          Tệp chưa được lưu vào đâu cả. Hãy xử lý bằng giấy theo quy định, vào sổ văn bản mật riêng.
        </EmptyState>
      </Box>
      <Box words="Mất mạng giữa chừng">
        <EmptyState
          icon={<IconWifiOff {...ICON} />}
          tone="warn"
          title="Mất kết nối, chữ bạn gõ còn nguyên"
          acts={<Button size="small">Thử ngay</Button>}
        >
          Đang thử lại, lần tới sau 8 giây. Số đến chỉ cấp khi máy chủ trả lời, không lo trùng.
        </EmptyState>
      </Box>
      <Box words="Người khác vừa sửa">
        <EmptyState
          icon={<IconGitCompare {...ICON} />}
          tone="warn"
          title="Lâm Thị Diễm My vừa sửa trích yếu"
          acts={
            <>
              <Button size="small" look="filled">
                So hai bản
              </Button>
              <Button size="small">Lấy bản mới</Button>
            </>
          }
        >
          Bạn đang sửa cùng trường. Xem hai bản rồi chọn; chưa có gì bị ghi đè.
        </EmptyState>
      </Box>
      <Box words="Việc không hoàn tác được, thông báo">
        <div className="mo-gallery-row mo-gallery-centre">
          <Button look="danger" onPress={() => setAsking(true)} testId="ask">
            Hủy số…
          </Button>
          <Button
            onPress={() =>
              toast({
                title: "Đã vào sổ, số đến 1847.",
                words: "Đã mở văn bản kế tiếp.",
                act: { words: "Xem", run: () => undefined },
              })
            }
          >
            Báo xong
          </Button>
          <Button
            onPress={() =>
              undoable({ title: "Đã giao Phòng Ngân sách.", commit: () => undefined, undo: () => undefined })
            }
          >
            Giữ 10 giây
          </Button>
        </div>
      </Box>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Hủy số đến 1841?"
        acts={
          <>
            <Button onPress={() => setAsking(false)}>Giữ số</Button>
            <Button look="danger" onPress={() => setAsking(false)}>
              Hủy số 1841
            </Button>
          </>
        }
      >
        Số 1841 vẫn nằm trong sổ, gạch ngang, kèm lý do và tên bạn. Không dùng lại được.
      </Dialog>
    </div>
  );
}

function Box({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <section aria-label={words}>
      <p className="mo-label">{words}</p>
      <div className="mo-gallery-box">{children}</div>
    </section>
  );
}
