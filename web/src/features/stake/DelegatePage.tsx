import { lazy, Suspense, useMemo } from "react";
import type { Address } from "viem";
import { Link, useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { StakeSnapshot } from "../../chain/stakeStore.ts";
import { chancesOf, lastVotes, openVotes } from "../../chain/states.ts";
import { plural, readAddress, shortAddress } from "../../shared/format/index.ts";
import { DelegationPanel } from "../../shared/governance/DelegationPanel.tsx";
import { Address as AddressName } from "../../shared/ui/Address.tsx";
import { Columns, Page, Panel, Stat, Stats } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { NoAddressPage } from "../../shared/ui/StandInPages.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { useNames } from "../../shared/wallet/useNames.ts";
import { DelegateTo } from "./DelegateTo.tsx";
import { castText, holdersOf, LATELY, voteShares } from "./delegates.ts";
import { HolderTable } from "./HolderTable.tsx";
import { VotesLately } from "./VotesLately.tsx";
import { WithStake } from "./WithStake.tsx";
import "./stake.css";

/** Drawing arrives while the figures are read already. */
const StakeChart = lazy(() => import("./StakeChart.tsx"));

const PARENT = { to: "/stake", label: "Stake" };

/** Whose stake an account votes with, since when, and how it voted lately. Any account has a page. */
export default function DelegatePage() {
  const { address = "" } = useParams<{ address: string }>();
  const account = readAddress(address, "");
  if (!account.ok) return <NoAddressPage parent={PARENT} wayOn="See who votes" />;
  return <DelegateView key={account.value} account={account.value} />;
}

function DelegateView({ account }: { account: Address }) {
  const name = useNames()(account);
  const { address: me } = useAccount();
  const own = me === account;
  return (
    <Page
      title={own ? "Your votes" : `Votes of ${name ?? shortAddress(account)}`}
      parent={PARENT}
      lede={
        <>
          What was said with the stake that votes through <AddressName address={account} copy />
        </>
      }
    >
      <WithStake>
        {(context, stake) => <Loaded context={context} stake={stake} account={account} own={own} />}
      </WithStake>
    </Page>
  );
}

interface LoadedProps {
  context: FlowContext;
  stake: StakeSnapshot;
  account: Address;
  own: boolean;
}

function Loaded({ context, stake, account, own }: LoadedProps) {
  const { snapshot, now } = context;
  const unit = snapshot.rules.stake;
  const delegate = stake.delegates.get(account);
  const chances = useMemo(
    () => chancesOf(stake, account, lastVotes(snapshot, now, LATELY)),
    [stake, account, snapshot, now],
  );
  const open = useMemo(() => chancesOf(stake, account, openVotes(snapshot, now)), [stake, account, snapshot, now]);
  const holders = useMemo(() => holdersOf(stake, account), [stake, account]);
  return (
    <>
      <Figures context={context} stake={stake} account={account} own={own} holders={holders.length} chances={chances} />
      <Columns
        aside={
          <Panel title={own ? "Your stake" : "Let them vote for you"}>
            {own ? <DelegationPanel account={account} /> : <DelegateTo context={context} to={account} />}
          </Panel>
        }
      >
        <Panel title="Votes over time">
          <Suspense fallback={<SkeletonBlock height={300} />}>
            <StakeChart
              label={own ? "Your votes" : "Their votes"}
              history={delegate?.history ?? []}
              unit={unit}
              now={now}
              empty={`No stake has ever voted through ${own ? "you" : "them"}.`}
            />
          </Suspense>
        </Panel>
        <VotesLately snapshot={snapshot} open={open} chances={chances} own={own} />
        <HolderTable holders={holders} votes={delegate?.votes ?? 0n} unit={unit} own={own} />
      </Columns>
    </>
  );
}

function Figures({
  context: { snapshot },
  stake,
  account,
  own,
  holders,
  chances,
}: LoadedProps & { holders: number; chances: ReturnType<typeof chancesOf> }) {
  const unit = snapshot.rules.stake;
  const votes = stake.delegates.get(account)?.votes ?? 0n;
  const holder = stake.holders.get(account);
  const cast = chances.filter(({ vote }) => vote !== undefined).length;
  return (
    <Stats>
      <Stat
        label="Votes now"
        value={<TokenAmount amount={votes} decimals={unit.decimals} symbol="votes" />}
        note={`${voteShares(stake).of(account)} of all stake that counts`}
      />
      <Stat label="From" value={plural(holders, "holder")} note="Whoever delegated, with what they hold now" />
      <Stat
        label="Own stake"
        value={<TokenAmount amount={holder?.balance ?? 0n} decimals={unit.decimals} symbol={unit.symbol} />}
        note={<OwnStakeNote stake={stake} account={account} />}
      />
      <Stat
        label="Voted lately"
        value={castText({ cast, chances: chances.length }) ?? "–"}
        note={
          chances.length === 0
            ? `${own ? "You" : "They"} had no votes in the last ${LATELY} votes that are over`
            : `Of the last ${LATELY} votes that are over, those in which ${own ? "you" : "they"} had some`
        }
      />
    </Stats>
  );
}

function OwnStakeNote({ stake, account }: { stake: StakeSnapshot; account: Address }) {
  const holder = stake.holders.get(account);
  if (!holder || holder.balance === 0n) return "Holds none";
  if (account === stake.muted) return "Mute: the treasury neither votes nor counts";
  if (holder.delegate === undefined) return "Nobody votes with it";
  if (holder.delegate === account) return "Votes with it themselves";
  return (
    <>
      Votes through{" "}
      <Link href={`/stake/${holder.delegate}`}>
        <Person address={holder.delegate} link={false} portrait={false} inSentence />
      </Link>
    </>
  );
}
