import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { bundle, cache, measure, prospects, startSink } from './task-processes.js';

/** Megabytes (10^6 bytes) of a process at its peak, as the README says it: programs, engine and DuckDB together. */
const MAX_PEAK = 320;

/** How much more five times the rows may take. */
const MAX_GROWTH = 1.1;

/** Of four exports at once in one process: the programs are there once, and what exports hold does not peak together. */
const MAX_PEAK_OF_FOUR = 2 * MAX_PEAK;

/** Peaks differ by a tenth from run to run: a bound is broken when so many runs break it, one after the other. */
const TRIES = 3;

let input;
let stop;
before(async () => {
  await bundle();
  const { prospectFile } = await prospects();
  const sink = await startSink();
  stop = sink.stop;
  const file = await prospectFile(cache, 1_000_000);
  input = { file, records: '', rows: 1_000_000, endpoint: sink.endpoint, folder: tmpdir() };
});
after(() => stop?.());

/**
 * Runs tasks, again while the rule is broken, but not for ever.
 *
 * @param assertRule takes the peaks of each task, of all runs so far
 */
async function assertInTries(context, tasks, assertRule) {
  const peaks = tasks.map(() => []);
  for (let tried = 1; ; tried++) {
    for (const [index, task] of tasks.entries()) peaks[index].push((await measure(task, input)).peakMegabytes);
    context.diagnostic(`${peaks.map((all) => all.at(-1).toFixed(0)).join(' and ')} MB`);
    try {
      return assertRule(...peaks);
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}

for (const [format, task] of [
  ['CSV', 'ours'],
  ['Parquet', 'parquet: ours'],
])
  describe(`the process of an export out of DuckDB to ${format}`, () => {
    test(`takes ${MAX_PEAK} MB at most, and hardly more at five million rows than at one`, (context) =>
      assertInTries(context, [task, `${task}, five times`], (one, five) => {
        assert.ok(Math.min(...one) <= MAX_PEAK, `${one} MB at a million rows`);
        assert.ok(Math.min(...five) <= MAX_PEAK, `${five} MB at five million rows`);
        assert.ok(
          Math.min(...five) <= MAX_GROWTH * Math.max(...one),
          `${one} MB at a million rows, ${five} MB at five`,
        );
      }));

    test(`takes ${MAX_PEAK_OF_FOUR} MB at most for four exports at once`, (context) =>
      assertInTries(context, [`${task}, four at once`], (four) =>
        assert.ok(Math.min(...four) <= MAX_PEAK_OF_FOUR, `${four} MB`),
      ));
  });
