import { lazy, Suspense, useState } from "react";
import { Button } from "../parts/actions/button.tsx";
import { TabPanel, Tabs } from "../parts/actions/segments.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Dock } from "../parts/layout/page-head.tsx";
import { ThreePane } from "../parts/layout/three-pane.tsx";
import { DirectiveBlock, Facts } from "../parts/story/facts.tsx";
import { ListSamples } from "./list-samples.tsx";

const PdfViewer = lazy(() => import("../viewer/pdf-viewer.tsx").then((module) => ({ default: module.PdfViewer })));
const ROWS = Array.from({ length: 600 }, (_, index) => ({
  id: String(index),
  number: 1848 + index,
  from: "Sở Xây dựng",
  subject: "Thẩm tra giá bán nhà ở xã hội phường Long Châu",
}));

/** `?tep=/duong-dan.pdf` shows any file of this server in the viewer. */
export function PaneSamples() {
  const [tab, setTab] = useState<"thong-tin" | "so">("thong-tin");
  const [row, setRow] = useState("0");
  const address = new URLSearchParams(location.search).get("tep") ?? "/khong-co.pdf";
  return (
    <div className="mo-gallery-panes">
      <ThreePane
        screen="mau"
        list={<ListSamples words="khung" />}
        page={
          <Suspense fallback={<Skeleton />}>
            <PdfViewer address={address} name="2034-SXD-QLN.pdf" note="2 trang" marks={MARKS} />
          </Suspense>
        }
        fields={
          <>
            <Tabs
              label="Văn bản"
              value={tab}
              onChange={setTab}
              items={[
                { value: "thong-tin", words: "Thông tin" },
                { value: "so", words: "Sổ", count: 600 },
              ]}
            />
            {tab === "thong-tin" ? (
              <TabPanel value="thong-tin" className="mo-pane-body mo-stack">
                <DirectiveBlock by="Nguyễn Minh Trí, Giám đốc" at="08:22 hôm nay">
                  Chuyển Phòng Ngân sách chủ trì, tham mưu văn bản trả lời trước 26/11.
                </DirectiveBlock>
                <Facts
                  rows={[
                    { label: "Cơ quan", value: <strong>Sở Xây dựng</strong> },
                    { label: "Trích yếu", value: "Đề nghị bố trí kinh phí sửa chữa trụ sở làm việc sau sắp xếp" },
                    { label: "Ghi chú", value: null },
                  ]}
                />
              </TabPanel>
            ) : (
              <TabPanel value="so" className="mo-gallery-table">
                <DataTable
                  screen="mau-so"
                  label="Sổ mẫu"
                  rows={ROWS}
                  keyOf={(item) => item.id}
                  selected={row}
                  onSelect={(item) => setRow(item.id)}
                  columns={[
                    { key: "so", head: "Số đến", figure: true, width: 80, pinned: true, cell: (item) => item.number },
                    { key: "co-quan", head: "Cơ quan", cell: (item) => item.from },
                    { key: "trich-yeu", head: "Trích yếu", cell: (item) => item.subject },
                  ]}
                />
              </TabPanel>
            )}
            <Dock words={<span className="mo-small">Sửa lại được trong 10 giây.</span>}>
              <Button look="filled" keys="Ctrl+Enter">
                Giao việc, mở kế
              </Button>
            </Dock>
          </>
        }
      />
    </div>
  );
}

const MARKS = [
  { id: "so", page: 1, box: [90, 118, 190, 134], tag: "2", tone: "active", words: "Số: 2034/SXD-QLN" },
  { id: "ngay", page: 1, box: [300, 118, 500, 134], tag: "3", words: "Vĩnh Long, ngày 20 tháng 11 năm 2026" },
] as const;
