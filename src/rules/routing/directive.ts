import type { Refusal } from "../refusal/refusal.ts";

/** A unit, or a person by his post. */
export type PartyRef = { kind: "unit" | "post"; id: string };
export type TargetRole = "lead" | "co-ordinate" | "inform";

/** Deadlines are moments in epoch milliseconds; null = none of its own. */
export type DirectiveTarget = { to: PartyRef; role: TargetRole; deadline: number | null };

/**
 * Bút phê as data. `assign` gives work and has exactly one lead; `inform-only` ("để biết, lưu") gives none and has no lead.
 */
export type Directive = { purpose: "assign" | "inform-only"; deadline: number | null; targets: DirectiveTarget[] };

/** `legalArrival` is the legal time of receipt (QC-7.3), from which deadlines count. */
export type DirectiveFacts = { now: number; legalArrival: number };

const ONE_LEAD = "NĐ 30/2020 Đ23.2; NĐ 314/2025 Đ2.4";
const DEADLINE = "NĐ 30/2020 Đ23.2; QC-7.3";

/**
 * May this directive be given? One lead for work (invariant 7), nobody named twice, no deadline in the past or before the
 * legal arrival, no own deadline later than the whole one.
 */
export function checkDirective(directive: Directive, facts: DirectiveFacts): Refusal[] {
  return [
    ...leadRefusals(directive),
    ...repeatRefusals(directive.targets),
    ...timeRefusals(directive.deadline, facts),
    ...directive.targets.flatMap((target) => targetRefusals(target, directive, facts)),
  ];
}

/**
 * May the head of a unit give the work on with this deadline? `parent` is the deadline the work came with (null = none); a
 * missing own deadline means the parent's. NĐ 30/2020 Đ24; invariant 7.
 */
export function checkSubAssignment(
  sub: { lead: PartyRef[]; coordinators: PartyRef[]; deadline: number | null },
  parent: { deadline: number | null },
  facts: DirectiveFacts,
): Refusal[] {
  const targets: DirectiveTarget[] = [
    ...sub.lead.map((to) => ({ to, role: "lead" as const, deadline: null })),
    ...sub.coordinators.map((to) => ({ to, role: "co-ordinate" as const, deadline: null })),
  ];
  const found = checkDirective({ purpose: "assign", deadline: sub.deadline, targets }, facts);
  if (sub.deadline !== null && parent.deadline !== null && sub.deadline > parent.deadline) {
    found.push(
      refuse(
        "later-than-parent",
        "Hạn giao trong đơn vị muộn hơn hạn lãnh đạo giao. Việc chưa được giao. Hãy chọn hạn sớm hơn hoặc xin gia hạn.",
        DEADLINE,
      ),
    );
  }
  return found;
}

/**
 * May a deadline be moved? Only by the one who set it or his superior, with a reason, to a later moment that lies ahead and
 * not beyond the parent's.
 */
export function checkExtension(
  extension: { current: number; proposed: number; reason: string; byDirectorOrSuperior: boolean },
  parent: { deadline: number | null },
  now: number,
): Refusal[] {
  const found: Refusal[] = [];
  if (!extension.byDirectorOrSuperior) {
    found.push(
      refuse(
        "extension-by-director",
        "Chỉ người đã giao việc hoặc cấp trên của người đó gia hạn được. Hãy gửi đề nghị gia hạn.",
        ONE_LEAD,
      ),
    );
  }
  if (extension.reason.trim() === "")
    found.push(refuse("reason-missing", "Chưa ghi lý do gia hạn. Hạn cũ giữ nguyên. Hãy ghi lý do.", DEADLINE));
  if (extension.proposed <= extension.current || extension.proposed <= now) {
    found.push(
      refuse(
        "extension-not-later",
        "Hạn mới phải muộn hơn hạn cũ và chưa qua. Hạn cũ giữ nguyên. Hãy chọn ngày khác.",
        DEADLINE,
      ),
    );
  }
  if (parent.deadline !== null && extension.proposed > parent.deadline) {
    found.push(
      refuse(
        "later-than-parent",
        "Hạn mới muộn hơn hạn của việc cấp trên. Hạn cũ giữ nguyên. Hãy xin gia hạn việc cấp trên trước.",
        DEADLINE,
      ),
    );
  }
  return found;
}

function leadRefusals(directive: Directive): Refusal[] {
  const leads = directive.targets.filter((target) => target.role === "lead").length;
  if (directive.purpose === "assign") {
    if (leads === 1) return [];
    if (leads === 0)
      return [
        refuse("no-lead", "Chưa chọn đơn vị hoặc người chủ trì. Chưa gửi gì. Hãy chọn một nơi chủ trì.", ONE_LEAD),
      ];
    return [
      refuse(
        "many-leads",
        "Mỗi việc chỉ có một nơi chủ trì. Chưa gửi gì. Hãy để một nơi chủ trì, các nơi khác phối hợp.",
        ONE_LEAD,
      ),
    ];
  }
  const work = directive.targets.filter((target) => target.role !== "inform").length;
  const found: Refusal[] = [];
  if (work > 0)
    found.push(
      refuse(
        "work-in-information",
        "Bút phê “để biết” không giao việc. Hãy bỏ nơi chủ trì, phối hợp hoặc đổi sang giao việc.",
        ONE_LEAD,
      ),
    );
  if (directive.targets.length === 0)
    found.push(refuse("no-target", "Chưa chọn nơi nhận để biết. Chưa gửi gì. Hãy chọn ít nhất một nơi.", ONE_LEAD));
  return found;
}

function repeatRefusals(targets: DirectiveTarget[]): Refusal[] {
  const keys = targets.map(({ to }) => `${to.kind}:${to.id}`);
  if (new Set(keys).size === keys.length) return [];
  return [
    refuse(
      "named-twice",
      "Có nơi được nêu hai lần (chủ trì, phối hợp, để biết). Chưa gửi gì. Hãy để mỗi nơi một vai.",
      ONE_LEAD,
    ),
  ];
}

function targetRefusals(target: DirectiveTarget, directive: Directive, facts: DirectiveFacts): Refusal[] {
  if (target.deadline === null) return [];
  if (target.role === "inform") {
    return [
      refuse(
        "deadline-for-information",
        "Nơi nhận để biết không có hạn. Hãy bỏ hạn hoặc chuyển nơi đó sang phối hợp.",
        DEADLINE,
      ),
    ];
  }
  const found = timeRefusals(target.deadline, facts);
  if (directive.deadline !== null && target.deadline > directive.deadline) {
    found.push(
      refuse("later-than-whole", "Có hạn riêng muộn hơn hạn chung. Chưa gửi gì. Hãy chọn hạn riêng sớm hơn.", DEADLINE),
    );
  }
  return found;
}

function timeRefusals(deadline: number | null, facts: DirectiveFacts): Refusal[] {
  if (deadline === null) return [];
  const found: Refusal[] = [];
  if (deadline <= facts.now)
    found.push(refuse("deadline-past", "Hạn đã qua. Việc chưa được giao. Hãy chọn một ngày sắp tới.", DEADLINE));
  if (deadline < facts.legalArrival) {
    found.push(
      refuse(
        "deadline-before-arrival",
        "Hạn sớm hơn thời điểm văn bản được tính là đến. Hãy chọn hạn sau thời điểm đó.",
        DEADLINE,
      ),
    );
  }
  return found;
}

function refuse(code: string, message: string, clause: string): Refusal {
  return { code: `routing.${code}`, message, clause };
}
