import { contentHash, hashOf, markdownUri } from "./content.ts";
import { ReviewTale } from "./review.ts";
import { addressOf, type Stage } from "./stage.ts";

/** What a nomination starts with. */
interface NominationOpening {
  /** Seconds since 1970. */
  readonly at: number;
  readonly domain: number;
  readonly candidate: string;
  /** The sponsor, whose opening counts as an endorsement, or the candidate. */
  readonly opener: string;
  /** USD per hour, whole dollars. */
  readonly usdPerHour: number;
  /** Markdown. */
  readonly statement: string;
}

/** A nomination, as the contract binds it. */
interface Nomination {
  readonly domain: number;
  readonly openedAt: number;
  readonly candidate: string;
  readonly opener: string;
  readonly rate: bigint;
  readonly content: string;
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

  constructor(stage: Stage, { at, domain, candidate, opener, usdPerHour, statement }: NominationOpening) {
    this.#stage = stage;
    const uri = markdownUri(statement);
    const rate = BigInt(usdPerHour) * 1_000_000n;
    const content = contentHash(uri);
    this.#nomination = { domain, openedAt: at, candidate, opener, rate, content };
    this.review = new ReviewTale(
      stage,
      {
        workflow: addressOf(stage, "Clearances"),
        domain,
        openedAt: at,
        content: hashOf(["address", "uint64", "bytes32"], [opener, rate, content]),
        subject: candidate,
        payees: [],
      },
      `the nomination of ${candidate} in domain ${domain}`,
    );
    const data = stage.system.clearances.interface.encodeFunctionData("nominate", [domain, candidate, rate, uri]);
    this.#tell(at, opener, data, "nominate");
  }

  /** The candidate accepts the rate, which issues the clearance when the review has passed. */
  accept(at: number): this {
    const data = this.#stage.system.clearances.interface.encodeFunctionData("accept", [this.#nomination]);
    return this.#tell(at, this.#nomination.candidate, data, "accept");
  }

  #tell(at: number, from: string, data: string, verb: string): this {
    const label = `${verb} as ${from} in domain ${this.#nomination.domain}`;
    this.#stage.story.tell({ at, from, to: addressOf(this.#stage, "Clearances"), data, label });
    return this;
  }
}
