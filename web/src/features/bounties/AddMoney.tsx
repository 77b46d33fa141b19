import { addToBounty } from "../../chain/flows/addToBounty.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { canFund } from "../../chain/permissions.ts";
import type { Asset, Bounty } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { useWallet } from "../../shared/hooks/useHoldings.ts";
import { readAmount, spendable } from "../../shared/money/funds.ts";
import { GiveField } from "../../shared/money/GiveField.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Form } from "../../shared/ui/Field.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { useTouched } from "../../shared/ui/useTouched.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";

const EMPTY = { amount: "" };

/** Adds the reader's money to an open bounty: an amount, and one press. */
export function AddMoney({ context, bounty, asset }: { context: FlowContext; bounty: Bounty; asset: Asset }) {
  const { address: account } = useAccount();
  const { data: wallet } = useWallet(account);
  const { name: form, value: draft, change, clear } = useDraft(`add.${bounty.id}`, EMPTY);
  const { touched, complain, forgive } = useTouched();
  const held = account ? wallet?.balances.get(asset.address) : undefined;
  const given = readAmount(draft.amount, asset, spendable(asset, held));
  const verdict = canFund({ snapshot: context.snapshot, account, now: context.now }, bounty);
  return (
    <Panel title="Add money">
      <Form>
        <GiveField
          label="Amount"
          asset={asset}
          text={draft.amount}
          onText={(amount) => change({ amount })}
          held={held}
          touched={touched}
        />
        <FlowButton
          flow={given.ok && verdict.ok ? addToBounty(context, bounty, given.amount) : undefined}
          title="Add money"
          form={form}
          why={verdict.ok ? (given.ok ? undefined : given.reason) : verdict.reason}
          onBlocked={complain}
          onDone={() => {
            clear();
            forgive();
          }}
        />
      </Form>
    </Panel>
  );
}
