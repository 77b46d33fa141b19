import {
  AUDITOR,
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  ILLUSTRATOR,
  MAINTAINER_BEFORE,
  MARKETER,
  RESEARCHER,
  SUBCONTRACTOR,
  TESTER,
  TRANSLATOR,
} from "./cast.ts";
import { DESIGN, DEVELOPMENT, MARKETING } from "./domains.ts";
import { nominate } from "./nomination.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";

/** Tells how people who are nobody's persona became contractors: one of each kind that there is. */
export function tellNewcomers(stage: Stage): void {
  tellMaintainer(stage);
  tellTester(stage);
  tellIllustrator(stage);
  tellSubcontractor(stage);
  tellTranslator(stage);
  tellAuditor(stage);
}

function tellMaintainer(stage: Stage): void {
  const at = Date.parse("2022-03-08T08:40:00Z") / 1000;
  const nomination = nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: MAINTAINER_BEFORE,
    opener: DEVELOPER_A,
    usdPerHour: 75,
    statement: `# The Maintainer for Development

Has kept the build scripts working on three systems for a year without being asked. I would like to be able to ask.`,
  });
  nomination.review
    .endorse(at + 20 * HOUR, DEVELOPER_B, "Every release of the last year went through these hands.")
    .endorse(at + 3 * DAY, DEVELOPER_C, "Yes.");
  nomination.accept(at + 4 * DAY);
}

function tellTester(stage: Stage): void {
  const at = Date.parse("2022-05-17T13:05:00Z") / 1000;
  const nomination = nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: TESTER,
    opener: DEVELOPER_B,
    usdPerHour: 55,
    statement: `# The Tester for Development

Writes reports that say what to press, what happened and what should have. Twelve of the last twenty faults were found that way.`,
  });
  nomination.review
    .endorse(at + DAY, RESEARCHER, "The clearest reports that we get.")
    .endorse(at + 2 * DAY, DEVELOPER_A, "Agreed.");
  nomination.accept(at + 3 * DAY);
}

function tellIllustrator(stage: Stage): void {
  const at = Date.parse("2022-06-21T17:30:00Z") / 1000;
  const nomination = nominate(stage, {
    at,
    domain: DESIGN,
    candidate: ILLUSTRATOR,
    opener: ILLUSTRATOR,
    usdPerHour: 50,
    statement: `# Application for Design

Drawings for documentation, in the palette that is there. Samples are in the pull request that opens with this application.`,
  });
  nomination.review
    .endorse(at + 2 * DAY, DESIGNER, "The samples fit without a change.")
    .endorse(at + 4 * DAY, MARKETER, "Good with deadlines, too.");
  nomination.issue(at + 4 * DAY + HOUR, ILLUSTRATOR);
}

/** Works under a supervisor, who bills for the hours; has no voice. */
function tellSubcontractor(stage: Stage): void {
  const at = stage.now - 210 * DAY;
  const nomination = nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: SUBCONTRACTOR,
    opener: DEVELOPER_A,
    kind: "Subcontractor",
    supervisor: DEVELOPER_A,
    usdPerHour: 35,
    statement: `# A Subcontractor for the mobile client

Ports screens to the phone under my supervision, about twenty hours a month. I review the work and bill for it.`,
  });
  nomination.review
    .endorse(at + DAY, DEVELOPER_B, "Fine with me; Developer A answers for it.")
    .endorse(at + 2 * DAY, RESEARCHER, "The first three screens are good.");
  nomination.accept(at + 3 * DAY);
}

/** Cleared for what one proposal needs, until it is over. */
function tellTranslator(stage: Stage): void {
  const at = stage.now - 50 * DAY;
  const nomination = nominate(stage, {
    at,
    domain: MARKETING,
    candidate: TRANSLATOR,
    opener: MARKETER,
    kind: "Proposal",
    until: stage.now + 75 * DAY,
    usdPerHour: 30,
    statement: `# The Translator for the handbook

Translates the handbook for newcomers and reads the second language's proofs, until the proposal for it is over.`,
  });
  nomination.review
    .endorse(at + DAY, RESEARCHER, "The sample chapter reads as if it had been written in it.")
    .endorse(at + 2 * DAY, DEVELOPER_B, "Yes, until then.");
  nomination.accept(at + 6 * DAY);
}

/** Cleared for a single bill. */
function tellAuditor(stage: Stage): void {
  const at = stage.now - 35 * DAY;
  const nomination = nominate(stage, {
    at,
    domain: DEVELOPMENT,
    candidate: AUDITOR,
    opener: DEVELOPER_C,
    kind: "Temporary",
    usdPerHour: 140,
    statement: `# The Auditor, for the next release

Reads what changed in the signing code before it is released, once, and sends one bill.`,
  });
  nomination.review
    .endorse(at + DAY, DEVELOPER_A, "Needed before anybody signs with it.")
    .endorse(at + 2 * DAY, DEVELOPER_B, "One bill, agreed.");
  nomination.accept(at + 3 * DAY);
}
