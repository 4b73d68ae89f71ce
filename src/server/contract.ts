// Every operation of the product, feature by feature. OpenAPI is made from this list; the web imports the same contracts.
import { assignmentsContract } from "#src/features/assignments/assignments.contract.ts";
import { caseFilesContract } from "#src/features/case-files/case-files.contract.ts";
import { certificatesContract } from "#src/features/certificates/certificates.contract.ts";
import { correspondentsContract } from "#src/features/correspondents/correspondents.contract.ts";
import { exchangeContract } from "#src/features/exchange/exchange.contract.ts";
import { historyContract } from "#src/features/history/history.contract.ts";
import { identityContract } from "#src/features/identity/identity.contract.ts";
import { incomingDocumentsContract } from "#src/features/incoming-documents/incoming-documents.contract.ts";
import { intakeContract } from "#src/features/intake/intake.contract.ts";
import { operationsContract } from "#src/features/operations/operations.contract.ts";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { outgoingDocumentsContract } from "#src/features/outgoing-documents/outgoing-documents.contract.ts";
import { railContract } from "#src/features/rail/rail.contract.ts";
import { registersContract } from "#src/features/registers/registers.contract.ts";
import { signingContract } from "#src/features/signing/signing.contract.ts";
import { staffContract } from "#src/features/staff/staff.contract.ts";

export const contract = {
  identity: identityContract,
  organisation: organisationContract,
  staff: staffContract,
  rail: railContract,
  correspondents: correspondentsContract,
  intake: intakeContract,
  incomingDocuments: incomingDocumentsContract,
  assignments: assignmentsContract,
  history: historyContract,
  caseFiles: caseFilesContract,
  registers: registersContract,
  outgoingDocuments: outgoingDocumentsContract,
  signing: signingContract,
  certificates: certificatesContract,
  exchange: exchangeContract,
  operations: operationsContract,
};
