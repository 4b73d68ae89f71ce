// Nonsense at every door: whatever is sent, the answer is a sentence that says what to do, never a broken server, and nothing is half-stored.
import { get } from "node:http";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf } from "../support/documents/outgoing.ts";
import { buildWorld, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";
import { CASES } from "./across-agencies/cases.ts";
import type { Who } from "./across-agencies/route-case.ts";
import { rowsOf } from "./across-agencies/rows.ts";
import { A } from "./across-agencies/two-agencies.ts";
import { callRoute, everyRoute } from "./across-agencies/walk.ts";

const VIETNAMESE = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵếềểễệấầẩẫậốồổỗộớờởỡợứừửữự]/iu;

const LONG = "Ạ".normalize("NFD").repeat(50_000);

/** What a broken program or a curious person puts in the place of a value. */
const NONSENSE: readonly unknown[] = [
  null,
  -1,
  1e21,
  3_000_000_000,
  "1|2",
  "",
  "a\u0000b",
  "\ud800",
  "../../etc/passwd",
  "'; drop table person; --",
  LONG,
  [],
  { $gt: "" },
];

describe("Dữ liệu sai", () => {
  const office = useOffice({ worker: false });
  let world: World;
  let superuser: pg.Client;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    world = { ...(await buildWorld(office, A)), issuedId: "doc_khong-co" };
    superuser = new pg.Client({ connectionString: office.db.adminUrl });
    await superuser.connect();
  });
  afterAll(() => superuser?.end());

  const doors = everyRoute().flatMap((route) => {
    const found = CASES[route.name];
    // signing in and out is not a matter of nonsense in fields; passwords have tests of their own
    return found && found.about !== "nobody" && !route.name.includes("uploads")
      ? [{ route, name: route.name, found }]
      : [];
  });

  it.each(doors)(
    "$name: giá trị vô nghĩa ở từng ô không làm hỏng máy chủ, câu trả lời bằng tiếng Việt",
    async ({ route, found }) => {
      const input = { ...found.input(world) } as Record<string, unknown>;
      const who: Who = found.reader ?? found.mixed?.by ?? (found.administrator ? "administrator" : "clerk");
      for (const name of Object.keys(input))
        for (const value of NONSENSE) {
          const inAddress = route.path.includes(`{${name}}`);
          // an empty part of the address is another address; a long one ends at the web server's limit for a request's head
          if (inAddress && (typeof value !== "string" || value === "" || !value.isWellFormed())) continue;
          if (value === LONG && (inAddress || route.method === "GET")) continue;
          const answer = await callRoute(world[who], route, { ...input, [name]: value });
          const said = `${name} = ${JSON.stringify(value)?.slice(0, 40)}: ${answer.status} ${answer.text.slice(0, 300)}`;
          expect(answer.status, said).toBeLessThan(500);
          if (answer.status < 400) continue;
          const problem = JSON.parse(answer.text);
          expect(problem.title, said).toMatch(VIETNAMESE);
          expect(problem.code, said).toMatch(/^[a-z]/u);
        }
    },
  );

  const unchanged = async (work: () => Promise<unknown>): Promise<void> => {
    const without = (rows: Record<string, string>) =>
      Object.entries(rows).filter(([name]) => !name.startsWith("audit_"));
    const before = without(await rowsOf(superuser, world.agencyId));
    await work();
    expect(without(await rowsOf(superuser, world.agencyId))).toEqual(before);
  };

  it("cơ quan không có trong danh bạ: nêu dòng nào, phải làm gì; danh sách nơi nhận cũ còn nguyên", async () => {
    const draft = await world.specialist.api.outgoingDocuments.get({ id: world.outgoingId });
    await unchanged(async () => {
      const refused = await failureOf(
        world.specialist.api.outgoingDocuments.setRecipients({
          id: draft.id,
          rowVersion: draft.rowVersion,
          recipients: [
            { code: "H61.05", delivery: "exchange" },
            { code: "H99.KHONG-CO", delivery: "exchange" },
          ],
        }),
      );
      expect(refused?.status).toBeGreaterThanOrEqual(400);
      const words = refused?.reasons.map((reason) => reason.message).join(" ") || refused?.title || "";
      expect(words).toContain("H99.KHONG-CO");
      expect(words).toMatch(/danh bạ|bản giấy|gửi giấy/u);
    });
  });

  it("hạn đã qua: không giao được việc, hạn quá hạn của lãnh đạo cũng vậy; việc cũ còn nguyên", async () => {
    const assignment = { id: world.unitAssignmentId, postId: world.specialistPostId };
    await unchanged(async () => {
      for (const dueDate of ["2026-11-20", "2026-12-11"]) {
        const refused = await failureOf(world.head.api.assignments.assign({ ...assignment, dueDate }));
        expect([dueDate, refused?.status]).toEqual([dueDate, 409]);
        expect(refused?.reasons[0]?.message).toMatch(/hạn/iu);
      }
    });
    const letter = await world.leader.api.incomingDocuments.get({ id: world.incomingId });
    const { refusals } = await world.leader.api.assignments.checkDirective({
      id: world.incomingId,
      rowVersion: letter.rowVersion,
      text: "Giao gấp",
      targets: [{ role: "lead", unitId: world.unitId }],
      dueDate: "2026-11-20",
    });
    expect(refusals.map((reason) => reason.message).join(" ")).toMatch(/hạn/iu);
  });

  it("thân yêu cầu không phải JSON, quá lớn, sai kiểu; địa chỉ lạ; phương thức lạ: mỗi lần một câu, không lần nào hỏng", async () => {
    const json = { "content-type": "application/json" };
    const tries: [string, RequestInit][] = [
      ["/api/case-files", { method: "POST", body: "{", headers: json }],
      ["/api/case-files", { method: "POST", body: "[".repeat(100_000), headers: json }],
      ["/api/case-files", { method: "POST", body: JSON.stringify({ title: "a".repeat(5_000_000) }), headers: json }],
      ["/api/case-files", { method: "POST", body: "<xml/>", headers: { "content-type": "application/xml" } }],
      ["/api/case-files", { method: "POST" }],
      ["/api/khong-co-gi", {}],
      ["/api/incoming-documents/%00", {}],
      ["/api/incoming-documents/%E0%A4%A", {}],
      ["/api/intake", { method: "PUT", body: "{}", headers: json }],
      ["/api/intake/uploads", { method: "POST", body: "x", headers: { "content-type": "multipart/form-data" } }],
      [
        "/api/case-files",
        { method: "POST", body: `{"title":${"[".repeat(90_000)}${"]".repeat(90_000)}}`, headers: json },
      ],
      [
        "/api/case-files",
        { method: "POST", body: "--\r\n\r\nx", headers: { "content-type": "multipart/form-data; boundary=" } },
      ],
      ["/api/registers/book_in/print.pdf?from=hom-qua", {}],
      ["/api/registers/book_in/print.pdf?from=2026-02-30", {}],
      ["/api/registers/book_in/export.xlsx?from=2026-06-01&to=2026-01-01", {}],
      ["/api/outgoing-documents?limit=99999&cursor=%27%3B--", {}],
    ];
    await unchanged(async () => {
      for (const [address, init] of tries) {
        const response = await world.clerk.fetch(address, init);
        const text = await response.text();
        const said = `${init.method ?? "GET"} ${address}: ${response.status} ${text.slice(0, 200)}`;
        expect(response.status, said).toBeGreaterThanOrEqual(400);
        expect(response.status, said).toBeLessThan(500);
        expect(JSON.parse(text).title, said).toMatch(VIETNAMESE);
      }
    });
  });

  it("dòng yêu cầu ghi cả địa chỉ máy chủ (RFC 9112 3.2.2) được đọc như địa chỉ thường", async () => {
    const { port } = new URL(office.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      get({ host: "127.0.0.1", port, path: `http://127.0.0.1:${port}/api/registers`, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(401);
  });
});
