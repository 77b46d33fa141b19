import { useState } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { unwrap, wrap } from "../../chain/flows/wrap.ts";
import type { Asset } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { readAmount } from "../../shared/money/funds.ts";
import { GiveField } from "../../shared/money/GiveField.tsx";
import { useHeld, useToken } from "../../shared/money/useToken.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

const EMPTY = { amount: "" };

interface WrapFormProps {
  context: FlowContext;
  /** What is wrapped. */
  address: Address;
  way: "in" | "out";
  onClose: () => void;
}

/** How much to wrap, or to turn back, once it is known what the token is. */
export default function WrapForm({ address, ...rest }: WrapFormProps) {
  const { data: token, error } = useToken(address);
  if (token) return <AmountForm token={token} {...rest} />;
  if (!error) return <SkeletonBlock height={240} />;
  return (
    <Notice tone="bad" title="The token could not be read.">
      <p>The network endpoint does not answer. Close this and try again.</p>
    </Notice>
  );
}

/** What was typed survives connecting, closing and reloading. */
function AmountForm({ context, token, way, onClose }: Omit<WrapFormProps, "address"> & { token: Asset }) {
  const { name: form, value, change, clear } = useDraft(`wrap.${way}`, EMPTY);
  const [touched, setTouched] = useState(false);
  const [done, setDone] = useState<string>();
  const { address } = useAccount();
  const { contracts, snapshot } = context;
  const { stake } = snapshot.rules;
  const given: Asset = way === "in" ? token : { ...token, ...stake, address: contracts.stakeToken };
  const held = useHeld(address, given.address);
  if (done) {
    return (
      <>
        <Notice tone="good" title={done}>
          {way === "in" && (
            <p>{stake.symbol} votes only through whom you named. If you have named nobody yet, do that next.</p>
          )}
        </Notice>
        <div>
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </div>
      </>
    );
  }
  const amount = readAmount(value.amount, given, held);
  const make = way === "in" ? wrap : unwrap;
  return (
    <Form>
      <p>
        {way === "in"
          ? `You get one ${stake.symbol} for each ${token.symbol}.`
          : `You get one ${token.symbol} for each ${stake.symbol}.`}
      </p>
      <GiveField
        label="Amount"
        asset={given}
        text={value.amount}
        onText={(text) => change({ amount: text })}
        held={held}
        touched={touched}
      />
      <FlowButton
        flow={amount.ok && address ? make(context, token, address, amount.amount) : undefined}
        title={way === "in" ? "Wrap" : "Unwrap"}
        form={form}
        why={amount.ok ? undefined : amount.reason}
        onBlocked={() => setTouched(true)}
        onDone={() => {
          // Read without the wallet's balance, which is lower now.
          const sent = readAmount(value.amount, given, undefined);
          if (sent.ok) setDone(`You ${way === "in" ? "wrapped" : "unwrapped"} ${amountText(sent.amount, given)}.`);
          setTouched(false);
          clear();
        }}
      />
    </Form>
  );
}
