/** What a rule refuses with: the name of the contract's error. */
export class Refusal extends Error {
  constructor(readonly rule: string) {
    super(rule);
  }
}

/** Refuses with `rule` unless `condition` holds. */
export function demand(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new Refusal(rule);
}

/** Takes back what an act did before it was refused. */
export class Journal {
  #undo: (() => void)[] = [];

  record(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** Runs `act`, all or nothing. Returns the rule that refused it, or null. */
  attempt(act: () => void): string | null {
    this.#undo = [];
    try {
      act();
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const undo of this.#undo.toReversed()) undo();
      return error.rule;
    }
  }
}

/** A map whose changes a journal can take back. Values are never changed in place. */
export class Memory<V> {
  readonly #values = new Map<string, V>();

  constructor(
    private readonly journal: Journal,
    private readonly empty: V,
  ) {}

  get(...key: (string | bigint)[]): V {
    return this.#values.get(key.join(" ")) ?? this.empty;
  }

  set(value: V, ...key: (string | bigint)[]): void {
    const name = key.join(" ");
    const before = this.#values.get(name);
    this.journal.record(() => {
      if (before === undefined) this.#values.delete(name);
      else this.#values.set(name, before);
    });
    this.#values.set(name, value);
  }
}
