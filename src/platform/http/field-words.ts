// What a field may hold, said to the person who filled it in: whole Vietnamese sentences with the way out, no type names.
import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "chữ",
  number: "số",
  int: "số nguyên",
  boolean: "có hoặc không",
  array: "danh sách",
  date: "ngày",
};
const FORMATS: Readonly<Record<string, string>> = {
  date: "không phải ngày có thật. Hãy chọn lại ngày.",
  datetime: "không phải thời điểm có thật. Hãy chọn lại ngày, giờ.",
  email: "không phải địa chỉ thư điện tử. Hãy xem lại dấu @ và tên miền.",
  url: "không phải địa chỉ web. Hãy chép lại cả địa chỉ.",
};

/** The sentence behind “Trường …:”; messages a contract states itself stay as they are. */
export function fieldWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null) return "chưa có giá trị. Hãy điền rồi gửi lại.";
      return `phải là ${KINDS[issue.expected] ?? "giá trị khác"}. Hãy xem lại.`;
    case "invalid_value":
      return "không có trong các giá trị được chọn. Hãy chọn lại.";
    case "too_big":
      return tooBig(issue);
    case "too_small":
      return tooSmall(issue);
    case "invalid_format":
      return FORMATS[issue.format] ?? "viết chưa đúng cách. Hãy xem lại từng ký tự.";
    case "not_multiple_of":
      return `phải chia hết cho ${String(issue.divisor)}.`;
    case "unrecognized_keys":
      return `có phần không nhận: ${issue.keys.join(", ")}. Hãy tải lại trang rồi làm lại.`;
    default:
      return "chưa đúng. Hãy xem lại giá trị đã nhập.";
  }
}

function tooBig(issue: Extract<Issue, { code: "too_big" }>): string {
  const most = String(issue.maximum);
  if (issue.origin === "string") return `dài quá ${most} ký tự. Hãy rút ngắn.`;
  if (issue.origin === "array" || issue.origin === "set") return `nhiều quá ${most} mục. Hãy bớt đi.`;
  return issue.inclusive === false ? `phải nhỏ hơn ${most}.` : `phải từ ${most} trở xuống.`;
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  const least = Number(issue.minimum);
  if (issue.origin === "string")
    return least <= 1 ? "còn trống. Hãy điền rồi gửi lại." : `phải có ít nhất ${least} ký tự. Hãy viết rõ hơn.`;
  if (issue.origin === "array" || issue.origin === "set")
    return least <= 1 ? "phải có ít nhất một mục. Hãy chọn thêm." : `phải có ít nhất ${least} mục. Hãy chọn thêm.`;
  return issue.inclusive === false ? `phải lớn hơn ${least}.` : `phải từ ${least} trở lên.`;
}
