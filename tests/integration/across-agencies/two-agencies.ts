import type { WorldSpec } from "../../support/documents/world.ts";

export const A: WorldSpec = {
  code: "H61.03",
  mark: "ZQTAICHINH",
  logins: { clerk: "han.tran", leader: "tri.nguyen", head: "bao.dang", specialist: "my.lam", administrator: "phuc.vo" },
  leaderPost: "giam-doc",
  headPost: "truong-phong",
  specialistPost: "chuyen-vien",
  unit: "ns",
};
export const B: WorldSpec = {
  code: "H61.05",
  mark: "ZQXAYDUNG",
  logins: {
    clerk: "lan.bui",
    leader: "phuc.le",
    head: "an.trinh",
    specialist: "khoa.do",
    administrator: "quan.tri.sxd",
  },
  leaderPost: "giam-doc",
  headPost: "truong-phong",
  specialistPost: "chuyen-vien",
  unit: "qln",
};

const NAMES: Readonly<Record<string, string>> = { [A.code]: "SỞ TÀI CHÍNH", [B.code]: "SỞ XÂY DỰNG" };

/** What an administrator may write about his agency. */
export const agencyFacts = (spec: WorldSpec) => ({
  rowVersion: 1,
  symbol: "S",
  organ: [NAMES[spec.code] ?? ""],
  address: spec.mark,
  place: "Vĩnh Long",
  sealMm: 36,
});
