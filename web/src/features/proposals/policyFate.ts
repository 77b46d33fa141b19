// What became of the spending policies that a proposal set: whether they are in force, will be, or were replaced. Pure.
import type { Address, Hash } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { effectOf, valuesOf, type DecodedAction } from "../../chain/flows/effects.ts";
import { assetAt, policyText } from "../../chain/flows/wording.ts";
import { allows, carriedOutIn, isSamePolicy } from "../../chain/states.ts";
import type { Policy, PolicyRule, Proposal } from "../../chain/types.ts";
import { formatDate } from "../../shared/format/index.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";

type Context = Pick<FlowContext, "contracts" | "snapshot" | "now" | "nameOf">;

interface Setting {
  readonly asset: Address;
  readonly policy: Policy;
}

/** The policies that calls set, in their order. */
function settingsOf(actions: readonly DecodedAction[]): Setting[] {
  return actions.flatMap((action) => {
    if (action.contract !== "Treasury" || action.functionName !== "setPolicy") return [];
    const [asset, policy] = valuesOf<[Address, Policy]>(action);
    return [{ asset, policy }];
  });
}

/** The proposal that made a rule; undefined where it is not known. */
function makerOf(context: Context, asset: Address, rule: PolicyRule): Proposal | undefined {
  return carriedOutIn(context.snapshot, rule.transaction).find((one) =>
    settingsOf(effectOf(context, one, true).actions).some(
      (set) => set.asset === asset && isSamePolicy(set.policy, rule.next),
    ),
  );
}

/** What became of a policy that a proposal set. */
export interface PolicyFate {
  readonly asset: Address;
  readonly standing: "pending" | "inForce" | "replaced";
  /** In a sentence. */
  readonly text: string;
  /** What replaced it, where that is known. */
  readonly by?: Proposal | undefined;
}

/** A policy that was or will be in force from a second on, by a rule. */
interface Term {
  readonly from: number;
  readonly policy: Policy;
  readonly rule: PolicyRule;
}

/** From when on a rule's own policy holds: what allows nothing holds at once, whatever its window. */
const startOf = ({ next, time, since }: PolicyRule) => (allows(next) ? since : time);

/** What was and will be in force, in order: of each rule what holds meanwhile and what it decided, as far as the next did not come before. */
function termsOf(rules: readonly PolicyRule[]): Term[] {
  return rules.flatMap((rule, place) => {
    const start = startOf(rule);
    const until = rules[place + 1]?.time ?? Infinity;
    const meanwhile = rule.time < start ? [{ from: rule.time, policy: rule.meanwhile, rule }] : [];
    return [...meanwhile, { from: start, policy: rule.next, rule }].filter(({ from }) => from < until);
  });
}

/** What still holds of policies that never came into force of themselves: the strictest of all that was decided. */
function meanwhileText({ snapshot, now }: Context, asset: Address, newest: PolicyRule): string {
  if (now >= startOf(newest) || !allows(newest.meanwhile)) return "";
  const limit = policyText(newest.meanwhile, assetAt(snapshot, asset));
  return ` Until ${formatDate(startOf(newest))} the strictest of each number that was decided holds: ${limit}.`;
}

/** What became of one policy that was set in a transaction; undefined where no event tells. */
function fateOf(context: Context, { asset, policy }: Setting, executedIn: Hash): PolicyFate | undefined {
  const { snapshot, now } = context;
  const spending = snapshot.spending.get(asset);
  if (!spending?.rule) return undefined;
  const rules = [...spending.replaced, spending.rule];
  const place = rules.findLastIndex((rule) => rule.transaction === executedIn && isSamePolicy(rule.next, policy));
  const rule = rules[place];
  if (!rule) return undefined;

  const terms = termsOf(rules);
  const own = terms.findIndex((term) => term.rule === rule && term.from === startOf(rule));
  // What is replaced by what is the same, goes on.
  const end = own < 0 ? undefined : terms.slice(own).find((term) => !isSamePolicy(term.policy, policy));
  const replacer = own < 0 ? rules[place + 1] : end?.rule;
  const by = replacer && makerOf(context, asset, replacer);
  const name = by ? `“${proposalTitle(by)}”` : "another policy";
  const since = formatDate(startOf(rule));
  if (own < 0)
    return {
      asset,
      standing: "replaced",
      text: `It was replaced on ${formatDate(replacer?.time ?? now)} by ${name}, before it came into force.${meanwhileText(context, asset, spending.rule)}`,
      by,
    };
  if (now < startOf(rule)) {
    const until = allows(rule.meanwhile)
      ? `the limit is ${policyText(rule.meanwhile, assetAt(snapshot, asset))}`
      : "nothing of it can be spent";
    return { asset, standing: "pending", text: `It comes into force on ${since}; until then ${until}.` };
  }
  if (!end) return { asset, standing: "inForce", text: `It has been in force since ${since}.` };
  const on = formatDate(end.from);
  return now < end.from
    ? { asset, standing: "inForce", text: `It has been in force since ${since}. On ${on} ${name} replaces it.`, by }
    : { asset, standing: "replaced", text: `It was in force from ${since} until ${on}, when ${name} replaced it.`, by };
}

/** Since or from when what an executed proposal decided on spending is in force, or what replaced it; nothing where it set no policy. */
export function policyFates(
  context: Context,
  { executedIn }: Pick<Proposal, "executedIn">,
  actions: readonly DecodedAction[],
): PolicyFate[] {
  if (executedIn === undefined) return [];
  return settingsOf(actions).flatMap((set) => fateOf(context, set, executedIn) ?? []);
}
