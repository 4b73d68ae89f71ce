// All agencies of the demo: provincial bodies, vertical bodies, the 124 communes, one People's Council, correspondents outside.
// Codes: H61 is the province in QĐ 20/2020/QĐ-TTg; what stands below it after 01/07/2025 is not published, hence `codeConfirmed: false`.
import { COMMUNES, type CommuneRow } from "./data/communes.ts";
import {
  CORRESPONDENTS,
  type CorrespondentRow,
  PROVINCIAL_BODIES,
  type ProvincialRow,
} from "./data/provincial-bodies.ts";
import type { DemoAgency } from "./types.ts";

const FOUNDED = "2025-07-01";
const COMMUNE_GROUP = { "vinh-long": 60, "ben-tre": 61, "tra-vinh": 62 } as const;
const STAFFED_COMMUNE = "29110";

/** ASCII word of a Vietnamese name: "Sở Tài chính" → "so-tai-chinh". */
export function slug(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Every agency once, in the order lists show them. Codes are unique. */
export function buildAgencies(): DemoAgency[] {
  const communes: DemoAgency[] = [];
  const places = { "vinh-long": 0, "ben-tre": 0, "tra-vinh": 0 };
  for (const row of COMMUNES) {
    places[row[3]] += 1;
    communes.push(commune(row, places[row[3]]));
  }
  const committee = communes.find((c) => c.statisticalCode === STAFFED_COMMUNE);
  if (!committee) throw new RangeError(`commune ${STAFFED_COMMUNE} is missing`);
  return [...PROVINCIAL_BODIES.map(provincial), ...communes, council(committee), ...CORRESPONDENTS.map(correspondent)];
}

function provincial(row: ProvincialRow): DemoAgency {
  const isRoot = row.id === "ubnd-tinh";
  return {
    id: row.id,
    name: row.name,
    shortName: row.shortName ?? row.name,
    symbol: row.symbol,
    level: isRoot ? "province" : row.vertical ? "vertical" : "department",
    parentId: isRoot || row.vertical ? null : "ubnd-tinh",
    ...codes("H61", isRoot ? [] : [row.group]),
    codeConfirmed: isRoot,
    statisticalCode: isRoot ? "86" : null,
    address: row.address ?? "Phường Long Châu, tỉnh Vĩnh Long",
    place: "Vĩnh Long",
    parentLines: row.parentLines ?? (isRoot ? [] : ["UBND TỈNH VĨNH LONG"]),
    organLines: isRoot ? ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"] : [row.name.toLocaleUpperCase("vi")],
    collective: isRoot ? "ỦY BAN NHÂN DÂN" : null,
    headTitle: row.head ?? "Giám đốc",
    deputyTitle: `Phó ${row.head ?? "Giám đốc"}`,
    sealDiameterMm: isRoot ? 38 : 36,
    inInstallation: true,
    staffed: row.id === "stc" || row.id === "sxd",
    unitSymbols: row.units,
    validFrom: FOUNDED,
  };
}

function commune([code, name, kind, former]: CommuneRow, place: number): DemoAgency {
  const word = kind === "xa" ? "xã" : "phường";
  return {
    id: communeId(name, code),
    name: `Ủy ban nhân dân ${word} ${name}`,
    shortName: `UBND ${word} ${name}`,
    symbol: "UBND",
    level: "commune",
    parentId: "ubnd-tinh",
    ...codes("H61", [COMMUNE_GROUP[former], place]),
    codeConfirmed: false,
    statisticalCode: code,
    address: `${kind === "xa" ? "Xã" : "Phường"} ${name}, tỉnh Vĩnh Long`,
    place: name,
    parentLines: [],
    organLines: ["ỦY BAN NHÂN DÂN", `${word} ${name}`.toLocaleUpperCase("vi")],
    collective: "ỦY BAN NHÂN DÂN",
    headTitle: "Chủ tịch",
    deputyTitle: "Phó Chủ tịch",
    sealDiameterMm: 36,
    inInstallation: true,
    staffed: code === STAFFED_COMMUNE,
    unitSymbols: kind === "xa" ? ["KT", "VHXH", "VP"] : ["KTHTĐT", "VHXH", "VP"],
    validFrom: FOUNDED,
  };
}

/** The council of the same commune: an agency of its own, with its own books, served by the same clerk. */
function council(committee: DemoAgency): DemoAgency {
  return {
    ...committee,
    id: committee.id.replace("ubnd", "hdnd"),
    name: committee.name.replace("Ủy ban nhân dân", "Hội đồng nhân dân"),
    shortName: committee.shortName.replace("UBND", "HĐND"),
    symbol: "HĐND",
    parentId: null,
    code: `${committee.code}.001`,
    axisCode: `001${(committee.axisCode ?? "").slice(3)}`,
    statisticalCode: null,
    organLines: ["HỘI ĐỒNG NHÂN DÂN", ...committee.organLines.slice(1)],
    collective: "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
    unitSymbols: ["VP", "KTNS", "VHXH"],
  };
}

function correspondent(row: CorrespondentRow): DemoAgency {
  return {
    id: row.id,
    name: row.name,
    shortName: row.name,
    symbol: row.symbol,
    level: row.level,
    parentId: null,
    code: row.code ?? null,
    axisCode: row.code ? `000.00.00.${row.code}` : null,
    codeConfirmed: row.code !== undefined && row.confirmed === true,
    statisticalCode: null,
    address: row.address,
    place: row.place,
    parentLines: row.parentLines ?? [],
    organLines: [row.name.toLocaleUpperCase("vi")],
    collective: null,
    headTitle: row.head,
    deputyTitle: row.deputy,
    sealDiameterMm: 36,
    inInstallation: false,
    staffed: false,
    unitSymbols: row.units,
    validFrom: null,
  };
}

function communeId(name: string, code: string): string {
  // "Phú Tân" and "Tân Phú" differ, but two communes may be called alike without accents: the code decides then
  const word = slug(name);
  const twin = COMMUNES.some(([other, otherName]) => other !== code && slug(otherName) === word);
  return twin ? `ubnd-${word}-${code}` : `ubnd-${word}`;
}

/** Both notations of a code: groups left to right (QĐ 20/2020) and four groups right to left (QĐ 28/2018 Đ10.2.a). */
function codes(province: string, groups: number[]): { code: string; axisCode: string } {
  const [second = 0, third = 0] = groups;
  const two = (n: number) => String(n).padStart(2, "0");
  return { code: [province, ...groups.map(two)].join("."), axisCode: `000.${two(third)}.${two(second)}.${province}` };
}
