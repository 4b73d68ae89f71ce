// Where one recipient of an issued document stands, in words and as a bar (QĐ 28/2018 Đ10.2.h; NĐ 30/2020 Đ18, Đ21.2).
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { refuseAfterRecall } from "./recall.ts";
import { type RecipientState, STATUS_WORDS, type StatusCode } from "./status.ts";

/**
 * `planned` before issue · `queued` handed over to delivery · `failed` not delivered, a person must look · `sent` the other side
 * has the bytes · `arrived` 01 · `refused` 02 · `registered` 03 · `assigned` 04 · `working` 05 · `finished` 06 · `paper` goes by
 * post · `closed` the refusal was accepted, nothing follows.
 */
export const RECIPIENT_STATES = [
  "planned",
  "queued",
  "failed",
  "sent",
  "arrived",
  "refused",
  "registered",
  "assigned",
  "working",
  "finished",
  "paper",
  "closed",
] as const;
export type RecipientStatus = (typeof RECIPIENT_STATES)[number];
export const RECALL_STATES = ["none", "requested", "agreed", "refused"] as const;

const BY_CODE: Record<NonNullable<RecipientState["handling"]>, RecipientStatus> = {
  "01": "arrived",
  "02": "refused",
  "03": "registered",
  "04": "assigned",
  "05": "working",
  "06": "finished",
};

/** The word kept with the recipient for what the other side has said last. */
export function statusOfHandling(handling: NonNullable<RecipientState["handling"]>): RecipientStatus {
  return BY_CODE[handling];
}

export type Way = {
  status: RecipientStatus;
  recall: RecipientState["recall"];
  /** the sender took the whole document back, whatever this place had answered before */
  recalled: boolean;
  /** they have had it longer than the day on which a receiver must confirm (NĐ 30/2020 Đ21.2.c) */
  silent: boolean;
};

const PLAIN: Record<
  Exclude<RecipientStatus, "arrived" | "refused" | "registered" | "assigned" | "working" | "finished">,
  string
> = {
  planned: "Chưa gửi",
  queued: "Đang gửi",
  failed: "Chưa gửi được",
  sent: "Đã gửi, bên nhận chưa báo",
  paper: "Gửi bản giấy",
  closed: "Đã chấp nhận từ chối, kết thúc",
};

/** `Bên nhận từ chối (02)`, `Đã đến (01), chưa vào sổ`: what happened, the code in brackets behind it. */
export function wayWords({ status, recall, silent }: Omit<Way, "recalled">): string {
  if (recall === "requested") return "Đã yêu cầu lấy lại (13), chờ bên nhận trả lời";
  // what they did with their copy only they know: said is what they have said
  if (recall === "agreed") return "Bên nhận đồng ý cho lấy lại (15)";
  if (recall === "refused") return "Bên nhận từ chối cho lấy lại (16)";
  switch (status) {
    case "arrived":
      return "Đã đến (01), chưa vào sổ";
    case "refused":
      return "Bên nhận từ chối (02)";
    case "registered":
      return "Đã vào sổ (03)";
    case "assigned":
      return "Đã phân công (04)";
    case "working":
      return "Đang xử lý (05)";
    case "finished":
      return "Hoàn thành (06)";
    case "sent":
      return silent ? "Đã gửi, quá hạn xác nhận trong ngày" : PLAIN.sent;
    case "planned":
    case "queued":
    case "failed":
    case "paper":
    case "closed":
      return PLAIN[status];
    default:
      return status satisfies never;
  }
}

/** `Đã tiếp nhận, vào sổ (03)` for one line of the story; a status of our own without code in words. */
export function eventWords(status: string, code: StatusCode | null): string {
  if (code !== null) return `${STATUS_WORDS[code]} (${code})`;
  const words: Record<string, string> = {
    ...PLAIN,
    queued: "Chuyển sang gửi",
    sent: "Đã chuyển tới hệ thống bên nhận",
  };
  return words[status] ?? status;
}

export type BarCell = "done" | "stopped" | "waiting";

/** Six cells: Gửi, Đến, Sổ, Giao, Xử lý, Xong; a document given back stops where it was. */
export function wayBar(status: RecipientStatus, recall: RecipientState["recall"]): BarCell[] {
  const bar = handlingBar(status);
  const at = bar.indexOf("waiting");
  return recall === "agreed" ? bar.with(at === -1 ? 5 : at, "stopped") : bar;
}

function handlingBar(status: RecipientStatus): BarCell[] {
  const cells = (done: number, stopped: boolean): BarCell[] =>
    Array.from({ length: 6 }, (_, i) => (i < done ? "done" : i === done && stopped ? "stopped" : "waiting"));
  switch (status) {
    case "planned":
    case "queued":
      return cells(0, false);
    case "failed":
      return cells(0, true);
    case "sent":
    case "paper":
      return cells(1, false);
    case "arrived":
      return cells(2, false);
    case "refused":
    case "closed":
      return cells(2, true);
    case "registered":
      return cells(3, false);
    case "assigned":
      return cells(4, false);
    case "working":
      return cells(5, false);
    case "finished":
      return cells(6, false);
    default:
      return status satisfies never;
  }
}

/** What somebody of the sending office has to decide; null = nothing. */
export function wayQuestion(name: string, way: Way): string | null {
  if (way.recall === "agreed") return null;
  if (way.recall === "refused") return `${name} không cho lấy lại. Hãy trao đổi trực tiếp với bên nhận.`;
  if (way.recall === "requested" || way.recalled) return null;
  if (way.status === "refused") return `${name} từ chối. Bạn muốn làm gì?`;
  if (way.status === "failed") return `Chưa gửi được đến ${name}. Hãy gửi lại, hoặc gửi bản giấy.`;
  if (way.silent && way.status === "arrived")
    return `${name} đã nhận nhưng quá hạn xác nhận trong ngày. Hãy nhắc bên nhận.`;
  if (way.silent && way.status === "sent") return `${name} chưa báo đã nhận. Hãy gửi lại hoặc liên hệ bên nhận.`;
  return null;
}

const refuse = (code: string, message: string): Refusal => ({
  code: `exchange.${code}`,
  message,
  clause: "QĐ 28/2018 Đ8",
});

/** Why the message may not be sent to this recipient again; empty = it may. `resent` = it was sent again after a refusal already. */
export function refuseResend(way: Way & { delivery: "exchange" | "paper"; resent: boolean }): Refusal[] {
  if (way.delivery === "paper")
    return [refuse("paper", "Nơi này nhận bản giấy nên không gửi qua liên thông. Hãy gửi bản giấy.")];
  const recalled = refuseAfterRecall(way.recalled || way.recall !== "none");
  if (recalled.length > 0) return recalled;
  switch (way.status) {
    case "queued":
      return [refuse("under-way", "Văn bản đang ở hàng chờ và tự gửi lại. Không cần làm gì thêm.")];
    case "failed":
    case "sent":
      return [];
    case "refused":
      return way.resent
        ? [
            refuse(
              "resent-once",
              "Đã gửi lại một lần kèm lời giải thích và bên nhận vẫn từ chối. Hãy chấp nhận, hoặc trao đổi trực tiếp với bên nhận.",
            ),
          ]
        : [];
    case "planned":
      return [refuse("not-issued", "Văn bản chưa phát hành nên chưa có gì để gửi lại.")];
    case "closed":
      return [refuse("closed", "Nơi này đã kết thúc vì bên nhận từ chối. Không gửi lại được.")];
    case "paper":
    case "arrived":
    case "registered":
    case "assigned":
    case "working":
    case "finished":
      return [refuse("has-it", "Bên nhận đã có văn bản nên không gửi lại. Hãy nhắc bên nhận nếu cần.")];
    default:
      return way.status satisfies never;
  }
}

/** Why a recipient may not be closed; only an answered refusal ends that way. */
export function refuseClose(way: Way): Refusal[] {
  if (way.status === "refused" && way.recall === "none" && !way.recalled) return [];
  return [refuse("nothing-to-close", "Chỉ kết thúc được nơi đã từ chối tiếp nhận. Không có gì thay đổi.")];
}
