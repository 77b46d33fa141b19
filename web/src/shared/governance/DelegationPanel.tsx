import { useState } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import { delegate } from "../../chain/flows/delegate.ts";
import { actorWarning } from "../../chain/payees.ts";
import { useFlowContext } from "../hooks/useChain.ts";
import { useVotingPower } from "../hooks/useHoldings.ts";
import { FlowButton } from "../tx/index.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Facts } from "../ui/Page.tsx";
import { Person } from "../ui/Person.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { TokenAmount } from "../ui/TokenAmount.tsx";
import { readDelegate, signingPath } from "./delegate.ts";
import "./delegation.css";

/** The stake of an account, who votes with it, and the way to change that. For the connected account. */
export function DelegationPanel({ account }: { account: Address }) {
  const context = useFlowContext();
  const { data: power } = useVotingPower(account);
  const [changing, setChanging] = useState(false);
  const [text, setText] = useState("");
  if (!context || !power) return <SkeletonRows rows={3} height={38} />;

  const { stake } = context.snapshot.rules;
  const own = sameAddress(power.delegate, account);
  const received = power.votes - (own ? power.balance : 0n);
  const votes = (amount: bigint, unit = "votes") => (
    <TokenAmount amount={amount} decimals={stake.decimals} symbol={unit} />
  );
  const voter = power.delegate ? <Person address={power.delegate} /> : "nobody yet";
  const other = readDelegate(text);
  const warning = other.ok ? actorWarning(context, other.value, "vote") : undefined;
  return (
    <div className="delegation">
      <Facts
        facts={[
          ["Your stake", votes(power.balance, stake.symbol)],
          ["Votes with it", power.balance === 0n ? undefined : voter],
          ["Delegated to you", received > 0n ? votes(received) : undefined],
          ["Your votes now", votes(power.votes)],
        ]}
      />
      {power.balance === 0n && power.votes === 0n && (
        <p className="delegation-note">You hold no stake. Whoever holds some can delegate its votes to you.</p>
      )}
      {power.balance > 0n && power.delegate === undefined && (
        <p className="delegation-note">
          Stake votes only once its holder has said through whom. Your tokens stay where they are.
        </p>
      )}
      {power.balance > 0n && !own && !changing && (
        <FlowButton
          terse
          size="s"
          flow={delegate(context, account, account)}
          title="Vote myself"
          look={power.delegate ? "quiet" : "primary"}
        />
      )}
      {power.balance > 0n &&
        (changing ? (
          <div className="delegation-form">
            <TextField
              label="Who votes with your stake"
              hint="An address. You can take it back at any time."
              value={text}
              onChange={setText}
              error={other.ok || text.trim() === "" ? undefined : other.reason}
              spellCheck={false}
              placeholder="0x…"
            />
            {warning && (
              <Notice tone="warn">
                <p>{warning}</p>
              </Notice>
            )}
            <FlowButton
              size="s"
              flow={other.ok ? delegate(context, account, other.value) : undefined}
              title="Delegate"
              why={other.ok ? undefined : other.reason}
              onDone={() => {
                setChanging(false);
                setText("");
              }}
            />
            <p className="delegation-note">
              {other.ok ? (
                <Link href={signingPath(other.value)}>Sign it, for somebody else to send</Link>
              ) : (
                "It can also be signed, without a fee, for somebody else to send: enter the address first."
              )}
            </p>
            <Button look="plain" size="s" onClick={() => setChanging(false)}>
              Keep it as it is
            </Button>
          </div>
        ) : (
          <div>
            <Button size="s" look="plain" onClick={() => setChanging(true)}>
              Delegate to somebody else
            </Button>
          </div>
        ))}
    </div>
  );
}
