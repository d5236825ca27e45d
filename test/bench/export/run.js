/**
 * `npm run bench:export`: exports from a Parquet file to a bucket that checks nothing, beside what one would do by hand. Each task
 * runs in a process of its own; tasks of a group take turns, and ratios are taken inside a round, since a machine that is shared
 * changes its pace from one minute to the next. `ONLY=csv,gzip` runs some groups, `ROUNDS=3` fewer rounds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { exportInPage } from './page/export-in-page.js';
import { groups } from './groups.js';
import { groupTable, pageTable } from './tables.js';
import { bundle, cache, measure, prospects, startSink } from './task-processes.js';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const RECORDS = 20_000;
/** Numbers of the page's exports: none that a task has. */
const PAGE_RUNS = 100;

const chosen = process.env.ONLY?.split(',') ?? [...Object.keys(groups), 'page'];
await bundle();
const { prospectFile, recordFile } = await prospects();
const file = await prospectFile(cache, ROWS);
const records = await recordFile(cache, file, RECORDS);
const folder = await mkdtemp(join(tmpdir(), 'bench-export-'));
const { endpoint, stop } = await startSink();
try {
  const processor = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`Node ${process.versions.node}, ${processor}; ${ROWS.toLocaleString('en')} rows × 20 columns. `);
  for (const name of chosen.filter((one) => one in groups)) {
    const { rounds, tasks, ...group } = groups[name];
    const measured = await roundsOf(tasks, Number(process.env.ROUNDS ?? rounds));
    console.log(`\n${groupTable({ ...group, tasks }, measured, ROWS)}`);
  }
  if (chosen.includes('page')) {
    const measured = [];
    for (let round = 0; round < Number(process.env.ROUNDS ?? 5); round += 1)
      measured.push(await exportInPage(endpoint, records, ROWS, PAGE_RUNS + round));
    console.log(`\n${pageTable(measured)}`);
  }
} finally {
  stop();
  await rm(folder, { recursive: true });
}

async function roundsOf(tasks, rounds) {
  const measured = new Map(tasks.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name } of tasks) {
      const one = await measure(name, { file, records, rows: ROWS, endpoint, folder });
      measured.get(name).push(one);
      console.error(
        `round ${round} of ${rounds}: ${name} ${one.seconds.toFixed(2)} s (load ${loadavg()[0]?.toFixed(1)})`,
      );
    }
  }
  return measured;
}
