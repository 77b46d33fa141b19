import { pass } from "../fixtures/chain.ts";
import { describeNomination, STATEMENT, UNSIGNED } from "../fixtures/clearances.ts";
import { signSays } from "../fixtures/signatures.ts";
import { type Domain, type System } from "../fixtures/system.ts";

/** The number that the next new party gets: the seven members have the first seven. */
export const NEXT_NUMBER = 8n;

/**
 * Uses up what `domain` admits in 30 days: k people of the crowd, by review. The time from which it admits again, seconds
 * since 1970.
 */
export async function exhaustAdmissions(system: System, domain: Domain): Promise<bigint> {
  const { clearances, contractors, crowd, members } = system;
  const waiting = [];
  for (const candidate of crowd.slice(30, 33)) {
    const { nomination, question } = await describeNomination(system, 0n, {
      domain,
      candidate,
      opener: candidate,
      salt: 500n,
    });
    const signed = await signSays(system, question, members.slice(0, 3));
    await clearances.connect(candidate).conduct(nomination, STATEMENT, signed, UNSIGNED);
    waiting.push(nomination);
  }
  if (domain.challenge > 0n) {
    await pass(domain.challenge);
    for (const nomination of waiting) await clearances.issue(nomination);
  }
  return contractors.nextAdmission(domain.id);
}
