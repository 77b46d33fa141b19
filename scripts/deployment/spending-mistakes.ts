import type { AssetPolicy, Configuration } from "./configuration.ts";

import { duplicatesOf, isAccount, isWhole } from "./checks.ts";
import { NO_GUARDIAN } from "./configuration.ts";
import { MAX_FLOOR } from "./standard-rules.ts";

const DAY = 86_400;

/** The limits of the contracts: days, millionths. */
const MAX_WINDOW_DAYS = 365;
const WHOLE = 1_000_000;
export const MAX_DOLLAR_DECIMALS = 18;

/** The largest share of the fund that a window should let go where money is worth something, millionths. */
const LARGEST_RATE = 250_000;

/** A sentence for each mistake in what the general fund may spend, in what counts as a dollar, and in who can stop it. */
export function spendingMistakes(configuration: Configuration): string[] {
  const { policies, dollarTokens, demoTokens, guardian } = configuration;
  const known = new Set(["ETH", ...demoTokens.map(({ key }) => key)]);
  const mistakes = policies.flatMap((policy) => policyMistakes(policy, known));
  for (const asset of duplicatesOf(policies.map(({ asset }) => asset.toLowerCase()))) {
    mistakes.push(`The asset ${asset} has two policies.`);
  }
  for (const token of dollarTokens) {
    if (token === "ETH") mistakes.push("ETH cannot count as a dollar.");
    else if (!policies.some(({ asset }) => asset === token)) {
      mistakes.push(`${token} counts as a dollar and has no policy: no budget could ever pay in it.`);
    }
    const decimals = demoTokens.find(({ key }) => key === token)?.decimals ?? 0;
    if (decimals > MAX_DOLLAR_DECIMALS) {
      mistakes.push(
        `${token} counts as a dollar and has ${decimals} decimals; at most ${MAX_DOLLAR_DECIMALS} are possible.`,
      );
    }
  }
  for (const token of duplicatesOf(dollarTokens.map((token) => token.toLowerCase()))) {
    mistakes.push(`The dollar token ${token} is listed twice.`);
  }
  if (guardian !== NO_GUARDIAN && !isAccount(guardian)) {
    mistakes.push(
      `"${guardian}" cannot be the guardian: it is neither the address of an account nor "${NO_GUARDIAN}".`,
    );
  }
  return mistakes;
}

function policyMistakes({ asset, floor, rate, windowDays }: AssetPolicy, known: ReadonlySet<string>): string[] {
  const mistakes: string[] = [];
  if (!known.has(asset) && !isAccount(asset)) {
    mistakes.push(`"${asset}" cannot have a policy: it is neither ETH, nor a demo token, nor the address of a token.`);
  }
  const title = `The policy of ${asset}`;
  if (floor <= 0n) {
    mistakes.push(`${title} has a floor of ${floor}; without one, months of silence would lock the fund.`);
  }
  if (floor > MAX_FLOOR) mistakes.push(`${title} has a floor of ${floor}; at most ${MAX_FLOOR} is possible.`);
  if (!isWhole(rate, 0, WHOLE)) mistakes.push(`${title} has a rate of ${rate} millionths; it must be 0 to ${WHOLE}.`);
  if (!isWhole(windowDays, 1, MAX_WINDOW_DAYS)) {
    mistakes.push(`${title} has a window of ${windowDays} days; it must be 1 to ${MAX_WINDOW_DAYS}.`);
  }
  return mistakes;
}

/**
 * A sentence for each policy that protects too little where money is worth something.
 * @param decision seconds that a vote takes, from the proposal to its execution, at the most
 */
export function recklessPolicies(policies: readonly AssetPolicy[], decision: number): string[] {
  return policies.flatMap(({ asset, rate, windowDays }) => {
    const mistakes: string[] = [];
    if (rate > LARGEST_RATE) {
      mistakes.push(
        `The policy of ${asset} has a rate of ${rate} millionths; on a real chain at most ${LARGEST_RATE}.`,
      );
    }
    // The vote that takes it back can be proposed only once what loosens it has been carried out and the window has begun.
    if (windowDays * DAY <= decision) {
      mistakes.push(
        `The policy of ${asset} has a window of ${windowDays} days; on a real chain it must be longer than a decision ` +
          `(${decision} s), so that a vote can take back what loosens it.`,
      );
    }
    return mistakes;
  });
}
