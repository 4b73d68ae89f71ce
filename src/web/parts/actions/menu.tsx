/**
 * Menu behind a button: second-rank acts of a page ("…"), the person's menu.
 *
 *   <ActionMenu label="Việc khác" items={[{ words: "Tải bản nhận", icon: <IconDownload size={18} />, onPick }, "line", …]} />
 */
import "./menu.css";
import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Fragment, type ReactNode } from "react";

export type MenuItem =
  | {
      words: string;
      note?: string;
      icon?: ReactNode;
      onPick: () => void;
      danger?: boolean;
      checked?: boolean;
      reason?: string;
    }
  | { heading: string }
  | "line";

export function ActionMenu(props: { label: string; items: readonly MenuItem[]; button?: ReactNode }) {
  return (
    <Menu
      position="bottom-end"
      width={280}
      shadow="none"
      offset={4}
      withinPortal={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        {props.button ?? (
          <button type="button" className="mo-icon-btn" aria-label={props.label}>
            <IconDots size={20} stroke={1.75} aria-hidden="true" />
          </button>
        )}
      </Menu.Target>
      <Menu.Dropdown className="mo-menu">
        {props.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of one menu keep their places
          <Fragment key={index}>
            <Entry item={item} />
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ item }: { item: MenuItem }) {
  if (item === "line") return <Menu.Divider />;
  if ("heading" in item) return <Menu.Label>{item.heading}</Menu.Label>;
  return (
    <Menu.Item
      leftSection={item.icon}
      aria-checked={item.checked}
      aria-disabled={item.reason ? true : undefined}
      role={item.checked === undefined ? undefined : "menuitemradio"}
      data-danger={item.danger || undefined}
      className="mo-menu-item"
      onClick={() => !item.reason && item.onPick()}
      closeMenuOnClick={!item.reason}
    >
      <span className="mo-menu-words">{item.words}</span>
      {(item.reason ?? item.note) && <span className="mo-menu-note">{item.reason ?? item.note}</span>}
    </Menu.Item>
  );
}
