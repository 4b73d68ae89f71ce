// Revocation lists end after days or weeks; the office gets new ones from where the authorities publish them.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { createTestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { useOwnInstallation } from "../support/office/own-installation.ts";

describe("Danh sách thu hồi do CA công bố", () => {
  const own = useOwnInstallation();

  it("TT 15/2025/TT-BKHCN Đ5.7 danh sách thu hồi mới tải từ nơi CA công bố, chỉ khi tên miền được phép", async () => {
    const lists = new Map<string, Uint8Array>();
    const server = createServer((request, response) => {
      const list = lists.get(request.url ?? "");
      response.writeHead(list ? 200 : 404).end(list);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const listBase = `http://localhost:${(server.address() as AddressInfo).port}`;
    const published = await createTestPki({ now: new Date(), keys: "ec", subjects: [], listBase });
    const file = path.join(own.dataDir, "hai-ca.pem");
    writeFileSync(file, Buffer.concat([pem(published.root), pem(published.issuing)]));
    expect((await own.run(["trust", "add", file])).code).toBe(0);
    const refresh = async (hosts: string) => {
      const { code, out } = await own.run(["trust", "refresh", "--json"], "", { CRL_HOSTS: hosts });
      return { code, ...(JSON.parse(out) as { renewed: string[]; unchanged: number; failed: string[] }) };
    };
    const host = new URL(listBase).host;
    // a name alone allows the usual ports of that machine and no other
    expect(await refresh("localhost")).toEqual({ code: 0, renewed: [], unchanged: 0, failed: [] });
    expect(await refresh("ca.gov.vn")).toEqual({ code: 0, renewed: [], unchanged: 0, failed: [] });
    expect(await refresh(host)).toMatchObject({ code: 1, failed: [expect.stringContaining("404")] });
    lists.set("/root.crl", published.crls[0] ?? new Uint8Array());
    expect(await refresh(host)).toMatchObject({ code: 0, renewed: ["CA gốc thử nghiệm M-Office"], failed: [] });
    expect(await refresh(host)).toMatchObject({ code: 0, renewed: [], unchanged: 1 });
    server.close();

    // no person did it, and the trail tells it all the same
    const client = new pg.Client({ connectionString: own.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ person_id: string | null; kind: string }>(
      "select person_id, facts ->> 'kind' as kind from audit_event where action = 'trust.added' order by at, id",
    );
    await client.end();
    expect(rows.map((row) => row.kind)).toEqual(["authority", "authority", "list"]);
    expect(rows.every((row) => row.person_id === null)).toBe(true);
  }, 240_000);
});
