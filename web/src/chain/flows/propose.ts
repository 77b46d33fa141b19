// Proposals from templates: what stakeholders vote on, as the calls that the timelock would make.
import { encodeAbiParameters, encodeFunctionData, isHex, keccak256, zeroAddress, type Address, type Hex } from "viem";

import type { Contracts } from "../deployment.ts";
import { budgetTermsArgument } from "../budgetTerms.ts";
import { offerArgument } from "../clearances.ts";
import { encodeText } from "../content.ts";
import { budgetsAbi, clearancesAbi, contractorsAbi, reviewsAbi, treasuryAbi } from "../generated/abis.ts";
import type { Action, BudgetTerms, DomainTerms, Offer, Payment, Policy, Question, Ticket } from "../types.ts";
import { ticketArgument } from "./ticketArgument.ts";

/** What can be proposed. */
export type Template =
  /** Pays out of the general fund, at once where there is room, else in the line; amounts in base units. */
  | { readonly kind: "pay"; readonly asset: Address; readonly payments: readonly Payment[] }
  /** Clears an account without a review. */
  | { readonly kind: "admit"; readonly domain: number; readonly account: Address; readonly offer: Offer }
  | { readonly kind: "revoke"; readonly domain: number; readonly account: Address }
  /** Founds a domain. */
  | { readonly kind: "createDomain"; readonly name: string; readonly terms: DomainTerms }
  /** Changes how a domain judges what is opened from then on. */
  | { readonly kind: "changeDomain"; readonly domain: number; readonly terms: DomainTerms }
  /** Closes a domain to new reviews and clearances. */
  | { readonly kind: "retireDomain"; readonly domain: number }
  /** Answers an escalated review; the reason may be empty. */
  | { readonly kind: "answer"; readonly question: Question; readonly passed: boolean; readonly reason: string }
  /** Says how much of an asset may leave the general fund; a policy that allows nothing takes it out of use. */
  | { readonly kind: "setPolicy"; readonly asset: Address; readonly policy: Policy }
  /** Chooses who may stop spending for a while; undefined: nobody. */
  | { readonly kind: "setGuardian"; readonly guardian: Address | undefined }
  /** Opens a budget; `purpose` is Markdown and says what for. */
  | { readonly kind: "openBudget"; readonly terms: BudgetTerms; readonly purpose: string }
  | { readonly kind: "closeBudget"; readonly budget: bigint }
  /** Cancels what of a voted payment waits in the line. */
  | { readonly kind: "cancelTicket"; readonly ticket: Ticket }
  /** Says whether each whole unit of a token counts as a dollar. */
  | { readonly kind: "setDollarToken"; readonly asset: Address; readonly isDollar: boolean }
  /** A statement: nothing but its text is decided. */
  | { readonly kind: "statement" }
  /** Any call of any contract; value in wei. */
  | { readonly kind: "call"; readonly target: Address; readonly value: bigint; readonly calldata: Hex };

/** Most payees that `payOut` sends to in one proposal: sending to each may take 260,000 gas, and all of them have to fit into a block. */
export const MAX_PAYEES = 50;

/** What is proposed and why. */
export interface ProposeInput {
  readonly template: Template;
  /** Markdown; its first line becomes the title. */
  readonly text: string;
}

/** The calls of a template. Payments carry the hash of the description, so that the ledger finds the vote. */
export function actionsOf(contracts: Contracts, template: Template, descriptionHash: Hex): Action[] {
  const toTreasury = (calldata: Hex): Action => ({ target: contracts.treasury, value: 0n, calldata });
  const toBudgets = (calldata: Hex): Action => ({ target: contracts.budgets, value: 0n, calldata });
  switch (template.kind) {
    case "pay": {
      const { asset, payments } = template;
      const payees = [...new Set(payments.map(({ payee }) => payee))];
      return [
        toBudgets(
          encodeFunctionData({ abi: budgetsAbi, functionName: "pay", args: [asset, payments, descriptionHash] }),
        ),
        toTreasury(encodeFunctionData({ abi: treasuryAbi, functionName: "payOut", args: [asset, payees] })),
      ];
    }
    case "admit": {
      const args = [template.domain, template.account, offerArgument(template.offer)] as const;
      return [toClearances(contracts, encodeFunctionData({ abi: clearancesAbi, functionName: "admit", args }))];
    }
    case "revoke": {
      const args = [template.domain, template.account] as const;
      return [toClearances(contracts, encodeFunctionData({ abi: clearancesAbi, functionName: "revoke", args }))];
    }
    case "createDomain": {
      const args = [template.name, termsArgument(template.terms)] as const;
      return [
        toContractors(contracts, encodeFunctionData({ abi: contractorsAbi, functionName: "createDomain", args })),
      ];
    }
    case "changeDomain": {
      const args = [template.domain, termsArgument(template.terms)] as const;
      return [
        toContractors(contracts, encodeFunctionData({ abi: contractorsAbi, functionName: "changeDomain", args })),
      ];
    }
    case "retireDomain": {
      const args = [template.domain] as const;
      return [
        toContractors(contracts, encodeFunctionData({ abi: contractorsAbi, functionName: "retireDomain", args })),
      ];
    }
    case "answer": {
      const args = [template.question, template.passed, template.reason] as const;
      const calldata = encodeFunctionData({ abi: reviewsAbi, functionName: "answer", args });
      return [{ target: contracts.reviews, value: 0n, calldata }];
    }
    case "setPolicy": {
      const args = [template.asset, template.policy] as const;
      return [toTreasury(encodeFunctionData({ abi: treasuryAbi, functionName: "setPolicy", args }))];
    }
    case "setGuardian": {
      const args = [template.guardian ?? zeroAddress] as const;
      return [toTreasury(encodeFunctionData({ abi: treasuryAbi, functionName: "setGuardian", args }))];
    }
    case "openBudget": {
      const args = [budgetTermsArgument(template.terms), encodeText(template.purpose)] as const;
      return [toBudgets(encodeFunctionData({ abi: budgetsAbi, functionName: "open", args }))];
    }
    case "closeBudget": {
      const args = [template.budget] as const;
      return [toBudgets(encodeFunctionData({ abi: budgetsAbi, functionName: "close", args }))];
    }
    case "cancelTicket": {
      const args = [ticketArgument(template.ticket)] as const;
      return [toBudgets(encodeFunctionData({ abi: budgetsAbi, functionName: "cancel", args }))];
    }
    case "setDollarToken": {
      const args = [template.asset, template.isDollar] as const;
      return [toBudgets(encodeFunctionData({ abi: budgetsAbi, functionName: "setDollarToken", args }))];
    }
    case "statement":
      return [statementAction(contracts)];
    case "call": {
      const { target, value, calldata } = template;
      if (!isHex(calldata, { strict: true })) throw new RangeError("Calldata is hexadecimal.");
      return [{ target, value, calldata }];
    }
  }
}

const toClearances = ({ clearances: target }: Contracts, calldata: Hex): Action => ({ target, value: 0n, calldata });
const toContractors = ({ contractors: target }: Contracts, calldata: Hex): Action => ({ target, value: 0n, calldata });

/** Terms without what else a domain has. */
function termsArgument(terms: DomainTerms): DomainTerms {
  const { k, challenge, period, cooldown, admissionPercent, revocationPercent } = terms;
  return { k, challenge, period, cooldown, admissionPercent, revocationPercent };
}

/** The governor takes no proposal without a call: a statement sends the timelock nothing, which changes nothing. */
function statementAction({ timelock }: Contracts): Action {
  return { target: timelock, value: 0n, calldata: "0x" };
}

/** The number under which the governor knows a proposal. */
export function proposalIdOf(actions: readonly Action[], descriptionHash: Hex): bigint {
  const types = [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }] as const;
  const values = [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ calldata }) => calldata),
    descriptionHash,
  ] as const;
  return BigInt(keccak256(encodeAbiParameters(types, values)));
}
