import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address } from "viem";

import { activeDeployment } from "../../chain/deployment.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { readVotingPower, readWallet, type VotingPower, type Wallet } from "../../chain/reads.ts";
import { todosOf, type Todo } from "../../chain/todo.ts";
import type { Snapshot } from "../../chain/types.ts";
import { chainSource } from "../query/chainStore.ts";
import { shortAddress } from "../format/index.ts";
import { CHAIN_KEY, useNow } from "../query/head.ts";
import { snapshotQuery } from "../query/snapshotQuery.ts";
import { useGivenNames, useProfileNames } from "../wallet/useNames.ts";

const { chainId, contracts } = activeDeployment;

/** Everything that happened on chain; read once, then by what each new block adds. All components share it. */
export function useSnapshot(): UseQueryResult<Snapshot> {
  return useQuery(snapshotQuery);
}

/** Chain time in whole seconds: what "now" means for states, permissions and lists. */
export function useChainTime(): number {
  return Number(useNow());
}

/** What flows, permissions and sentences are made from; undefined until the snapshot is there. */
export function useFlowContext(): FlowContext | undefined {
  const { data: snapshot } = useSnapshot();
  const now = useChainTime();
  const given = useGivenNames();
  const profiles = useProfileNames();
  return useMemo(() => {
    if (!snapshot) return undefined;
    const nameOf = (address: Address) => {
      const name = given(address);
      if (name !== undefined) return name === "You" ? "you" : name;
      // What is about to be signed shows the address, too: a name is only what somebody calls itself.
      const own = profiles.get(address);
      const short = shortAddress(address);
      return own === undefined ? short : own.endsWith(`(${short})`) ? own : `${own} (${short})`;
    };
    return { contracts, chainId, snapshot, now, nameOf };
  }, [snapshot, now, given, profiles]);
}

/** The voting power of an account, now and in each proposal. */
export function useVotingPower(account: Address | undefined): UseQueryResult<VotingPower> {
  const context = useFlowContext();
  const proposals = useMemo(() => [...(context?.snapshot.proposals.values() ?? [])], [context?.snapshot.proposals]);
  const now = context?.now ?? 0;
  const counted = proposals.filter(({ snapshot }) => snapshot < now).length;
  return useQuery({
    queryKey: [...CHAIN_KEY, "votingPower", account, counted],
    queryFn: () =>
      account
        ? readVotingPower(chainSource, activeDeployment, account, proposals, now)
        : Promise.reject(new Error("No account")),
    enabled: account !== undefined && context !== undefined,
    structuralSharing: false,
  });
}

/** What an account holds in its wallet, of every asset that the treasury knows. */
export function useWallet(account: Address | undefined): UseQueryResult<Wallet> {
  const { data: snapshot } = useSnapshot();
  const assets = snapshot?.assets;
  return useQuery({
    queryKey: [...CHAIN_KEY, "wallet", account, assets?.size],
    queryFn: () =>
      account && assets
        ? readWallet(chainSource, account, [...assets.keys()])
        : Promise.reject(new Error("No account")),
    enabled: account !== undefined && assets !== undefined,
    structuralSharing: false,
  });
}

const NO_POWER: ReadonlyMap<bigint, bigint> = new Map();

/** Everything that waits for an account; undefined until it is known. */
export function useTodos(account: Address | undefined): readonly Todo[] | undefined {
  const context = useFlowContext();
  const { data: power } = useVotingPower(account);
  return useMemo(() => {
    if (!context || !account) return undefined;
    return todosOf({
      snapshot: context.snapshot,
      account,
      now: context.now,
      nameOf: context.nameOf,
      power: power?.at ?? NO_POWER,
    });
  }, [context, account, power]);
}
