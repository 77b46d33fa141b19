import { Link } from "wouter";

import { bountyAccount } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText, domainName } from "../../chain/flows/wording.ts";
import { bountyStateAt } from "../../chain/states.ts";
import type { Asset, Bounty } from "../../chain/types.ts";
import { waitingClaims, waitingText } from "../../shared/bounty/words.ts";
import { formatCount, plural } from "../../shared/format/index.ts";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { Stat, Stats } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { askedFor, claimsOf, leftInPot, refundedOf } from "./pot.ts";

/** The figures that are read first. */
export function BountyFigures({ context, bounty, asset }: { context: FlowContext; bounty: Bounty; asset: Asset }) {
  const { snapshot, now } = context;
  const claims = claimsOf(snapshot, bounty);
  const asked = askedFor(claims);
  const open = bountyStateAt(bounty, now) === "Open";
  const domain = snapshot.domains.get(bounty.domain);
  return (
    <Stats>
      <Stat
        label="Left in the pot"
        to={ledgerLink({ account: bountyAccount(context.contracts.bounties, bounty.id) })}
        value={<TokenAmount amount={leftInPot(bounty)} decimals={asset.decimals} symbol={asset.symbol} />}
        note={<PotNote bounty={bounty} asset={asset} />}
      />
      <Stat
        label={open ? "Takes claims until" : "Took claims until"}
        value={<Time at={bounty.deadline} />}
        note={<Time at={bounty.deadline} as="moment" />}
      />
      <Stat
        label="Judged by"
        value={<Link href={`/domains/${bounty.domain}`}>{domainName(snapshot, bounty.domain)}</Link>}
        note={domain && `${domain.k} of its ${plural(domain.members.length, "contractor")} approve a claim`}
      />
      <Stat
        label="Claims"
        value={formatCount(claims.length)}
        note={
          bounty.pending === 0
            ? "none waits"
            : `${waitingText(waitingClaims(snapshot, bounty, now))}; ${amountText(asked, asset)} asked for`
        }
      />
    </Stats>
  );
}

/** What the pot is made of; the panel of funders shows each contribution. */
function PotNote({ bounty, asset }: { bounty: Bounty; asset: Asset }) {
  const refunded = refundedOf(bounty);
  const parts = [`${amountText(bounty.funded, asset)} put in`];
  if (bounty.awarded > 0n) parts.push(`${amountText(bounty.awarded, asset)} awarded`);
  if (refunded > 0n) parts.push(`${amountText(refunded, asset)} sent back`);
  return (
    <button
      type="button"
      className="jump"
      onClick={() => document.querySelector("#funders")?.scrollIntoView({ block: "start" })}
    >
      {parts.join(", ")}
    </button>
  );
}
