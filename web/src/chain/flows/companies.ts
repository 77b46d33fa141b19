// Through whom somebody bills: a company invites, its people join, leave or are let go.
import type { Address } from "viem";

import { contractorsAbi } from "../generated/abis.ts";
import { companyOf, heldDomains } from "../parties.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

const silent = "In reviews that are open now there is no voice for them any more.";
const yourself = "In reviews that are open now you have no voice any more.";

/** Lets `account` join the caller, as a company; or takes that back. */
export function invite({ contracts, nameOf }: FlowContext, account: Address, invited: boolean): Flow {
  return {
    id: `invite:${account}`,
    title: invited ? "Invite" : "Take invitation back",
    effect: invited
      ? `Lets ${nameOf(account)} bill through you and share your one voice, if they join.`
      : `Takes back that ${nameOf(account)} may join you. Who has joined already stays.`,
    steps: [
      call({
        label: invited ? "Invite" : "Take back",
        to: contracts.contractors,
        abi: contractorsAbi,
        functionName: "invite",
        args: [account, invited],
      }),
    ],
  };
}

/** `account` bills through `company` from now on. */
export function joinCompany({ contracts, snapshot, nameOf }: FlowContext, account: Address, company: Address): Flow {
  return {
    id: "company",
    title: "Join",
    effect: `You bill through ${nameOf(company)} from now on, and all of you share one voice. ${yourself}`,
    steps: [
      call({
        label: "Join",
        to: contracts.contractors,
        abi: contractorsAbi,
        functionName: "joinCompany",
        args: [company, heldDomains(snapshot, account)],
      }),
    ],
  };
}

/** `account` is independent from now on. */
export function leaveCompany({ contracts, snapshot, nameOf }: FlowContext, account: Address): Flow {
  const company = companyOf(snapshot, account);
  return {
    id: "company",
    title: "Leave",
    effect: `You no longer bill through ${company ? nameOf(company.account) : "the company"}, and have a voice of your own. ${yourself}`,
    steps: [
      call({
        label: "Leave",
        to: contracts.contractors,
        abi: contractorsAbi,
        functionName: "leaveCompany",
        args: [heldDomains(snapshot, account)],
      }),
    ],
  };
}

/** The caller, a company, lets `account` go. */
export function release({ contracts, snapshot, nameOf }: FlowContext, account: Address): Flow {
  return {
    id: `release:${account}`,
    title: "Let go",
    effect: `${nameOf(account)} no longer bills through you, and has a voice of its own. ${silent}`,
    steps: [
      call({
        label: "Let go",
        to: contracts.contractors,
        abi: contractorsAbi,
        functionName: "release",
        args: [account, heldDomains(snapshot, account)],
      }),
    ],
  };
}
