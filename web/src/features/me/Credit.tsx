import type { Address } from "viem";
import { Link } from "wouter";

import { collect, collectable, type AssetAmount } from "../../chain/flows/collect.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { refusePayouts } from "../../chain/flows/refusePayouts.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";

/** What the treasury keeps for the account, the ways to take it out, and whether it may be sent unasked. */
export function Credit({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot } = context;
  const credit = collectable(snapshot, account);
  const columns: readonly Column<AssetAmount>[] = [
    {
      key: "asset",
      header: "Asset",
      phone: "title",
      cell: ({ asset }) => assetAt(snapshot, asset).name,
    },
    {
      key: "amount",
      header: "To collect",
      align: "right",
      phone: "figure",
      cell: ({ asset, amount }) => {
        const { decimals, symbol } = assetAt(snapshot, asset);
        return (
          <Link className="figure" href={ledgerLink({ asset, account: account.toLowerCase() })}>
            <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />
          </Link>
        );
      },
    },
    {
      key: "collect",
      header: "Action",
      align: "right",
      width: "9rem",
      cell: (one) => {
        const flow = collect(context, account, [one]);
        return <FlowButton terse size="s" flow={flow} title="Collect" />;
      },
    },
  ];
  return (
    <Panel title="Yours in the treasury">
      {credit.length === 0 ? (
        <p className="me-quiet">
          The treasury keeps nothing for you now. Awards, voted payments and payments from budgets that are not sent at
          once wait here.
        </p>
      ) : (
        <DataTable caption="Money to collect" columns={columns} rows={credit} rowKey={({ asset }) => asset} />
      )}
      {credit.length > 1 && <CollectAll context={context} account={account} credit={credit} />}
      <Payouts context={context} account={account} />
    </Panel>
  );
}

interface CollectAllProps {
  context: FlowContext;
  account: Address;
  credit: readonly AssetAmount[];
}

function CollectAll({ context, account, credit }: CollectAllProps) {
  const flow = collect(context, account, credit);
  return <FlowButton flow={flow} title="Collect all" />;
}

/** Whether money may be sent to the account unasked, what that means, and the switch. */
function Payouts({ context, account }: { context: FlowContext; account: Address }) {
  const refused = context.snapshot.refusesPayouts.has(account);
  return (
    <div className="payouts">
      <div>
        <p className="payouts-title">{refused ? "You collect it yourself" : "It may be sent to you"}</p>
        <p className="me-quiet">
          {refused
            ? "Nobody can send your money to your wallet. What you are paid stays here until you collect it."
            : "Awards are sent to your wallet as they are made, and anyone may send you what waits here. It can only ever go to you."}
        </p>
      </div>
      <FlowButton
        terse
        size="s"
        look="quiet"
        flow={refusePayouts(context, !refused)}
        title={refused ? "Let it be sent" : "Don't send it unasked"}
      />
    </div>
  );
}
