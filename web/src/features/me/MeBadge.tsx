import type { Address } from "viem";

import { useTodos } from "../../shared/hooks/useTodos.ts";
import { CountBadge } from "../../shared/ui/Pill.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

/** How many things wait for whoever is connected: the count in the header. */
export default function MeBadge() {
  const { address } = useAccount();
  return address ? <Count account={address} /> : null;
}

function Count({ account }: { account: Address }) {
  const todos = useTodos(account);
  const count = todos?.length ?? 0;
  return <CountBadge count={count} label={count === 1 ? "thing waits for you" : "things wait for you"} />;
}
