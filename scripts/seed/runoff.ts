import { AbiCoder, keccak256 } from "ethers";

import { DESIGNER, DEVELOPER_A, DEVELOPER_C, POOLS, STAKEHOLDER_B } from "./cast.ts";
import { markdownUri } from "./content.ts";
import { addressOf, DAY, HOUR, type Stage } from "./stage.ts";
import { ABSTAIN, AGAINST, FOR } from "./stake.ts";
import { textOf } from "./story.ts";
import { idOf, noEffect, payment, scheduleOf, type Proposal } from "./voting.ts";

/** Several proposals for one need, of which at most one succeeds. */
interface Runoff {
  readonly proposer: string;
  /** When it is put to the vote, seconds since 1970. */
  readonly proposedAt: number;
  /** Markdown; its first line is the title. */
  readonly need: string;
  readonly candidates: readonly Proposal[];
}

/** A request for proposals that is being voted on: one candidate leads, and any of the stakeholders among the personas can change that. */
export function tellRunoff(stage: Stage): void {
  const proposedAt = stage.now - 3 * DAY - 2 * HOUR;
  const common = { proposer: STAKEHOLDER_B, proposedAt };
  const signed = (text: string) => `${text}\n\n#proposer=${STAKEHOLDER_B}`;
  const paid = (payee: string, units: bigint, text: string): Proposal => {
    const payments = [{ payee, amount: units * stage.dollar.unit }];
    const description = signed(text);
    return { ...common, action: payment(stage, stage.dollar, payments, description), description };
  };
  const runoff: Runoff = {
    ...common,
    need: `# Somebody to look after the treasury's reports

The figures of the treasury are public, but reading them takes an afternoon. Stakeholders ask for a page a month that says in plain
words what came in, what was paid, and what it brought.

What is needed for half a year:

- one report a month, within ten days of its end
- every figure with a link to the ledger
- a list of corrections, if there are any`,
    candidates: [
      paid(
        DEVELOPER_A,
        2_400n,
        `# Reports that write themselves

Developer A writes a program that makes the report from the ledger, and a summary by hand each month: 2,400 DUSD for half a year. The
program stays when the half year is over.`,
      ),
      paid(
        DESIGNER,
        1_800n,
        `# Reports with pictures

The Designer makes each report by hand, with charts that can be printed: 1,800 DUSD for half a year. The figures are checked by the
Researcher before they are published.`,
      ),
      paid(
        DEVELOPER_C,
        3_900n,
        `# Reports and a hotline

Developer C writes the reports and answers every question about them within a day: 3,900 DUSD for half a year.`,
      ),
      {
        ...common,
        action: noEffect(stage),
        description: signed(`# No reports for now

Whoever wants to know can read the ledger. Nothing is paid, and the question can be asked again when there is more to report.`),
      },
    ],
  };
  const { snapshot } = scheduleOf(stage, proposedAt);
  tellProposals(stage, runoff);
  tellVotes(
    stage,
    snapshot + 3 * HOUR,
    runoff,
    POOLS[0],
    [FOR, FOR, AGAINST, AGAINST],
    "Half a year tells whether it helps.",
  );
  tellVotes(stage, snapshot + 11 * HOUR, runoff, POOLS[1], [AGAINST, FOR, AGAINST, ABSTAIN]);
  tellVotes(
    stage,
    snapshot + 27 * HOUR,
    runoff,
    POOLS[2],
    [FOR, ABSTAIN, AGAINST, FOR],
    "If we pay for it, then for something that stays.",
  );
}

function tellProposals(stage: Stage, { proposer, proposedAt, need, candidates }: Runoff): void {
  const data = () => {
    const proposals = candidates.map(({ action, description }) => ({
      targets: [action.target],
      values: [0n],
      calldatas: [textOf(action.data)],
      description,
    }));
    return stage.system.governor.interface.encodeFunctionData("proposeRunoff", [proposals, markdownUri(need)]);
  };
  const to = addressOf(stage, "StakeholderGovernor");
  stage.story.tell({ at: proposedAt, from: proposer, to, data, label: "ask for proposals" });
}

/** One voter's votes on all candidates, in their order. */
function tellVotes(
  stage: Stage,
  at: number,
  { candidates }: Runoff,
  voter: string,
  support: readonly number[],
  reason = "",
): void {
  const data = () => {
    const id = keccak256(AbiCoder.defaultAbiCoder().encode(["uint256[]"], [candidates.map(idOf)]));
    return stage.system.governor.interface.encodeFunctionData("castVotes", [id, [...support], reason]);
  };
  const to = addressOf(stage, "StakeholderGovernor");
  stage.story.tell({ at, from: voter, to, data, label: "vote on the request for proposals" });
}
