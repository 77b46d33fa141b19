import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address } from "viem";

import { activeDeployment } from "../../chain/deployment.ts";
import { readVotingPower, readWallet, type VotingPower, type Wallet } from "../../chain/reads.ts";
import { chainSource } from "../query/chainStore.ts";
import { CHAIN_KEY } from "../query/head.ts";
import { useFlowContext, useSnapshot } from "./useChain.ts";

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
