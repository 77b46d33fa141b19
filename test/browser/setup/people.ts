import type { Address } from "viem";

import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";

import { personas } from "../../../web/src/shared/wallet/personas.ts";

/** Who acts in a test: the personas of the seeded chain. */
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
  | "Newcomer";

/** The key of a role. It never enters a page. */
export function accountOf(role: Role): PrivateKeyAccount {
  const persona = personas.find((one) => one.role === role);
  if (persona === undefined) throw new Error(`Nobody is called ${role}`);
  return privateKeyToAccount(persona.privateKey);
}

/** The address of a role. */
export const addressOf = (role: Role): Address => accountOf(role).address;
