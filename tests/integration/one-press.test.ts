// The answer to an act is lost on the line and the page asks again with the same press: told the same, done once.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createApiClient, PRESS_BEFORE_HEADER, PRESS_HEADER } from "#src/platform/http/client.ts";
import { contract } from "#src/server/contract.ts";
import { arrived, BA_TRI, SXD } from "../support/documents/exchange.ts";
import { letterPdf } from "../support/documents/letters.ts";
import {
  asOwner,
  completeDraft,
  failureOf,
  historyOf,
  type People,
  SIGNER,
  STC,
  signInDepartment,
} from "../support/documents/outgoing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { type Session, useOffice } from "../support/office/office.ts";
import { postId, unitId } from "../support/office/province.ts";

type Api = Session["api"];

describe("Mất câu trả lời, bấm lại: một việc chỉ ghi một lần", () => {
  const office = useOffice({ keys: "today" });
  let people: People;
  beforeAll(async () => {
    people = await signInDepartment(office);
  });

  const withPress = (who: Session, press: string, before?: string): Api =>
    createApiClient(contract, office.url, (input, init) => {
      const request = new Request(input, init);
      request.headers.set(PRESS_HEADER, press);
      if (before) request.headers.set(PRESS_BEFORE_HEADER, before);
      return who.fetch(request);
    });
  /** Everything that was done so far; readings come and go. */
  const acts = () =>
    asOwner(
      office,
      async (client) =>
        (
          await client.query<{ action: string }>(
            "select action from audit_event where person_id is not null and action !~ '(read|downloaded|seen)$' order by at, id",
          )
        ).rows,
    );
  /** The same request three times, the last two at once. @returns what each was answered */
  async function again<T extends object>(who: Session, work: (api: Api) => Promise<T>): Promise<T> {
    const press = randomUUID();
    const first = await work(withPress(who, press));
    const done = await acts();
    const repeated = withPress(who, press, press);
    expect(await Promise.all([work(repeated), work(repeated)])).toEqual([first, first]);
    // who does not say that it is a repetition gets nothing done twice either
    await work(withPress(who, press));
    expect(await acts()).toEqual(done);
    return first;
  }
  let letters = 0;
  async function registered(): Promise<string> {
    const number = String(88 + letters++);
    const { item } = await upload(people.clerk, letterPdf({ number }), { name: `${number}.pdf` });
    const { documentId } = await people.clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: fieldsOf(item),
      attestation: ALL_SIX,
      presentToPostId: postId(STC, "giam-doc"),
    });
    return documentId;
  }
  const directive = (id: string, rowVersion: number, text = "Phòng Ngân sách chủ trì.") => ({
    id,
    rowVersion,
    text,
    targets: [{ role: "lead" as const, unitId: unitId(STC, "ns") }],
    dueDate: null,
    replyNeeded: false,
  });

  it("trình, duyệt, trả lại, ký, cấp số, nơi nhận, phát hành, gửi lại, thu hồi", async () => {
    const draft = await completeDraft(office, people);
    const submit = (rowVersion: number) =>
      again(people.specialist, (api) =>
        api.outgoingDocuments.submit({ id: draft.id, rowVersion, signerPostId: SIGNER }),
      );
    let now = await submit(draft.rowVersion);
    now = await again(people.head, (api) =>
      api.outgoingDocuments.return({ id: now.id, rowVersion: now.rowVersion, toState: "draft", reason: "Thiếu số." }),
    );
    now = await submit(now.rowVersion);
    for (const [who, step] of [
      [people.head, "unit"],
      [people.chief, "format"],
      [people.director, "leader"],
    ] as const) {
      const { id, rowVersion, versionNo } = now;
      now = await again(who, (api) => api.outgoingDocuments.approve({ id, rowVersion, step, versionNo }));
    }
    const { currentSha256 } = await people.director.api.outgoingDocuments.get({ id: now.id });
    const signed = await again(people.director, (api) =>
      api.signing.sign({ id: now.id, rowVersion: now.rowVersion, sha256: currentSha256 ?? "" }),
    );
    const sealed = await again(people.clerk, (api) =>
      api.signing.seal({ id: now.id, rowVersion: signed.rowVersion, sha256: signed.sha256 }),
    );
    const to = [SXD, BA_TRI].map((code) => ({
      code,
      name: "",
      purpose: "để thực hiện",
      delivery: "exchange" as const,
    }));
    const set = await again(people.clerk, (api) =>
      api.outgoingDocuments.setRecipients({ id: now.id, rowVersion: sealed.rowVersion, recipients: to }),
    );
    const issued = await again(people.clerk, (api) => api.exchange.issue({ id: now.id, rowVersion: set.rowVersion }));
    const receiver = await office.signIn("lan.bui");
    const item = await arrived(receiver, sealed);
    await again(receiver, (api) =>
      api.intake.refuse({ id: item.id, rowVersion: item.rowVersion, reason: "Thiếu phụ lục." }),
    );
    await expect
      .poll(async () => (await people.clerk.api.exchange.recipients({ id: now.id })).rows.map((row) => row.status), {
        timeout: 20_000,
      })
      .toContain("refused");
    const refused = (await people.clerk.api.exchange.recipients({ id: now.id })).rows.find(
      (row) => row.status === "refused",
    );
    await again(people.clerk, (api) =>
      api.exchange.resend({ id: refused?.recipientId ?? "", note: "Phụ lục ở mục 2." }),
    );
    const { rowVersion } = await people.clerk.api.outgoingDocuments.get({ id: now.id });
    const recalled = await again(people.clerk, (api) =>
      api.exchange.recall({ id: now.id, rowVersion, reason: "Sai số liệu." }),
    );
    expect([issued.again, recalled.again]).toEqual([false, false]);
  }, 120_000);

  it("bút phê, phân công, hoàn thành, hồ sơ: cùng trả lời, một dòng lịch sử", async () => {
    const id = await registered();
    const { rowVersion } = await people.director.api.incomingDocuments.get({ id });
    await again(people.director, (api) => api.assignments.direct(directive(id, rowVersion)));
    const { rows } = await people.head.api.assignments.work({ view: "unit" });
    const own = rows.find((row) => row.documentId === id);
    const { assignmentId } = await again(people.head, (api) =>
      api.assignments.assign({ id: own?.assignmentId ?? "", postId: postId(STC, "chuyen-vien") }),
    );
    await again(people.specialist, (api) => api.assignments.start({ id: assignmentId }));
    await again(people.specialist, (api) => api.assignments.finish({ id: assignmentId, note: "Đã trả lời." }));
    const { id: fileId } = await again(people.specialist, (api) =>
      api.caseFiles.open({ notation: "07-NS", title: "Kinh phí trụ sở", year: 2026, retention: "10 năm" }),
    );
    const of = { id: fileId, documentId: id };
    await again(people.specialist, (api) => api.caseFiles.file(of));
    await again(people.specialist, (api) => api.caseFiles.unfile(of));
    const { rowVersion: closing } = await again(people.specialist, (api) => api.caseFiles.file(of));
    await again(people.specialist, (api) => api.caseFiles.close({ id: fileId, rowVersion: closing }));
    const story = (await historyOf(office, id)).map(({ action }) => action);
    expect(story.filter((action) => /directed|directive/u.test(action))).toHaveLength(1);
  });

  it("hai yêu cầu cùng một lần bấm tới cùng lúc: cả hai nhận một trả lời", async () => {
    const id = await registered();
    const { rowVersion } = await people.director.api.incomingDocuments.get({ id });
    const api = withPress(people.director, randomUUID());
    const answers = await Promise.all([1, 2, 3].map(() => api.assignments.direct(directive(id, rowVersion))));
    expect(new Set(answers.map((each) => each.directiveId)).size).toBe(1);
  });

  it("lần bấm sau có lời khác: nói lần trước của chính mình đã ghi lúc nào, không ghi thêm; lần trước chưa tới thì ghi", async () => {
    const id = await registered();
    const { rowVersion } = await people.director.api.incomingDocuments.get({ id });
    const lost = randomUUID();
    await withPress(people.director, lost).assignments.direct(directive(id, rowVersion));
    const done = await acts();
    const refused = await failureOf(
      withPress(people.director, randomUUID(), lost).assignments.direct(directive(id, rowVersion, "Lời khác.")),
    );
    expect(refused).toMatchObject({ code: "act.recorded", status: 409 });
    expect(refused?.title).toMatch(/Lần bấm trước của bạn đã được ghi lúc \d\d:\d\d:\d\d/u);
    expect(await acts()).toEqual(done);

    const other = await registered();
    const fresh = await people.director.api.incomingDocuments.get({ id: other });
    const api = withPress(people.director, randomUUID(), randomUUID());
    expect(await api.assignments.direct(directive(other, fresh.rowVersion))).toHaveProperty("directiveId");
  });

  it("bị từ chối thì hỏi lại vẫn bị từ chối, lý do như lần đầu, không để lại gì", async () => {
    const id = await registered();
    const api = withPress(people.director, randomUUID());
    const [first, second] = [
      await failureOf(api.assignments.direct(directive(id, 999))),
      await failureOf(api.assignments.direct(directive(id, 999))),
    ];
    expect([first?.code, second?.code]).toEqual(["stale", "stale"]);
  });

  it("câu trả lời giữ lại không đọc được từ cơ sở dữ liệu, và một ngày sau không còn", async () => {
    const id = await registered();
    const { rowVersion } = await people.director.api.incomingDocuments.get({ id });
    await withPress(people.director, randomUUID()).assignments.direct(directive(id, rowVersion));
    const kept = () =>
      asOwner(
        office,
        async (client) =>
          (
            await client.query<{ answer: Buffer; at: Date }>("select answer, at from press where agency_id = $1", [
              office.province.agencyId(STC),
            ])
          ).rows,
      );
    const rows = await kept();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => !row.answer?.toString("latin1").includes("directiveId"))).toBe(true);
    await asOwner(office, (client) => client.query("update press set at = at - interval '25 hours'"));
    const other = await registered();
    const fresh = await people.director.api.incomingDocuments.get({ id: other });
    await withPress(people.director, randomUUID()).assignments.direct(directive(other, fresh.rowVersion));
    expect(await kept()).toHaveLength(1);
  });
});
