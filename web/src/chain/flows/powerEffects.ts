// What calls of a proposal do to who may do what: rights, the timelock's and the governor's own rules, in words.
import { keccak256, stringToHex, zeroHash, type Address, type Hex } from "viem";

import { plural, shortHash } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { operationId } from "../operation.ts";
import type { Action } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { descriptionTitle } from "./description.ts";
import type { Said } from "./spendingEffects.ts";
import { targetAt } from "./targets.ts";
import { amountText, periodText } from "./wording.ts";

/** Who makes a call: the timelock, or the governor at its word. */
export type Caller = "timelock" | "governor";

/** How a call is made, and how a call within it is told. */
interface Telling {
  readonly by: Caller;
  /** It will not be executed any more. */
  readonly over: boolean;
  readonly tell: (action: Action, by: Caller) => Said;
}

type Context = Pick<FlowContext, "snapshot" | "contracts" | "nameOf">;

/** What hands power over or changes how it is used; undefined: the call does nothing of that kind. */
export function sayPower(
  context: Context,
  contract: string,
  functionName: string,
  args: readonly unknown[],
  telling: Telling,
): Said | undefined {
  switch (`${contract}.${functionName}`) {
    case "StakeholderGovernor.relay":
      return sayRelay(args as [Address, bigint, Hex], telling);
    case "StakeholderGovernor.updateTimelock":
      return {
        sentence: `Lets ${calledName(context, args[0] as Address)} carry out what is decided, in place of the present timelock.`,
        warning:
          "The treasury's rights and all others stay with the present timelock. If the new one does not carry out what this governor decides, nothing can be decided any more.",
      };
    case "StakeholderGovernor.setProposalThreshold":
      return sayThreshold(context, args[0] as bigint, telling);
    case "Timelock.updateDelay":
      return sayDelay(context, args[0] as bigint, telling);
    case "Timelock.cancel":
      return sayCancel(context, args[0] as Hex, telling);
    case "Timelock.schedule":
      return saySchedule(context, [args[0] as Address], telling);
    case "Timelock.scheduleBatch":
      return saySchedule(context, args[0] as readonly Address[], telling);
  }
  if (functionName === "grantRole" || functionName === "revokeRole" || functionName === "renounceRole")
    return sayRole(context, contract, functionName, args as [Hex, Address], telling);
  return undefined;
}

/** A contract of ours by its name, anybody else by theirs. */
export function calledName({ contracts, nameOf }: Pick<Context, "contracts" | "nameOf">, address: Address): string {
  return targetAt(contracts, address)?.name ?? nameOf(address);
}

function sayRelay([target, value, calldata]: [Address, bigint, Hex], { by, tell }: Telling): Said {
  // It takes this from the timelock only, so nothing is nested.
  if (by === "governor")
    return {
      sentence: "Lets the governor call its own relay.",
      warning: "The governor takes this from the timelock only: carrying this out will fail.",
    };
  const inner = tell({ target, value, calldata }, "governor");
  const warning =
    "The governor can queue anything and cancel what is queued, without a vote on that. Make sure what it is told here.";
  return {
    sentence: `As the governor: ${inner.sentence}`,
    warning: inner.warning ? `${warning} ${inner.warning}` : warning,
  };
}

function sayThreshold({ snapshot: { rules } }: Context, votes: bigint, { over }: Telling): Said {
  const { supply, stake, proposalThreshold: now } = rules;
  const sentence =
    votes === 0n
      ? "Lets anybody propose, without a vote of their own."
      : `Asks for ${amountText(votes, stake)} in votes from who proposes.`;
  if (votes > supply)
    return {
      sentence,
      warning: `There are only ${amountText(supply, stake)}: nobody could propose any more, and no vote could take this back.`,
    };
  if (over) return { sentence };
  if (votes === now) return { sentence, warning: UNCHANGED };
  return {
    sentence,
    warning: `Now it is ${amountText(now, stake)}. ${votes > now ? "Fewer" : "More"} can propose then.`,
  };
}

const UNCHANGED = "It is that now: this changes nothing.";

function sayDelay({ snapshot: { rules } }: Context, delay: bigint, { over }: Telling): Said {
  const sentence = `Makes the time between a decision and its execution ${periodText(Number(delay))}.`;
  const now = BigInt(rules.timelockDelay);
  if (over) return { sentence };
  if (delay === now) return { sentence, warning: UNCHANGED };
  const then =
    delay < now
      ? "There is less time then to see what was decided and to answer it."
      : "All that is decided waits longer then, also what would take this back.";
  return { sentence, warning: `Now it is ${periodText(rules.timelockDelay)}. ${then}` };
}

/** Longer titles are cut in a sentence. */
const TITLE_LENGTH = 80;

/** What waits in the timelock is known by the hash of its calls. */
function sayCancel({ snapshot, contracts }: Context, id: Hex, { by, over }: Telling): Said {
  const proposal = [...snapshot.proposals.values()].find(
    (one) => one.eta !== undefined && operationId(contracts.governor, one) === id,
  );
  const title = proposal && descriptionTitle(proposal.description, `proposal ${proposal.id}`, TITLE_LENGTH);
  const warnings: string[] = [];
  if (by === "timelock")
    warnings.push(
      "The timelock may not do this itself, unless a vote gave it the right; the governor can, by its relay.",
    );
  if (!proposal)
    warnings.push(
      "The app knows no such proposal in the queue: make sure that carrying this out cancels what is meant.",
    );
  else if (!over && proposal.executedAt !== undefined)
    warnings.push("It was carried out already: carrying this out will fail.");
  else if (!over && proposal.canceledAt !== undefined)
    warnings.push("It was cancelled already: carrying this out will fail.");
  return {
    sentence: title
      ? `Cancels the proposal “${title}” in the timelock: it can't be carried out any more.`
      : `Cancels the operation ${shortHash(id)} in the timelock.`,
    warning: warnings.length > 0 ? warnings.join(" ") : undefined,
  };
}

function saySchedule(context: Context, targets: readonly Address[], { by }: Telling): Said {
  const [first] = targets;
  const of = targets.length === 1 && first ? ` of ${calledName(context, first)}` : "";
  const it = targets.length === 1 ? "it" : "them";
  return {
    sentence: `Puts ${plural(targets.length, "call")}${of} into the timelock's queue, to be carried out without a vote on ${it}.`,
    warning:
      by === "governor"
        ? "The app does not read what is queued. Look at its raw data before you vote."
        : "The timelock may not do this itself, unless a vote gave it the right.",
  };
}

/** What whoever holds a right may do, by its contract and its name. */
const RIGHTS: Readonly<Record<string, string>> = {
  "Treasury.DEFAULT_ADMIN_ROLE": "set policies and the guardian, and to appoint spenders and workflows",
  "Treasury.SPENDER_ROLE": "spend what the policies allow of the general fund",
  "Treasury.WORKFLOW_ROLE": "take tokens that were approved to it into accounts of its own",
  "Contractors.DEFAULT_ADMIN_ROLE": "found, change and retire domains, and to appoint registrars",
  "Contractors.REGISTRAR_ROLE": "clear anybody, and to end or change any clearance",
  "Contractors.BILLER_ROLE": "use up clearances that have uses",
  "Reviews.DEFAULT_ADMIN_ROLE": "appoint workflows",
  "Reviews.WORKFLOW_ROLE": "open reviews, and to say in them what nobody said",
  "Clearances.DEFAULT_ADMIN_ROLE": "admit and revoke anybody without a review",
  "Budgets.DEFAULT_ADMIN_ROLE": "pay out of the general fund, to open and close budgets, and to cancel what waits",
  "Budgets.WORKFLOW_ROLE": "pay out of any budget that runs, up to its limit",
  "Timelock.DEFAULT_ADMIN_ROLE": "appoint who queues, cancels and executes",
  "Timelock.PROPOSER_ROLE": "queue any call, voted or not",
  "Timelock.CANCELLER_ROLE": "cancel what is queued",
  "Timelock.EXECUTOR_ROLE": "execute what is due",
};

/** A right of a contract as it ends a sentence: what it allows and its name, or its hash where it has none. */
function rightText(contract: string, role: Hex): { readonly name: string | undefined; readonly text: string } {
  for (const [key, meaning] of Object.entries(RIGHTS)) {
    const name = key.slice(contract.length + 1);
    const hash = name === "DEFAULT_ADMIN_ROLE" ? zeroHash : keccak256(stringToHex(name));
    if (key === `${contract}.${name}` && role === hash)
      return { name, text: `right to ${meaning} (${name} of ${contract})` };
  }
  return { name: undefined, text: `right ${shortHash(role)} of ${contract}` };
}

function sayRole(
  context: Context,
  contract: string,
  functionName: "grantRole" | "revokeRole" | "renounceRole",
  [role, account]: [Hex, Address],
  { by }: Telling,
): Said {
  const { contracts } = context;
  const { name, text } = rightText(contract, role);
  const who = calledName(context, account);
  const sentence = {
    grantRole: `Gives ${who} the ${text}.`,
    revokeRole: `Takes from ${who} the ${text}.`,
    renounceRole: `Gives up the ${by}'s ${text}.`,
  }[functionName];
  if (functionName === "renounceRole" && !sameAddress(account, contracts[by]))
    return { sentence, warning: `It names ${who} as who gives it up: carrying this out will fail.` };
  const isOurs =
    (name === "DEFAULT_ADMIN_ROLE" && sameAddress(account, contracts.timelock)) ||
    (name === "PROPOSER_ROLE" && sameAddress(account, contracts.governor));
  if (functionName !== "grantRole" && isOurs)
    return { sentence, warning: "The stakeholders act through this right: without it, no vote can give it back." };
  const lookUp = name ? "" : " Look up the right in the table of rights.";
  return { sentence, warning: `This changes who may do what, until another vote changes it again.${lookUp}` };
}
