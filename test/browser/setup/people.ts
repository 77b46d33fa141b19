import type { Address } from "viem";

import { mnemonicToAccount, privateKeyToAccount, type LocalAccount } from "viem/accounts";

import { shortAddress } from "../../../web/src/shared/format/index.ts";
import { personas } from "../../../web/src/shared/wallet/personas.ts";

/** Others whom the seed has put on the chain, by the number of their account; the app has no name for them but their own. */
const others = { "Demo company": 20, Tester: 23 } as const;

/** Who acts in a test: the personas of the seeded chain, and some of the others. */
export type Role =
  | "Funder"
  | "Candidate"
  | "Developer A"
  | "Developer B"
  | "Developer C"
  | "Designer"
  | "Researcher"
  | "Marketer"
  | "Stakeholder A"
  | "Stakeholder B"
  | "Stakeholder C"
  | "Newcomer"
  | keyof typeof others;

const isOther = (role: Role): role is keyof typeof others => Object.hasOwn(others, role);

/** Whose keys everybody knows. */
const PUBLIC_MNEMONIC = "test test test test test test test test test test test junk";

/** The key of a role. It never enters a page. */
export function accountOf(role: Role): LocalAccount {
  if (isOther(role)) return mnemonicToAccount(PUBLIC_MNEMONIC, { addressIndex: others[role] });
  const persona = personas.find((one) => one.role === role);
  if (persona === undefined) throw new Error(`Nobody is called ${role}`);
  return privateKeyToAccount(persona.privateKey);
}

/** The address of a role. */
export const addressOf = (role: Role): Address => accountOf(role).address;

/** What the header calls a role that is connected. */
export const headerNameOf = (role: Role): string => (isOther(role) ? shortAddress(addressOf(role)) : role);
