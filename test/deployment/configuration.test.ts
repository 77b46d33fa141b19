import { expect } from "chai";
import { dataSlice, getAddress, id } from "ethers";

import { contextOf } from "../../scripts/deploy.ts";
import { allocationsOf, type Allocation, type Configuration } from "../../scripts/deployment/configuration.ts";
import { loadConfiguration } from "../../scripts/deployment/load-configuration.ts";
import { findMistakes } from "../../scripts/deployment/mistakes.ts";
import { configuration as valid } from "../../scripts/deployment/networks/31337.ts";
import { configuration as example } from "../../scripts/deployment/networks/example.ts";
import { UsageError } from "../../scripts/tooling/usage-error.ts";
import { clearWorkbenches, createWorkbench, messageOf } from "./workbench.ts";

const ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const OTHER_ACCOUNT = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const DAY = 86_400;
const DEVELOPMENT = {
  name: "Development",
  k: 3,
  challenge: 0,
  period: 30 * DAY,
  cooldown: 0,
  admissionPercent: 25,
  revocationPercent: 10,
  founders: [],
};

function stake(allocations: readonly Allocation[]): Partial<Configuration> {
  return { stakeToken: { name: "Stake", symbol: "S", allocations } };
}

/** Stake of so much that the local quorum's floor is within it. */
const ENOUGH = 2n ** 200n;

/** Only a policy of ETH, changed. */
function policy(change: Partial<Configuration["policies"][number]>): Partial<Configuration> {
  const standard = { asset: "ETH", floor: 1n, rate: 40_000, windowDays: 24 };
  return { policies: [{ ...standard, ...change }], dollarTokens: [] };
}

function governor(change: Partial<Configuration["governor"]>): Partial<Configuration> {
  return { governor: { ...valid.governor, ...change } };
}

function domain(change: Partial<Configuration["domains"][number]>): Partial<Configuration> {
  return { domains: [{ ...DEVELOPMENT, ...change }] };
}

/** A change that makes the local configuration wrong, and the sentence that it has to be answered with. */
const MISTAKES: [change: Partial<Configuration>, sentence: string][] = [
  [{ name: " " }, "The chain needs a name."],
  [{ confirmations: 0 }, "confirmations is 0; it must be 1 to 100."],
  [{ logRange: 0.5 }, "logRange is 0.5; it must be 1 to 1,000,000 blocks."],
  [
    stake([
      { holder: "0x12", amount: 1n },
      { holder: ACCOUNT, amount: ENOUGH },
    ]),
    '"0x12" cannot hold stake: it is not the address of an account.',
  ],
  [
    stake([
      { holder: OTHER_ACCOUNT, amount: 0n },
      { holder: ACCOUNT, amount: ENOUGH },
    ]),
    `The allocation of ${OTHER_ACCOUNT} is 0; it must be more than zero.`,
  ],
  [
    stake([
      { holder: ACCOUNT, amount: ENOUGH },
      { holder: ACCOUNT, amount: 1n },
    ]),
    `The holder ${ACCOUNT.toLowerCase()} is listed twice among the allocations.`,
  ],
  [
    stake([{ holder: ACCOUNT, amount: 2n ** 208n }]),
    `The allocations add up to ${2n ** 208n}; votes can count up to ${2n ** 208n - 1n}.`,
  ],
  [
    { stakeToken: { name: "Wrapped", symbol: "W", wraps: "0x12" } },
    '"0x12" cannot be wrapped: it is not the address of a token.',
  ],
  [governor({ votingDelay: -1 }), "votingDelay is -1 s; it must be 0 to 30 days."],
  [governor({ votingPeriod: 60, lateQuorumExtension: 0 }), "votingPeriod is 60 s; it must be 1 hour to 90 days."],
  [
    governor({ proposalThreshold: 10n ** 24n }),
    "proposalThreshold is 1000000000000000000000000; it must be 0 to the supply, 42260000000000000000000.",
  ],
  [governor({ quorumPercent: 0 }), "quorumPercent is 0; it must be 1 to 100."],
  [governor({ approvalPercent: 49 }), "approvalPercent is 49; it must be 50 to 100."],
  [
    governor({ quorumFloor: 0n }),
    "quorumFloor is 0; it must be 1 to the supply, 42260000000000000000000, or nothing could ever pass.",
  ],
  [
    governor({ quorumFloor: 10n ** 24n }),
    "quorumFloor is 1000000000000000000000000; it must be 1 to the supply, 42260000000000000000000, or nothing could ever pass.",
  ],
  [governor({ lateQuorumExtension: -1 }), "lateQuorumExtension is -1 s; it must be 0 to the voting period."],
  [governor({ lateQuorumExtension: 8 * DAY }), "lateQuorumExtension is 691200 s; it must be 0 to the voting period."],
  [governor({ daoURI: "ftp://old" }), 'daoURI is "ftp://old"; it must begin with https:, ipfs: or data:, or be empty.'],
  [{ timelockDelay: Number.NaN }, "timelockDelay is NaN s; it must be 0 to 90 days."],
  [domain({ name: "" }), "Domain 1 has a name of 0 bytes; it must have 1 to 31."],
  [domain({ k: 16 }), "Domain 1 (Development) has k = 16; it must be 1 to 15."],
  [domain({ challenge: 3_000_000 }), "Domain 1 (Development) has a challenge of 3000000 s; at most 30 days."],
  [domain({ period: 3600 }), "Domain 1 (Development) has a period of 3600 s; it must be 1 to 90 days."],
  [domain({ cooldown: 366 * DAY }), "Domain 1 (Development) has a cooldown of 31622400 s; at most 365 days."],
  [domain({ admissionPercent: 101 }), "Domain 1 (Development): admissionPercent is 101; it must be 0 to 100."],
  [domain({ revocationPercent: 0.5 }), "Domain 1 (Development): revocationPercent is 0.5; it must be 0 to 100."],
  [
    domain({ founders: [{ account: ACCOUNT, kind: "Proposal" as "Direct", rate: 1n }] }),
    `Domain 1 (Development): ${ACCOUNT} is "Proposal"; a founder is Direct or Supervisor.`,
  ],
  [{ domains: [DEVELOPMENT, DEVELOPMENT] }, "Domain 2 (Development) is listed twice."],
  [
    domain({ founders: [{ account: ACCOUNT.replace("C8", "c8"), kind: "Direct", rate: 1n }] }),
    `Domain 1 (Development): "${ACCOUNT.replace("C8", "c8")}" cannot be a founder: it is not the address of an account.`,
  ],
  [
    domain({ founders: [{ account: ACCOUNT, kind: "Direct", rate: 0n }] }),
    `Domain 1 (Development): the rate of ${ACCOUNT} is 0; it must be more than zero.`,
  ],
  [
    domain({ founders: [{ account: ACCOUNT, kind: "Direct", rate: 2n ** 64n }] }),
    `Domain 1 (Development): the rate of ${ACCOUNT} is ${2n ** 64n}; at most ${2n ** 64n - 1n} is possible.`,
  ],
  [
    domain({
      founders: [
        { account: ACCOUNT, kind: "Direct", rate: 1n },
        { account: ACCOUNT, kind: "Supervisor", rate: 2n },
      ],
    }),
    `Domain 1 (Development): the founder ${ACCOUNT.toLowerCase()} is listed twice.`,
  ],
  [
    policy({ asset: "Gold" }),
    '"Gold" cannot have a policy: it is neither ETH, nor a demo token, nor the address of a token.',
  ],
  [policy({ floor: 0n }), "The policy of ETH has a floor of 0; without one, months of silence would lock the fund."],
  [
    policy({ floor: 2n ** 128n }),
    `The policy of ETH has a floor of ${2n ** 128n}; at most ${2n ** 128n - 1n} is possible.`,
  ],
  [policy({ rate: 1_000_001 }), "The policy of ETH has a rate of 1000001 millionths; it must be 0 to 1000000."],
  [policy({ rate: 0.04 }), "The policy of ETH has a rate of 0.04 millionths; it must be 0 to 1000000."],
  [policy({ windowDays: 0 }), "The policy of ETH has a window of 0 days; it must be 1 to 365."],
  [policy({ windowDays: 366 }), "The policy of ETH has a window of 366 days; it must be 1 to 365."],
  [{ policies: [...valid.policies, ...policy({}).policies!] }, "The asset eth has two policies."],
  [{ dollarTokens: ["ETH"] }, "ETH cannot count as a dollar."],
  [{ dollarTokens: [ACCOUNT] }, `${ACCOUNT} counts as a dollar and has no policy: no budget could ever pay in it.`],
  [{ dollarTokens: ["DemoDollar", "DemoDollar"] }, "The dollar token demodollar is listed twice."],
  [
    { demoTokens: valid.demoTokens.map((token) => ({ ...token, decimals: token.decimals + 13 })) },
    "DemoDollar counts as a dollar and has 19 decimals; at most 18 are possible.",
  ],
  [{ guardian: "" }, '"" cannot be the guardian: it is neither the address of an account nor "nobody".'],
  [
    { demoTokens: [{ key: "Toy", name: "Toy", symbol: "TOY", decimals: 99 }], policies: [], dollarTokens: [] },
    "The demo token Toy has 99 decimals; 0 to 24 are possible.",
  ],
];

/** The example with addresses that somebody may hold the keys of. */
const filledIn: Configuration = {
  ...example,
  guardian: accountFor(example.guardian),
  stakeToken: {
    ...example.stakeToken,
    allocations: allocationsOf(example).map(({ holder, amount }) => ({ holder: accountFor(holder), amount })),
  },
  domains: example.domains.map((each) => ({
    ...each,
    founders: each.founders.map((founder) => ({ ...founder, account: accountFor(founder.account) })),
  })),
};

function accountFor(placeholder: string): string {
  return getAddress(dataSlice(id(placeholder), 12));
}

/** A change that makes the filled-in example reckless on a real chain, and the sentence that it has to be answered with. */
const RECKLESS: [change: Partial<Configuration>, sentence: string][] = [
  [{ timelockDelay: DAY - 1 }, "timelockDelay is 86399 s; on a real chain it must be at least a day."],
  [
    { governor: { ...example.governor, votingDelay: 0 } },
    "votingDelay is 0 s; on a real chain it must be more than zero.",
  ],
  [
    { governor: { ...example.governor, votingPeriod: DAY - 1, lateQuorumExtension: 0 } },
    "votingPeriod is 86399 s; on a real chain it must be at least a day.",
  ],
  [
    { governor: { ...example.governor, quorumPercent: 3 } },
    "quorumPercent is 3; on a real chain it must be at least 4.",
  ],
  [
    { governor: { ...example.governor, proposalThreshold: 10n ** 24n + 1n } },
    `proposalThreshold is ${10n ** 24n + 1n}; it must be 0 to the supply, ${10n ** 24n}.`,
  ],
  [
    { timelockDelay: 31 * DAY, policies: [{ asset: "ETH", floor: 1n, rate: 40_000, windowDays: 42 }] },
    "A decision can take 3542400 s; on a real chain it may take 40 days, or what is escalated to the stakeholders could not " +
      "be answered within 45.",
  ],
  [
    { governor: { ...example.governor, quorumFloor: 10n ** 22n - 1n } },
    `quorumFloor is ${10n ** 22n - 1n}; on a real chain it must be at least 1 % of the supply.`,
  ],
  [policy({ rate: 250_001 }), "The policy of ETH has a rate of 250001 millionths; on a real chain at most 250000."],
  [
    policy({ windowDays: 12 }),
    "The policy of ETH has a window of 12 days; on a real chain it must be longer than a decision (1036800 s), so that a " +
      "vote can take back what loosens it.",
  ],
  [{ domains: [] }, "There is no domain; on a real chain somebody must be able to judge work."],
  [
    { domains: filledIn.domains.map((each) => ({ ...each, k: each.founders.length + 1 })) },
    "Domain 1 (Development) has k = 5 and fewer founders (4); nothing could pass there.",
  ],
];

describe("Configuration of a deployment", () => {
  after(clearWorkbenches);

  it("accepts the local one, and the example once it is filled in", () => {
    expect(findMistakes(valid, 31337)).to.deep.equal([]);
    expect(findMistakes(filledIn, 1)).to.deep.equal([]);
  });

  it("accepts a window a day longer than a decision", () => {
    expect(findMistakes({ ...filledIn, ...policy({ windowDays: 13 }) }, 1)).to.deep.equal([]);
  });

  it("accepts the largest floor and the largest rate that the contracts hold", () => {
    const largest = domain({ founders: [{ account: ACCOUNT, kind: "Direct", rate: 2n ** 64n - 1n }] });
    expect(findMistakes({ ...valid, ...largest, ...policy({ floor: 2n ** 128n - 1n }) }, 31337)).to.deep.equal([]);
  });

  for (const [change, sentence] of MISTAKES) {
    it(`answers: ${sentence.slice(0, 100)}`, () => {
      expect(findMistakes({ ...valid, ...change }, 31337)).to.deep.equal([sentence]);
    });
  }

  for (const [change, sentence] of RECKLESS) {
    it(`answers off the local chain: ${sentence.slice(0, 100)}`, () => {
      expect(findMistakes({ ...filledIn, ...change }, 1)).to.deep.equal([sentence]);
    });
  }

  it("leaves the local chain its short clocks", () => {
    const clocks = { votingDelay: 0, votingPeriod: 3600, lateQuorumExtension: 0 };
    const hurried = { ...valid.governor, ...clocks, quorumPercent: 1, quorumFloor: 1n };
    const local = { ...valid, governor: hurried, timelockDelay: 0, domains: [] };
    expect(findMistakes(local, 31337)).to.deep.equal([]);
  });

  it("refuses every placeholder of the example", () => {
    const placeholders = [
      ...allocationsOf(example).map(({ holder }) => holder),
      ...example.domains.flatMap(({ founders }) => founders.map(({ account }) => account)),
      example.guardian,
    ];
    expect(placeholders).to.have.length(7);
    expect(findMistakes(example, 1)).to.deep.equal(
      placeholders.map((account) => `${account} is a placeholder of the example: nobody holds its key.`),
    );
  });

  it("says that nobody holds the stake", () => {
    expect(findMistakes({ ...valid, ...stake([]) }, 31337)).to.deep.equal([
      "The stake token needs at least one holder, or nobody could ever vote.",
      `quorumFloor is ${valid.governor.quorumFloor}; it must be 1 to the supply, 0, or nothing could ever pass.`,
    ]);
  });

  it("keeps demo tokens, and a treasury without limits, off every other chain", () => {
    expect(findMistakes(valid, 1)).to.deep.equal([
      "Demo tokens are worth nothing and anyone can mint them; only chain 31337 may have them.",
      "The policy of DemoDecred has a rate of 1000000 millionths; on a real chain at most 250000.",
      "The policy of DemoDecred has a window of 1 days; on a real chain it must be longer than a decision (1036800 s), so " +
        "that a vote can take back what loosens it.",
    ]);
  });

  it("takes a wrapped token as it is, since only its chain knows the supply", () => {
    const stakeToken = { name: "Wrapped", symbol: "W", wraps: ACCOUNT };
    expect(findMistakes({ ...filledIn, stakeToken }, 1)).to.deep.equal([]);
  });

  it("lists all mistakes at once, before the first transaction", async () => {
    const bench = await createWorkbench();
    const configuration = { ...valid, timelockDelay: -1, ...governor({ quorumPercent: 101 }) };
    expect(await messageOf(contextOf(bench.ethers, { ...bench, configuration }))).to.equal(
      "The configuration for chain 31337 cannot be used:\n" +
        "- quorumPercent is 101; it must be 1 to 100.\n" +
        "- timelockDelay is -1 s; it must be 0 to 90 days.",
    );
    expect(await bench.ethers.provider.getBlockNumber()).to.equal(0);
  });

  it("says what to do for a chain that it does not know", async () => {
    const failure = loadConfiguration(5);
    expect(await messageOf(failure)).to.match(/^There is no configuration for chain 5: copy .*example\.ts to .*5\.ts/);
    await failure.catch((error: unknown) => expect(error).to.be.instanceOf(UsageError));
  });
});
