// What became of the spending policies that a proposal set: whether they are in force, will be, or were replaced. Pure.
import type { Address, Hash } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { effectOf, type DecodedAction } from "../../chain/flows/effects.ts";
import { assetAt, policyText } from "../../chain/flows/wording.ts";
import { allows } from "../../chain/states.ts";
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
  return actions.flatMap(({ contract, functionName, args }) => {
    if (contract !== "Treasury" || functionName !== "setPolicy") return [];
    const [asset, policy] = args.map(({ value }) => value) as [Address, Policy];
    return [{ asset, policy }];
  });
}

const isSame = (a: Policy, b: Policy) => a.floor === b.floor && a.rate === b.rate && a.window === b.window;

/** The proposal that made a rule; undefined where it is not known. */
function makerOf(context: Context, asset: Address, rule: PolicyRule): Proposal | undefined {
  return [...context.snapshot.proposals.values()].find(
    (one) =>
      one.executedIn === rule.transaction &&
      settingsOf(effectOf(context, one, true).actions).some(
        (set) => set.asset === asset && isSame(set.policy, rule.next),
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

/** What became of one policy that was set in a transaction; undefined where no event tells. */
function fateOf(context: Context, { asset, policy }: Setting, executedIn: Hash): PolicyFate | undefined {
  const { snapshot, now } = context;
  const spending = snapshot.spending.get(asset);
  if (!spending?.rule) return undefined;
  const rules = [...spending.replaced, spending.rule];
  const place = rules.findLastIndex((rule) => rule.transaction === executedIn && isSame(rule.next, policy));
  const [rule, later] = [rules[place], rules[place + 1]];
  if (!rule) return undefined;
  const since = formatDate(rule.since);
  if (later) {
    const by = makerOf(context, asset, later);
    const name = by && `“${proposalTitle(by)}”`;
    const on = formatDate(later.time);
    const early = later.time < rule.since || later.transaction === executedIn;
    const text = early
      ? `It was replaced on ${on}${name ? ` by ${name}` : ""}, before it came into force.`
      : `It was in force from ${since} until ${on}, when ${name ?? "another policy"} replaced it.`;
    return { asset, standing: "replaced", text, by };
  }
  if (now >= rule.since) return { asset, standing: "inForce", text: `It is in force since ${since}.` };
  const until = allows(rule.meanwhile)
    ? `the limit is ${policyText(rule.meanwhile, assetAt(snapshot, asset))}`
    : "nothing of it can be spent";
  return { asset, standing: "pending", text: `It comes into force on ${since}; until then ${until}.` };
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
