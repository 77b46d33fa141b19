import { openBounty } from "./bounty.ts";
import {
  CONTRIBUTOR,
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  FUNDER,
  MARKETER,
  RESEARCHER,
  STAKEHOLDER_B,
} from "./cast.ts";
import { DESIGN, DEVELOPMENT } from "./domains.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";

/** Tells the bounties that are over: paid, refunded, or turned down. */
export function tellPastBounties(stage: Stage): void {
  tellSnapshotGuide(stage);
  tellIcons(stage);
  tellWithdrawnPort(stage);
  tellTurnedDownLogo(stage);
}

/** Awarded and collected long ago. */
function tellSnapshotGuide(stage: Stage): void {
  const { dcr } = stage;
  const at = Date.parse("2021-11-08T09:30:00Z") / 1000;
  const bounty = openBounty(stage, {
    at,
    deadline: at + 45 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dcr,
    amount: 40n * dcr.unit,
    text: `# Guide: restore a wallet from its seed

A page of documentation that takes somebody without any experience through restoring a wallet, on all three systems, with
pictures of each step.

- Tested with the current release
- Says what to do when the balance stays at zero
- Plain language, at most 1,200 words`,
  });
  const claim = bounty.claim(
    at + 12 * DAY,
    DEVELOPER_C,
    [[DEVELOPER_C, 40n * dcr.unit]],
    `# Guide, ready for review

1,100 words, fourteen pictures, tried out by two people who had never done it. The part about a zero balance is at the end.`,
  );
  claim.review
    .endorse(at + 13 * DAY, DEVELOPER_A, "Followed it word by word on a fresh machine. Works.")
    .endorse(at + 13 * DAY + 5 * HOUR, DEVELOPER_B, "Good. Two commas fixed.")
    .endorse(at + 15 * DAY, RESEARCHER, "Clear, also on the phone.");
  claim.award(at + 16 * DAY, FUNDER, "at once");
}

/** Paid at once to two people. */
function tellIcons(stage: Stage): void {
  const { eth } = stage;
  const at = stage.now - 140 * DAY;
  const bounty = openBounty(stage, {
    at,
    deadline: at + 30 * DAY,
    opener: FUNDER,
    domain: DESIGN,
    asset: eth,
    amount: (8n * eth.unit) / 10n,
    text: `# Icon set for the block explorer

Twenty-four icons, one weight, drawn on a 20 pixel grid, as SVG that takes the colour of the text around it.

- Readable at 16 pixels, in light and dark
- No brand marks
- Sources included, free to use`,
  });
  const claim = bounty.claim(
    at + 18 * DAY,
    CONTRIBUTOR,
    [
      [CONTRIBUTOR, (6n * eth.unit) / 10n],
      [MARKETER, (2n * eth.unit) / 10n],
    ],
    `# 24 icons and their sources

All are on the grid and checked at 16 pixels. The Marketer drew the six for charts and shares the reward.`,
  );
  claim.review
    .endorse(at + 20 * DAY, DESIGNER, "Consistent set; I use it already.")
    .endorse(at + 21 * DAY, DEVELOPER_C, "Takes the text colour as asked, 9 KB in all.");
  claim.award(at + 21 * DAY + 2 * HOUR, CONTRIBUTOR, "at once");
}

/** Nobody did it; both funders have their money back. */
function tellWithdrawnPort(stage: Stage): void {
  const { dollar } = stage;
  const at = stage.now - 110 * DAY;
  openBounty(stage, {
    at,
    deadline: at + 40 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dollar,
    amount: 1_500n * dollar.unit,
    text: `# Port the command-line wallet to an older 32-bit system

Some people still run nodes on machines of 2012. Bring the command-line wallet back to them, with a build in the release
scripts and a test that runs there.`,
  })
    .add(at + 5 * DAY, STAKEHOLDER_B, 500n * dollar.unit)
    .refund(at + 43 * DAY, STAKEHOLDER_B);
}

/** A claim that the domain turned down; the work was then done by somebody else. */
function tellTurnedDownLogo(stage: Stage): void {
  const { dollar } = stage;
  const at = stage.now - 62 * DAY;
  const bounty = openBounty(stage, {
    at,
    deadline: at + 35 * DAY,
    opener: FUNDER,
    domain: DESIGN,
    asset: dollar,
    amount: 700n * dollar.unit,
    text: `# Drawings for the page about voting

Three drawings that show how a vote goes: proposing, voting, carrying out. For the documentation, in its palette.`,
  });
  const copied = bounty.claim(
    at + 6 * DAY,
    CONTRIBUTOR,
    [[CONTRIBUTOR, 700n * dollar.unit]],
    `# Three drawings

Attached as one picture.`,
  );
  copied.review
    .object(at + 7 * DAY, DESIGNER, "This is a picture from a stock library with its mark removed.")
    .object(at + 8 * DAY, DEVELOPER_C, "Confirmed, and the palette is another.");
  const drawn = bounty.claim(
    at + 20 * DAY,
    MARKETER,
    [[MARKETER, 700n * dollar.unit]],
    `# Three drawings as SVG

Drawn for this page, with the sources and a version for dark backgrounds.`,
  );
  drawn.review
    .endorse(at + 22 * DAY, DESIGNER, "Just what the page needs.")
    .endorse(at + 23 * DAY, DEVELOPER_C, "In, with texts for screen readers.");
  // Nobody put the question before the stakeholders, so that two weeks after the objections it was turned down for good.
  copied.dismiss(at + 23 * DAY, FUNDER);
  drawn.award(at + 24 * DAY, MARKETER, "at once");
}
