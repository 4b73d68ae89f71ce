import { useMantineColorScheme } from "@mantine/core";
import {
  IconCertificate,
  IconChevronDown,
  IconDeviceDesktop,
  IconKey,
  IconLock,
  IconLogout,
  IconMoon,
  IconSun,
} from "@tabler/icons-react";
import { useState } from "react";
import { maySign } from "#src/rules/access/access.ts";
import { useGo } from "../../app/address.ts";
import { lockNow } from "../../app/lock.ts";
import { signOut, switchPost, useMe } from "../../app/session.tsx";
import { ActionMenu, type MenuItem } from "../../parts/actions/menu.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { Avatar } from "../../parts/marks/marks.tsx";

/** The person with the post in force; several posts are switched here. `compact`: the round sign alone (phones). */
export function PersonMenu({ compact = false }: { compact?: boolean }) {
  const me = useMe();
  const go = useGo();
  const [error, setError] = useState<unknown>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const run = (act: () => Promise<void>) => void act().catch(setError);
  const posts: MenuItem[] = me.posts.map((post) => ({
    words: post.title,
    note: post.unitName === post.agency.name ? post.agency.name : `${post.unitName}, ${post.agency.name}`,
    checked: post.id === me.post.id,
    onPick: () => {
      if (post.id === me.post.id) return;
      run(async () => {
        await switchPost(post.id);
        go("/");
      });
    },
  }));
  const items: MenuItem[] = [
    ...(posts.length > 1 ? [{ heading: "Chức danh đang làm việc" }, ...posts, "line" as const] : []),
    { heading: "Giao diện" },
    {
      words: "Theo máy",
      icon: <IconDeviceDesktop size={18} stroke={1.75} />,
      checked: colorScheme === "auto",
      onPick: () => setColorScheme("auto"),
    },
    {
      words: "Sáng",
      icon: <IconSun size={18} stroke={1.75} />,
      checked: colorScheme === "light",
      onPick: () => setColorScheme("light"),
    },
    {
      words: "Tối",
      icon: <IconMoon size={18} stroke={1.75} />,
      checked: colorScheme === "dark",
      onPick: () => setColorScheme("dark"),
    },
    "line",
    {
      words: "Khóa màn hình",
      note: "Chữ đang gõ vẫn giữ",
      icon: <IconLock size={18} stroke={1.75} />,
      onPick: lockNow,
    },
    ...(maySign(me.post.roles)
      ? [
          {
            words: "Chứng thư của tôi",
            icon: <IconCertificate size={18} stroke={1.75} />,
            onPick: () => go("/chung-thu-cua-toi"),
          },
        ]
      : []),
    {
      words: "Đổi mật khẩu",
      icon: <IconKey size={18} stroke={1.75} />,
      onPick: () => go("/doi-mat-khau"),
    },
    { words: "Đăng xuất", icon: <IconLogout size={18} stroke={1.75} />, onPick: () => run(signOut) },
  ];
  return (
    <>
      <ActionMenu
        label="Tài khoản"
        items={items}
        button={
          <button type="button" className="mo-person">
            <Avatar name={me.person.fullName} size={compact ? 36 : 28} />
            {compact && (
              <span className="mo-hidden">
                Tài khoản: {me.person.fullName}, {me.post.title}
              </span>
            )}
            {!compact && (
              <>
                <span className="mo-person-words mo-grow">
                  <span className="mo-person-name" style={{ display: "block" }}>
                    {me.person.fullName}
                  </span>
                  <span className="mo-person-post" style={{ display: "block" }}>
                    {me.post.title}
                  </span>
                </span>
                <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
              </>
            )}
          </button>
        }
      />
      <Dialog open={error !== null} onClose={() => setError(null)} title="Chưa làm được" closable>
        <ErrorNote error={error} />
      </Dialog>
    </>
  );
}
