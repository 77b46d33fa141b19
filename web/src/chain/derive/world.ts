import type { Address } from "viem";

import type { Deployment } from "../deployment.ts";
import type { Asset, Snapshot, StakeUnit, VotingRules } from "../types.ts";
import { BooksBuilder } from "./books.ts";
import { BountiesBuilder } from "./bounties.ts";
import { BudgetsBuilder } from "./budgets.ts";
import { ContractorsBuilder } from "./contractors.ts";
import { DomainsBuilder } from "./domains.ts";
import type { ChainEvent } from "./events.ts";
import { PartiesBuilder } from "./parties.ts";
import { PoliciesBuilder } from "./policies.ts";
import { ProposalsBuilder, type Electorate } from "./proposals.ts";
import { RequestsBuilder } from "./requests.ts";
import { ReviewsBuilder } from "./reviews.ts";

/** What events don't tell and has to be read; all of it but the supply, once read, stays true. */
export interface Facts {
  /** Metadata by asset. */
  readonly assets: ReadonlyMap<Address, Omit<Asset, "enabled">>;
  /** Who could vote on a proposal, and how many must, by proposal. */
  readonly electorates: ReadonlyMap<bigint, Electorate>;
  readonly approvalPercent: number;
  /** Votes that have to be cast whatever the supply, base units. */
  readonly quorumFloor: bigint;
  readonly decidesEarly: boolean;
  /** Seconds. */
  readonly lateExtension: number;
  /** Supply of the stake token without what is mute when something was read last, base units: wrapping tells no event that is followed. */
  readonly supply: bigint;
  readonly stake: StakeUnit;
}

/** Everything that our contracts' events tell, in their order. */
export class World {
  readonly #parties = new PartiesBuilder();
  readonly #domains = new DomainsBuilder();
  readonly #reviews = new ReviewsBuilder(this.#parties);
  readonly #contractors = new ContractorsBuilder(this.#parties, this.#domains);
  readonly #requests = new RequestsBuilder(this.#reviews, this.#contractors, this.#domains, this.#parties);
  readonly #bounties = new BountiesBuilder(this.#reviews);
  readonly #proposals: ProposalsBuilder;
  readonly #policies: PoliciesBuilder;
  readonly #budgets: BudgetsBuilder;
  readonly #books: BooksBuilder;
  readonly #knownTokens: readonly Address[];
  #assets: ReadonlyMap<Address, Asset> = new Map();
  #rules: VotingRules | undefined;

  constructor({ contracts, knownTokens }: Deployment) {
    this.#proposals = new ProposalsBuilder(contracts);
    this.#policies = new PoliciesBuilder(contracts);
    this.#budgets = new BudgetsBuilder(this.#proposals);
    this.#books = new BooksBuilder(contracts, this.#proposals, this.#policies, this.#budgets);
    this.#knownTokens = knownTokens;
  }

  /** Events come in the order of the chain. */
  apply(event: ChainEvent): void {
    this.#parties.apply(event);
    this.#domains.apply(event);
    this.#reviews.apply(event);
    this.#contractors.apply(event);
    this.#requests.apply(event);
    this.#bounties.apply(event);
    this.#proposals.apply(event);
    this.#policies.apply(event);
    this.#budgets.apply(event);
    this.#books.apply(event);
  }

  /** Assets whose metadata is not among the facts yet. */
  missingAssets(facts: Facts): Address[] {
    return [...new Set([...this.#books.assets, ...this.#knownTokens])].filter((asset) => !facts.assets.has(asset));
  }

  /** Proposals whose snapshot has passed by `time` and whose electorate is not among the facts yet, with their snapshots. */
  missingElectorates(facts: Facts, time: number): { readonly id: bigint; readonly snapshot: number }[] {
    return [...this.#proposals.table.seal().values()].filter(
      ({ id, snapshot }) => snapshot < time && !facts.electorates.has(id),
    );
  }

  /** The state of everything as one immutable value. */
  seal(block: { readonly number: bigint; readonly time: number }, facts: Facts): Snapshot {
    return {
      block: block.number,
      time: block.time,
      ...this.#books.seal(),
      assets: this.#sealAssets(facts),
      ...this.#parties.seal(),
      domains: this.#domains.table.seal(),
      contractors: this.#contractors.table.seal(),
      profiles: this.#requests.profiles.seal(),
      nominations: this.#requests.nominations.seal(),
      revocations: this.#requests.revocations.seal(),
      recoveries: this.#requests.recoveries.seal(),
      reviews: this.#reviews.table.seal(),
      bounties: this.#bounties.bounties.seal(),
      claims: this.#bounties.claims.seal(),
      ...this.#proposals.seal(facts),
      ...this.#budgets.seal(),
      spending: this.#policies.table.seal(),
      guard: this.#policies.guard,
      rules: this.#sealRules(facts),
    };
  }

  #sealAssets(facts: Facts): ReadonlyMap<Address, Asset> {
    const assets = [...facts.assets].map(
      ([address, asset]) => [address, { ...asset, enabled: this.#policies.isEnabled(address) }] as const,
    );
    const same =
      assets.length === this.#assets.size &&
      assets.every(([address, { enabled }]) => this.#assets.get(address)?.enabled === enabled);
    if (!same) this.#assets = new Map(assets);
    return this.#assets;
  }

  #sealRules({ approvalPercent, quorumFloor, decidesEarly, lateExtension, supply, stake }: Facts): VotingRules {
    const read = { approvalPercent, quorumFloor, decidesEarly, lateExtension, supply, stake };
    const rules = { ...this.#proposals.rules, ...read };
    const known = this.#rules;
    const same = known && Object.entries(rules).every(([name, value]) => known[name as keyof VotingRules] === value);
    if (!same) this.#rules = rules;
    return this.#rules ?? rules;
  }
}
