// What a command that keeps certificates works with: the installation's database and folders, and the operator as the one who acts.
import { userInfo } from "node:os";
import { checkCertificate } from "#src/adapters/verifier/trust/check-certificate.ts";
import { openListSource } from "#src/adapters/verifier/trust/list-source.ts";
import type { ListSource } from "#src/adapters/verifier/trust.port.ts";
import type { By, CertificateParts } from "#src/features/certificates/attach.actions.ts";
import { agencyCodes } from "#src/features/certificates/machine.actions.ts";
import { agencyByCode } from "#src/features/organisation/organisation.actions.ts";
import { openDatabase } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { openKeys, openTrust } from "../../ports.ts";
import { openExisting } from "../processes/prepared-database.ts";

export type AtTheMachine = { by: By; parts: CertificateParts & { listSource: ListSource } };

/**
 * Opens the installation for one command and closes it again.
 * @param agency code of the agency in whose name and trail the command acts; the first one of the installation when left out
 * @throws PlainFailure when there is no such agency here
 */
export async function atTheMachine<T>(
  agency: string | undefined,
  work: (machine: AtTheMachine) => Promise<T>,
): Promise<T> {
  const installation = await openExisting();
  const db = openDatabase(installation.urls.appUrl, { name: "m-office-certificates", max: 2 });
  try {
    const { dataDir } = installation.settings;
    const code = agency ?? (await firstAgency(db));
    const found = await agencyByCode(db, code);
    if (!found?.hosted)
      throw new PlainFailure(
        "certificate.unknown-agency",
        `Bản cài đặt này không có cơ quan mã ${code}. Chưa thay đổi gì. Hãy xem lại mã đã dùng khi chạy m-office init.`,
      );
    const { keys, pictures } = await openKeys(dataDir);
    const by: By = {
      db,
      now: new Date(),
      requestId: newId("req"),
      from: `dòng lệnh, tài khoản ${userInfo().username}`,
      caller: { agencyId: found.id, personId: null, postId: null },
    };
    const trustStore = openTrust(dataDir);
    const listSource = openListSource(installation.settings.crlHosts);
    return await work({ by, parts: { signer: keys, pictures, trustStore, listSource, checkCertificate } });
  } finally {
    await db.destroy();
    await installation.close();
  }
}

async function firstAgency(db: By["db"]): Promise<string> {
  const [first] = await agencyCodes({ db });
  if (first) return first;
  throw new PlainFailure(
    "installation.empty",
    "Thư mục dữ liệu này chưa có bản cài đặt nào. Chưa thay đổi gì. Hãy chạy m-office init trước, hoặc đặt đúng M_OFFICE_DATA.",
  );
}
