import { Link } from "wouter";

import { titleOfUri } from "../../chain/content.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { Proposal } from "../../chain/types.ts";
import { plainText, plural } from "../../shared/format/index.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { Notice } from "../../shared/ui/Notice.tsx";

interface RunoffNoteProps {
  context: FlowContext;
  proposal: Proposal;
}

const TITLE_LENGTH = 80;

/** With which other candidates a proposal is voted on, and who wins. Nothing where it stands alone. */
export function RunoffNote({ context: { snapshot, now }, proposal }: RunoffNoteProps) {
  const runoff = proposal.runoff && snapshot.runoffs.get(proposal.runoff.id);
  if (!runoff) return null;
  const leader = proposal.runoff.leader === undefined ? undefined : snapshot.proposals.get(proposal.runoff.leader);
  return (
    <Notice title={`One of ${plural(runoff.candidates.length, "candidate")}`}>
      <p>
        It is voted on together with others for one need,{" "}
        <Link href={`/runoffs/${runoff.id}`}>
          {plainText(titleOfUri(runoff.uri, "a request for proposals"), TITLE_LENGTH)}
        </Link>
        : at most one of them succeeds. <Standing proposal={proposal} leader={leader} now={now} />
      </p>
    </Notice>
  );
}

/** Who wins, or won. */
function Standing({ proposal, leader, now }: { proposal: Proposal; leader: Proposal | undefined; now: number }) {
  if (now <= proposal.snapshot) return "Nobody can vote yet.";
  const over = now > proposal.deadline;
  if (!leader) return over ? "None had quorum and approval." : "None has quorum and approval so far.";
  if (leader.id === proposal.id) return over ? "This one won." : "As it stands, this one wins.";
  return (
    <>
      {over ? "The winner is " : "As it stands, the winner is "}
      <Link href={`/proposals/${leader.id}`}>{proposalTitle(leader)}</Link>.
    </>
  );
}
