import { Link } from "wouter";

import { titleOfUri } from "../../chain/content.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { bountyStandingAt, bountyStateAt, roomOf } from "../../chain/states.ts";
import type { Bounty, Domain, Snapshot } from "../../chain/types.ts";
import { BountyPill } from "../../shared/bounty/BountyPill.tsx";
import { waitingClaims, waitingText } from "../../shared/bounty/words.ts";
import { plainText } from "../../shared/format/index.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";

interface DomainBountiesProps {
  snapshot: Snapshot;
  domain: Domain;
  /** Chain time, seconds. */
  now: number;
}

/** Bounties that a domain judges and that are not over, the next deadline on top. */
export function DomainBounties({ snapshot, domain, now }: DomainBountiesProps) {
  const bounties = [...snapshot.bounties.values()].filter((bounty) => bounty.domain === domain.id);
  const running = bounties
    .filter((bounty) => bountyStateAt(bounty, now) !== "Closed")
    .toSorted((a, b) => a.deadline - b.deadline);
  if (running.length === 0) {
    return (
      <EmptyState title="No open bounty" action={<ButtonLink to="/bounties/new">Fund a bounty</ButtonLink>}>
        {bounties.length === 0 ? `${domain.name} has judged no bounty yet.` : "All of its bounties are closed."}
      </EmptyState>
    );
  }
  const columns: readonly Column<Bounty>[] = [
    {
      key: "title",
      header: "Bounty",
      phone: "title",
      cell: ({ id, uri }) => <Link href={`/bounties/${id}`}>{plainText(titleOfUri(uri, "Untitled bounty"))}</Link>,
    },
    {
      key: "left",
      header: "In the pot",
      align: "right",
      phone: "figure",
      width: "11rem",
      cell: (bounty) => {
        const { decimals, symbol } = assetAt(snapshot, bounty.asset);
        return <TokenAmount amount={roomOf(bounty)} decimals={decimals} symbol={symbol} />;
      },
    },
    {
      key: "deadline",
      header: "Takes claims until",
      width: "11rem",
      cell: (bounty) => <Time at={bounty.deadline} as={bountyStateAt(bounty, now) === "Open" ? "relative" : "date"} />,
    },
    {
      key: "state",
      header: "State",
      width: "9rem",
      cell: (bounty) => <BountyPill standing={bountyStandingAt(snapshot, bounty, now)} />,
    },
    {
      key: "claims",
      header: "Claims that wait",
      width: "11rem",
      cell: (bounty) => waitingText(waitingClaims(snapshot, bounty, now)) || <span className="none">none</span>,
    },
  ];
  return <DataTable caption={`Bounties of ${domain.name}`} columns={columns} rows={running} rowKey={({ id }) => id} />;
}
