// The signatures hold but are not of the sender or signer that is being registered (QC-4.1): read first, then registered all the same.
import { IconShieldQuestion } from "@tabler/icons-react";
import { Button } from "../../parts/actions/button.tsx";
import { Note } from "../../parts/story/note.tsx";
import type { Registering } from "./use-register.ts";

export function SignerNote({ registering }: { registering: Registering }) {
  if (registering.differences.length === 0) return null;
  return (
    <Note
      tone="warn"
      live
      icon={<IconShieldQuestion size={20} stroke={1.75} aria-hidden="true" />}
      title="Chữ ký không khớp nơi gửi hoặc người ký."
      act={
        <Button
          size="small"
          running={registering.busy && "Đang vào sổ…"}
          onPress={() => void registering.register({ differencesSeen: true })}
          testId="differences-seen"
        >
          Đã xem, vẫn vào sổ
        </Button>
      }
    >
      {registering.differences.join(" ")} Hãy sửa nơi gửi, người ký nếu gõ sai; nếu vẫn vào sổ, văn bản mang dấu “để
      biết, tham khảo”.
    </Note>
  );
}
