import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { connect } from "wagmi/actions";

import { isLocalChain } from "../../chain/networks.ts";
import { wagmiConfig } from "./config.ts";
import { choosePersona, PERSONA_CONNECTOR_ID } from "./personaConnector.ts";
import type { Persona } from "./personas.ts";

const NONE: readonly Persona[] = [];

/** The demo personas, loaded on demand; none on any chain but the local one. */
export function usePersonas(enabled = true): readonly Persona[] {
  const { data } = useQuery({
    queryKey: ["personas"],
    queryFn: async () => (await import("./personas.ts")).personas,
    enabled: isLocalChain && enabled,
    staleTime: Infinity,
  });
  return data ?? NONE;
}

/** Becomes a persona, also straight from another one. */
export async function wearPersona(address: Address): Promise<void> {
  const connector = wagmiConfig.connectors.find(({ id }) => id === PERSONA_CONNECTOR_ID);
  if (!connector) return;
  choosePersona(address);
  if (wagmiConfig.state.current === connector.uid) connector.onAccountsChanged([address]);
  else await connect(wagmiConfig, { connector });
}
