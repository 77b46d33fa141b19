// What a proposal would do, in words: each call decoded against the contracts we know, the whole in one sentence.
import { decodeFunctionData, type Abi, type Address, type Hex } from "viem";

import { formatDuration, plainText, plural } from "../../shared/format/index.ts";
import { ETH_ADDRESS, personalAccount, sameAddress } from "../accounts.ts";
import { offerFrom, type OfferArgument } from "../clearances.ts";
import { decodeTextOrUri } from "../content.ts";
import type { Contracts } from "../deployment.ts";
import { erc20Abi } from "../generated/abis.ts";
import { payeeWarning } from "../payees.ts";
import { reviewStateAt } from "../states.ts";
import type { Action, Asset, DomainTerms, Payment, Proposal, Question, Snapshot } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { descriptionTitle } from "./description.ts";
import { calledName, sayPower, type Caller } from "./powerEffects.ts";
import { reviewIdOf } from "./signing.ts";
import { saySpendingRule, type Said } from "./spendingEffects.ts";
import { sayWrapping } from "./stakeEffects.ts";
import { subjectOf } from "./subjects.ts";
import { targetAt } from "./targets.ts";
import { sayToken } from "./tokenEffects.ts";
import { amountText, assetAt, domainName, offerText, payeesText, periodText, sumOf } from "./wording.ts";

/** One call of a proposal, decoded. */
export interface DecodedAction {
  readonly action: Action;
  /** Name of the contract called, or its short address. */
  readonly contract: string;
  /** Undefined where the call could not be decoded. */
  readonly functionName: string | undefined;
  readonly args: readonly { readonly name: string; readonly type: string; readonly value: unknown }[];
  /** What it does, with a capital and a full stop. */
  readonly sentence: string;
  /** What a voter should look at twice. */
  readonly warning: string | undefined;
}

/** A proposal's effect. */
export interface Effect {
  readonly sentence: string;
  readonly actions: readonly DecodedAction[];
  /** What leaves the general fund, by asset. */
  readonly spends: ReadonlyMap<Address, bigint>;
}

type Context = Pick<FlowContext, "snapshot" | "contracts" | "nameOf">;

interface Decoded {
  readonly contract: string;
  /** The unit of a token's amounts; undefined for what is no token. */
  readonly token: Pick<Asset, "decimals" | "symbol"> | undefined;
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly inputs: readonly { readonly name?: string; readonly type: string }[];
}

function decode(snapshot: Snapshot, contracts: Contracts, { target, calldata }: Action): Decoded | undefined {
  const ours = targetAt(contracts, target);
  const abi: Abi | undefined = ours?.abi ?? (snapshot.assets.has(target) ? erc20Abi : undefined);
  if (!abi) return undefined;
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi, data: calldata });
    const entry = abi.find(
      (item) => item.type === "function" && item.name === functionName && item.inputs.length === args.length,
    );
    const inputs = entry?.type === "function" ? entry.inputs : [];
    const token = ours?.key === "stakeToken" ? snapshot.rules.stake : ours ? undefined : assetAt(snapshot, target);
    return { contract: ours?.name ?? assetAt(snapshot, target).symbol, token, functionName, args, inputs };
  } catch {
    return undefined;
  }
}

/** How a call is made. */
interface Way {
  /** The proposal's description hash, which payments should carry. */
  readonly ref: Hex;
  /** It will not be executed any more. */
  readonly over: boolean;
  readonly by: Caller;
}

/** Says what one call does. */
function describeAction(context: Context, action: Action, way: Way): DecodedAction {
  const { snapshot, contracts } = context;
  const decoded = decode(snapshot, contracts, action);
  const name = decoded?.contract ?? calledName(context, action.target);
  const args = (decoded?.args ?? []).map((value, index) => ({
    name: decoded?.inputs[index]?.name ?? "",
    type: decoded?.inputs[index]?.type ?? "",
    value,
  }));
  const { sentence, warning } = decoded ? say(context, decoded, way) : sayUnknown(context, name, action, way);
  const eth =
    action.value > 0n && decoded
      ? ` Sends ${amountText(action.value, assetAt(snapshot, ETH_ADDRESS))} of the ${way.by} along.`
      : "";
  return { action, contract: name, functionName: decoded?.functionName, args, sentence: sentence + eth, warning };
}

function sayUnknown(
  { snapshot, contracts }: Context,
  name: string,
  { target, value, calldata }: Action,
  { by }: Way,
): Said {
  if (calldata === "0x" && value === 0n && sameAddress(target, contracts.timelock))
    return { sentence: "Makes a statement; carrying it out changes nothing." };
  if (calldata === "0x")
    return { sentence: `Sends ${amountText(value, assetAt(snapshot, ETH_ADDRESS))} of the ${by} to ${name}.` };
  return {
    sentence: `Calls a function of ${name} that this app does not know.`,
    warning: "The app can't read this call. Look at its raw data before you vote.",
  };
}

function say(context: Context, { contract, token, functionName, args }: Decoded, way: Way): Said {
  const { ref, over, by } = way;
  const { snapshot, contracts, nameOf } = context;
  const domainAndAccount = () => [domainName(snapshot, args[0] as number), nameOf(args[1] as Address)] as const;
  switch (`${contract}.${functionName}`) {
    case "Budgets.pay": {
      const [asset, payments, given] = args as [Address, readonly Payment[], Hex];
      const warnings = payments.flatMap(({ payee }) => payeeWarning(context, payee, nameOf(payee)) ?? []);
      if (given !== ref)
        warnings.push("The payment does not carry this proposal's reference: the ledger will not link it here.");
      if (!over && !assetAt(snapshot, asset).enabled)
        warnings.push("The general fund has no spending policy for this asset: carrying this out will fail.");
      if (sameAddress(asset, contracts.stakeToken))
        warnings.push("This is stake: it is mute here, and counts for every quorum once it is paid out.");
      const whom = payeesText(
        payments.map(({ payee }) => payee),
        nameOf,
      );
      return {
        sentence: `Pays ${amountText(sumOf(payments), assetAt(snapshot, asset))} to ${whom}.`,
        warning: warnings.length > 0 ? warnings.join(" ") : undefined,
      };
    }
    case "Treasury.payOut": {
      const [asset, payees] = args as [Address, readonly Address[]];
      const each = payees.length > 1 ? "each of " : "";
      return {
        sentence: `Sends ${each}${payeesText(payees, nameOf)} what the treasury then keeps for them in ${assetAt(snapshot, asset).symbol}.`,
      };
    }
    case "Contractors.createDomain": {
      const [name, terms] = args as [string, DomainTerms];
      return { sentence: `Founds the domain ${plainText(name, 31)}: ${termsText(terms)}.` };
    }
    case "Contractors.changeDomain": {
      const [domain, terms] = args as [number, DomainTerms];
      return {
        sentence: `Changes ${domainName(snapshot, domain)} for what is opened from then on: ${termsText(terms)}.`,
      };
    }
    case "Contractors.retireDomain":
      return {
        sentence: `Retires the domain ${domainName(snapshot, args[0] as number)}: nothing new is asked there and nobody is cleared any more. What is open ends as it would have.`,
        warning: "A domain that is retired can't be opened again.",
      };
    case "Reviews.answer": {
      const [question, passed, reason] = args as [Question, boolean, string];
      return sayAnswer(context, question, passed, reason, over);
    }
    case "Clearances.admit": {
      const [where, whom] = domainAndAccount();
      const offer = offerFrom(args[2] as OfferArgument);
      return { sentence: `Clears ${whom} in ${where}, ${offerText(offer, nameOf)}, without a review.` };
    }
    case "Clearances.revoke": {
      const [where, whom] = domainAndAccount();
      return { sentence: `Takes the clearance in ${where} from ${whom}.` };
    }
    case "StakeholderGovernor.setVotingDelay":
      return { sentence: `Makes the time between a proposal and its vote ${periodText(args[0] as number)}.` };
    case "StakeholderGovernor.setVotingPeriod":
      return { sentence: `Makes a vote last ${periodText(args[0] as number)}.` };
    case "StakeholderGovernor.updateQuorumNumerator":
      return { sentence: `Makes the quorum ${String(args[0])} % of all votes.` };
    case "StakeholderGovernor.setDaoURI":
      return {
        sentence: `Says that the organisation describes itself at ${plainText(String(args[0]), REASON_LENGTH)}.`,
      };
    default:
      return (
        saySpendingRule(context, contract, functionName, args, over) ??
        sayPower(context, contract, functionName, args, {
          by,
          over,
          tell: (action, caller) => describeAction(context, action, { ...way, by: caller }),
        }) ??
        sayWrapping(context, contract, functionName, args, by) ??
        (token && sayToken(context, token, functionName, args, by)) ?? {
          sentence: `Calls ${functionName} of ${contract}.`,
        }
      );
  }
}

/** How a domain judges, and how fast it may change. */
function termsText({ k, challenge, period, cooldown, admissionPercent, revocationPercent }: DomainTerms): string {
  const objections = challenge === 0 ? "at once" : `after ${formatDuration(challenge)} in which it can be contested`;
  const wait = cooldown === 0 ? "none" : formatDuration(cooldown);
  return `${plural(k, "endorsement")} within ${formatDuration(period)} ${k === 1 ? "approves" : "approve"}, ${objections}; in 30 days at most ${admissionPercent} % of its voices are admitted (${k} always can be) and ${revocationPercent} % revoked (one always can be); cool-down ${wait}`;
}

/** Characters of a reason that stand in a sentence. */
const REASON_LENGTH = 160;

function sayAnswer(
  { snapshot, nameOf }: Context,
  question: Question,
  passed: boolean,
  reason: string,
  over: boolean,
): Said {
  const review = snapshot.reviews.get(reviewIdOf(question));
  const word = passed ? "Approves" : "Rejects";
  if (!review)
    return {
      sentence: `${word} a question that was never asked.`,
      warning: "The app knows no such review: carrying this out will fail.",
    };
  const content = decodeTextOrUri(reason);
  const text = content.kind === "text" ? plainText(content.text, REASON_LENGTH) : "";
  // A reason mostly brings its own full stop.
  const end = text === "" ? "." : `, because: “${text}”${/[.!?…]$/.test(text) ? "" : "."}`;
  const waits = over || reviewStateAt(review, snapshot.time) === "Escalated";
  return {
    sentence: `${word} for good, as the stakeholders' answer to the domain: ${subjectOf(snapshot, review, nameOf)}${end}`,
    warning: waits ? undefined : "This review does not wait for an answer: carrying this out will fail.",
  };
}

/** Longer titles are cut in a sentence. */
const TITLE_LENGTH = 80;

/** The clause for credit that a payment's payees have already, and that the proposal sends to them as well; empty when there is none. */
function olderCredit(
  { snapshot }: Context,
  actions: readonly DecodedAction[],
  asset: Address,
  paid: readonly Payment[],
) {
  const sent = new Set(
    actions.filter(isPayOut).flatMap((action) => {
      const [of, payees] = valuesOf<[Address, readonly Address[]]>(action);
      return sameAddress(of, asset) ? payees : [];
    }),
  );
  const payees = new Set(paid.map(({ payee }) => payee).filter((payee) => sent.has(payee)));
  let credit = 0n;
  for (const payee of payees) credit += snapshot.books.get(personalAccount(payee))?.balances.get(asset) ?? 0n;
  if (credit === 0n) return "";
  const whose = payees.size === 1 ? "this payee already has" : "they already have";
  return `, and sends along the ${amountText(credit, assetAt(snapshot, asset))} that ${whose} to collect`;
}

/** Whether a call only sends out what the proposal's own payments credit: then it is no news. */
function sendsPayments(action: DecodedAction, actions: readonly DecodedAction[]): boolean {
  if (!isPayOut(action)) return false;
  const [asset, sent] = valuesOf<[Address, readonly Address[]]>(action);
  const paid = actions.filter(isPayment).flatMap((spend) => {
    const [of, payments] = valuesOf<[Address, readonly Payment[]]>(spend);
    return sameAddress(of, asset) ? payments.map(({ payee }) => payee) : [];
  });
  return sent.every((payee) => paid.includes(payee));
}

/**
 * What a proposal would do: the first words of its page. Payments that are also sent out count as one thing. `over` leaves out what holds
 * only as long as it may still be executed.
 */
export function effectOf(
  context: Context,
  proposal: Pick<Proposal, "actions" | "description" | "descriptionHash">,
  over = false,
): Effect {
  const actions = proposal.actions.map((action) =>
    describeAction(context, action, { ref: proposal.descriptionHash, over, by: "timelock" }),
  );
  const spends = new Map<Address, bigint>();
  const told = actions.filter((action) => !sendsPayments(action, actions));
  const title = descriptionTitle(proposal.description, "", TITLE_LENGTH);
  const sentences = told.map((action) => {
    if (!isPayment(action)) return action.sentence;
    const [asset, payments] = valuesOf<[Address, readonly Payment[]]>(action);
    spends.set(
      asset,
      payments.reduce((sum, { amount }) => sum + amount, spends.get(asset) ?? 0n),
    );
    const purpose = told.length === 1 && title ? ` for “${title}”` : "";
    const clause = over ? "" : olderCredit(context, actions, asset, payments);
    return `${action.sentence.slice(0, -1)}${purpose}${clause}.`;
  });
  const rest = sentences.length - TOLD;
  return {
    sentence: [...sentences.slice(0, TOLD), ...(rest > 0 ? [`And ${plural(rest, "more call")}.`] : [])].join(" "),
    actions,
    spends,
  };
}

/** Whether a call sends accounts of the treasury out to their holders. */
export function isPayOut({ contract, functionName }: DecodedAction): boolean {
  return contract === "Treasury" && functionName === "payOut";
}

/** Whether a call pays out of the general fund. */
export function isPayment({ contract, functionName }: DecodedAction): boolean {
  return contract === "Budgets" && functionName === "pay";
}

/** What a call is given; its contract and function tell the types. */
export function valuesOf<Values>({ args }: DecodedAction): Values {
  return args.map(({ value }) => value) as Values;
}

/** How many calls are told before the rest is only counted. */
const TOLD = 3;
