import { activeDeployment } from "../../chain/deployment.ts";
import { simulateActions, type Outcome } from "../../chain/simulate.ts";
import type { Action } from "../../chain/types.ts";
import { useChainQuery } from "../../shared/query/useChainQuery.ts";
import { explainLater } from "../../shared/tx/world.ts";

/** How a candidate's calls would end today. */
export type Trial =
  | { readonly kind: "works" }
  | { readonly kind: "fails"; readonly sentence: string }
  /** It is being tried. */
  | { readonly kind: "running" }
  /** The endpoint did not answer. */
  | { readonly kind: "unknown" };

/**
 * Makes the calls of each candidate from the timelock against the newest block, without sending anything; all in one request. Undefined where
 * there is nothing to try yet.
 */
export function useTrials(candidates: readonly (readonly Action[] | undefined)[]): readonly (Trial | undefined)[] {
  const { timelock } = activeDeployment.contracts;
  const { data, isError } = useChainQuery({
    key: ["trials", candidates],
    read: (client) =>
      Promise.all(
        candidates.map(async (actions): Promise<Trial | undefined> => {
          if (!actions) return undefined;
          return trialOf(await simulateActions(client, timelock, actions));
        }),
      ),
    enabled: candidates.some((actions) => actions !== undefined),
  });
  return candidates.map((actions, index) => actions && (data?.[index] ?? { kind: isError ? "unknown" : "running" }));
}

/** Payments and statements send no ether and call contracts of ours: all that can go wrong is that a call reverts. */
async function trialOf(outcomes: readonly Outcome[]): Promise<Trial> {
  for (const outcome of outcomes) {
    if (outcome.kind === "succeeds") continue;
    const problem = outcome.kind === "reverts" ? await explainLater(outcome.error) : undefined;
    return { kind: "fails", sentence: problem && problem !== "rejected" ? problem.sentence : "The call was refused." };
  }
  return { kind: "works" };
}
