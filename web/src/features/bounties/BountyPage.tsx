import type { Hex } from "viem";
import { useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText, assetAt, domainName } from "../../chain/flows/wording.ts";
import { bountyStandingAt, bountyStateAt, claimStateAt } from "../../chain/states.ts";
import type { Asset, Bounty } from "../../chain/types.ts";
import { BountyPill } from "../../shared/bounty/BountyPill.tsx";
import { formatDate } from "../../shared/format/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { LoadingPage, UnknownPage } from "../../shared/ui/StandInPages.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { AddMoney } from "./AddMoney.tsx";
import { BountyFacts } from "./BountyFacts.tsx";
import { BountyFigures } from "./BountyFigures.tsx";
import { titleOf } from "./bountyList.ts";
import { ClaimsPanel } from "./ClaimsPanel.tsx";
import { FundersPanel } from "./FundersPanel.tsx";
import { claimsOf, leftInPot } from "./pot.ts";
import "./bounties.css";

const PARENT = { to: "/bounties", label: "Bounties" };

/** One bounty: what is asked, what is paid, who judges, what it waits for. */
export default function BountyPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <WithChain skeleton={<LoadingPage title="Bounty" parent={PARENT} heights={[108, 420]} />}>
      {(context) => {
        const bounty = context.snapshot.bounties.get(id.toLowerCase() as Hex);
        return bounty ? <BountyView key={bounty.id} context={context} bounty={bounty} /> : <UnknownBounty />;
      }}
    </WithChain>
  );
}

function UnknownBounty() {
  return (
    <UnknownPage
      title="No such bounty"
      parent={PARENT}
      lede="No bounty of this chain has this id. The link may be cut off, or from another network."
      wayOn="See all bounties"
    />
  );
}

function BountyView({ context, bounty }: { context: FlowContext; bounty: Bounty }) {
  const { snapshot, now } = context;
  const asset = assetAt(snapshot, bounty.asset);
  const state = bountyStateAt(bounty, now);
  return (
    <Page
      title={titleOf(bounty)}
      parent={PARENT}
      badge={<BountyPill standing={bountyStandingAt(snapshot, bounty, now)} />}
      lede={ledeOf(context, bounty, asset)}
    >
      <BountyFigures context={context} bounty={bounty} asset={asset} />
      <Columns
        aside={
          <>
            {state === "Open" && <AddMoney context={context} bounty={bounty} asset={asset} />}
            <BountyFacts context={context} bounty={bounty} asset={asset} />
          </>
        }
      >
        <Panel title="What counts as done">
          <Content uri={bounty.uri} untitled />
        </Panel>
        <ClaimsPanel context={context} bounty={bounty} asset={asset} />
        <FundersPanel context={context} bounty={bounty} asset={asset} />
      </Columns>
    </Page>
  );
}

/** One sentence: what this bounty does now. */
function ledeOf({ snapshot, now }: FlowContext, bounty: Bounty, asset: Asset): string {
  const left = leftInPot(bounty);
  const judges = domainName(snapshot, bounty.domain);
  switch (bountyStateAt(bounty, now)) {
    case "Open":
      return left === 0n
        ? `All of its money is awarded; it takes more, and claims on it, until ${formatDate(bounty.deadline)}.`
        : `${amountText(left, asset)} for whoever does this by ${formatDate(bounty.deadline)}, as ${judges} judges.`;
    case "Judging": {
      const states = claimsOf(snapshot, bounty).map((claim) => claimStateAt(snapshot, claim, now));
      if (states.includes("Judging"))
        return `It takes no more claims. ${judges} judges what was submitted in time; the pot holds ${amountText(left, asset)}.`;
      if (states.includes("Awardable"))
        return `It takes no more claims. Work that ${judges} approved waits to be paid.`;
      return `It takes no more claims, and what is pending was not approved or can’t be paid. Once that is put aside, ${amountText(left, asset)} can go back to the funders.`;
    }
    case "Closed":
      if (left > 0n) return `It is over. ${amountText(left, asset)} was not awarded and can go back to the funders.`;
      return bounty.awarded > 0n
        ? `It is over. ${amountText(bounty.awarded, asset)} went to the work.`
        : "It is over. All of its money went back to the funders.";
  }
}
