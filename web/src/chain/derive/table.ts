/** An entity while it is being built: the same fields, changeable. */
export type Draft<T> = {
  -readonly [field in keyof T]: T[field] extends ReadonlyMap<infer K, infer V>
    ? Map<K, V>
    : T[field] extends readonly (infer item)[]
      ? item[]
      : T[field];
};

/** Copies an entity one level deep: its arrays and maps too, as those are what events append to. */
function copyOf<T extends object>(entity: T): T {
  const copy = { ...entity } as Record<string, unknown>;
  for (const [field, value] of Object.entries(copy)) {
    if (Array.isArray(value)) copy[field] = [...value];
    else if (value instanceof Map) copy[field] = new Map(value);
  }
  return copy as T;
}

/**
 * Entities by key that are handed out as immutable values and still grow cheaply: an entity is copied on its first change
 * after it was handed out, not on each change. So what did not change keeps its identity, and reading 10,000 events copies nothing.
 */
export class Table<Key, Entity extends object> {
  readonly #entries = new Map<Key, Entity>();
  readonly #fresh = new Set<Key>();
  #sealed: ReadonlyMap<Key, Entity> = new Map();
  #changed = false;

  get(key: Key): Readonly<Entity> | undefined {
    return this.#entries.get(key);
  }

  /** Puts a new entity in place. */
  set(key: Key, entity: Draft<Entity>): void {
    this.#entries.set(key, entity as unknown as Entity);
    this.#fresh.add(key);
    this.#changed = true;
  }

  /** The entity, to be changed in place; undefined when there is none. */
  edit(key: Key): Draft<Entity> | undefined {
    const entity = this.#entries.get(key);
    if (!entity) return undefined;
    this.#changed = true;
    if (this.#fresh.has(key)) return entity as unknown as Draft<Entity>;
    const copy = copyOf(entity);
    this.#entries.set(key, copy);
    this.#fresh.add(key);
    return copy as unknown as Draft<Entity>;
  }

  /** The entity to be changed in place, made first where there is none. */
  editOr(key: Key, make: () => Draft<Entity>): Draft<Entity> {
    const known = this.edit(key);
    if (known) return known;
    const made = make();
    this.set(key, made);
    return made;
  }

  /** Takes an entity away. */
  delete(key: Key): void {
    if (this.#entries.delete(key)) this.#changed = true;
  }

  /** Hands the entities out; the same map again when nothing changed. */
  seal(): ReadonlyMap<Key, Entity> {
    if (this.#changed) {
      this.#sealed = new Map(this.#entries);
      this.#fresh.clear();
      this.#changed = false;
    }
    return this.#sealed;
  }
}
