import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { bountyTitle, runoffTitle, shortProposalTitle } from "../../chain/openSteps.ts";
import {
  bountyStandingAt,
  leaderOf,
  opensAt,
  proposalStateAt,
  roomOf,
  runoffStateAt,
  type ProposalState,
} from "../../chain/states.ts";
import type { Bounty, Proposal, Snapshot, VotingRules } from "../../chain/types.ts";
import { waitingClaims, waitingText } from "../../shared/bounty/words.ts";
import { formatCount, plural } from "../../shared/format/index.ts";
import { ProposalPill } from "../../shared/governance/ProposalPill.tsx";
import { RunoffPill } from "../../shared/governance/RunoffPill.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { TokenAmount } from "../../shared/ui/TokenAmount.tsx";
import { underWay, type UnderWay } from "./underWay.ts";

/** How many of each the overview names. */
const SHOWN = 5;

/** What is being decided: proposals under way, and bounties that take work. */
export function DecidedNow({ snapshot, now }: FlowContext) {
  const decided = useMemo(() => underWay(snapshot, now), [snapshot, now]);
  const bounties = useMemo(() => openBounties(snapshot, now), [snapshot, now]);
  return (
    <>
      <Panel
        title="Proposals under way"
        aside={
          <Link href="/proposals">
            {decided.length > SHOWN ? `All ${formatCount(decided.length)} under way` : "All proposals"}
          </Link>
        }
      >
        {decided.length === 0 ? (
          <p className="panel-quiet">
            No vote is under way. <Link href="/proposals/new">Propose something</Link>
          </p>
        ) : (
          <ul className="brief">
            {decided.slice(0, SHOWN).map((one) =>
              one.kind === "request" ? (
                <RequestItem key={one.runoff.id} request={one} rules={snapshot.rules} now={now} />
              ) : (
                <li key={String(one.proposal.id)}>
                  <Link href={`/proposals/${one.proposal.id}`}>{shortProposalTitle(one.proposal)}</Link>
                  <span className="brief-note">
                    <ProposalPill proposal={one.proposal} rules={snapshot.rules} now={now} />
                    <Next
                      proposal={one.proposal}
                      state={proposalStateAt(one.proposal, snapshot.rules, now)}
                      now={now}
                    />
                  </span>
                </li>
              ),
            )}
          </ul>
        )}
      </Panel>
      <Panel
        title="Open bounties"
        aside={<Link href="/bounties?state=open">{all(bounties.length, "bounty", "bounties")}</Link>}
      >
        {bounties.length === 0 ? (
          <p className="panel-quiet">
            No bounty is open. <Link href="/bounties/new">Fund one</Link>
          </p>
        ) : (
          <ul className="brief">
            {bounties.slice(0, SHOWN).map((bounty) => (
              <li key={bounty.id}>
                <Link href={`/bounties/${bounty.id}`}>{bountyTitle(bounty)}</Link>
                <span className="brief-note">
                  <Reward snapshot={snapshot} bounty={bounty} />
                  <span>
                    ends <Time at={bounty.deadline} />
                  </span>
                </span>
                <Waiting snapshot={snapshot} bounty={bounty} now={now} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

const all = (count: number, one: string, many = `${one}s`) =>
  count > SHOWN ? `All ${plural(count, one, many)}` : `All ${many}`;

/** A request for proposals: when its vote ends, or what its winner waits for. */
function RequestItem({
  request: { runoff, candidates },
  rules,
  now,
}: {
  request: Extract<UnderWay, { kind: "request" }>;
  rules: VotingRules;
  now: number;
}) {
  const state = runoffStateAt(candidates, now);
  const first =
    state === "Decided" ? leaderOf(candidates) : candidates.find(({ canceledAt }) => canceledAt === undefined);
  return (
    <li>
      <Link href={`/runoffs/${runoff.id}`}>{runoffTitle(runoff)}</Link>
      <span className="brief-note">
        <RunoffPill state={state} />
        {first && <Next proposal={first} state={proposalStateAt(first, rules, now)} now={now} />}
      </span>
    </li>
  );
}

/** Those that can still be earned: an empty pot is no offer. */
function openBounties(snapshot: Snapshot, now: number): Bounty[] {
  return [...snapshot.bounties.values()]
    .filter((bounty) => bountyStandingAt(snapshot, bounty, now) === "Open")
    .toSorted((a, b) => a.deadline - b.deadline);
}

function Next({ proposal, state, now }: { proposal: Proposal; state: ProposalState; now: number }) {
  if (state === "Pending") {
    return (
      <span>
        opens <Time at={opensAt(proposal)} />
      </span>
    );
  }
  if (state === "Active") {
    return (
      <span>
        ends <Time at={proposal.deadline} />
      </span>
    );
  }
  if (proposal.eta === undefined) return <span>can be queued</span>;
  return proposal.eta <= now ? (
    <span>can be executed</span>
  ) : (
    <span>
      due <Time at={proposal.eta} />
    </span>
  );
}

function Reward({ snapshot, bounty }: { snapshot: Snapshot; bounty: Bounty }) {
  const { decimals, symbol } = assetAt(snapshot, bounty.asset);
  return <TokenAmount amount={roomOf(bounty)} decimals={decimals} symbol={symbol} />;
}

/** What its claims wait for. */
function Waiting({ snapshot, bounty, now }: { snapshot: Snapshot; bounty: Bounty; now: number }) {
  const words = waitingText(waitingClaims(snapshot, bounty, now));
  return words && <span className="brief-note">Claims: {words}</span>;
}
