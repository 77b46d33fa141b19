import type { FlowContext } from "../../chain/flows/context.ts";
import { MAX_REFUNDS, refund } from "../../chain/flows/refund.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { canRefund, type Verdict } from "../../chain/permissions.ts";
import { bountyStateAt, type BountyState } from "../../chain/states.ts";
import type { Asset, Bounty, Contribution } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { backOf, dueTo, refundedOf } from "./pot.ts";

const backHeaders: Record<BountyState, string> = {
  Open: "Would get back",
  Judging: "Would get back",
  Closed: "Gets back",
};

/** Everyone who put money in, with what each got or would get back, and the buttons that send it. */
export function FundersPanel({ context, bounty, asset }: { context: FlowContext; bounty: Bounty; asset: Asset }) {
  const state = bountyStateAt(bounty, context.now);
  const money = (amount: bigint) => <TokenAmount amount={amount} decimals={asset.decimals} symbol={asset.symbol} />;
  const columns: readonly Column<Contribution>[] = [
    { key: "funder", header: "Funder", phone: "title", cell: ({ funder }) => <Person address={funder} /> },
    { key: "time", header: "When", width: "9rem", cell: ({ time }) => <Time at={time} as="date" /> },
    {
      key: "amount",
      header: "Put in",
      align: "right",
      phone: "figure",
      width: "11rem",
      cell: ({ amount }) => money(amount),
    },
    {
      key: "back",
      header: backHeaders[state],
      align: "right",
      width: "11rem",
      cell: (contribution) => (
        <>
          {money(backOf(bounty, contribution))}
          {contribution.refunded !== undefined && <span className="row-note">sent back</span>}
        </>
      ),
    },
  ];
  const back = bounty.contributions.reduce((sum, contribution) => sum + backOf(bounty, contribution), 0n);
  return (
    <Panel
      id="funders"
      title="Funders"
      note={state === "Closed" ? undefined : "What each would get back if nothing more were awarded."}
    >
      <DataTable
        caption="Contributions to this bounty"
        columns={columns}
        rows={bounty.contributions}
        rowKey={({ start }) => start.toString()}
        total={["All", undefined, money(bounty.funded), money(back)]}
      />
      {state === "Closed" && <Refunds context={context} bounty={bounty} asset={asset} />}
    </Panel>
  );
}

const why = (verdict: Verdict) => (verdict.ok ? undefined : verdict.reason);

function Refunds({ context, bounty, asset }: { context: FlowContext; bounty: Bounty; asset: Asset }) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const all = dueTo(bounty, now);
  const mine = account ? dueTo(bounty, now, account) : undefined;
  if (all.count === 0) return <p>{refundsOver(bounty, asset)}</p>;
  const asker = { snapshot, account, now };
  const others = !mine || mine.count < all.count;
  return (
    <div className="refunds">
      {mine && mine.count > 0 && (
        <FlowButton
          flow={refund(context, bounty, account)}
          title="Refund mine"
          why={why(canRefund(asker, bounty, account))}
        />
      )}
      {others && (
        <FlowButton
          flow={refund(context, bounty)}
          title="Refund all"
          look={mine && mine.count > 0 ? "quiet" : "primary"}
          why={why(canRefund(asker, bounty))}
        />
      )}
      {all.count > MAX_REFUNDS && (
        <p className="flow-why">
          {plural(all.count, "contribution")} wait; one transaction sends back {MAX_REFUNDS}.
        </p>
      )}
    </div>
  );
}

/** Why nothing is left to give back. */
function refundsOver(bounty: Bounty, asset: Asset): string {
  const refunded = refundedOf(bounty);
  return refunded === 0n
    ? "All of it was awarded; nothing is left to give back."
    : `${amountText(refunded, asset)} went back to the funders. Nothing is left.`;
}
