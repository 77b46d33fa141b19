// What the contracts know of people, asked of themselves.
import { zeroAddress, type Address, type Hex } from "viem";

import { contractorsAbi, profilesAbi, reviewsAbi } from "../../../web/src/chain/generated/abis.ts";
import { client, contracts } from "./chain.ts";
import { addressOf, type Role } from "./people.ts";

/** Domains of the local chain, in the order in which they were founded. */
export const DEVELOPMENT = 1;
export const DESIGN = 2;

const contractorsContract = { address: contracts.Contractors, abi: contractorsAbi } as const;

/** A clearance as the contract has it, ended ones included. */
export const clearanceOf = (domain: number, role: Role) =>
  client.readContract({ ...contractorsContract, functionName: "clearanceOf", args: [domain, addressOf(role)] });

/** The domains in which somebody holds a clearance, ascending. */
export async function heldDomains(role: Role): Promise<readonly number[]> {
  const count = await client.readContract({ ...contractorsContract, functionName: "domainCount" });
  const domains = Array.from({ length: count }, (_, index) => index + 1);
  const clearances = await Promise.all(domains.map((domain) => clearanceOf(domain, role)));
  return domains.filter((_, index) => clearances[index]?.since !== 0 && clearances[index]?.ended === false);
}

/** Whether somebody may bill in a domain now. */
export const isCleared = (domain: number, role: Role) =>
  client.readContract({ ...contractorsContract, functionName: "isCleared", args: [domain, addressOf(role)] });

/** What somebody earns an hour at a time, in seconds; USD, 6 decimals. */
export const rateAt = (domain: number, role: Role, time: number) =>
  client.readContract({ ...contractorsContract, functionName: "rateAt", args: [domain, addressOf(role), time] });

/** The number of a party, also by an address that it has left; 0: nobody. */
export const numberOf = (role: Role) =>
  client.readContract({ ...contractorsContract, functionName: "partyNumberOf", args: [addressOf(role)] });

/** The address at which the party of a number is now. */
export async function accountAt(number: number): Promise<Address> {
  return (await client.readContract({ ...contractorsContract, functionName: "partyOf", args: [number] })).account;
}

/** Number of the company through which somebody bills; 0: none. */
export async function companyOf(role: Role): Promise<number> {
  const number = await numberOf(role);
  return (await client.readContract({ ...contractorsContract, functionName: "partyOf", args: [number] })).company;
}

/** How many voices a domain has: all of a company are one. */
export async function voicesIn(domain: number): Promise<number> {
  return (await client.readContract({ ...contractorsContract, functionName: "domainOf", args: [domain] })).voices;
}

/** Who holds the token of a party's clearance; the zero address: there is none. */
export async function tokenHolder(domain: number, number: number): Promise<Address> {
  const id = (BigInt(domain) << 32n) | BigInt(number);
  const owner = client.readContract({ ...contractorsContract, functionName: "ownerOf", args: [id] });
  return owner.catch(() => zeroAddress);
}

/** What somebody says of itself. */
export const profileOf = (role: Role) =>
  client.readContract({
    address: contracts.Profiles,
    abi: profilesAbi,
    functionName: "profileOf",
    args: [addressOf(role)],
  });

/** As IReviewTypes.State. */
const states = [
  "None",
  "Open",
  "Reached",
  "Concludable",
  "Contested",
  "Lapsed",
  "Escalated",
  "Passed",
  "Rejected",
] as const;

/** Where a review is. */
export async function reviewState(id: Hex): Promise<(typeof states)[number] | undefined> {
  const { Reviews } = contracts;
  return states[await client.readContract({ address: Reviews, abi: reviewsAbi, functionName: "stateOf", args: [id] })];
}
