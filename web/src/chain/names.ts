// The names that contractors give themselves, as far as they can be shown beside an address without misleading anybody.
import type { Address } from "viem";

import { plainText, shortAddress } from "../shared/format/index.ts";
import { profileOf } from "./parties.ts";
import type { Party, Snapshot } from "./types.ts";

/** Characters of a name that are shown; what is longer is on the account's own page. */
const NAME_LENGTH = 32;

/**
 * Names by address, of those alone whom somebody has cleared, and of their companies: anyone can call itself anything. Two of the same
 * name carry their addresses with it; addresses before a move keep the name.
 */
export function profileNames(snapshot: Snapshot): ReadonlyMap<Address, string> {
  const named = [...snapshot.parties.values()].flatMap((party) => {
    const name = isVouchedFor(snapshot, party) ? nameOf(snapshot, party.account) : "";
    return name === "" ? [] : [{ accounts: [party.account, ...party.formerAccounts], name }];
  });
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  return new Map(
    named.flatMap(({ accounts, name }) =>
      accounts.map((account) => {
        const shared = (counts.get(keyOf(name)) ?? 0) > 1;
        return [account, shared ? `${name} (${shortAddress(account)})` : name] as const;
      }),
    ),
  );
}

/** Whether a party is somebody whom contractors have cleared, now or before, or the company of such. */
export function isVouchedFor({ contractors, parties }: Snapshot, { account, people }: Party): boolean {
  const isContractor = (address: Address | undefined) => address !== undefined && contractors.has(address);
  return isContractor(account) || people.some((number) => isContractor(parties.get(number)?.account));
}

function nameOf(snapshot: Snapshot, account: Address): string {
  const name = plainText(profileOf(snapshot, account)?.name ?? "", NAME_LENGTH);
  // What looks like an address, or like what the app says of the reader, is no name.
  return /0x|^you$/i.test(name) ? "" : name;
}

const keyOf = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
