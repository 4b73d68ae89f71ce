/** `<To path="/van-ban-di/doc_1">05/STC-NS</To>`: a place of the product that can be copied and opened in another tab. */
import type { ReactNode } from "react";
import { useGo } from "../../app/address.ts";

type Props = {
  path: string;
  search?: Record<string, string>;
  children: ReactNode;
  className?: string;
  title?: string;
};

export function To(props: Props) {
  const go = useGo();
  return (
    <a
      href={props.search ? `${props.path}?${new URLSearchParams(props.search)}` : props.path}
      className={props.className}
      title={props.title}
      onClick={(event) => {
        // another tab or window is the browser's business
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        go(props.path, props.search);
      }}
    >
      {props.children}
    </a>
  );
}
