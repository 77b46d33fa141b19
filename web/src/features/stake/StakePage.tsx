import { lazy, Suspense } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { StakeSnapshot } from "../../chain/stakeStore.ts";
import { silentStake } from "../../chain/states.ts";
import { plural } from "../../shared/format/index.ts";
import { DelegationPanel } from "../../shared/governance/DelegationPanel.tsx";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { UrlFilterTabs } from "../../shared/ui/FilterTabs.tsx";
import { Columns, Page, Panel, Stat, Stats } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { DelegateTable } from "./DelegateTable.tsx";
import { voteShares } from "./delegates.ts";
import { SIGNED_PARAM } from "./delegationLink.ts";
import { WithStake } from "./WithStake.tsx";
import { WrapPanel } from "./WrapPanel.tsx";
import "./stake.css";

/** Drawing arrives while the figures are read already. */
const StakeChart = lazy(() => import("./StakeChart.tsx"));

/** For those who come with a link to what somebody signed. */
const SignedPanel = lazy(() => import("./SignedPanel.tsx"));

/** Who holds the votes, who uses them, and how the reader's own are used. */
export default function StakePage() {
  return (
    <Page
      title="Stake"
      lede="Who votes on what the treasury does. Stake votes only through whom its holder named, themselves or somebody else; the tokens stay where they are."
    >
      <WithStake>
        {(context, stake) => (
          <>
            <Figures context={context} stake={stake} />
            <Signed context={context} />
            <Columns aside={<Own context={context} stake={stake} />}>
              <PowerOverTime context={context} stake={stake} />
              <DelegateTable snapshot={context.snapshot} stake={stake} now={context.now} />
            </Columns>
          </>
        )}
      </WithStake>
    </Page>
  );
}

interface StakeProps {
  context: FlowContext;
  stake: StakeSnapshot;
}

function Figures({ context: { snapshot }, stake }: StakeProps) {
  const unit = snapshot.rules.stake;
  const figure = (amount: bigint) => <TokenAmount amount={amount} decimals={unit.decimals} symbol={unit.symbol} />;
  const voting = [...stake.delegates.values()].filter(({ votes }) => votes > 0n).length;
  const silent = silentStake(stake);
  const shares = voteShares(stake);
  return (
    <Stats>
      <Stat
        label="All stake"
        value={figure(stake.total)}
        note={stake.wraps ? "As much as was wrapped of the organisation’s token" : "Fixed when it was given out"}
      />
      <Stat
        label="Votes"
        value={figure(stake.delegated)}
        note={`${shares.delegated} of what counts, through ${plural(voting, "account")}`}
      />
      <Stat
        label="Nobody votes with"
        value={figure(silent)}
        note={
          silent === 0n
            ? "All stake that counts was delegated"
            : `${shares.silent} of what counts; quorums are a share of it too`
        }
      />
      <Stat
        label="Mute"
        value={figure(stake.mute)}
        note={stake.mute === 0n ? "The treasury holds none" : "Held by the treasury: neither votes nor counts"}
      />
    </Stats>
  );
}

/** What a link brought to be sent; nothing without one. */
function Signed({ context }: { context: FlowContext }) {
  const [coded, setCoded] = useQueryParam(SIGNED_PARAM);
  if (coded === "") return null;
  return (
    <Suspense fallback={<SkeletonBlock height={240} />}>
      <SignedPanel context={context} coded={coded} onClose={() => setCoded("")} />
    </Suspense>
  );
}

function Own({ context, stake }: StakeProps) {
  const { address } = useAccount();
  return (
    <>
      <Panel title="Your stake" aside={address && <Link href={`/stake/${address}`}>Your votes</Link>}>
        {address ? <DelegationPanel account={address} /> : <Connect />}
      </Panel>
      {stake.wraps && <WrapPanel context={context} token={stake.wraps} />}
    </>
  );
}

function Connect() {
  return (
    <div className="stake-connect">
      <p>Connect to see your stake, and to say through whom it votes.</p>
      <Button onClick={() => showConnectDialog(true)}>Connect</Button>
    </div>
  );
}

function PowerOverTime({ context, stake }: StakeProps) {
  const { address } = useAccount();
  const [of] = useQueryParam("votes", "all");
  const own = address !== undefined && of === "own";
  return (
    <Panel title="Votes over time">
      {address && (
        <UrlFilterTabs
          name="votes"
          label="Whose votes"
          options={[
            { value: "all", label: "Of all" },
            { value: "own", label: "Yours" },
          ]}
        />
      )}
      <Suspense fallback={<SkeletonBlock height={300} />}>
        {own ? (
          <OwnChart context={context} stake={stake} account={address} />
        ) : (
          <AllChart context={context} stake={stake} />
        )}
      </Suspense>
    </Panel>
  );
}

function AllChart({ context: { snapshot, now }, stake }: StakeProps) {
  return (
    <StakeChart
      label="Stake that votes"
      history={stake.history}
      unit={snapshot.rules.stake}
      now={now}
      empty="No stake was delegated yet, so nobody can vote."
    />
  );
}

function OwnChart({ context: { snapshot, now }, stake, account }: StakeProps & { account: Address }) {
  return (
    <StakeChart
      label="Your votes"
      history={stake.delegates.get(account)?.history ?? []}
      unit={snapshot.rules.stake}
      now={now}
      empty="No stake has ever voted through you."
    />
  );
}
