// Everything the drafting page holds and does; its parts only show it.
import { useRef, useState } from "react";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { useAddress, useGo } from "../../app/address.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { toast, undoable } from "../../parts/feedback/toast.tsx";
import { type OutgoingDoc, outgoingApi, rememberDocument } from "../outgoing-api.ts";
import { elementOf } from "../paper/finding-tags.tsx";
import { type NumberedFinding, repaired, repairedAll } from "../paper/numbered-findings.ts";
import { useWorkingCopy } from "./copy/use-working-copy.ts";
import { useFindings } from "./use-findings.ts";

export type Look = "soan" | "pdf" | "so";
export type Tab = "the-thuc" | "noi-nhan" | "truong";
export type Asking = "submit" | "discard" | "reopen";

export function useDesk(document: OutgoingDoc) {
  const go = useGo();
  const [address, setAddress] = useAddress();
  // at which step it was said that the draft may be taken back from: gone on from there, or back here, it is asked anew
  const [reopened, setReopened] = useState<OutgoingDoc["state"] | null>(null);
  if (reopened !== null && document.state !== reopened) setReopened(null);
  const mayEdit = document.acts["edit-draft"]?.length === 0;
  const editable = mayEdit && (document.state === "draft" || document.state === reopened);
  const copy = useWorkingCopy(document, editable);
  const judgement = useFindings(copy.model, editable, document);
  const [active, setActive] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const note = useKeptText(`loi-trinh.${document.id}`, "");
  const chosen = useKeptText(`nguoi-ky.${document.id}`, "");
  const sheet = useRef<HTMLDivElement>(null);

  const known = document.signers.some((each) => each.postId === chosen.text);
  const signer = known ? chosen.text : (document.signerPostId ?? document.signers[0]?.postId ?? "");
  const current = document.workingCopyFrozen ? document.versionNo : 0;
  const shown = Number(address["ban"] ?? 0);
  const look: Look = address["xem"] === "so" ? "so" : address["xem"] === "pdf" || shown > 0 ? "pdf" : "soan";
  const tab: Tab = address["muc"] === "noi-nhan" || address["muc"] === "truong" ? address["muc"] : "the-thuc";
  const compare = {
    from: Number(address["tu"] ?? Math.max(1, current === 0 ? document.versionNo : current - 1)),
    to: Number(address["den"] ?? current),
    possible: document.versions.length > (current === 0 ? 0 : 1),
  };
  const setPart = (part: Record<string, string | null>) => setAddress(part, { replace: true });

  async function show(next: Look): Promise<void> {
    if (next !== "soan" && editable) await copy.save();
    setPart({ xem: next === "soan" ? null : next, ban: null });
  }
  /** Saved words and the row version for an act. @throws what the server answered to the words */
  async function settled(): Promise<number> {
    const rowVersion = await copy.settle();
    if (rowVersion === null) throw copy.lastFault() ?? new TypeError("Failed to fetch");
    return rowVersion;
  }
  async function saveVersion(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const rowVersion = await settled();
      const fresh = await outgoingApi.saveVersion({ id: document.id, rowVersion, note: note.text.trim() });
      copy.take(fresh);
      note.forget();
      toast({ title: `Đã lưu thành bản ${fresh.versionNo}.`, words: "Sửa tiếp thì thành bản mới." });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  async function submit(): Promise<void> {
    const rowVersion = await settled();
    const words = note.text.trim();
    const fresh = await outgoingApi.submit({ id: document.id, rowVersion, signerPostId: signer, note: words });
    note.forget();
    chosen.forget();
    copy.close(fresh);
    toast({
      title: `Đã trình ${fresh.holder ?? "người duyệt"}.`,
      act: { words: "Xem", run: () => go(`/du-thao/${document.id}`) },
    });
    go("/du-thao");
  }
  async function discard(reason: string): Promise<void> {
    const rowVersion = (await copy.settle()) ?? copy.rowVersion();
    const fresh = await outgoingApi.discard({ id: document.id, rowVersion, reason });
    copy.close(fresh);
    rememberDocument(fresh);
    toast({ title: "Đã bỏ dự thảo." });
    go("/du-thao");
  }
  function replace(next: DocumentModel, words: string): void {
    const before = copy.latest();
    copy.replace(next);
    undoable({ title: words, commit: () => undefined, undo: () => copy.replace(before) });
  }
  /** Marks a finding in the list and on the page. `focus`: its first button takes the focus (F8, then Enter repairs). */
  function pick(key: string, focus = false): void {
    setActive(key);
    setPart({ muc: null, xem: null, ban: null });
    requestAnimationFrame(() => {
      const finding = judgement.findings.find((each) => each.key === key);
      if (finding && sheet.current)
        elementOf(sheet.current, finding, copy.latest())?.scrollIntoView({ block: "center" });
      const card = window.document.querySelector<HTMLElement>(`[data-finding="${CSS.escape(key)}"]`);
      card?.scrollIntoView({ block: "nearest" });
      if (focus) card?.querySelector("button")?.focus({ preventScroll: true });
    });
  }
  /** Brings the cursor to the place of a finding. */
  function goTo(finding: NumberedFinding): void {
    pick(finding.key);
    requestAnimationFrame(() => {
      const place = sheet.current && elementOf(sheet.current, finding, copy.latest());
      const text = place?.closest<HTMLElement>(".ProseMirror") ?? null;
      const field = text ?? place?.querySelector<HTMLElement>(".mo-pf, .ProseMirror");
      field?.focus({ preventScroll: true });
      if (place && text) getSelection()?.collapse(place, 0);
    });
  }
  return {
    document,
    copy,
    mayEdit,
    editable,
    judgement,
    active,
    asking,
    setAsking,
    busy,
    error,
    note,
    signer,
    setSigner: chosen.setText,
    sheet,
    current,
    shown,
    look,
    tab,
    compare,
    setPart,
    show,
    saveVersion,
    submit,
    discard,
    pick,
    goTo,
    reopen: () => setReopened(document.state),
    fix: (finding: NumberedFinding) =>
      replace(repaired(copy.latest(), [finding.rule]), "Đã sửa giúp một lỗi thể thức."),
    fixAll: () => replace(repairedAll(copy.latest(), "draft"), "Đã sửa các lỗi máy sửa được."),
    nextFinding(): void {
      const { findings } = judgement;
      const next = findings[(findings.findIndex((each) => each.key === active) + 1) % Math.max(1, findings.length)];
      if (next) pick(next.key, true);
    },
    /** Esc: out of the text first, then back to the list */
    leave(): void {
      const at = window.document.activeElement;
      if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"))) at.blur();
      else go("/du-thao");
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;
