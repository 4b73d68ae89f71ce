/**
 * Everything chosen on a screen stands in the address, so it can be copied, reopened and come back to.
 *
 *   const [address, setAddress] = useAddress();          // { loc: "khan", vb: "doc_…" }
 *   setAddress({ vb: id }, { replace: true });            // null removes a part
 *   const go = useGo(); go("/van-ban-den/doc_…", { tab: "xu-ly" });
 */
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Address = Record<string, string | undefined>;

export function useAddress(): [
  Address,
  (part: Record<string, string | null>, options?: { replace?: boolean }) => void,
] {
  const search = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  const set = useCallback(
    (part: Record<string, string | null>, options: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        replace: options.replace ?? false,
        resetScroll: false,
        search: (now: Address) => mergeAddress(now, part),
      } as never);
    },
    [navigate],
  );
  return [search, set];
}

/** The chosen row of a list: it stands in the address, so that coming back finds it. Another filter sets `vb` to null. */
export function useChosenRow(): [string | null, (id: string) => void] {
  const [address, setAddress] = useAddress();
  const choose = useCallback((id: string) => setAddress({ vb: id }, { replace: true }), [setAddress]);
  return [address["vb"] ?? null, choose];
}

/** Goes to another screen. */
export function useGo(): (path: string, search?: Record<string, string>) => void {
  const navigate = useNavigate();
  return useCallback((path, search) => void navigate({ to: path, search: search ?? {} } as never), [navigate]);
}

/** The named parts of the path, e.g. `{ id: "doc_…" }`. */
export function usePathParts(): Record<string, string> {
  return useParams({ strict: false }) as Record<string, string>;
}

export function mergeAddress(now: Address, part: Record<string, string | null>): Address {
  const next: Address = { ...now };
  for (const [key, value] of Object.entries(part)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

/** `?vb=doc_1&loc=khan` ↔ plain text values: no JSON in the address bar, numbers stay as typed. */
export function parseAddress(query: string): Address {
  return Object.fromEntries(new URLSearchParams(query));
}
export function writeAddress(address: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(address))
    if (value !== undefined && value !== null) query.set(key, String(value));
  const text = query.toString();
  return text ? `?${text}` : "";
}
