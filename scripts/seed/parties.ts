/** Something that changed who somebody is, or with whom. */
type Fact =
  | { readonly at: number; readonly kind: "numbered"; readonly account: string }
  | { readonly at: number; readonly kind: "joined"; readonly account: string; readonly company: string }
  | { readonly at: number; readonly kind: "moved"; readonly from: string; readonly to: string };

/**
 * Who has which number, and bills through whom, at any time: reviews bind these numbers, so that what the story encodes
 * must know them before the chain does. Facts can be added in any order; they are read once all are there.
 */
export class PartyRegister {
  readonly #facts: Fact[];

  /** @param founders in the order in which they are cleared */
  constructor(founders: readonly string[]) {
    this.#facts = founders.map((account) => ({ at: 0, kind: "numbered", account }));
  }

  /** `account` is cleared at `at`, which gives it a number if it has none. */
  number(at: number, account: string): void {
    this.#facts.push({ at, kind: "numbered", account });
  }

  /** `account` bills through `company` from `at` on. */
  join(at: number, account: string, company: string): void {
    this.#facts.push({ at, kind: "joined", account, company });
  }

  /** The party at `from` is at `to` from `at` on. */
  move(at: number, from: string, to: string): void {
    this.#facts.push({ at, kind: "moved", from, to });
  }

  /** What a review is opened with that judges `accounts`, the subject first: numbers of all of them and of their companies. */
  barredAt(at: number, accounts: readonly string[]): number[] {
    const { numbers, companies } = this.#replay(at);
    const barred = accounts.flatMap((account, index) => {
      const number = numbers.get(account) ?? 0;
      const company = companies.get(number);
      return [...(number !== 0 || index === 0 ? [number] : []), ...(company === undefined ? [] : [company])];
    });
    return barred.length === 1 && barred[0] === 0 ? [] : barred;
  }

  #replay(until: number): { numbers: Map<string, number>; companies: Map<number, number> } {
    const numbers = new Map<string, number>();
    const companies = new Map<number, number>();
    let last = 0;
    const numberOf = (account: string): number => {
      const number = numbers.get(account) ?? ++last;
      numbers.set(account, number);
      return number;
    };
    for (const fact of this.#facts.toSorted((a, b) => a.at - b.at)) {
      if (fact.at >= until) break;
      if (fact.kind === "numbered") numberOf(fact.account);
      else if (fact.kind === "moved") numbers.set(fact.to, numberOf(fact.from));
      else companies.set(numberOf(fact.account), numberOf(fact.company));
    }
    return { numbers, companies };
  }
}
