// Every letter has a page an office could have written.
import { beforeAll, describe, expect, it } from "vitest";
import { checkFormat } from "#src/rules/document-format/check/check-format.ts";
import { type PageMaker, pageMaker } from "./bodies.ts";
import { buildDemo } from "./build.ts";
import { FULL_SIZE, planOf } from "./load/plan.ts";
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
  it("at least 300 letters get a page of their own, both ends of an exchange share it, every approved letter has one", () => {
    const plan = planOf(demo, FULL_SIZE);
    const pages = new Set(plan.fileOf.values());
    expect(pages.size).toBeGreaterThanOrEqual(900);
    expect(plan.signedReceived.size).toBe(200);
    for (const letter of demo.incoming) expect(pages.has(plan.fileOf.get(letter.id) ?? ""), letter.id).toBe(true);
    for (const letter of demo.outgoing)
      if (letter.state === "issued") expect(plan.fileOf.get(letter.id), letter.id).toBe(letter.id);
    const texts = [...pages].map((id) => textOf(letters.find((letter) => letter.id === id) ?? fail(id)));
    // 77/CV-CTN came on paper and by mail: the same page twice, which the clerk must notice; and a monthly notice may repeat itself
    expect(texts.length - new Set(texts).size).toBeLessThanOrEqual(3);
  });
  it("older letters that share a page are of the same kind and topic, and no letter of the pictures shares one", () => {
    const plan = planOf(demo, FULL_SIZE);
    const byId = new Map(letters.map((letter) => [letter.id, letter]));
    for (const id of plan.sharing) {
      const [letter, page] = [byId.get(id), byId.get(plan.fileOf.get(id) ?? "")];
      expect([letter?.kind, letter?.topic], id).toEqual([page?.kind, page?.topic]);
      expect(letter?.topic, id).not.toBe("story");
    }
  });
});

function fail(id: string): never {
  throw new Error(`no letter ${id}`);
}
