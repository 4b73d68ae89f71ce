/**
 * Marks: shape and word first, colour third.
 *
 *   <UrgencyMark urgency="thuong-khan" />          Thường shows nothing
 *   <SignatureMark verdict="valid" />              valid · unknown · invalid · unsigned (+ paper)
 *   <RoleMark kind="lead" />                       lead · co-ordinate · inform
 *   <Chip tone="ok" icon={<IconCheck size={15} />}>Đạt</Chip>
 *   <Avatar name="Lâm Thị Diễm My" />              decoration: the name must stand beside it
 */
import "./marks.css";
import {
  IconChevronsUp,
  IconChevronUp,
  IconEye,
  IconFileText,
  IconFlag,
  IconFlame,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
  IconShieldX,
  IconUsers,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Urgency } from "#src/rules/document-format/document-model.ts";
import { avatarInitials, fold } from "#src/rules/vietnamese-text/fold.ts";

export type Tone = "plain" | "pri" | "ok" | "warn" | "or" | "bad";
const INLINE = { size: 15, stroke: 1.75, "aria-hidden": true } as const;

export function Chip(props: {
  children: ReactNode;
  tone?: Tone;
  icon?: ReactNode;
  solid?: boolean;
  outline?: boolean;
}) {
  return (
    <span
      className="mo-chip"
      data-tone={props.tone ?? "plain"}
      data-solid={props.solid || undefined}
      data-outline={props.outline || undefined}
    >
      {props.icon}
      {props.children}
    </span>
  );
}

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  switch (urgency) {
    case "thuong":
      return null;
    case "khan":
      return (
        <Chip tone="warn" icon={<IconChevronUp {...INLINE} />}>
          Khẩn
        </Chip>
      );
    case "thuong-khan":
      return (
        <Chip tone="or" icon={<IconChevronsUp {...INLINE} />}>
          Thượng khẩn
        </Chip>
      );
    case "hoa-toc":
      return (
        <Chip tone="bad" solid icon={<IconFlame {...INLINE} />}>
          Hỏa tốc
        </Chip>
      );
    default:
      return urgency satisfies never;
  }
}

export type SignatureVerdict = "valid" | "unknown" | "invalid" | "unsigned" | "paper";

export function SignatureMark({ verdict }: { verdict: SignatureVerdict }) {
  switch (verdict) {
    case "valid":
      return <Words tone="ok" icon={<IconShieldCheck {...INLINE} />} words="Ký số hợp lệ" />;
    case "unknown":
      return <Words tone="warn" icon={<IconShieldQuestion {...INLINE} />} words="Chưa đủ căn cứ" />;
    case "invalid":
      return <Words tone="bad" icon={<IconShieldX {...INLINE} />} words="Chữ ký không hợp lệ" />;
    case "unsigned":
      return <Words tone="plain" icon={<IconShieldOff {...INLINE} />} words="Không ký số" />;
    case "paper":
      return <Words tone="plain" icon={<IconFileText {...INLINE} />} words="Bản giấy đã quét" />;
    default:
      return verdict satisfies never;
  }
}

export type AssignmentRole = "lead" | "co-ordinate" | "inform";
export const ROLE_WORDS: Record<AssignmentRole, string> = {
  lead: "Chủ trì",
  "co-ordinate": "Phối hợp",
  inform: "Để biết",
};

export function RoleMark({ kind }: { kind: AssignmentRole }) {
  const icons: Record<AssignmentRole, ReactNode> = {
    lead: <IconFlag {...INLINE} />,
    "co-ordinate": <IconUsers {...INLINE} />,
    inform: <IconEye {...INLINE} />,
  };
  return <Words tone="plain" icon={icons[kind]} words={ROLE_WORDS[kind]} />;
}

/** Symbol and words on one line, without ground. */
export function Words(props: { tone: Tone; icon: ReactNode; words: string; strong?: boolean }) {
  return (
    <span className="mo-words" data-tone={props.tone} data-strong={props.strong || undefined}>
      {props.icon}
      {props.words}
    </span>
  );
}

const AVATAR_TONES = ["a", "b", "c", "d"] as const;

export function Avatar({ name, size = 28 }: { name: string; size?: 22 | 28 | 36 }) {
  let sum = 0;
  for (const letter of fold(name)) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return (
    <span className="mo-avatar" data-tone={AVATAR_TONES[sum % AVATAR_TONES.length]} data-size={size} aria-hidden="true">
      {avatarInitials(name)}
    </span>
  );
}
