import type { Configuration } from "../configuration.ts";

/*
 * An example for a real chain. Copy it to `<chain id>.ts` next to it (11155111.ts for Sepolia) and fill in your own figures;
 * every mistake that can be found without the chain is told before the first transaction. The addresses below are
 * placeholders that nobody holds the keys of: a deployment with them would be lost, and is refused.
 *
 * What is said here is compared exactly, before the handover and whenever the deployment is verified: only these
 * allocations, domains, founders, policies, dollar tokens and this guardian. Leave the file as it was at the handover; what votes change since then is told
 * apart.
 */

const DAY = 86_400;
/** One whole stake token, in base units (18 decimals). */
const STAKE = 10n ** 18n;
/** One ETH, in wei. */
const ETHER = 10n ** 18n;
/** One dollar an hour (rates have 6 decimals). */
const USD_PER_HOUR = 1_000_000n;

export const configuration: Configuration = {
  name: "Example network",
  // More on a chain that reorganises often. Each step waits for it.
  confirmations: 2,
  // What your RPC provider allows for eth_getLogs.
  logRange: 5_000,

  stakeToken: {
    name: "Example Stake",
    symbol: "EXS",
    // The whole supply, for ever. An organisation that has a token already writes `wraps: "0x..."` instead: its holders
    // wrap as much as they want to vote with, and unwrap it at any time. Holders delegate (to themselves, too) before their stake counts in a vote.
    allocations: [
      { holder: "0x0000000000000000000000000000000000001001", amount: 600_000n * STAKE },
      { holder: "0x0000000000000000000000000000000000001002", amount: 400_000n * STAKE },
    ],
  },

  governor: {
    votingDelay: DAY,
    votingPeriod: 7 * DAY,
    // Anyone may propose below; raise it where proposals would be spam.
    proposalThreshold: 1_000n * STAKE,
    quorumPercent: 20,
    approvalPercent: 60,
    // Never fewer votes than this, however little stake counts: what the treasury holds does not. At least 1 % of the supply.
    quorumFloor: 50_000n * STAKE,
    // Whoever brings the quorum at the last minute leaves others time to answer.
    lateQuorumExtension: 2 * DAY,
    // As soon as no remaining vote can change the outcome, in either direction.
    decidesEarly: true,
    // Where the organisation describes itself (ERC-4824): https:, ipfs: or data:. A vote can change it.
    daoURI: 'data:application/json,{"@context":"http://www.daostar.org/schemas","type":"DAO","name":"Example"}',
  },
  // Time to leave, or to see what was decided, before it happens; at least a day, as is the vote.
  timelockDelay: 2 * DAY,

  domains: [
    {
      name: "Development",
      k: 3,
      challenge: 3 * DAY,
      period: 30 * DAY,
      // Who was cleared and is no more waits this long before being nominated again.
      cooldown: 90 * DAY,
      // How much of a domain reviews can change in 30 days, percent of its voices: k admissions and one revocation always.
      admissionPercent: 25,
      revocationPercent: 10,
      // At least k, or nothing could pass; one more than k where founders claim bounties themselves.
      // A Supervisor judges as a Direct contractor does, and can bill for subcontractors.
      founders: [
        { account: "0x0000000000000000000000000000000000002001", kind: "Supervisor", rate: 80n * USD_PER_HOUR },
        { account: "0x0000000000000000000000000000000000002002", kind: "Direct", rate: 75n * USD_PER_HOUR },
        { account: "0x0000000000000000000000000000000000002003", kind: "Direct", rate: 70n * USD_PER_HOUR },
        { account: "0x0000000000000000000000000000000000002004", kind: "Direct", rate: 70n * USD_PER_HOUR },
      ],
    },
  ],

  // Bounties take any asset; the general fund spends only these: "ETH", or the addresses of tokens. Each within a rolling
  // window at most this share of what it holds and what left it within the window, and at least the floor while there is money. The
  // window is longer than a decision can take, and a new asset waits for it.
  policies: [{ asset: "ETH", floor: 5n * ETHER, rate: 40_000, windowDays: 24 }],
  // Those of these tokens that budgets in USD pay in: each unit counts as a dollar.
  dollarTokens: [],
  // Can stop what leaves the general fund for 7 days, and not again for 30; moves nothing. A Safe, say, or "nobody".
  guardian: "0x0000000000000000000000000000000000003001",
  demoTokens: [],
};
