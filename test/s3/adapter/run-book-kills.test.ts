import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { activationIdSchema, audienceIdSchema, runIdSchema } from '../../../src/domain/ids.ts';
import { emptyLedger } from '../../../src/domain/ledger.ts';
import type { Run } from '../../../src/domain/run.ts';
import { MemoryStateStore } from '../../../src/s3/index.ts';
import { RunBook } from '../../../src/s3/run-book.ts';

/** A process's way to a state: it dies, and no call is answered any more, after so many writes. */
class MortalState extends MemoryStateStore {
  writesLeft = Infinity;

  override put(...call: Parameters<MemoryStateStore['put']>): ReturnType<MemoryStateStore['put']> {
    return this.#lives() ? super.put(...call) : Promise.reject(new Error('The process is dead.'));
  }

  override remove(...call: Parameters<MemoryStateStore['remove']>): ReturnType<MemoryStateStore['remove']> {
    return this.#lives() ? super.remove(...call) : Promise.reject(new Error('The process is dead.'));
  }

  #lives(): boolean {
    return this.writesLeft-- > 0;
  }
}

const SLOT = '2026-11-24T06:00:00Z';
const activationId = v.parse(activationIdSchema, 'act-1');
const run: Run = {
  id: v.parse(runIdSchema, 'run-1'),
  activationId,
  audienceId: v.parse(audienceIdSchema, 'aud-1'),
  audienceName: 'Movers',
  slot: SLOT,
  trigger: 'schedule',
  attempt: 1,
  state: { kind: 'waiting' },
  ledger: emptyLedger,
  files: [],
};
const succeeded: Run = { ...run, state: { kind: 'succeeded', startedAt: SLOT, endedAt: SLOT } };

/** Does it again and again, to die after no write, after one, after two, until it comes to its end. @returns how often it died */
async function dyingEverywhere(
  begin: (book: RunBook) => Promise<unknown>,
  deed: (book: RunBook) => Promise<unknown>,
  assertRule: (later: RunBook, state: MortalState) => Promise<void>,
): Promise<number> {
  for (let writes = 0; ; writes++) {
    const state = new MortalState();
    const book = new RunBook(state);
    await begin(book);
    state.writesLeft = writes;
    await deed(book).catch(() => undefined);
    const hasDied = state.writesLeft < 0;
    state.writesLeft = Infinity;
    await assertRule(new RunBook(state), state);
    if (!hasDied) return writes;
  }
}

async function openOnes(book: RunBook): Promise<readonly string[]> {
  return (await book.open(activationId)).map(({ run: { id } }) => id);
}

describe('a process that dies', () => {
  test('while it enters a run leaves one that is known and open, or one that can still be entered', async () => {
    const deaths = await dyingEverywhere(
      () => Promise.resolve(),
      (book) => book.enter(run),
      async (later) => {
        const known = await later.read(await later.entries(activationId));
        assert.deepEqual(
          await openOnes(later),
          known.map(({ id }) => id),
        );
        assert.equal(await later.enter(run), known.length === 0);
        assert.deepEqual(await openOnes(later), [run.id]);
        assert.equal((await later.read(await later.entries())).length, 1);
      },
    );
    assert.equal(deaths, 3);
  });

  test('while it writes down the end of a run leaves one that is open, or one that has ended', async () => {
    const deaths = await dyingEverywhere(
      (book) => book.enter(run),
      (book) => book.keep(succeeded, 1),
      async (later) => {
        const { state } = await later.get(run.id);
        const [newest] = await later.newestEnded(activationId);
        assert.equal(newest?.state.kind, state.kind);
        assert.deepEqual(await openOnes(later), state.kind === 'succeeded' ? [] : [run.id]);
      },
    );
    assert.equal(deaths, 2);
  });

  test('between the end of a run and its mark leaves a mark that goes when interrupted runs are looked for', async () => {
    const state = new MortalState();
    const book = new RunBook(state);
    await book.enter(run);
    state.writesLeft = 1;
    assert.equal(await book.keep(succeeded, 1), true);
    state.writesLeft = Infinity;
    assert.deepEqual(await new RunBook(state).tidiedOpen(), []);
    const keys: string[] = [];
    for await (const key of state.keys('open-runs/')) keys.push(key);
    assert.deepEqual(keys, []);
  });

  test('while it forgets the runs of an activation leaves what can be forgotten again', async () => {
    await dyingEverywhere(
      (book) => book.enter(run),
      (book) => book.forget(activationId),
      async (later, state) => {
        await later.forget(activationId);
        const keys: string[] = [];
        for await (const key of state.keys('')) keys.push(key);
        assert.deepEqual(keys, []);
      },
    );
  });
});
