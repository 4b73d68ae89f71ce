// A letter of an office of its own, on its way to the signature.
import type { OwnInstallation } from "../office/own-installation.ts";
import { completed, requestKey } from "./outgoing.ts";

/** A công văn of the specialist, approved by the director. */
export async function approvedLetter(own: OwnInstallation) {
  const { specialist, head, clerk, director } = own.people;
  const made = await specialist.api.outgoingDocuments.create({ kind: "cong-van", requestKey: requestKey() });
  const model = {
    ...completed(made.model),
    addressees: ["Sở Xây dựng tỉnh Vĩnh Long"],
    subject: "bố trí kinh phí sửa chữa trụ sở",
    recipients: ["Như trên", "Lưu: VT, NS"],
  };
  const saved = await specialist.api.outgoingDocuments.save({ id: made.id, rowVersion: made.rowVersion, model });
  let now = await specialist.api.outgoingDocuments.submit({
    id: made.id,
    rowVersion: saved.rowVersion,
    signerPostId: own.posts.director,
  });
  for (const [who, step] of [
    [head, "unit"],
    [clerk, "format"],
    [director, "leader"],
  ] as const)
    now = await who.api.outgoingDocuments.approve({
      id: now.id,
      rowVersion: now.rowVersion,
      step,
      versionNo: now.versionNo,
    });
  return now;
}
