import { ETH } from "../deployment/plan.ts";
import { contentHash, hashOf, markdownUri } from "./content.ts";
import { ReviewTale } from "./review.ts";
import { addressOf, tellApproval, type Asset, type Stage } from "./stage.ts";
import type { CallData } from "./story.ts";

const PAYMENTS = "tuple(address payee, uint256 amount)[]";

/** What a bounty starts with. */
interface BountyOpening {
  /** Seconds since 1970. */
  readonly at: number;
  /** Seconds since 1970. */
  readonly deadline: number;
  readonly opener: string;
  readonly domain: number;
  readonly asset: Asset;
  /** The opener's own contribution, base units. */
  readonly amount: bigint;
  /** Markdown; its first line is the title. */
  readonly text: string;
}

/** A bounty's terms, as the contract binds them. */
interface Terms {
  readonly opener: string;
  readonly asset: string;
  readonly domain: number;
  readonly openedAt: number;
  readonly deadline: number;
  readonly content: string;
}

/** A claim, as the contract binds it. */
interface Claim {
  readonly claimant: string;
  readonly openedAt: number;
  readonly content: string;
  readonly awards: { readonly payee: string; readonly amount: bigint }[];
  readonly barred: number[];
}

/** Money that somebody put in, and what had been put in before; base units. */
interface Contribution {
  readonly funder: string;
  readonly start: bigint;
  readonly amount: bigint;
}

/** Who is to get how much, base units. */
type Shares = readonly (readonly [payee: string, amount: bigint])[];

/** Opens a bounty. */
export function openBounty(stage: Stage, opening: BountyOpening): BountyTale {
  return new BountyTale(stage, opening);
}

/** A bounty that is told step by step. */
class BountyTale {
  readonly stage: Stage;
  readonly terms: Terms;
  readonly id: string;
  readonly title: string;
  readonly #asset: Asset;
  readonly #contributions: Contribution[] = [];
  #funded = 0n;

  constructor(stage: Stage, { at, deadline, opener, domain, asset, amount, text }: BountyOpening) {
    this.stage = stage;
    this.title = `the bounty "${text.split("\n", 1)[0]?.replace(/^# /, "")}"`;
    this.#asset = asset;
    const uri = markdownUri(text);
    this.terms = { opener, asset: asset.address, domain, openedAt: at, deadline, content: contentHash(uri) };
    this.id = hashOf(
      ["address", "address", "uint32", "uint48", "uint48", "bytes32"],
      [opener, asset.address, domain, at, deadline, contentHash(uri)],
    );
    const data = stage.system.bounties.interface.encodeFunctionData("open", [
      asset.address,
      domain,
      deadline,
      uri,
      amount,
    ]);
    this.#fund(at, opener, amount, data, "open");
  }

  /** `funder` adds base units of the bounty's asset. */
  add(at: number, funder: string, amount: bigint): this {
    const data = this.stage.system.bounties.interface.encodeFunctionData("add", [this.terms, amount]);
    this.#fund(at, funder, amount, data, "add to");
    return this;
  }

  /** `claimant` submits work and says who is to get how much. */
  claim(at: number, claimant: string, shares: Shares, text: string): ClaimTale {
    return new ClaimTale(this, at, claimant, shares, text);
  }

  /** Gives back what was not awarded. */
  refund(at: number, from: string): this {
    const data = this.stage.system.bounties.interface.encodeFunctionData("refund", [
      this.terms,
      this.#contributions,
      true,
    ]);
    return this.tell(at, from, data, "refund");
  }

  /** Adds a call to Bounties to the story. */
  tell(at: number, from: string, data: CallData, verb: string, value = 0n): this {
    this.stage.story.tell({
      at,
      from,
      to: addressOf(this.stage, "Bounties"),
      data,
      value,
      label: `${verb} ${this.title}`,
    });
    return this;
  }

  #fund(at: number, funder: string, amount: bigint, data: string, verb: string): void {
    tellApproval(this.stage, at, funder, "Bounties", this.#asset, amount);
    this.#contributions.push({ funder, start: this.#funded, amount });
    this.#funded += amount;
    this.tell(at, funder, data, verb, this.#asset.address === ETH ? amount : 0n);
  }
}

/** A claim that is told step by step. */
class ClaimTale {
  readonly review: ReviewTale;
  readonly #bounty: BountyTale;
  readonly #claim: Omit<Claim, "barred">;

  constructor(bounty: BountyTale, at: number, claimant: string, shares: Shares, text: string) {
    this.#bounty = bounty;
    const { stage, terms, id } = bounty;
    const uri = markdownUri(text);
    const awards = shares
      .map(([payee, amount]) => ({ payee, amount }))
      .toSorted((a, b) => (BigInt(a.payee) < BigInt(b.payee) ? -1 : 1));
    this.#claim = { claimant, openedAt: at, content: contentHash(uri), awards };
    this.review = new ReviewTale(
      stage,
      {
        workflow: addressOf(stage, "Bounties"),
        domain: terms.domain,
        content: hashOf(["bytes32", "bytes32", PAYMENTS], [id, contentHash(uri), awards]),
        subject: claimant,
        salt: BigInt(at),
        // The claimant is barred as the subject already.
        payees: awards.map(({ payee }) => payee).filter((payee) => payee !== claimant),
      },
      at,
      `a claim on ${bounty.title}`,
    );
    const data = stage.system.bounties.interface.encodeFunctionData("claim", [terms, awards, uri]);
    bounty.tell(at, claimant, data, "claim");
  }

  /** Gives the claim its money: to be collected, or sent at once. */
  award(at: number, from: string, how: "credited" | "at once"): this {
    const { stage, terms } = this.#bounty;
    const data = () =>
      stage.system.bounties.interface.encodeFunctionData("award", [terms, this.#bound, how === "at once"]);
    this.#bounty.tell(at, from, data, "award");
    return this;
  }

  /** Puts a rejected claim aside. */
  dismiss(at: number, from: string): this {
    const { stage, terms } = this.#bounty;
    const data = () => stage.system.bounties.interface.encodeFunctionData("dismiss", [terms, [this.#bound]]);
    this.#bounty.tell(at, from, data, "dismiss");
    return this;
  }

  get #bound(): Claim {
    return { ...this.#claim, barred: this.review.question.barred };
  }
}
