/**
 * What is dear to make and never changes, kept by what it follows from: a suite of tests makes hundreds of worlds of one seed. Past
 * `most` of them, the one asked for least lately is let go, and made again when somebody asks.
 */
export class Kept<T> {
  readonly #most: number;
  readonly #known = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param from what the value follows from, and nothing else: plain data */
  of(from: unknown, make: () => T): T {
    const key = JSON.stringify(from);
    const value = this.#known.has(key) ? (this.#known.get(key) as T) : make();
    this.#known.delete(key);
    this.#known.set(key, value);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most) break;
      this.#known.delete(oldest);
    }
    return value;
  }
}

/** The same value, in which nobody can change anything: several worlds may have it. For plain data. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
