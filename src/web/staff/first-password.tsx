// The first-use password: shown once and nowhere else.
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { Note } from "../parts/story/note.tsx";
import { type Outcome, outcomeWords } from "./staff-api.ts";

export type Made = { title: string; login: string; firstPassword: string | null; outcome: Outcome };

export function FirstPassword({ made, onClose }: { made: Made; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog
      open
      stay
      onClose={onClose}
      title={made.title}
      acts={
        <Button look="filled" onPress={onClose} testId="password-noted">
          {made.firstPassword ? "Đã ghi lại, đóng" : "Đóng"}
        </Button>
      }
    >
      <div className="mo-stack">
        {made.firstPassword ? (
          <>
            <p>
              Tên đăng nhập <strong>{made.login}</strong>, mật khẩu lần đầu:
            </p>
            <div className="mo-row">
              <code className="mo-first-password" data-testid="first-password">
                {made.firstPassword}
              </code>
              <Button
                size="small"
                icon={<IconCopy size={16} stroke={1.75} aria-hidden="true" />}
                onPress={() =>
                  void navigator.clipboard?.writeText(made.firstPassword ?? "").then(() => setCopied(true))
                }
              >
                {copied ? "Đã chép" : "Chép"}
              </Button>
            </div>
            <Note tone="warn" title="Mật khẩu chỉ hiện lần này.">
              Trao tận tay người dùng; họ phải đổi ngay lần đăng nhập đầu. Mất thì phải cấp lại.
            </Note>
          </>
        ) : (
          <p>
            Người này dùng tiếp tài khoản <strong>{made.login}</strong> và mật khẩu đang có.
          </p>
        )}
        {made.outcome !== "done" && (
          <Note tone="info" title={made.outcome === "alone" ? "Chưa có người thứ hai." : "Chưa dùng được."}>
            {outcomeWords(made.outcome)}
          </Note>
        )}
      </div>
    </Dialog>
  );
}
