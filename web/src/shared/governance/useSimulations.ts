import { activeDeployment } from "../../chain/deployment.ts";
import { simulateActions, type Outcome } from "../../chain/simulate.ts";
import type { Action } from "../../chain/types.ts";
import { formatExact } from "../format/index.ts";
import { useChainQuery } from "../query/useChainQuery.ts";
import type { Problem } from "../tx/index.ts";
import { explainLater } from "../tx/world.ts";

const ETH_DECIMALS = 18;

/** How a call would end today: undefined when it would succeed, else what would happen instead (`lead`), and why. */
export type Forecast = (Problem & { readonly lead: string }) | undefined;

const FAILS = "It would fail if it were carried out now.";
const DOES_NOTHING = "It would do nothing if it were carried out now.";

/** What a simulation found, in the order of the calls. */
export interface Simulation {
  /** Undefined while it runs, or when there is nothing to simulate. */
  readonly forecasts: readonly Forecast[] | undefined;
  /** The endpoint did not answer. */
  readonly failed: boolean;
}

const NOTHING: Simulation = { forecasts: undefined, failed: false };

/**
 * Makes the calls of each list from the timelock against the newest block, without sending anything; all lists in one request. A list that
 * is undefined has nothing to simulate.
 */
export function useSimulations(lists: readonly (readonly Action[] | undefined)[]): readonly Simulation[] {
  const { timelock } = activeDeployment.contracts;
  const { data, isError } = useChainQuery({
    key: ["simulation", lists],
    read: (client) =>
      Promise.all(
        lists.map(async (actions = []) =>
          Promise.all((await simulateActions(client, timelock, actions)).map((outcome) => inWords(outcome))),
        ),
      ),
    enabled: lists.some((actions) => actions !== undefined && actions.length > 0),
  });
  return lists.map((_, index) => ({ forecasts: data?.[index]?.map(({ problem }) => problem), failed: isError }));
}

/** The same for the calls of one proposal. */
export function useSimulation(actions: readonly Action[] | undefined): Simulation {
  const [simulation = NOTHING] = useSimulations([actions]);
  return simulation;
}

async function inWords(outcome: Outcome): Promise<{ problem: Forecast }> {
  switch (outcome.kind) {
    case "succeeds":
      return { problem: undefined };
    case "callsNobody":
      return {
        problem: {
          lead: DOES_NOTHING,
          sentence: "There is no contract at this address.",
          next: "Check the address and the network.",
        },
      };
    case "tooLittleEther":
      return {
        problem: {
          lead: FAILS,
          sentence: `The timelock holds ${formatExact(outcome.held, ETH_DECIMALS)} ETH, less than the call sends.`,
          next: "Payments come out of the treasury's general fund, not out of the timelock.",
        },
      };
    case "reverts": {
      const problem = await explainLater(outcome.error);
      return {
        problem: { lead: FAILS, ...(problem === "rejected" ? { sentence: "The call was refused." } : problem) },
      };
    }
  }
}
