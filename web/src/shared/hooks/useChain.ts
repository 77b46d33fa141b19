import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address } from "viem";

import { activeDeployment } from "../../chain/deployment.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { Snapshot } from "../../chain/types.ts";
import { shortAddress } from "../format/index.ts";
import { useNow } from "../query/head.ts";
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
