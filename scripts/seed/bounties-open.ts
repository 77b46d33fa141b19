import { openBounty } from "./bounty.ts";
import {
  CANDIDATE,
  CONTRIBUTOR,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  FUNDER,
  RESEARCHER,
  STAKEHOLDER_A,
  STAKEHOLDER_B,
  STAKEHOLDER_C,
} from "./cast.ts";
import { DEVELOPMENT, MARKETING, RESEARCH } from "./domains.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";

/** Tells the bounties that take money and claims today: without a claim, and with claims on every step of their way. */
export function tellOpenBounties(stage: Stage): void {
  tellTranslation(stage);
  tellHardwareWallet(stage);
  tellLastRow(stage);
  tellTorGuide(stage);
  tellQuorumSurvey(stage);
  tellHowTos(stage);
}

/** No claim yet. */
function tellTranslation(stage: Stage): void {
  const { dollar, now } = stage;
  openBounty(stage, {
    at: now - 9 * DAY,
    deadline: now + 40 * DAY,
    opener: FUNDER,
    domain: MARKETING,
    asset: dollar,
    amount: 1_800n * dollar.unit,
    text: `# Translate the handbook into Spanish

The handbook for newcomers, 31 pages, into Spanish that reads as if it had been written in it.

- Done by somebody who speaks it from home, read by a second person
- Terms as in the glossary; new terms are added there
- Delivered as a patch to the documentation`,
  });
}

/** Paid for by many, no claim yet. */
function tellHardwareWallet(stage: Stage): void {
  const { dollar, now } = stage;
  openBounty(stage, {
    at: now - 21 * DAY,
    deadline: now + 90 * DAY,
    opener: STAKEHOLDER_A,
    domain: DEVELOPMENT,
    asset: dollar,
    amount: 2_500n * dollar.unit,
    text: `# Vote from a hardware wallet

Voting needs the key to be online at the moment. Let the wallet hand the vote to a hardware device and send what comes back.

1. Shows on the device what is voted on, and how
2. Works without a network connection on the device's side
3. Has tests against the device's simulator

More money is welcome: the more the sooner.`,
  })
    .add(now - 19 * DAY, FUNDER, 4_000n * dollar.unit)
    .add(now - 12 * DAY, STAKEHOLDER_B, 1_250n * dollar.unit)
    .add(now - 3 * DAY, STAKEHOLDER_C, 750_500_000n);
}

/** A claim at 1 of 3. */
function tellLastRow(stage: Stage): void {
  const { dollar, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 13 * DAY,
    deadline: now + 17 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dollar,
    amount: 1_200n * dollar.unit,
    text: `# The transaction list skips its last row

With exactly 50 transactions the wallet shows 49, and the export has 49 lines as well. Find out why, fix it, and add a test that
fails without the fix.`,
  });
  bounty
    .claim(
      now - 2 * DAY,
      CANDIDATE,
      [[CANDIDATE, 1_200n * dollar.unit]],
      `# Fixed: the list skipped its last row

The page was cut before the pending rows were taken out. The patch counts first and cuts afterwards; the test has lists of 49, 50
and 51 rows, and the export uses the same code now.`,
    )
    .review.endorse(now - 30 * HOUR, DEVELOPER_A, "The test fails without the patch and passes with it.");
}

/** Paid for by several in DCR; a claim at 2 of 3. */
function tellTorGuide(stage: Stage): void {
  const { dcr, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 26 * DAY,
    deadline: now + 12 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dcr,
    amount: 35n * dcr.unit,
    text: `# Operator's guide: a node behind Tor

How to run a full node that is reached only through Tor: installing, configuring, checking for leaks, updating. For people who
know a command line and nothing about Tor.`,
  });
  bounty.add(now - 24 * DAY, STAKEHOLDER_A, 20n * dcr.unit).add(now - 20 * DAY, STAKEHOLDER_C, 5n * dcr.unit);
  bounty
    .claim(
      now - 5 * DAY,
      CONTRIBUTOR,
      [[CONTRIBUTOR, 55n * dcr.unit]],
      `# Guide for a node behind Tor

Nine pages with a script that looks for leaks. Tried on two systems, each from an empty machine, in under an hour. I ask for 55 of
the 60: the part about updates is short.`,
    )
    .review.endorse(now - 4 * DAY, DEVELOPER_A, "Ran the leak check against a wrong set-up: it finds it.")
    .endorse(now - 2 * DAY, DEVELOPER_B, "Complete. The short part is good enough.");
}

/** Paid for by several in ETH; a claim that has its endorsements and can still be objected to. */
function tellQuorumSurvey(stage: Stage): void {
  const { eth, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 33 * DAY,
    deadline: now + 20 * DAY,
    opener: FUNDER,
    domain: RESEARCH,
    asset: eth,
    amount: 2n * eth.unit,
    text: `# Research article: what a quorum does to turnout

An article of 2,000 to 3,000 words on how the share of votes that has to be cast changes who votes, with the figures of our own 38
recorded votes.

- Data and calculation published with it
- Says what the figures cannot tell`,
  });
  bounty.add(now - 30 * DAY, STAKEHOLDER_B, eth.unit / 4n).add(now - 28 * DAY, STAKEHOLDER_A, eth.unit / 4n);
  bounty
    .claim(
      now - 6 * DAY,
      DEVELOPER_C,
      [
        [DEVELOPER_C, 2n * eth.unit],
        [CONTRIBUTOR, eth.unit / 2n],
      ],
      `# What a quorum does to turnout

2,700 words, four charts, and the calculation as a script. In 37 votes, 17 to 65 percent voted while the quorum was 20; one record
counts 103 percent, more than were eligible, and is left out. The article shows why nobody can say that it was the quorum. The
charts are by the second payee.`,
    )
    .review.endorse(now - 3 * DAY, RESEARCHER, "Calculated again from the file: the same figures.")
    .endorse(now - 20 * HOUR, DEVELOPER_A, "Careful where it has to be.");
}

/** Partly awarded, still open for the rest. */
function tellHowTos(stage: Stage): void {
  const { dollar, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 38 * DAY,
    deadline: now + 52 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dollar,
    amount: 3_000n * dollar.unit,
    text: `# Ten how-to pages for the documentation

One page for each question that is asked most in the chat; the list is in the documentation's repository. 300 dollars for a page;
claim as many as you have written.`,
  });
  const claim = bounty.claim(
    now - 24 * DAY,
    DEVELOPER_C,
    [[DEVELOPER_C, 900n * dollar.unit]],
    `# Three how-to pages

Coin control, cold storage, and why a transaction waits. Each was tried by somebody who had asked.`,
  );
  claim.review
    .endorse(now - 23 * DAY, DEVELOPER_B, "Answers what was asked.")
    .endorse(now - 22 * DAY, RESEARCHER, "All three are right.")
    .endorse(now - 21 * DAY, DEVELOPER_A, "Yes.");
  claim.award(now - 21 * DAY + HOUR, DEVELOPER_C, "at once");
}
