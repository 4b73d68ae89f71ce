import { type Pkcs12, readPkcs12 } from "#src/platform/pkcs12/read-pkcs12.ts";
import { describeKey, rawSignature } from "./raw-signature.ts";
import { type Signer, SignerError } from "./signer.port.ts";

/** The one key id of a PKCS#12 file. */
export const P12_KEY = "p12";

/**
 * A signer on one PKCS#12 file. The file is opened once with `pin`; a PIN given later must be the same.
 * @throws SignerError `signer.wrong-pin`, `signer.unsupported-file`
 */
export function createP12Signer(file: Uint8Array, pin: string): Signer {
  const opened: Pkcs12 = readPkcs12(file, pin);
  const known = (keyId: string): Pkcs12 => {
    if (keyId !== P12_KEY)
      throw new SignerError("signer.unknown-key", "Không tìm thấy khóa ký. Hãy chọn lại chứng thư.");
    return opened;
  };
  return {
    keys: async () => [describeKey(P12_KEY, opened.certificate)],
    certificateOf: async (keyId) => ({ certificate: known(keyId).certificate, chain: known(keyId).chain }),
    signAttributes: async (keyId, attributes, given) => {
      const { privateKey } = known(keyId);
      if (given !== undefined && given !== pin)
        throw new SignerError("signer.wrong-pin", "Mã PIN của khóa không đúng. Chưa có gì được ký; hãy nhập lại.");
      return rawSignature(privateKey, attributes);
    },
  };
}
