import { IconFileOff } from "@tabler/icons-react";
import { useState } from "react";
import { LetterView } from "../../letter/letter-view.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import type { Letter } from "../assignments-api.ts";

/** The received bytes of the letter and its annexes. */
export function QueueLetter({ letter }: { letter: Letter }) {
  const [rendition, setRendition] = useState(letter.files[0]?.rendition ?? "original");
  const file = letter.files.find((one) => one.rendition === rendition);
  if (!file)
    return (
      <EmptyState icon={<IconFileOff size={20} stroke={1.75} />} title="Văn bản này không có tệp để xem">
        Thông tin đã vào sổ vẫn đủ; bản giấy do văn thư giữ.
      </EmptyState>
    );
  const address = `/api/incoming-documents/${letter.id}/file?rendition=${encodeURIComponent(rendition)}`;
  return (
    <LetterView
      address={address}
      saveAddress={`${address}&download=1`}
      file={{ name: file.name, mediaType: file.mediaType, size: file.size, pages: letter.pageAmount }}
      download={(letter.acts.download ?? []).length === 0 && letter.acts.download !== undefined}
      {...(letter.files.length > 1
        ? {
            renditions: letter.files.map((one) => ({ id: one.rendition, words: one.title })),
            rendition,
            onRendition: setRendition,
          }
        : {})}
    />
  );
}
