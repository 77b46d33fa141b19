// The rules that Exchequer comes with: the local chain, the replay and the gas scenario all run on them. And the largest numbers that
// the contracts hold.
import type { Configuration } from "./configuration.ts";

const DAY = 86_400;

/**
 * A day to notice a proposal, a week to vote, two days to answer a late quorum; quorum and approval are Decred's. A floor
 * of one unit protects nobody: it is each organisation's own to choose. Seconds, base units of stake, percent.
 */
export const STANDARD_GOVERNOR_SETTINGS = {
  votingDelay: DAY,
  votingPeriod: 7 * DAY,
  proposalThreshold: 0n,
  quorumPercent: 20,
  approvalPercent: 60,
  quorumFloor: 1n,
  lateQuorumExtension: 2 * DAY,
  decidesEarly: true,
  daoURI: "",
} as const satisfies Configuration["governor"];

/** Seconds between the end of a successful vote, once it is queued, and its execution. */
export const STANDARD_TIMELOCK_DELAY = 2 * DAY;

/** How much of an asset a window lets out of the general fund: Decred's share of 4 % (millionths), over 24 days. */
export const STANDARD_POLICY = { rate: 40_000, windowDays: 24 } as const;

/**
 * How fast a domain may change, as designed: once a clearance has ended, its holder waits a quarter of a year; in 30 days
 * reviews admit a quarter of the voices and revoke a tenth. Seconds, percent.
 */
export const STANDARD_DOMAIN_LIMITS = {
  cooldown: 90 * DAY,
  admissionPercent: 25,
  revocationPercent: 10,
} as const satisfies Partial<Configuration["domains"][number]>;

/** The largest supply of which a vote token keeps a history (ERC20Votes), base units of stake. */
export const MAX_STAKE_SUPPLY = 2n ** 208n - 1n;

/** The largest floor that a policy holds, base units. */
export const MAX_FLOOR = 2n ** 128n - 1n;
