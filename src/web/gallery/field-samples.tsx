import { IconFlag } from "@tabler/icons-react";
import { useState } from "react";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { DateField } from "../parts/fields/date-field.tsx";
import { Picker } from "../parts/fields/picker.tsx";
import { SelectField, TextArea, TextField } from "../parts/fields/text-field.tsx";

const FLAG = <IconFlag size={15} stroke={1.75} aria-hidden="true" />;
const UNITS = [
  { id: "ns", name: "Phòng Ngân sách", note: "Đang có 14 việc, 1 quá hạn" },
  {
    id: "qlg",
    name: "Phòng Quản lý giá và công sản",
    note: "Đang có 9 việc",
    absence: "Trưởng phòng nghỉ phép 26/11, có người thay",
  },
  { id: "dt", name: "Phòng Đầu tư", note: "Đang có 6 việc" },
  { id: "vp", name: "Văn phòng Sở" },
];

export function FieldSamples() {
  const [plain, setPlain] = useState("2034");
  const [again, setAgain] = useState("2034");
  const [wrong, setWrong] = useState("31/11/2026");
  const [kind, setKind] = useState<"cong-van" | "to-trinh" | "">("cong-van");
  const [day, setDay] = useState<string | null>("2026-11-26");
  const [lead, setLead] = useState<string[]>(["ns"]);
  const [others, setOthers] = useState<string[]>(["qlg"]);
  const [words, setWords] = useState(
    "Chuyển Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản tham mưu văn bản trả lời trước 26/11.",
  );
  const form = useFieldKeys();
  return (
    <form {...form.formProps} className="mo-stack">
      <div className="mo-gallery-grid3">
        <TextField label="Thường" value={plain} onChange={setPlain} />
        <TextField
          label="Số và ký hiệu"
          source={{ words: "Hai cách đọc khớp", tone: "agree" }}
          number={1}
          value={plain}
          onChange={setPlain}
        />
        <TextField label="Chỉ đọc" value="1847" onChange={() => undefined} readOnly />
        <TextField
          label="Cần xem lại"
          source={{ words: "hai cách đọc", tone: "warn" }}
          number={2}
          lookAgain
          value={again}
          onChange={setAgain}
        />
        <TextField label="Lỗi" error="Tháng 11 chỉ có 30 ngày." value={wrong} onChange={setWrong} />
        <SelectField
          label="Danh sách"
          keyName="F4"
          value={kind}
          onChange={setKind}
          options={[
            { value: "cong-van", words: "Công văn" },
            { value: "to-trinh", words: "Tờ trình" },
          ]}
        />
      </div>
      <div className="mo-gallery-grid2">
        <Picker label="Chủ trì" options={UNITS} value={lead} onChange={setLead} single icon={FLAG} mark={FLAG} />
        <Picker label="Phối hợp" options={UNITS} value={others} onChange={setOthers} optional />
      </div>
      <DateField
        label="Hạn xử lý"
        value={day}
        onChange={setDay}
        today="2026-11-23"
        strip
        latest="2026-11-27"
        latestReason="quá hạn của lãnh đạo"
      />
      <TextArea label="Bút phê" keyName="Ctrl+." value={words} onChange={setWords} />
    </form>
  );
}
