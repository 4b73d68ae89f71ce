import "./identity.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { identityApi, rememberMe, signOut, useMe } from "../app/session.tsx";
import { BrandMark } from "../frame/top/top-bar.tsx";
import { Button } from "../parts/actions/button.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Check } from "../parts/fields/text-field.tsx";
import { Duties } from "./duties.tsx";

/** QC-4.4: the rules of use are accepted once per version, before anything else. */
export function TermsPage() {
  const me = useMe();
  const terms = useQuery({ queryKey: ["terms"], queryFn: () => identityApi.terms() });
  const [read, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    document.title = "Quy định sử dụng · M-Office";
  }, []);
  async function accept(version: string): Promise<void> {
    setBusy(true);
    setError(null);
    await identityApi.acceptTerms({ version }).then(rememberMe, setError);
    setBusy(false);
  }
  return (
    <main className="mo-terms">
      <div className="mo-terms-box">
        <div className="mo-row">
          <BrandMark />
          <div className="mo-grow">
            <h1 className="mo-head">Quy định sử dụng</h1>
            <p className="mo-small mo-ink-2">
              {me.person.fullName}, {me.post.title}, {me.post.agency.name}
              {terms.data ? ` · phiên bản ${terms.data.version}` : ""}
            </p>
          </div>
        </div>
        <Duties />
        {terms.isPending && <Skeleton lines={3} />}
        {terms.error && <ErrorPanel error={terms.error} onRetry={() => void terms.refetch()} />}
        {terms.data && (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
            <section className="mo-terms-text" tabIndex={0} aria-label="Toàn văn quy định sử dụng">
              {terms.data.body.split(/\n{2,}/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
            <Check checked={read} onChange={setRead} testId="terms-read">
              Tôi đã đọc, hiểu và cam kết thực hiện quy định sử dụng. Việc chấp nhận được ghi lại cùng thời điểm.
            </Check>
            <ErrorNote error={error} />
            <div className="mo-row mo-terms-acts">
              <Button onPress={() => void signOut()}>Không chấp nhận, đăng xuất</Button>
              <Button
                look="filled"
                onPress={() => void accept(terms.data.version)}
                running={busy && "Đang ghi…"}
                reason={read ? undefined : "Hãy đánh dấu đã đọc trước khi chấp nhận."}
                testId="accept-terms"
              >
                Chấp nhận, vào làm việc
              </Button>
            </div>
          </>
        )}
      </div>
    </main>
  );
}
