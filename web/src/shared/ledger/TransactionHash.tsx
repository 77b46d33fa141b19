import type { Hash as HashType } from "viem";

import { activeChain } from "../../chain/networks.ts";
import { shortHash } from "../format/index.ts";
import { Hash } from "../ui/Address.tsx";

/** A transaction: a link to the chain's explorer where it has one, else its hash to be copied. */
export function TransactionHash({ hash }: { hash: HashType }) {
  const explorer = activeChain.blockExplorers?.default.url;
  if (!explorer) return <Hash hash={hash} what="transaction hash" />;
  return (
    <a className="mono" href={`${explorer}/tx/${hash}`} target="_blank" rel="noopener noreferrer" title={hash}>
      {shortHash(hash)}
    </a>
  );
}
