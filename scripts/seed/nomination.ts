import { ZeroAddress } from "ethers";

import { contentHash, hashOf, markdownUri } from "./content.ts";
import { ReviewTale } from "./review.ts";
import { addressOf, type Stage } from "./stage.ts";

/** Kinds of clearances, by their numbers in the contracts. */
const KINDS = { Direct: 1, Supervisor: 2, Subcontractor: 3, Temporary: 4, Proposal: 5 } as const;

const OFFER = "tuple(uint8 kind, uint64 rate, uint48 until, address supervisor)";

/** What a nomination starts with. */
interface NominationOpening {
  /** Seconds since 1970. */
  readonly at: number;
  readonly domain: number;
  readonly candidate: string;
  /** The sponsor, whose opening counts as an endorsement, or the candidate. */
  readonly opener: string;
  /** Direct when left out. */
  readonly kind?: keyof typeof KINDS;
  /** USD per hour, whole dollars. */
  readonly usdPerHour: number;
  /** When a Proposal ends, seconds since 1970. */
  readonly until?: number;
  /** Who bills for a Subcontractor. */
  readonly supervisor?: string;
  /** Whether the candidate is cleared already, and asks for another rate. */
  readonly changes?: boolean;
  /** Markdown. */
  readonly statement: string;
}

/** A nomination, as the contract binds it, without the numbers that are known only with the whole story. */
interface Nomination {
  readonly domain: number;
  readonly candidate: string;
  readonly opener: string;
  readonly offer: {
    readonly kind: number;
    readonly rate: bigint;
    readonly until: number;
    readonly supervisor: string;
  };
  readonly content: string;
  readonly salt: bigint;
  readonly changes: boolean;
}

/** Opens a nomination. */
export function nominate(stage: Stage, opening: NominationOpening): NominationTale {
  return new NominationTale(stage, opening);
}

/** A nomination that is told step by step. */
class NominationTale {
  readonly review: ReviewTale;
  readonly #stage: Stage;
  readonly #nomination: Nomination;

  constructor(stage: Stage, { at, domain, candidate, opener, statement, ...terms }: NominationOpening) {
    this.#stage = stage;
    const { kind = "Direct", usdPerHour, until = 0, supervisor = ZeroAddress, changes = false } = terms;
    const uri = markdownUri(statement);
    const offer = { kind: KINDS[kind], rate: BigInt(usdPerHour) * 1_000_000n, until, supervisor };
    const [content, salt] = [contentHash(uri), BigInt(at)];
    this.#nomination = { domain, candidate, opener, offer, content, salt, changes };
    this.review = new ReviewTale(
      stage,
      {
        workflow: addressOf(stage, "Clearances"),
        domain,
        content: hashOf(["address", OFFER, "bool", "bytes32"], [opener, offer, changes, content]),
        subject: candidate,
        salt,
        payees: [],
      },
      at,
      `the nomination of ${candidate} in domain ${domain}`,
    );
    const { interface: clearances } = stage.system.clearances;
    const data = () => clearances.encodeFunctionData("nominate", [domain, candidate, offer, uri, salt]);
    this.#tell(at, opener, data, "nominate");
  }

  /** The candidate accepts the offer after the review has passed, which issues the clearance. */
  accept(at: number): this {
    const { interface: clearances } = this.#stage.system.clearances;
    this.#stage.parties.number(at, this.#nomination.candidate);
    const data = () => clearances.encodeFunctionData("accept", [this.#bound]);
    return this.#tell(at, this.#nomination.candidate, data, "accept");
  }

  /** `from` has issued what the candidate accepted before the review passed. */
  issue(at: number, from: string): this {
    const { interface: clearances } = this.#stage.system.clearances;
    this.#stage.parties.number(at, this.#nomination.candidate);
    return this.#tell(at, from, () => clearances.encodeFunctionData("issue", [this.#bound]), "issue");
  }

  get #bound() {
    return { ...this.#nomination, barred: this.review.question.barred };
  }

  #tell(at: number, from: string, data: () => string, verb: string): this {
    const label = `${verb} as ${from} in domain ${this.#nomination.domain}`;
    this.#stage.story.tell({ at, from, to: addressOf(this.#stage, "Clearances"), data, label });
    return this;
  }
}
