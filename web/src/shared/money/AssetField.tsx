import type { Address } from "viem";

import { ETH_ADDRESS } from "../../chain/accounts.ts";
import type { Asset, Snapshot } from "../../chain/types.ts";
import { readAddress } from "../format/index.ts";
import { SelectField, TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TokenWarning } from "./TokenWarning.tsx";
import { isTrusted } from "./trust.ts";
import { useToken } from "./useToken.ts";

/** The choice of a token that is not on the list. */
const OTHER_TOKEN = "other";

/** What was chosen: an asset's address or `OTHER_TOKEN`, and then the address that was typed. JSON can carry it. */
export interface AssetChoice {
  readonly asset: string;
  readonly token: string;
}

/** Ether, until something else is chosen. */
export const ETHER_CHOICE: AssetChoice = { asset: ETH_ADDRESS, token: "" };

/** The chosen asset, or why there is none. */
export type ChosenAsset =
  | { readonly ok: true; readonly asset: Asset }
  | { readonly ok: false; readonly reason: string; readonly reading: boolean };

/** The asset that a choice stands for. A token by address is read from the chain. */
export function useChosenAsset(snapshot: Snapshot, { asset: choice, token }: AssetChoice): ChosenAsset {
  const other = choice === OTHER_TOKEN;
  const address = readAddress(token, "Enter the token’s address.");
  const typed = other && address.ok ? address.value : undefined;
  const known = snapshot.assets.get(typed ?? (choice as Address));
  const { data: read, isError } = useToken(typed && !known ? typed : undefined);
  const asset = known ?? read;
  if (other && !address.ok) return { ...address, reading: false };
  if (isError)
    return { ok: false, reason: "The token could not be read: the network endpoint does not answer.", reading: false };
  if (!asset) return { ok: false, reason: "The token is being read.", reading: true };
  if (!asset.wellFormed)
    return {
      ok: false,
      reason: "There is no token at this address: nothing there tells a symbol and decimals.",
      reading: false,
    };
  return { ok: true, asset };
}

interface AssetFieldProps {
  snapshot: Snapshot;
  choice: AssetChoice;
  onChoice: (choice: Partial<AssetChoice>) => void;
  chosen: ChosenAsset;
  /** Also complain about what was not typed yet. */
  touched: boolean;
  label?: string;
}

/** Ether, a token that is known here, or any other by its address, with a warning. */
export function AssetField({ snapshot, choice, onChoice, chosen, touched, label = "Asset" }: AssetFieldProps) {
  const listed = Array.from(snapshot.assets.values()).filter((asset) => asset.wellFormed && isTrusted(asset));
  const complain = touched || choice.token.trim() !== "";
  return (
    <>
      <SelectField
        label={label}
        value={choice.asset}
        onChange={(asset) => onChoice({ asset })}
        options={[
          ...listed.map(({ address, symbol, name }) => ({ value: address, label: `${symbol}, ${name}` })),
          { value: OTHER_TOKEN, label: "Another token, by its address…" },
        ]}
      />
      {choice.asset === OTHER_TOKEN && (
        <TextField
          label="Token’s address"
          className="mono"
          spellCheck={false}
          placeholder="0x…"
          value={choice.token}
          onChange={(token) => onChoice({ token })}
          error={!chosen.ok && !chosen.reading && complain ? chosen.reason : undefined}
          hint="An ERC-20 token on this network."
        />
      )}
      {!chosen.ok && chosen.reading && <Skeleton width={24} />}
      {choice.asset === OTHER_TOKEN && chosen.ok && (
        <Notice title={`${chosen.asset.symbol}, ${chosen.asset.name}`}>
          <p>Counts with {chosen.asset.decimals} decimals.</p>
        </Notice>
      )}
      {chosen.ok && <TokenWarning asset={chosen.asset} />}
    </>
  );
}
