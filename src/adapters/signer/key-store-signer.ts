// Software keys in a folder: for demonstration, tests and unattended seals. Each key is an encrypted PKCS#8 (under the person's PIN),
// wrapped once more with AES-256-GCM under a secret of the installation: neither a stolen folder nor a stolen PIN alone can sign.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  type KeyObject,
  randomBytes,
  scryptSync,
} from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "#src/platform/whole-file/write-whole.ts";
import { describeKey, rawSignature } from "./raw-signature.ts";
import { type KeyStore, SignerError } from "./signer.port.ts";

type Entry = {
  certificate: string;
  chain: string[];
  pinned: boolean;
  salt: string;
  iv: string;
  tag: string;
  key: string;
  holder?: string;
};

const ID = /^[A-Za-z0-9_.-]{1,100}$/;
const unknownKey = (): SignerError =>
  new SignerError("signer.unknown-key", "Không tìm thấy khóa ký. Hãy chọn lại chứng thư.");
const wrongPin = (): SignerError =>
  new SignerError("signer.wrong-pin", "Mã PIN của khóa không đúng. Chưa có gì được ký; hãy nhập lại.");
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string): Buffer => Buffer.from(text, "base64");

/**
 * A folder of software keys, one file a key.
 * @param secret the installation's secret (any length ≥ 16 bytes); without it no key can be opened
 */
export function createKeyStoreSigner(options: { folder: string; secret: Uint8Array }): KeyStore {
  if (options.secret.length < 16)
    throw new SignerError("signer.weak-secret", "Bí mật bảo vệ kho khóa quá ngắn. Hãy đặt ít nhất 16 byte.");
  const fileOf = (id: string): string => {
    if (!ID.test(id) || id.startsWith(".")) throw unknownKey();
    return join(options.folder, `${id}.json`);
  };
  const wrappingKey = (salt: Uint8Array): Buffer => scryptSync(options.secret, salt, 32, { N: 4096 });

  const read = async (id: string): Promise<Entry> => {
    try {
      return JSON.parse(await readFile(fileOf(id), "utf8")) as Entry;
    } catch {
      throw unknownKey();
    }
  };

  const open = (entry: Entry, pin: string | undefined): KeyObject => {
    const decipher = createDecipheriv("aes-256-gcm", wrappingKey(bytesOf(entry.salt)), bytesOf(entry.iv)).setAuthTag(
      bytesOf(entry.tag),
    );
    let pem: string;
    try {
      pem = Buffer.concat([decipher.update(bytesOf(entry.key)), decipher.final()]).toString("utf8");
    } catch {
      throw new SignerError(
        "signer.wrong-secret",
        "Kho khóa không mở được bằng bí mật hiện tại. Hãy báo quản trị viên kiểm tra cấu hình.",
      );
    }
    try {
      return createPrivateKey(entry.pinned ? { key: pem, passphrase: pin ?? "" } : { key: pem });
    } catch {
      throw wrongPin();
    }
  };

  const wrap = (key: KeyObject, pin: string | undefined): Pick<Entry, "pinned" | "salt" | "iv" | "tag" | "key"> => {
    const pem = key.export({
      type: "pkcs8",
      format: "pem",
      ...(pin ? { cipher: "aes-256-cbc", passphrase: pin } : {}),
    });
    const salt = randomBytes(16);
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", wrappingKey(salt), iv);
    const wrapped = Buffer.concat([cipher.update(pem), cipher.final()]);
    return {
      pinned: pin !== undefined,
      salt: base64(salt),
      iv: base64(iv),
      tag: base64(cipher.getAuthTag()),
      key: base64(wrapped),
    };
  };

  const write = (file: string, entry: Entry): Promise<void> => writeWhole(file, JSON.stringify(entry));

  return {
    add: async (key) => {
      const file = fileOf(key.id);
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      if ((await readdir(options.folder)).includes(`${key.id}.json`)) {
        throw new SignerError(
          "signer.key-exists",
          "Khóa này đã có trong kho. Hãy thu hồi khóa cũ trước khi nạp khóa mới.",
        );
      }
      await write(file, {
        certificate: base64(key.certificate),
        chain: key.chain.map(base64),
        ...wrap(key.privateKey, key.pin),
        ...(key.holder === undefined ? {} : { holder: key.holder }),
      });
    },
    changePin: async (id, pin, next) => {
      const entry = await read(id);
      await write(fileOf(id), { ...entry, ...wrap(open(entry, pin), next) });
    },
    remove: (id) => rm(fileOf(id), { force: true }),
    keys: async () => {
      const files = await readdir(options.folder).catch(() => []);
      const ids = files
        .filter((file) => file.endsWith(".json"))
        .map((file) => file.slice(0, -5))
        .sort();
      const described = ids.map((id) =>
        read(id).then(
          (entry) => [describeKey(id, bytesOf(entry.certificate))],
          (error: unknown) => {
            // taken away since the folder was read
            if (error instanceof SignerError && error.code === "signer.unknown-key") return [];
            throw error;
          },
        ),
      );
      return (await Promise.all(described)).flat();
    },
    certificateOf: async (id) => {
      const entry = await read(id);
      return {
        certificate: bytesOf(entry.certificate),
        chain: entry.chain.map(bytesOf),
        pinned: entry.pinned,
        ...(entry.holder === undefined ? {} : { holder: entry.holder }),
      };
    },
    signAttributes: async (id, attributes, pin) => rawSignature(open(await read(id), pin), attributes),
  };
}
