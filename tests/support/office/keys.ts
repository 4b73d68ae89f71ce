// Keys for the small province: everybody who may sign, and each agency. Made once and kept in a temporary folder, because RSA keys
// take seconds; a test gets a copy with the same wrapping secret.
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { installKeys, type Signatory } from "../../../tools/test-pki/install-keys.ts";
import { AGENCIES, postId } from "./province.ts";

/** The day before the story of the pictures begins; certificates and lists are in force from 2026-11-22 on, for two years. */
export const KEYS_FROM = new Date("2026-11-23T00:00:00Z");
/** signs only with this PIN */
export const PIN_LOGIN = "thuy.le";
export const PIN = "246810";

const SIGNING_ROLES = ["lanh-dao", "chanh-van-phong", "truong-don-vi"];

export const personKeyId = (login: string): string => `person-${login}`;
export const agencyKeyId = (code: string): string => `agency-${code}`;

function signatories(): Signatory[] {
  return AGENCIES.flatMap((agency): Signatory[] => [
    {
      kind: "agency",
      keyId: agencyKeyId(agency.code),
      name: agency.name,
      shortName: agency.short,
      superior: "Tỉnh Vĩnh Long",
    },
    ...agency.posts
      .filter((post) => post.roles.some((role) => SIGNING_ROLES.includes(role)))
      .map(
        (post): Signatory => ({
          kind: "person",
          keyId: personKeyId(post.login),
          fullName: post.name,
          organisation: agency.name,
          ...(post.login === PIN_LOGIN ? { pin: PIN } : {}),
        }),
      ),
  ]);
}

/** Midnight (UTC) of the day before: for offices that live by the real clock. */
export const keysFromYesterday = (): Date => new Date(Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000);

/** Copies the keys into a data folder; call before the office opens. @param from certificates and lists are made at this moment */
export async function installTestKeys(dataDir: string, from: Date = KEYS_FROM): Promise<void> {
  const cache = path.join(tmpdir(), `m-office-test-keys-2-${from.toISOString().slice(0, 10)}`);
  if (!existsSync(cache)) {
    const fresh = `${cache}.${randomBytes(4).toString("hex")}`;
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    await installKeys({ dataDir: fresh, signatories: signatories(), now: from });
    try {
      renameSync(fresh, cache);
    } catch {
      // another test file was quicker; its keys are as good
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  cpSync(cache, dataDir, { recursive: true });
}

/** Gives every post that may sign its key. */
export async function giveKeys(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  for (const agency of AGENCIES) {
    await client.query("update agency set seal_key_id = $1 where code = $2", [agencyKeyId(agency.code), agency.code]);
    for (const post of agency.posts.filter((each) => each.roles.some((role) => SIGNING_ROLES.includes(role))))
      await client.query("update post set signing_key_id = $1 where id = $2", [
        personKeyId(post.login),
        postId(agency.code, post.key),
      ]);
  }
  await client.end();
}
