import { useMemo } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { bountyTitle } from "../../chain/openSteps.ts";
import { bountyStandingAt } from "../../chain/states.ts";
import { BountyPill } from "../../shared/bounty/BountyPill.tsx";
import type { Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ShortTable } from "./ShortTable.tsx";
import { fundedBy, refundsTold, type FundedBounty } from "./funded.ts";

/** Bounties that the account put money into, newest first; left out when there are none. */
export function Funded({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const rows = useMemo(() => fundedBy(snapshot, account, now), [snapshot, account, now]);
  if (rows.length === 0) return null;
  const money = ({ bounty }: FundedBounty, amount: bigint) => {
    const { decimals, symbol } = assetAt(snapshot, bounty.asset);
    return <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
  };
  const columns: readonly Column<FundedBounty>[] = [
    {
      key: "bounty",
      header: "Bounty",
      phone: "title",
      cell: ({ bounty }) => (
        <>
          <Link href={`/bounties/${bounty.id}`}>{bountyTitle(bounty)}</Link>
          {sameAddress(bounty.opener, account) && <span className="me-note">opened by you</span>}
        </>
      ),
    },
    {
      key: "state",
      header: "State",
      width: "13rem",
      cell: ({ bounty }) => (
        <>
          <BountyPill standing={bountyStandingAt(snapshot, bounty, now)} />
          <span className="me-note">
            {now < bounty.deadline ? "until" : "since"} <Time at={bounty.deadline} as="date" />
          </span>
        </>
      ),
    },
    {
      key: "given",
      header: "You put in",
      align: "right",
      phone: "figure",
      width: "10rem",
      cell: (row) => money(row, row.given),
    },
    {
      key: "back",
      header: "Refunds",
      align: "right",
      width: "10rem",
      cell: (row) => {
        const told = refundsTold(row);
        if (told.length === 0) return <span className="me-quiet">–</span>;
        return told.map(({ amount, words }) => (
          <div key={words}>
            {money(row, amount)}
            <span className="me-note">{words}</span>
          </div>
        ));
      },
    },
  ];
  return (
    <Panel title="Bounties that you funded">
      <ShortTable caption="Bounties that you funded" columns={columns} rows={rows} rowKey={({ bounty }) => bounty.id} />
    </Panel>
  );
}
