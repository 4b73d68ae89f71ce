// What is missing before the case file may be closed, first; then what is already in order (NĐ 30/2020 Đ29.3).
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { useGo } from "../app/address.ts";
import { numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { CheckRow, LightHead } from "../parts/story/checks.tsx";
import { DayText } from "../parts/story/sentence-time.tsx";
import type { CaseFile } from "./case-files-api.ts";

type Condition = { code: string; name: string; met: (caseFile: CaseFile) => string };
/** In the order of the server's reasons; `met` says why a condition holds. */
const CONDITIONS: readonly Condition[] = [
  { code: "case-file.empty", name: "Có văn bản", met: (file) => `${file.documents} văn bản, xếp theo thời gian` },
  { code: "case-file.open-work", name: "Văn bản đến đã xử lý xong", met: () => "Không còn việc đang mở" },
  { code: "case-file.missing-reply", name: "Văn bản cần trả lời đã trả lời", met: () => "Đủ trả lời" },
  { code: "case-file.draft", name: "Không còn dự thảo", met: () => "Mọi văn bản đi đã phát hành" },
  { code: "case-file.no-retention", name: "Thời hạn bảo quản", met: (file) => file.retention },
];

export function Conditions({ caseFile }: { caseFile: CaseFile }) {
  const go = useGo();
  if (caseFile.state === "closed")
    return (
      <>
        <LightHead tone="ok" title="Hồ sơ đã kết thúc" words="Không thêm, bớt văn bản được nữa; xem như trước." />
        <Keeping caseFile={caseFile} />
      </>
    );
  const known = CONDITIONS.map((condition) => ({
    ...condition,
    refusal: caseFile.closing.find((reason) => reason.code === condition.code),
  }));
  const other = caseFile.closing.filter((reason) => !CONDITIONS.some((condition) => condition.code === reason.code));
  const failed = known.filter((condition) => condition.refusal);
  const total = known.length + other.length;
  const missing = failed.length + other.length;
  const reply = caseFile.missingReplies[0];
  return (
    <>
      <LightHead
        tone={missing === 0 ? "ok" : "bad"}
        share={{ done: total - missing, of: total }}
        title={missing === 0 ? "Kết thúc được" : "Chưa kết thúc được"}
        words={missing === 0 ? "Mọi điều kiện đã đạt" : `Còn ${missing} điều kiện chưa đạt`}
      />
      <div className="mo-case-conditions">
        <ul>
          {failed.map((condition) => (
            <CheckRow
              key={condition.code}
              tone="bad"
              name={condition.name}
              clause={condition.refusal?.clause}
              act={
                condition.code === "case-file.missing-reply" &&
                reply && (
                  <Button size="small" look="filled" onPress={() => go(`/van-ban-den/${reply.documentId}`)}>
                    Mở {numberAndNotation(reply)}
                  </Button>
                )
              }
            >
              {condition.refusal?.message}
            </CheckRow>
          ))}
          {other.map((reason) => (
            <CheckRow key={reason.code} tone="bad" name="Điều kiện khác" clause={reason.clause}>
              {reason.message}
            </CheckRow>
          ))}
          {known
            .filter((condition) => !condition.refusal)
            .map((condition) => (
              <CheckRow key={condition.code} tone="ok" name={condition.name}>
                {condition.met(caseFile)}
              </CheckRow>
            ))}
        </ul>
        <Keeping caseFile={caseFile} />
      </div>
    </>
  );
}

function Keeping({ caseFile }: { caseFile: CaseFile }) {
  return (
    <section className="mo-case-keeping" aria-label="Bảo quản">
      <h3 className="mo-label">Bảo quản</h3>
      <p className="mo-ink-2">
        Mở ngày <DayText day={localDateOf(Date.parse(caseFile.openedAt))} />. Thời hạn bảo quản: {caseFile.retention}.
      </p>
    </section>
  );
}
