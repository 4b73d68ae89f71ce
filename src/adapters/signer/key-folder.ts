// The installation's software keys: `keys/<id>.json` wrapped under `secrets/key-store`, beside each its picture `keys/<id>.png`.
// A picture is no secret: it stands on every page that was ever signed.
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "#src/platform/whole-file/write-whole.ts";
import { createKeyStoreSigner } from "./key-store-signer.ts";
import { preparePicture } from "./picture-file.ts";
import type { PictureStore } from "./pictures.port.ts";
import type { KeyStore } from "./signer.port.ts";

const SECRET_BYTES = 32;
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/;

export type KeyFolder = { keys: KeyStore; pictures: PictureStore };

/** @param places folder of the keys, and the file of the secret that wraps them; both are made at the first use */
export async function openKeyFolder(places: { folder: string; secretFile: string }): Promise<KeyFolder> {
  const keys = createKeyStoreSigner({ folder: places.folder, secret: await openSecret(places.secretFile) });
  const fileOf = (keyId: string): string => path.join(places.folder, `${keyId}.png`);
  return {
    keys,
    pictures: {
      of: async (keyId) =>
        NAME.test(keyId) ? readFile(fileOf(keyId)).then((bytes) => new Uint8Array(bytes), noFile) : null,
      put: async (keyId, png) => {
        if (!NAME.test(keyId)) throw new RangeError(`not a key id: ${keyId}`);
        await mkdir(places.folder, { recursive: true, mode: 0o700 });
        await writeWhole(fileOf(keyId), png);
      },
      remove: async (keyId) => {
        if (NAME.test(keyId)) await rm(fileOf(keyId), { force: true });
      },
      prepare: preparePicture,
    },
  };
}

function noFile(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}

async function openSecret(file: string): Promise<Uint8Array> {
  const known = await readFile(file).catch(noFile);
  if (known) return known;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // web and worker at a first start: whoever comes second reads what the first wrote
  await writeFile(file, randomBytes(SECRET_BYTES), { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  return readFile(file);
}
