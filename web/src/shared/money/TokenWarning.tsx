import type { Asset } from "../../chain/types.ts";
import { Notice } from "../ui/Notice.tsx";
import { isTrusted } from "./trust.ts";

/** Warns of a token that nobody here vouches for; nothing for the others. */
export function TokenWarning({ asset }: { asset: Asset }) {
  if (isTrusted(asset)) return null;
  return (
    <Notice tone="warn" title="Nobody here vouches for this token">
      <p>
        Anyone can make a token and call it {asset.symbol}. Compare its address with its issuer’s before you rely on it.
        Tokens that take a fee, change balances by themselves or can be frozen may pay out less than is shown.
      </p>
    </Notice>
  );
}
