import { CANDIDATE, DESIGNER, DEVELOPER_A, DEVELOPER_B, DEVELOPER_C, MARKETER, RESEARCHER } from "./cast.ts";
import { DESIGN, DEVELOPMENT, MARKETING, RESEARCH } from "./domains.ts";
import { nominate } from "./nomination.ts";
import { DAY, HOUR, type Stage } from "./stage.ts";

/** Tells how contractors were cleared over the years: by the people of the domain, and by nobody else. */
export function tellClearances(stage: Stage): void {
  const spring2021 = Date.parse("2021-03-02T10:00:00Z") / 1000;
  const researcher = nominate(stage, {
    at: spring2021,
    domain: DEVELOPMENT,
    candidate: RESEARCHER,
    opener: DEVELOPER_A,
    usdPerHour: 60,
    statement: `# The Researcher for Development

Half of the on-chain figures that we publish come from scripts that only the Researcher maintains. They belong into the
repository, with the rights that go with it.`,
  });
  researcher.review
    .endorse(spring2021 + 9 * HOUR, DEVELOPER_B, "Has reviewed three of my patches; careful and quick.")
    .endorse(spring2021 + 2 * DAY, DEVELOPER_C, "Yes. The export scripts alone are worth it.");
  researcher.accept(spring2021 + 3 * DAY);

  const autumn2021 = Date.parse("2021-09-14T15:20:00Z") / 1000;
  const developer = nominate(stage, {
    at: autumn2021,
    domain: MARKETING,
    candidate: DEVELOPER_B,
    opener: MARKETER,
    usdPerHour: 55,
    statement: `# Developer B for Marketing

Writes the release notes already, and people read them. Clearing this work lets us plan with it.`,
  });
  developer.review
    .endorse(autumn2021 + DAY, DESIGNER, "Good texts, on time.")
    .endorse(autumn2021 + 2 * DAY, RESEARCHER, "Agreed.");
  developer.accept(autumn2021 + 6 * DAY);
}

/** Tells the nominations that wait for somebody today, and some that came to nothing. */
export function tellNominations(stage: Stage): void {
  const { now } = stage;
  nominate(stage, {
    at: now - 6 * DAY,
    domain: DEVELOPMENT,
    candidate: CANDIDATE,
    opener: DEVELOPER_A,
    usdPerHour: 55,
    statement: `# The Candidate for Development

Has sent four patches to the wallet's transaction list since the last release. All are merged, two with tests that found
older faults. I propose 55 USD an hour, for the client and its tests.`,
  }).review.endorse(now - 4 * DAY, DEVELOPER_B, "I merged two of them. Clear code, patient in review.");

  nominate(stage, {
    at: now - 2 * DAY,
    domain: MARKETING,
    candidate: CANDIDATE,
    opener: CANDIDATE,
    usdPerHour: 40,
    statement: `# Application for Marketing

I would like to keep the monthly digest alive: collect what happened, check it with the people who did it, and publish on the
first Monday. About ten hours a month. Two drafts are in the digest's repository.`,
  });

  const designer = nominate(stage, {
    at: now - 11 * DAY,
    domain: RESEARCH,
    candidate: DESIGNER,
    opener: RESEARCHER,
    usdPerHour: 50,
    statement: `# The Designer for Research

The next study is about how people read a vote before they cast it. It needs somebody who can build what is tested and run
the sessions.`,
  });
  designer.review
    .endorse(now - 9 * DAY, DEVELOPER_A, "Needed, and nobody else here has done usability tests.")
    .conclude(now - 5 * DAY, RESEARCHER);

  nominate(stage, {
    at: now - 75 * DAY,
    domain: DESIGN,
    candidate: CANDIDATE,
    opener: CANDIDATE,
    usdPerHour: 60,
    statement: `# Application for Design

I redraw icons, and I would do the whole set for light and dark.`,
  }).review.endorse(now - 70 * DAY, DEVELOPER_C, "The samples are fine.");

  nominate(stage, {
    at: now - 48 * DAY,
    domain: RESEARCH,
    candidate: MARKETER,
    opener: RESEARCHER,
    usdPerHour: 70,
    statement: `# The Marketer for Research

For surveys among stakeholders, four a year.`,
  })
    .review.object(now - 46 * DAY, DEVELOPER_A, "Surveys can be billed in Marketing. The rate is above ours.")
    .object(now - 45 * DAY, DEVELOPER_B, "Same here: right person, wrong domain.");
}
