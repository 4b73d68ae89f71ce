// The pictures' Monday at Sở Tài chính: the same people, letters and numbers.
import { beforeAll, describe, expect, it } from "vitest";
import { buildDemo } from "../build.ts";
import type { DemoIncoming, DemoProvince } from "../types.ts";

let demo: DemoProvince;
const of = (agencyId: string) => demo.incoming.filter((l) => l.agencyId === agencyId);
const find = (agencyId: string, number: string, notation: string): DemoIncoming => {
  const letter = of(agencyId).find((l) => l.number === number && l.notation === notation);
  if (!letter) throw new Error(`${number}/${notation} is missing`);
  return letter;
};

beforeAll(() => {
  demo = buildDemo({ today: "2026-11-23" });
});

describe("the Monday of the pictures", () => {
  it("Sở Tài chính has 23 letters waiting, 7 on the director's desk, 5 to sign, 4 to issue; the next số đến is 1847, the next number 1245", () => {
    expect(of("stc").filter((l) => l.state === "arrived" || l.state === "parked").length).toBe(23);
    expect(of("stc").filter((l) => l.state === "proposed").length).toBe(7);
    const states = demo.outgoing.filter((l) => l.agencyId === "stc").map((l) => l.state);
    expect(states.filter((s) => s === "awaiting-signature").length).toBe(5);
    expect(states.filter((s) => s === "awaiting-issue").length).toBe(4);
    expect(demo.books.find((b) => b.id === "book.stc.incoming.2026")?.lastNumber).toBe(1846);
    expect(demo.books.find((b) => b.id === "book.stc.outgoing.2026")?.lastNumber).toBe(1244);
  });
  it("2034/SXD-QLN waits unregistered, 205/TTr-UBND of Giồng Trôm is number 1790, 4120/UBND-KT is overdue at Lâm Thị Diễm My's", () => {
    expect(find("stc", "2034", "SXD-QLN")).toMatchObject({
      state: "arrived",
      senderId: "sxd",
      issuedDate: "2026-11-20",
      replyDue: "2026-11-27",
      signature: "valid",
      sourceOutgoingId: "out.sxd.2026.2034",
    });
    expect(find("stc", "205", "TTr-UBND").arrivalNumber).toBe(1790);
    const overdue = find("stc", "4120", "UBND-KT");
    expect(overdue).toMatchObject({ state: "in-progress", late: true });
    expect(demo.people.find((p) => p.id === overdue.assignment?.assigneePersonId)?.fullName).toBe("Lâm Thị Diễm My");
    expect(find("stc", "4302", "UBND-KT").urgency).toBe("thuong-khan");
  });
  it("988/STC-NS went to Sở Xây dựng on 14/07/2026", () => {
    expect(demo.outgoing.find((l) => l.id === "out.stc.2026.988")).toMatchObject({
      notation: "STC-NS",
      issuedDate: "2026-07-14",
      recipientIds: ["sxd"],
    });
  });
});
