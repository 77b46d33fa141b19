import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address } from "viem";

import { snapshotQuery } from "../query/snapshotQuery.ts";
import { chosenPortrait } from "./portraits.ts";

/** The picture that somebody chose; looked up only where it is `wanted`, and again only when profiles or clearances change. */
export function useChosenPortrait(address: Address, wanted = true): string | undefined {
  const { data: snapshot } = useQuery(snapshotQuery);
  const { profiles, parties, contractors } = snapshot ?? {};
  return useMemo(
    () => (wanted && snapshot ? chosenPortrait(snapshot, address) : undefined),
    // Of the snapshot only these tell who looks how.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [profiles, parties, contractors, address, wanted],
  );
}
