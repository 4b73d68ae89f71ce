// The place above the story for the person who must act now (bút phê, đề xuất, phân công, hoàn thành). Panels stand in
// web/assignments and are listed here with the act that opens them; the first that may be done is shown.
import { type ComponentType, Suspense } from "react";
import type { IncomingPageAct } from "#src/features/incoming-documents/incoming-documents.contract.ts";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { type IncomingDocument, renewDocument } from "./incoming-api.ts";

export type PanelProps = { documentId: string; rowVersion: number; onDone: () => void };
type Panel = { act: IncomingPageAct; Panel: ComponentType<PanelProps> };

const PANELS: readonly Panel[] = [];

export function ActionPanel({ document }: { document: IncomingDocument }) {
  const offered = PANELS.find(({ act }) => document.acts[act]?.length === 0);
  if (!offered) return null;
  const { Panel } = offered;
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Panel documentId={document.id} rowVersion={document.rowVersion} onDone={() => renewDocument(document.id)} />
    </Suspense>
  );
}
