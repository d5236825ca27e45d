import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend, type MockBackend } from '../../mocks/index.ts';
import { everyPage } from '../../src/adapter/every-page.ts';
import { moveTime, timeMoves } from '../../stories/mock-panel/time-moves.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const shared = createMockBackend();
const beginning = shared.snapshot();

/** The default world as it begins. It is made once, for it remembers what is in the files of its runs: no test writes them all anew. */
function fromTheBeginning(): MockBackend {
  shared.restore(beginning);
  return shared;
}

async function distanceOf(backend: MockBackend, move: (typeof timeMoves)[number]): Promise<number> {
  const { from, to } = await moveTime(backend, move);
  assert.equal(backend.clock.now(), to, 'the clock stands where the move says');
  return to - from;
}

async function audiences({ bare }: MockBackend) {
  return (await bare.listAudiences({ limit: 500 })).items;
}

describe('moving the time of a mock backend', () => {
  test('by an hour, by a day, by the lifetime of a prospect profile', async () => {
    const backend = fromTheBeginning();
    assert.equal(await distanceOf(backend, 'hour'), HOUR);
    assert.equal(await distanceOf(backend, 'day'), DAY);
    assert.equal(await distanceOf(backend, 'lifetime'), 25 * DAY);
  });

  test('to the next due run ends at the very moment, and the run is there', async () => {
    const backend = fromTheBeginning();
    const { items } = await backend.bare.listActivations({});
    const earliest = items
      .flatMap(({ status, nextRunAt }) => (status === 'enabled' && nextRunAt !== null ? [nextRunAt] : []))
      .sort()[0];
    const moved = await moveTime(backend, 'due-run');
    assert.equal(backend.clock.instant(), earliest);
    assert.ok((moved.dueRuns ?? 0) > 0);
    const { items: runs } = await backend.bare.listRuns({});
    assert.ok(runs.some(({ slot, trigger }) => slot === earliest && trigger === 'schedule'));
  });

  test('to the next due run again goes on to a later one', async () => {
    const backend = fromTheBeginning();
    const first = await moveTime(backend, 'due-run');
    const second = await moveTime(backend, 'due-run');
    assert.ok(second.to > first.to);
  });

  test('to the next evaluation has the audiences evaluated then', async () => {
    const backend = fromTheBeginning();
    const { nextEvaluationAt } = await backend.bare.getSession();
    await moveTime(backend, 'evaluation');
    assert.equal(backend.clock.instant(), nextEvaluationAt);
    assert.ok((await audiences(backend)).some(({ evaluatedAt }) => evaluatedAt === nextEvaluationAt));
  });

  test('by the lifetime of a profile empties audiences that are not loaded anew', async () => {
    const backend = fromTheBeginning();
    const empty = async () => (await audiences(backend)).filter(({ profiles }) => profiles === 0).length;
    const before = await empty();
    await moveTime(backend, 'lifetime');
    assert.ok((await empty()) > before);
  });

  test('tells how many scheduled runs came due on the way', async () => {
    const backend = fromTheBeginning();
    const idsOf = async () => new Set((await everyPage((from) => backend.bare.listRuns(from))).map(({ id }) => id));
    const before = await idsOf();
    const { dueRuns } = await moveTime(backend, 'day');
    const came = [...(await idsOf())].filter((id) => !before.has(id));
    assert.ok(came.length > 0);
    assert.equal(dueRuns, came.length);
  });

  test('stays where nothing is scheduled', async () => {
    const backend = createMockBackend({ scenario: 'no-connections' });
    assert.equal(await distanceOf(backend, 'due-run'), 0);
  });

  test('goes by hours for a person who may look at nothing, and tells of no run', async () => {
    const backend = createMockBackend({ scenario: 'no-view-destinations' });
    const { from, to, dueRuns } = await moveTime(backend, 'hour');
    assert.equal(to - from, HOUR);
    assert.equal(dueRuns, null);
  });

  test('leaves no trace in the requests, which tell what the elements have asked', async () => {
    const backend = fromTheBeginning();
    for (const move of timeMoves) await moveTime(backend, move);
    assert.deepEqual(backend.requests, []);
  });
});
