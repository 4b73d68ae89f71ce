import type { ReactNode } from "react";
import "./list.css";

/** One press opens a row where there is no panel beside the list. */
export function OpenableRow({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and M on the row do the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className="mo-openable" onClick={onOpen}>
      {children}
    </div>
  );
}
