// The forms that put somebody's standing in question: a clearance to be taken back, a key that is lost. Pure.
import type { Address, Hex } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { heldDomains } from "../../chain/parties.ts";
import { canRecover, canRevoke, recoveryDomains, type Asker } from "../../chain/permissions.ts";
import type { Request } from "../../chain/types.ts";

/** A domain that could be asked, and why the reader can't ask it; undefined: they can. */
export interface AskedDomain {
  readonly domain: number;
  readonly forbidden: string | undefined;
}

/** The domains in which `account` holds a clearance that could be taken back. */
export function revocableDomains(asker: Asker, account: Address): AskedDomain[] {
  return heldDomains(asker.snapshot, account).map((domain) => {
    const verdict = canRevoke(asker, domain, account);
    return { domain, forbidden: verdict.ok ? undefined : verdict.reason };
  });
}

/** The domains that could decide that the key of `account` is lost, and that it moves to `to` as far as that is known. */
export function recoverableDomains(asker: Asker, account: Address, to?: Address): AskedDomain[] {
  return recoveryDomains(asker.snapshot, account).map((domain) => {
    const verdict = canRecover(asker, domain, account, to);
    return { domain, forbidden: verdict.ok ? undefined : verdict.reason };
  });
}

/** The domain that was chosen; before that the first that the reader can ask, or else the first. */
export function chosenDomain(domains: readonly AskedDomain[], typed: string): AskedDomain | undefined {
  return (
    domains.find(({ domain }) => String(domain) === typed) ??
    domains.find(({ forbidden }) => forbidden === undefined) ??
    domains[0]
  );
}

/** The id of what `opener` asked last, of those that `fits`. */
export function newestRequest<request extends Request>(
  requests: ReadonlyMap<Hex, request> | undefined,
  opener: Address | undefined,
  fits: (request: request) => boolean,
): Hex | undefined {
  return Array.from(requests?.values() ?? []).findLast((one) => sameAddress(one.opener, opener) && fits(one))?.id;
}
