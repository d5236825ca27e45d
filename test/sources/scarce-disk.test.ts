import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ScarceExport } from './scarce-disk.ts';

const script = fileURLToPath(new URL('scarce-disk.ts', import.meta.url));

/** A disk that only one process sees, and that goes with it. */
const withDisk = ['--user', '--map-root-user', '--mount', 'sh', '-c'];
const canMount = spawnSync('unshare', [...withDisk, `mount -t tmpfs none ${tmpdir()}`]).status === 0;

/** An export whose folder is on a disk of its own. */
async function exportOn(mount: string, maxRows: number): Promise<ScarceExport> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  const command = `mount -t tmpfs ${mount} none "$1" && exec "$0" --import tsx "$2" "$1" ${maxRows}`;
  const { stdout } = await promisify(execFile)('unshare', [...withDisk, command, process.execPath, folder, script]);
  await rm(folder, { recursive: true });
  return JSON.parse(stdout) as ScarceExport;
}

/** The last of them is the quickest to tell; `npm run test:faults` tries all. */
const DISKS = Number(process.env['SCARCE_DISKS'] ?? 1);

const disks = [
  [
    'is full while the first file is written',
    '-o size=8m',
    5_000_000,
    /temporary folder is full/,
    /[Ff]ree some disk space/,
  ],
  [
    'is full while the rows behind the first file are',
    '-o size=20m',
    60_000,
    /temporary folder is full/,
    /[Ff]ree some disk space/,
  ],
  ['cannot be written to', '-o ro', 5_000_000, /could not be kept in the temporary folder/, /may be written to/],
] as const;

describe(
  'an export whose temporary folder',
  { skip: !canMount && 'no disk of its own can be mounted here', concurrency: 3 },
  () => {
    for (const [state, mount, maxRows, message, nextStep] of disks.slice(-DISKS)) {
      test(`${state} says so, and leaves nothing behind`, async () => {
        const told = await exportOn(mount, maxRows);
        assert.equal(told.code, 'source');
        assert.match(told.message, message);
        assert.match(told.nextStep, nextStep);
        for (const sentence of [told.message, told.nextStep]) assert.ok(!sentence.includes(tmpdir()));
        assert.deepEqual([told.objects, told.uploads, told.left], [0, 0, []]);
      });
    }
  },
);
