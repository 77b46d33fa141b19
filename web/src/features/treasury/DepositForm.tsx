import { useMemo, useState } from "react";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { deposit } from "../../chain/flows/deposit.ts";
import { amountText } from "../../chain/flows/wording.ts";
import type { Asset } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { useWallet } from "../../shared/hooks/useHoldings.ts";
import { readAmount, spendable } from "../../shared/money/funds.ts";
import { GiveField } from "../../shared/money/GiveField.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, SelectField, TextField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { MAX_NOTE_LENGTH, noteProblem } from "./depositNote.ts";
import { holdingsOf } from "./holdings.ts";

const EMPTY = { asset: "", amount: "", note: "" };

interface DepositFormProps {
  context: FlowContext;
  onClose: () => void;
}

/** Asset, amount, a word on what it is for. What was typed survives connecting, closing and reloading. */
export default function DepositForm({ context, onClose }: DepositFormProps) {
  const { name: form, value, change, clear } = useDraft("deposit", EMPTY);
  const [touched, setTouched] = useState(false);
  const [done, setDone] = useState<string>();
  const { address } = useAccount();
  const { data: wallet } = useWallet(address);
  const { snapshot, contracts } = context;
  const assets = useMemo(
    () => holdingsOf(snapshot, contracts).flatMap(({ asset }) => (asset.enabled ? [asset] : [])),
    [snapshot, contracts],
  );
  const heldOf = ({ address: asset }: Asset) => wallet?.balances.get(asset);
  const asset =
    assets.find((one) => sameAddress(one.address, value.asset as Asset["address"])) ??
    assets.find((one) => (heldOf(one) ?? 0n) > 0n) ??
    assets[0];
  if (!asset) {
    return <p>Stakeholders have not named an asset that the general fund takes yet. A proposal can do that.</p>;
  }
  if (done) {
    return (
      <>
        <Notice tone="good" title="Deposited.">
          <p>{done}</p>
        </Notice>
        <div className="deposit-done">
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
          <Button onClick={() => setDone(undefined)}>Deposit more</Button>
        </div>
      </>
    );
  }

  const held = heldOf(asset);
  const amount = readAmount(value.amount, asset, spendable(asset, held));
  const problem = noteProblem(value.note);
  const flow =
    amount.ok && !problem
      ? deposit(context, { asset: asset.address, amount: amount.amount, note: value.note.trim() })
      : undefined;
  const finish = () => {
    // Read without the wallet's balance, which is lower now.
    const given = readAmount(value.amount, asset, undefined);
    if (given.ok) setDone(`${amountText(given.amount, asset)} went from your wallet to the general fund.`);
    setTouched(false);
    clear();
  };
  return (
    <Form>
      <SelectField
        label="Asset"
        value={asset.address}
        onChange={(next) => change({ asset: next, amount: "" })}
        options={assets.map((one) => ({ value: one.address, label: `${one.symbol} · ${one.name}` }))}
      />
      <GiveField
        label="Amount"
        asset={asset}
        text={value.amount}
        onText={(text) => change({ amount: text })}
        held={held}
        touched={touched}
      />
      <TextField
        label="What it is for"
        optional
        hint={`Public and permanent, in the ledger. Up to ${MAX_NOTE_LENGTH} plain characters.`}
        value={value.note}
        onChange={(note) => change({ note })}
        error={problem}
      />
      <FlowButton
        flow={flow}
        title="Deposit"
        form={form}
        why={amount.ok ? problem : amount.reason}
        onBlocked={() => setTouched(true)}
        onDone={finish}
      />
      <p className="field-hint">
        A deposit is for good: only a vote of the stakeholders moves money out of the general fund.
      </p>
    </Form>
  );
}
