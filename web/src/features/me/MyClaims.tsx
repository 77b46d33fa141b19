import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { bountyTitle } from "../../chain/openSteps.ts";
import { claimStateAt, tallyOf } from "../../chain/states.ts";
import type { Claim } from "../../chain/types.ts";
import { claimWords } from "../../shared/bounty/words.ts";
import type { Column } from "../../shared/ui/DataTable.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { ShortTable } from "./ShortTable.tsx";

/** Work that the account handed in, or that would pay it, newest first; left out when there is none. */
export function MyClaims({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const claims = [...snapshot.claims.values()]
    .filter(
      ({ claimant, awards }) =>
        sameAddress(claimant, account) || awards.some(({ payee }) => sameAddress(payee, account)),
    )
    .toSorted((a, b) => b.openedAt - a.openedAt);
  if (claims.length === 0) return null;
  const columns: readonly Column<Claim>[] = [
    {
      key: "bounty",
      header: "Bounty",
      phone: "title",
      cell: ({ bounty: id }) => {
        const bounty = snapshot.bounties.get(id);
        return bounty ? <Link href={`/bounties/${id}`}>{bountyTitle(bounty)}</Link> : "Unknown bounty";
      },
    },
    { key: "state", header: "Where it is", cell: (claim) => whereItIs(context, claim, now) },
    {
      key: "claimed",
      header: "Claimed",
      width: "7.75rem",
      cell: ({ openedAt }) => <Time at={openedAt} as="date" />,
    },
    {
      key: "part",
      header: "Your part",
      align: "right",
      phone: "figure",
      width: "10rem",
      cell: ({ bounty: id, awards }) => {
        const bounty = snapshot.bounties.get(id);
        const amount = awards.find(({ payee }) => sameAddress(payee, account))?.amount;
        if (!bounty || amount === undefined) return <span className="me-quiet">for others</span>;
        const { decimals, symbol } = assetAt(snapshot, bounty.asset);
        return <TokenAmount amount={amount} decimals={decimals} symbol={symbol} />;
      },
    },
  ];
  return (
    <Panel title="Your claims">
      <ShortTable caption="Your claims" columns={columns} rows={claims} rowKey={({ id }) => id} />
    </Panel>
  );
}

/** Where a claim is: how far its judgement is, else what it waits for. */
function whereItIs({ snapshot }: FlowContext, claim: Claim, now: number): string {
  const state = claimStateAt(snapshot, claim, now);
  const review = snapshot.reviews.get(claim.id);
  if (state !== "Judging" || !review) return claimWords[state].words;
  const { endorsements, k } = tallyOf(review);
  return `${endorsements} of ${k} endorse it`;
}
