import type { Address as AddressType } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { useAccount } from "../wallet/useAccount.ts";
import { usePersonas } from "../wallet/usePersonas.ts";
import { Address } from "./Address.tsx";

interface PersonProps {
  address: AddressType;
  link?: boolean;
  copy?: boolean;
  portrait?: boolean;
}

/** Somebody by the name they go by here: "You", a role on the local chain, else the short address. The whole address is in the title. */
export function Person({ address, ...rest }: PersonProps) {
  const { address: me } = useAccount();
  const persona = usePersonas().find((one) => sameAddress(one.address, address));
  const name = sameAddress(me, address) ? "You" : persona?.role;
  return <Address address={address} name={name} {...rest} />;
}
