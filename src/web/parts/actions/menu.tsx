/**
 * Menu behind a button: second-rank acts of a page ("…"), the person's menu.
 *
 *   <ActionMenu label="Việc khác" items={[{ words: "Tải bản nhận", icon: <IconDownload size={18} />, onPick }, "line", …]} />
 */
import "./menu.css";
import { Popover } from "@mantine/core";
import { IconCheck, IconDots } from "@tabler/icons-react";
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { KeyLayer } from "../../keys/use-keys.tsx";

export type MenuItem =
  | {
      words: string;
      note?: string;
      icon?: ReactNode;
      onPick: () => void;
      danger?: boolean;
      /** one of several: shows which holds */
      checked?: boolean;
      /** why it is not possible now */
      reason?: string;
    }
  | { heading: string }
  | "line";
type Props = {
  label: string;
  items: readonly MenuItem[];
  button?: ReactElement<Record<string, unknown>>;
  side?: "bottom-end" | "right-end" | "top-end";
};

export function ActionMenu(props: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (giveBack: boolean) => {
    setOpen(false);
    if (giveBack) button.current?.focus();
  };
  const target = props.button ?? (
    <button type="button" className="mo-icon-btn" aria-label={props.label}>
      <IconDots size={20} stroke={1.75} aria-hidden="true" />
    </button>
  );
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position={props.side ?? "bottom-end"}
      width={280}
      offset={4}
      shadow="none"
      withRoles={false}
      withinPortal={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        {cloneElement(target, {
          ref: button,
          "aria-haspopup": "menu",
          "aria-expanded": open,
          onClick: () => setOpen(!open),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.code !== "ArrowDown" || open) return;
            event.preventDefault();
            setOpen(true);
          },
        })}
      </Popover.Target>
      <Popover.Dropdown className="mo-menu">
        {open && (
          <KeyLayer>
            <OpenMenu label={props.label} items={props.items} onClose={close} />
          </KeyLayer>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function OpenMenu(props: { label: string; items: readonly MenuItem[]; onClose: (giveBack: boolean) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, []);
  function onKeyDown(event: KeyboardEvent): void {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.code];
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.code === "Escape") props.onClose(true);
    else {
      if (event.code === "Tab") props.onClose(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div ref={box} role="menu" aria-label={props.label} tabIndex={-1} onKeyDown={onKeyDown}>
      {props.items.map((item, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of one menu keep their places
          key={index}
          item={item}
          onClose={() => props.onClose(true)}
        />
      ))}
    </div>
  );
}

function Entry({ item, onClose }: { item: MenuItem; onClose: () => void }) {
  if (item === "line") return <hr />;
  if ("heading" in item) {
    return (
      <div className="mo-menu-heading" role="presentation">
        {item.heading}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked goes with menuitemradio only
    <button
      type="button"
      role={item.checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={item.checked}
      aria-disabled={item.reason ? true : undefined}
      tabIndex={-1}
      className="mo-menu-item"
      data-danger={item.danger || undefined}
      onClick={() => {
        if (item.reason) return;
        onClose();
        item.onPick();
      }}
    >
      {item.icon}
      <span className="mo-grow">
        <span className="mo-menu-words">{item.words}</span>
        {(item.reason ?? item.note) && <span className="mo-menu-note">{item.reason ?? item.note}</span>}
      </span>
      {item.checked && <IconCheck size={16} stroke={2} aria-hidden="true" />}
    </button>
  );
}
