import type { Action } from "./voting.ts";

import {
  COMPANY,
  CONTRIBUTOR,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  ILLUSTRATOR,
  MAINTAINER,
  MAINTAINER_BEFORE,
  RESEARCHER,
  TESTER,
} from "./cast.ts";
import { DESIGN, DEVELOPMENT } from "./domains.ts";
import { nominate } from "./nomination.ts";
import { addressOf, DAY, HOUR, MINUTE, type Stage } from "./stage.ts";
import { answer } from "./voting.ts";

/** Tells what contractors do with their own standing: join, move, leave, and ask for other terms. */
export function tellStanding(stage: Stage): void {
  tellCompany(stage);
  tellMove(stage);
  tellResignation(stage);
  tellTermsThatPassed(stage);
  tellTermsThatAreOpen(stage);
}

/** Two contractors bill through one company and share its voice; it has invited a third. */
function tellCompany(stage: Stage): void {
  const at = Date.parse("2023-03-06T09:00:00Z") / 1000;
  const { interface: contractors } = stage.system.contractors;
  const tell = (seconds: number, from: string, data: string, label: string) =>
    stage.story.tell({ at: seconds, from, to: addressOf(stage, "Contractors"), data, label });
  for (const [index, account] of [MAINTAINER_BEFORE, TESTER].entries()) {
    const invited = at + index * DAY;
    const joined = invited + 5 * HOUR;
    stage.parties.join(joined, account, COMPANY);
    tell(invited, COMPANY, contractors.encodeFunctionData("invite", [account, true]), `invite ${account}`);
    const data = contractors.encodeFunctionData("joinCompany", [COMPANY, [DEVELOPMENT]]);
    tell(joined, account, data, `join the company as ${account}`);
  }
  const data = contractors.encodeFunctionData("invite", [DEVELOPER_C, true]);
  tell(stage.now - 4 * DAY, COMPANY, data, "invite another developer");
}

/** To a new key, with everything that is known of the old one. */
function tellMove(stage: Stage): void {
  const at = stage.now - 25 * DAY;
  const { interface: moves } = stage.system.moves;
  const to = addressOf(stage, "Moves");
  const taken = at + 40 * MINUTE;
  stage.parties.move(taken, MAINTAINER_BEFORE, MAINTAINER);
  const offer = moves.encodeFunctionData("offer", [MAINTAINER]);
  stage.story.tell({ at, from: MAINTAINER_BEFORE, to, data: offer, label: "offer a party to its new address" });
  const take = moves.encodeFunctionData("take", [MAINTAINER_BEFORE, [DEVELOPMENT]]);
  stage.story.tell({ at: taken, from: MAINTAINER, to, data: take, label: "take a party at its new address" });
}

function tellResignation(stage: Stage): void {
  const data = stage.system.clearances.interface.encodeFunctionData("resign", [DESIGN]);
  const to = addressOf(stage, "Clearances");
  stage.story.tell({ at: stage.now - 40 * DAY, from: ILLUSTRATOR, to, data, label: "resign" });
}

/** Approved today: the new rate begins with the next month. */
function tellTermsThatPassed(stage: Stage): void {
  const at = stage.now - 3 * DAY;
  const nomination = nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: DEVELOPER_B,
    opener: DEVELOPER_B,
    usdPerHour: 78,
    changes: true,
    statement: `# 78 instead of 70 USD an hour for Developer B

The rate is what it was on the first day. Since then I have taken over the releases, which nobody else wanted.`,
  });
  nomination.review
    .endorse(at + DAY, DEVELOPER_A, "Overdue.")
    .endorse(at + 2 * DAY, MAINTAINER, "For the company: yes. The releases are on time since.")
    .endorse(stage.now - 6 * HOUR, RESEARCHER, "Still below what others ask.");
  nomination.issue(stage.now - 5 * HOUR, DEVELOPER_B);
}

function tellTermsThatAreOpen(stage: Stage): void {
  const at = stage.now - 4 * DAY;
  nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: DEVELOPER_C,
    opener: DEVELOPER_C,
    usdPerHour: 68,
    changes: true,
    statement: `# 68 instead of 60 USD an hour for Developer C

The documentation is mine alone since spring, and it is written in two languages now.`,
  }).review.endorse(at + 2 * DAY, DEVELOPER_A, "The documentation is the part that newcomers praise.");
}

/** Two nominations that the domains could not settle. Returns the answer that the contested one asks of the stakeholders. */
export function tellUnsettled(stage: Stage): Action {
  const contestedAt = stage.now - 20 * DAY;
  const contested = nominate(stage, {
    at: contestedAt,
    domain: DEVELOPMENT,
    candidate: CONTRIBUTOR,
    opener: DEVELOPER_B,
    usdPerHour: 90,
    statement: `# The Contributor for Development

Has claimed and finished more bounties than anybody else. With a clearance we could ask for the work instead of waiting for a claim.`,
  });
  contested.review
    .object(
      contestedAt + 2 * DAY,
      DEVELOPER_A,
      "Bounties are the right form: the work is good and the rate is above ours.",
    )
    .object(contestedAt + 4 * DAY, DEVELOPER_C, "A picture from a stock library was handed in as own work. Not yet.")
    .object(contestedAt + 6 * DAY, TESTER, "For the company: not before that is explained.")
    .escalate(contestedAt + 11 * DAY, CONTRIBUTOR);

  nominate(stage, {
    at: stage.now - 27 * DAY,
    domain: DESIGN,
    candidate: CONTRIBUTOR,
    opener: CONTRIBUTOR,
    usdPerHour: 45,
    statement: `# Application for Design

I would go on with the icons, eight more for each release, with their sources.`,
  }).review.endorse(stage.now - 22 * DAY, DEVELOPER_C, "The icons were fine, whatever else was not.");

  return answer(stage, contested.review, true, "The bounties speak for it, and the picture was explained.");
}
