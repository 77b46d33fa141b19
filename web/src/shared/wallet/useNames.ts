import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { profileNames } from "../../chain/names.ts";
import type { Snapshot } from "../../chain/types.ts";
import { snapshotQuery } from "../query/snapshotQuery.ts";
import { useAccount } from "./useAccount.ts";
import { usePersonas } from "./usePersonas.ts";

/** "You", or a role on the local chain: names that this app gives; undefined for everybody else. */
export function useGivenNames(): (address: Address) => string | undefined {
  const { address: me } = useAccount();
  const personas = usePersonas();
  return useCallback(
    (address) => (sameAddress(me, address) ? "You" : personas.find((one) => sameAddress(one.address, address))?.role),
    [me, personas],
  );
}

/** Names that contractors give themselves; see names.ts. */
export function useProfileNames(): ReadonlyMap<Address, string> {
  const { data } = useQuery(snapshotQuery);
  return data ? namesIn(data) : NONE;
}

/** The name that an address goes by here: "You", a role on the local chain, a contractor's own name; undefined for everybody else. */
export function useNames(): (address: Address) => string | undefined {
  const given = useGivenNames();
  const profiles = useProfileNames();
  return useCallback((address) => given(address) ?? profiles.get(address), [given, profiles]);
}

const NONE: ReadonlyMap<Address, string> = new Map();

/** The names of the last snapshot: every name on a page is looked up in the same one. */
let last: { readonly snapshot: Snapshot; readonly names: ReadonlyMap<Address, string> } | undefined;

function namesIn(snapshot: Snapshot): ReadonlyMap<Address, string> {
  const known = last?.snapshot;
  const same =
    known?.profiles === snapshot.profiles &&
    known.parties === snapshot.parties &&
    known.contractors === snapshot.contractors;
  if (!last || !same) last = { snapshot, names: profileNames(snapshot) };
  return last.names;
}
