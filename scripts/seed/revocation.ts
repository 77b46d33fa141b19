import { contentHash, hashOf, markdownUri } from "./content.ts";
import { ReviewTale } from "./review.ts";
import { addressOf, type Stage } from "./stage.ts";

/** What a revocation starts with. */
interface RevocationOpening {
  /** Seconds since 1970. */
  readonly at: number;
  readonly domain: number;
  /** Whose clearance. */
  readonly account: string;
  /** Who asks, which counts as an endorsement. */
  readonly opener: string;
  /** Markdown. */
  readonly reasons: string;
}

/** Asks that a clearance be taken back. */
export function openRevocation(stage: Stage, opening: RevocationOpening): RevocationTale {
  return new RevocationTale(stage, opening);
}

/** A revocation that is told step by step. */
class RevocationTale {
  readonly review: ReviewTale;
  readonly #stage: Stage;
  readonly #revocation: Omit<RevocationOpening, "at" | "reasons"> & { readonly content: string; readonly salt: bigint };

  constructor(stage: Stage, { at, domain, account, opener, reasons }: RevocationOpening) {
    this.#stage = stage;
    const uri = markdownUri(reasons);
    const [content, salt] = [contentHash(uri), BigInt(at)];
    this.#revocation = { domain, account, opener, content, salt };
    this.review = new ReviewTale(
      stage,
      {
        workflow: addressOf(stage, "Revocations"),
        domain,
        content: hashOf(["address", "bytes32"], [opener, content]),
        subject: account,
        salt,
        payees: [],
      },
      at,
      `the revocation of ${account} in domain ${domain}`,
    );
    const { interface: revocations } = stage.system.revocations;
    this.#tell(at, opener, () => revocations.encodeFunctionData("open", [domain, account, uri, salt]), "open");
  }

  /** `account` agrees; the k-th suspends the clearance. */
  endorse(at: number, account: string, reason: string): this {
    const { interface: revocations } = this.#stage.system.revocations;
    const data = () => revocations.encodeFunctionData("endorse", [this.#bound, reason]);
    return this.#tell(at, account, data, "endorse");
  }

  /** Anyone brings the clearance where the review is. */
  enforce(at: number, from: string): this {
    const { interface: revocations } = this.#stage.system.revocations;
    return this.#tell(at, from, () => revocations.encodeFunctionData("enforce", [this.#bound]), "enforce");
  }

  get #bound() {
    return { ...this.#revocation, barred: this.review.question.barred };
  }

  #tell(at: number, from: string, data: () => string, verb: string): this {
    const label = `${verb} the revocation of ${this.#revocation.account} in domain ${this.#revocation.domain}`;
    this.#stage.story.tell({ at, from, to: addressOf(this.#stage, "Revocations"), data, label });
    return this;
  }
}
