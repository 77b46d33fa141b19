import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Address } from "viem";

import { readToken } from "../../chain/facts.ts";
import { activeChain } from "../../chain/networks.ts";
import { readWallet } from "../../chain/reads.ts";
import type { Asset } from "../../chain/types.ts";
import { chainSource } from "../query/chainStore.ts";
import { CHAIN_KEY } from "../query/head.ts";

const nobody = () => Promise.reject(new Error("Nothing is asked for."));

/** What a token says of itself; read once. */
export function useToken(token: Address | undefined): UseQueryResult<Asset> {
  return useQuery({
    queryKey: ["fact", activeChain.id, "token", token],
    queryFn: () => (token ? readToken(chainSource, token) : nobody()),
    enabled: token !== undefined,
    staleTime: Infinity,
  });
}

/** What an account holds of one asset in its wallet, base units; undefined until it is known. */
export function useHeld(account: Address | undefined, asset: Address | undefined): bigint | undefined {
  const { data } = useQuery({
    queryKey: [...CHAIN_KEY, "held", account, asset],
    queryFn: () => (account && asset ? readWallet(chainSource, account, [asset]) : nobody()),
    enabled: account !== undefined && asset !== undefined,
    structuralSharing: false,
  });
  return account && asset ? data?.balances.get(asset) : undefined;
}
