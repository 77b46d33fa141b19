import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import type { Asset } from "../../chain/types.ts";
import { formatExact, tokenSymbol } from "../format/index.ts";
import { AmountField } from "../ui/AmountField.tsx";
import { FEE_RESERVE, readAmount, spendable } from "./funds.ts";

interface GiveFieldProps {
  label: string;
  asset: Asset;
  text: string;
  onText: (text: string) => void;
  /** What the connected wallet holds, base units; undefined while it is not known. */
  held: bigint | undefined;
  /** Also complain about an empty field. */
  touched: boolean;
}

/** An amount out of the reader's wallet, with what it holds and all of it at a press. Read the value with `readAmount`. */
export function GiveField({ label, asset, text, onText, held, touched }: GiveFieldProps) {
  const max = spendable(asset, held);
  const given = readAmount(text, asset, max);
  const error = given.ok || (text.trim() === "" && !touched) ? undefined : given.reason;
  const unit = tokenSymbol(asset.symbol);
  const holding =
    held === undefined
      ? ""
      : held === 0n
        ? `You hold no ${unit}.`
        : `You hold ${formatExact(held, asset.decimals)} ${unit}.${keepsFees(asset)}`;
  return (
    <AmountField
      label={label}
      text={text}
      onText={onText}
      decimals={asset.decimals}
      symbol={asset.symbol}
      hint={error === undefined || held !== 0n ? holding : ""}
      max={max === 0n ? undefined : max}
      error={error}
    />
  );
}

/** What of ether is not given, as a sentence; nothing for tokens. */
function keepsFees({ address, decimals, symbol }: Asset): string {
  return sameAddress(address, ETH_ADDRESS)
    ? ` ${formatExact(FEE_RESERVE, decimals)} ${tokenSymbol(symbol)} is kept for network fees.`
    : "";
}
