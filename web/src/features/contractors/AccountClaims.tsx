import type { Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import { titleOfUri } from "../../chain/content.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { claimStateAt } from "../../chain/states.ts";
import type { Claim, Snapshot } from "../../chain/types.ts";
import { claimWords } from "../../shared/bounty/words.ts";
import { plainText } from "../../shared/format/index.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";

/** Claims that an account made or that would pay it, newest first, with its own part of each. */
export function AccountClaims({ snapshot, account, now }: { snapshot: Snapshot; account: Address; now: number }) {
  const claims = [...snapshot.claims.values()]
    .filter(
      ({ claimant, awards }) =>
        sameAddress(claimant, account) || awards.some(({ payee }) => sameAddress(payee, account)),
    )
    .toReversed();
  if (claims.length === 0) {
    return (
      <EmptyState title="No claim yet" action={<ButtonLink to="/bounties?state=open">See open bounties</ButtonLink>}>
        Work handed in for a bounty appears here. Claiming takes no clearance.
      </EmptyState>
    );
  }
  const columns: readonly Column<Claim>[] = [
    {
      key: "bounty",
      header: "Bounty",
      phone: "title",
      cell: ({ bounty }) => (
        <Link href={`/bounties/${bounty}`}>
          {plainText(titleOfUri(snapshot.bounties.get(bounty)?.uri ?? "", "Untitled bounty"))}
        </Link>
      ),
    },
    {
      key: "part",
      header: "Own part",
      align: "right",
      phone: "figure",
      width: "10rem",
      cell: (claim) => <Part snapshot={snapshot} claim={claim} account={account} />,
    },
    {
      key: "outcome",
      header: "Where it is",
      width: "12rem",
      cell: (claim) => {
        const { tone, words } = claimWords[claimStateAt(snapshot, claim, now)];
        return <Pill tone={tone}>{words}</Pill>;
      },
    },
    { key: "when", header: "Claimed", width: "7.5rem", cell: ({ openedAt }) => <Time at={openedAt} as="date" /> },
  ];
  return <DataTable caption="Claims and awards" columns={columns} rows={claims} rowKey={({ id }) => id} />;
}

function Part({ snapshot, claim, account }: { snapshot: Snapshot; claim: Claim; account: Address }) {
  const own = claim.awards.find(({ payee }) => sameAddress(payee, account));
  const bounty = snapshot.bounties.get(claim.bounty);
  if (!own || !bounty) return <span className="none">for others</span>;
  const { decimals, symbol } = assetAt(snapshot, bounty.asset);
  return <TokenAmount amount={own.amount} decimals={decimals} symbol={symbol} />;
}
