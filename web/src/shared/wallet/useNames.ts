import { useCallback } from "react";
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { useAccount } from "./useAccount.ts";
import { usePersonas } from "./usePersonas.ts";

/** The name that an address goes by here: "You", a role on the local chain; undefined for everybody else. */
export function useNames(): (address: Address) => string | undefined {
  const { address: me } = useAccount();
  const personas = usePersonas();
  return useCallback(
    (address) => (sameAddress(me, address) ? "You" : personas.find((one) => sameAddress(one.address, address))?.role),
    [me, personas],
  );
}
