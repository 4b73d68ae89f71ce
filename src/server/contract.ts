// Every operation of the product, feature by feature. OpenAPI is made from this list; the web imports the same contracts.
import { identityContract } from "#src/features/identity/identity.contract.ts";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";

export const contract = {
  identity: identityContract,
  organisation: organisationContract,
};
