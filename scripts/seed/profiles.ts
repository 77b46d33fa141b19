import {
  AUDITOR,
  CANDIDATE,
  COMPANY,
  CONTRIBUTOR,
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  FUNDER,
  GUARDIAN,
  ILLUSTRATOR,
  MAINTAINER,
  MAINTAINER_BEFORE,
  MARKETER,
  RESEARCHER,
  STAKEHOLDER_A,
  SUBCONTRACTOR,
  TESTER,
  TRANSLATOR,
} from "./cast.ts";
import { markdownUri } from "./content.ts";
import { drawHouse, drawPerson } from "./portraits.ts";
import { addressOf, DAY, HOUR, type Stage } from "./stage.ts";

/** What somebody says of itself; everybody goes by what they do here. */
interface Introduction {
  readonly account: string;
  readonly name: string;
  readonly portrait: string;
  /** Markdown; nothing when left out. */
  readonly words?: string;
}

const INTRODUCTIONS: readonly Introduction[] = [
  {
    account: DEVELOPER_A,
    name: "Developer A",
    portrait: drawPerson({ hue: 212, hair: "short", glasses: true }),
    words: `The wallet's core and its reviews. I supervise the mobile client.

- Asks for tests
- Answers within two days`,
  },
  {
    account: DEVELOPER_B,
    name: "Developer B",
    portrait: drawPerson({ hue: 158, hair: "curls" }),
    words: "Releases, and the notes that come with them.",
  },
  {
    account: DEVELOPER_C,
    name: "Developer C",
    portrait: drawPerson({ hue: 28, hair: "long" }),
    words: "Documentation, in two languages.",
  },
  {
    account: DESIGNER,
    name: "Designer",
    portrait: drawPerson({ hue: 338, hair: "bun" }),
    words: "Pages that are tested with people before they are built.",
  },
  { account: RESEARCHER, name: "Researcher", portrait: drawPerson({ hue: 262, hair: "none", glasses: true }) },
  { account: MARKETER, name: "Marketer", portrait: drawPerson({ hue: 8, hair: "cap" }) },
  {
    account: CANDIDATE,
    name: "Candidate",
    portrait: drawPerson({ hue: 96, hair: "short" }),
    words: "Four patches so far, and more to come.",
  },
  { account: CONTRIBUTOR, name: "Contributor", portrait: drawPerson({ hue: 46, hair: "cap", glasses: true }) },
  { account: FUNDER, name: "Funder", portrait: "" },
  { account: STAKEHOLDER_A, name: "Stakeholder A", portrait: drawPerson({ hue: 190, hair: "none" }) },
  { account: MAINTAINER, name: "Maintainer", portrait: drawPerson({ hue: 120, hair: "bun", glasses: true }) },
  { account: TESTER, name: "Tester", portrait: drawPerson({ hue: 290, hair: "curls", glasses: true }) },
  {
    account: COMPANY,
    name: "Demo company",
    portrait: drawHouse(230),
    words: "Build and test engineering. Our people share one voice here, whoever speaks first.",
  },
  { account: SUBCONTRACTOR, name: "Subcontractor", portrait: drawPerson({ hue: 74, hair: "long" }) },
  { account: AUDITOR, name: "Auditor", portrait: "" },
  { account: TRANSLATOR, name: "Translator", portrait: drawPerson({ hue: 310, hair: "short" }) },
  { account: GUARDIAN, name: "Guardian", portrait: drawHouse(130) },
  { account: ILLUSTRATOR, name: "Illustrator", portrait: drawPerson({ hue: 20, hair: "bun" }) },
];

/** Tells what everybody says of themselves; the one who moved had said it at the old address, too. */
export function tellProfiles(stage: Stage): void {
  const start = stage.now - 200 * DAY;
  for (const [index, introduction] of INTRODUCTIONS.entries()) {
    const { account } = introduction;
    if (account !== MAINTAINER) tellProfile(stage, start + index * 7 * HOUR, introduction);
    else {
      tellProfile(stage, start + index * 7 * HOUR, { ...introduction, account: MAINTAINER_BEFORE });
      tellProfile(stage, stage.now - 24 * DAY, introduction);
    }
  }
}

function tellProfile(stage: Stage, at: number, { account, name, portrait, words }: Introduction): void {
  const uri = words === undefined ? "" : markdownUri(words);
  const data = stage.system.profiles.interface.encodeFunctionData("set", [name, portrait, uri]);
  stage.story.tell({ at, from: account, to: addressOf(stage, "Profiles"), data, label: `introduce the ${name}` });
}
