// Signed delegations as links. Pure.
import { readDelegation, writeDelegation, type SignedDelegation } from "../../chain/flows/signedDelegation.ts";
import { fromLinkText, toLinkText } from "../../shared/routing/linkText.ts";

/** The name under which a link to the page of stake carries a signed delegation. */
export const SIGNED_PARAM = "signed";

/** The path of the page of stake with a signed delegation in its query. */
export function delegationPath(signed: SignedDelegation): string {
  return `/stake?${SIGNED_PARAM}=${toLinkText(writeDelegation(signed))}`;
}

/** The signed delegation that a link carries as the value of its parameter; undefined for anything else. */
export function delegationOfParam(coded: string): SignedDelegation | undefined {
  const text = fromLinkText(coded);
  return text === undefined ? undefined : readDelegation(text);
}
