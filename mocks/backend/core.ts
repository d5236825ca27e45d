import { ActivationError } from '../../src/adapter/activation-error.ts';
import type { Instant } from '../../src/domain/primitives.ts';
import { chanceHex } from '../data/chance.ts';
import type { World } from '../data/world.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { Broadcast } from './broadcast.ts';
import type { ExportedFiles } from './exported-files.ts';
import type { MockState } from './records.ts';
import { runFilesOf, type RunFiles } from './run-files.ts';

/** What has changed: a run, or something else about an activation. */
export interface Change {
  readonly kind: 'run' | 'activation';
  readonly id: string;
}

/** What every group of methods works on: the world, what has become of it, and the time. */
export class MockCore {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly files: ExportedFiles;
  readonly runFiles: RunFiles;
  readonly changes = new Broadcast<Change>(({ kind, id }) => `${kind} ${id}`);
  /** How many there were when the world began. */
  readonly atFirst: { readonly connections: number; readonly activations: number };
  state: MockState;
  readonly #creating = new Map<string, Promise<unknown>>();

  constructor(world: World, clock: VirtualClock, state: MockState) {
    this.world = world;
    this.clock = clock;
    this.state = state;
    this.atFirst = { connections: state.connections.length, activations: state.activations.length };
    this.runFiles = runFilesOf(world.prospects);
    this.files = this.runFiles.exported;
  }

  now(): number {
    return this.clock.now();
  }

  instant(): Instant {
    return this.clock.instant();
  }

  /** An id that was never given out before: the same in every run of the same world. */
  newId(prefix: string): string {
    const count = (this.state.counters[prefix] ?? 0) + 1;
    this.state.counters = { ...this.state.counters, [prefix]: count };
    return `${prefix}_${chanceHex(16, this.world.seed, 'id', prefix, count)}`;
  }

  /** Creates, unless that was asked with this key before: then the first answer is given again. */
  async once<T>(method: string, key: string, create: () => T | Promise<T>): Promise<T> {
    if (key === '') {
      throw new ActivationError('invalid', 'A creation needs an idempotency key.', {
        issues: [{ path: 'idempotencyKey', message: 'must not be empty' }],
      });
    }
    const name = `${method} ${key}`;
    if (name in this.state.answers) return structuredClone(this.state.answers[name]) as T;
    const known = this.#creating.get(name);
    if (known !== undefined) return structuredClone(await known) as T;
    const creation = Promise.resolve().then(create);
    this.#creating.set(name, creation);
    try {
      const answer = await creation;
      this.state.answers = { ...this.state.answers, [name]: structuredClone(answer) };
      return answer;
    } finally {
      this.#creating.delete(name);
    }
  }
}

/** The version of a record as the contract shows it. */
export function etagOf({ id, version }: { readonly id: string; readonly version: number }): string {
  return `${id}-v${version}`;
}

/** One of a list of records. @throws ActivationError `not-found` */
export function recordOf<T extends { readonly id: string }>(records: readonly T[], id: string, what: string): T {
  const found = records.find((record) => record.id === id);
  if (found === undefined) throw new ActivationError('not-found', `This ${what} does not exist any more.`);
  return found;
}

/** @throws ActivationError `conflict` when the record has changed since the caller saw it */
export function requireVersion(record: { readonly id: string; readonly version: number }, etag: string): void {
  if (etagOf(record) === etag) return;
  throw new ActivationError(
    'conflict',
    'Someone else changed this in the meantime. Load it again, then make your change.',
  );
}

/** The list with one record in place of its former version, which its id tells. */
export function replaced<T extends { readonly id: string }>(records: readonly T[], record: T): readonly T[] {
  return records.map((other) => (other.id === record.id ? record : other));
}

/** @throws ActivationError `conflict` when one of the records has the name, in whatever case */
export function requireFreeName(
  records: readonly { readonly id: string; readonly name: string }[],
  name: string,
  own?: string,
): void {
  const taken = records.some((record) => record.id !== own && record.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  throw new ActivationError('conflict', `The name ${name} is taken. Choose another one.`, {
    issues: [{ path: 'name', message: 'is taken', code: 'taken' }],
  });
}
