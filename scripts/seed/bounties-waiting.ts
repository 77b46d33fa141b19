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
  STAKEHOLDER_A,
  STAKEHOLDER_C,
} from "./cast.ts";
import { DESIGN, DEVELOPMENT, MARKETING } from "./domains.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";

/** Tells the bounties whose next step is somebody's: to award, to collect, to judge, to take the refund. */
export function tellWaitingBounties(stage: Stage): void {
  tellPoster(stage);
  tellExport(stage);
  tellDigest(stage);
  tellInstaller(stage);
}

/** Approved, not awarded yet. */
function tellPoster(stage: Stage): void {
  const { dollar, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 29 * DAY,
    deadline: now + 6 * DAY,
    opener: STAKEHOLDER_A,
    domain: DESIGN,
    asset: dollar,
    amount: 650n * dollar.unit,
    text: `# Poster: how the treasury works

One sheet, A2, that explains to somebody walking past how money comes in, who decides, and how it goes out. To be printed for meetings;
source files included.`,
  });
  bounty
    .claim(
      now - 8 * DAY,
      DEVELOPER_B,
      [[DEVELOPER_B, 650n * dollar.unit]],
      `# Poster, A2

Ready to print, with sources and a version for screens. The numbers on it are from the ledger of last month.`,
    )
    .review.endorse(now - 7 * DAY, DESIGNER, "Reads well from three metres.")
    .endorse(now - 5 * DAY, DEVELOPER_C, "The numbers are right.");
}

/** Awarded to an account that collects when it likes. */
function tellExport(stage: Stage): void {
  const { dcr, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 44 * DAY,
    deadline: now + 3 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dcr,
    amount: 90n * dcr.unit,
    text: `# Export the wallet's history for a tax declaration

A file with date, amount, fee, and the price of the day for each transaction, that a spreadsheet opens without questions.

- Prices come from a file that the user gives: no requests to anybody
- Ten thousand transactions in less than five seconds`,
  });
  const claim = bounty.claim(
    now - 16 * DAY,
    DEVELOPER_B,
    [[DEVELOPER_B, 90n * dcr.unit]],
    `# History export

Ten thousand transactions take 1.8 seconds. The prices are read from a file with two columns; a missing day is named.`,
  );
  claim.review
    .endorse(now - 15 * DAY, DEVELOPER_A, "Opened in two spreadsheets. Good.")
    .endorse(now - 14 * DAY, DEVELOPER_C, "The message for a missing day is excellent.")
    .endorse(now - 13 * DAY, RESEARCHER, "Checked against my own sums.");
  claim.award(now - 12 * DAY, FUNDER, "credited");
}

/** Past its deadline while a claim is judged. */
function tellDigest(stage: Stage): void {
  const { dollar, now } = stage;
  const bounty = openBounty(stage, {
    at: now - 25 * DAY,
    deadline: now - 2 * DAY,
    opener: FUNDER,
    domain: MARKETING,
    asset: dollar,
    amount: 400n * dollar.unit,
    text: `# Monthly digest

What happened this month, in 600 words, checked with the people who did it. Published before the month is over.`,
  });
  bounty
    .claim(
      now - 3 * DAY,
      CONTRIBUTOR,
      [[CONTRIBUTOR, 400n * dollar.unit]],
      `# The digest of this month

590 words. Everybody who is named has read the part about them.`,
    )
    .review.endorse(now - 26 * HOUR, MARKETER, "Published, and nothing had to be corrected.");
}

/** Nobody did it; the refunds wait. */
function tellInstaller(stage: Stage): void {
  const { dollar, now } = stage;
  openBounty(stage, {
    at: now - 51 * DAY,
    deadline: now - 4 * DAY,
    opener: FUNDER,
    domain: DEVELOPMENT,
    asset: dollar,
    amount: 900n * dollar.unit,
    text: `# Installer that can be built twice with the same result

Two people who build the installer from the same sources must get the same file, byte for byte, and a page must say how to check it.`,
  })
    .add(now - 47 * DAY, STAKEHOLDER_A, 300n * dollar.unit)
    .add(now - 40 * DAY, STAKEHOLDER_C, 150_000_001n);
}
