import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "#src/platform/act/act.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { withPin } from "./pins.actions.ts";

describe("Mã PIN chỉ thử được vài lần", () => {
  const office = useOffice({ worker: false });
  let db: Database;
  beforeAll(() => {
    db = openDatabase(office.db.appUrl, { name: "pins" });
  });
  afterAll(() => db.destroy());

  const wrong = problem("signer.wrong-pin", 409, "Mã PIN không đúng.");
  const attempt = (keyId: string, work: () => Promise<unknown>): Promise<string> => {
    const agencyId = office.province.agencyId("H61.03");
    const act = { db, now: new Date("2026-11-23T03:00:00Z"), caller: { agencyId } } as Act;
    return withPin(act, { keyId, pin: "852-thu" }, work).then(
      () => "done",
      (error: { code?: string }) => error.code ?? "broken",
    );
  };
  const badPin = () => Promise.reject(wrong());
  const early = () => Promise.reject(new Error("the file is not there"));

  it("NĐ 30/2020 Đ32.3 việc hỏng trước khi tới mã PIN không xóa các lần thử sai, cũng không tính là một lần", async () => {
    for (let n = 0; n < 4; n++) expect(await attempt("k1", badPin)).toBe("signer.wrong-pin");
    for (let n = 0; n < 3; n++) expect(await attempt("k1", early)).toBe("broken");
    expect(await attempt("k1", badPin)).toBe("signer.wrong-pin");
    expect(await attempt("k1", badPin)).toBe("signer.pin-blocked");
  });

  it("mã PIN đúng thì các lần thử sai trước đó không còn tính", async () => {
    for (let n = 0; n < 4; n++) expect(await attempt("k2", badPin)).toBe("signer.wrong-pin");
    expect(await attempt("k2", async () => undefined)).toBe("done");
    for (let n = 0; n < 5; n++) expect(await attempt("k2", badPin)).toBe("signer.wrong-pin");
    expect(await attempt("k2", badPin)).toBe("signer.pin-blocked");
  });
});
