// Every letter has a page an office could have written.
import { beforeAll, describe, expect, it } from "vitest";
import { checkFormat } from "#src/rules/document-format/check/check-format.ts";
import { isOutgoing, type PageMaker, pageMaker } from "./bodies.ts";
import { buildDemo } from "./build.ts";
import { planFiles } from "./files.ts";
import type { DemoIncoming, DemoOutgoing, DemoProvince } from "./types.ts";

type Letter = DemoIncoming | DemoOutgoing;
let demo: DemoProvince;
let page: PageMaker;
let letters: Letter[];
const textOf = (letter: Letter) => JSON.stringify(page(letter).model);

beforeAll(() => {
  demo = buildDemo({ today: "2026-11-23" });
  page = pageMaker(demo);
  letters = [...demo.incoming, ...demo.outgoing];
});

describe("pages", () => {
  it("every letter has one, with at least three blocks, no open word, in NFC", () => {
    for (const letter of letters) {
      const { model } = page(letter);
      expect(model.body.length, letter.id).toBeGreaterThanOrEqual(3);
      const text = JSON.stringify(model);
      expect(text, letter.id).not.toMatch(/[{][A-Za-z0-9]+[}]|undefined/);
      expect(text.normalize("NFC") === text, letter.id).toBe(true);
      expect(model.subject.length, letter.id).toBeLessThanOrEqual(500);
    }
  });
  it("more than three hundred differ", () => {
    expect(new Set(letters.map(textOf)).size).toBeGreaterThan(1000);
  });
  it("QC-3.1 what the staffed agencies issue passes the format check without a fault that stops it", () => {
    for (const letter of demo.outgoing) {
      const faults = checkFormat(page(letter).model, { phase: "draft", annexes: letter.annexes }).filter(
        (f) => f.severity === "must",
      );
      expect(faults.map((f) => `${letter.id} ${f.rule} ${f.found}`)).toEqual([]);
    }
  });
  it("carries the facts of its letter: subject, notation, signer, sender's name, asked-for day", () => {
    const letter = demo.incoming.find((l) => l.id === "in.stc.sxd.2034");
    if (!letter) throw new Error("2034/SXD-QLN is missing");
    const text = textOf(letter);
    for (const fact of [
      "SXD-QLN",
      "Lê Hoàng Phúc",
      "6.840.000.000 đồng",
      "05 trụ sở",
      "ngày 27 tháng 11 năm 2026",
      "Sở Xây dựng",
    ]) {
      expect(text).toContain(fact);
    }
    expect(page(letter)).toMatchObject({ number: "2034", issuedDate: "2026-11-20" });
  });
  it("an answer names the number and date of its question", () => {
    const answers = demo.outgoing.filter((l) => l.topic.startsWith("reply:"));
    expect(answers.length).toBeGreaterThan(80);
    for (const answer of answers) {
      const question = demo.incoming.find((l) => l.id === answer.replyToIncomingId);
      expect(textOf(answer), answer.id).toContain(`số ${question?.number}/${question?.notation} ngày`);
    }
  });
  it("both ends of an exchange are one page", () => {
    const mirrored = demo.incoming.filter((l) => l.sourceOutgoingId !== null);
    expect(mirrored.length).toBeGreaterThan(50);
    for (const letter of mirrored) {
      const source = demo.outgoing.find((l) => l.id === letter.sourceOutgoingId);
      expect(source && page(source), letter.id).toEqual(page(letter));
    }
  });
});

describe("files", () => {
  it("at least 300 letters get a page of their own, the newest 200 with signatures are signed, every letter has a file", () => {
    const plan = planFiles(demo);
    expect(plan.own.length).toBeGreaterThanOrEqual(300);
    expect(plan.signed.size).toBe(200);
    const pages = new Set(plan.own.map((l) => (!isOutgoing(l) && l.sourceOutgoingId) || l.id));
    for (const letter of letters) expect(pages.has(plan.fileOf.get(letter.id) ?? ""), letter.id).toBe(true);
    // 77/CV-CTN came on paper and by mail: the same page twice, which the clerk must notice
    expect(new Set(plan.own.map(textOf)).size).toBe(plan.own.length - 1);
  });
});
