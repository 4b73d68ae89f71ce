// The list of everything that answers: one line a feature, in reading order.

import type { z } from "zod";
import { assignmentsRoutes } from "#src/features/assignments/assignments.routes.ts";
import { caseFilesRoutes } from "#src/features/case-files/case-files.routes.ts";
import { certificatesRoutes } from "#src/features/certificates/certificates.routes.ts";
import { correspondentsRoutes } from "#src/features/correspondents/correspondents.routes.ts";
import { exchangeRoutes } from "#src/features/exchange/exchange.routes.ts";
import { historyRoutes } from "#src/features/history/history.routes.ts";
import type { installation } from "#src/features/identity/identity.contract.ts";
import { identityRoutes } from "#src/features/identity/identity.routes.ts";
import {
  incomingDocumentsRawRoutes,
  incomingDocumentsRoutes,
} from "#src/features/incoming-documents/incoming-documents.routes.ts";
import { intakeRawRoutes, intakeRoutes } from "#src/features/intake/intake.routes.ts";
import type { OperationsFacts } from "#src/features/operations/operations.actions.ts";
import { operationsRoutes } from "#src/features/operations/operations.routes.ts";
import { organisationRoutes } from "#src/features/organisation/organisation.routes.ts";
import { outgoingFileRoutes } from "#src/features/outgoing-documents/files.routes.ts";
import { outgoingDocumentsRoutes } from "#src/features/outgoing-documents/outgoing-documents.routes.ts";
import { railRoutes } from "#src/features/rail/rail.routes.ts";
import { registersRawRoutes, registersRoutes } from "#src/features/registers/registers.routes.ts";
import { signingRoutes } from "#src/features/signing/signing.routes.ts";
import { staffRoutes } from "#src/features/staff/staff.routes.ts";
import type { RawRoute } from "#src/platform/http/server.ts";
import type { Ports } from "./ports.ts";

export type DescribeInstallation = () => Promise<z.infer<typeof installation>>;

/** Operations with a contract (JSON). */
export function listRoutes(ports: Ports, describeInstallation: DescribeInstallation, facts: OperationsFacts) {
  return {
    identity: identityRoutes(describeInstallation),
    organisation: organisationRoutes,
    staff: staffRoutes,
    rail: railRoutes,
    correspondents: correspondentsRoutes,
    intake: intakeRoutes(ports),
    incomingDocuments: incomingDocumentsRoutes,
    outgoingDocuments: outgoingDocumentsRoutes(ports),
    assignments: assignmentsRoutes,
    history: historyRoutes,
    caseFiles: caseFilesRoutes,
    registers: registersRoutes,
    signing: signingRoutes(ports),
    certificates: certificatesRoutes(ports),
    exchange: exchangeRoutes(ports),
    operations: operationsRoutes(facts),
  };
}

/** Routes whose body or answer is bytes. */
export function listRawRoutes(ports: Ports): RawRoute[] {
  return [
    ...intakeRawRoutes(ports),
    ...incomingDocumentsRawRoutes(ports.files),
    ...outgoingFileRoutes(ports),
    ...registersRawRoutes(ports),
  ];
}
