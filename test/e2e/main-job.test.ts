import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import { readManifest } from '../export/read-manifest.ts';
import { expectedRows, inOrder, type ExportedRow, type Prospect } from './expected-rows.ts';
import { Visit, type Marketer } from './visit.ts';

const AUDIENCES = ['Hybrid SUV considerers', 'Every prospect', 'Home insurance switchers'] as const;

let visit: Visit;

before(async () => {
  visit = await Visit.begin();
});

after(() => visit.end());

interface Download {
  readonly name: string;
  readonly bytes: Buffer;
}

async function download(marketer: Marketer, control: Locator): Promise<Download> {
  const [file] = await Promise.all([marketer.page.waitForEvent('download'), marketer.press(control, 'Enter')]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('the main job', () => {
  test('a marketer activates three prospect audiences by keyboard, and the files hold every row, as the manifest says', async () => {
    const marketer = await visit.marketer();
    await marketer.beginActivation();
    for (const audience of AUDIENCES) await marketer.choose(audience);
    await marketer.goToReview();
    await marketer.type('Name of the activation', 'Q4 partner drop');
    await marketer.finishAndRun();

    const written = [
      {
        audience: 'Hybrid SUV considerers',
        belongs: (prospect: Prospect) => prospect['intent_topic'] === 'hybrid SUV',
      },
      { audience: 'Every prospect', belongs: () => true },
    ];
    // A run that ends changes its place in the list; a key pressed meanwhile would meet another one.
    for (const audience of AUDIENCES) await marketer.endedRun(audience, 'Success');
    for (const { audience, belongs } of written) {
      const run = await marketer.endedRun(audience, 'Success');
      const file = await download(marketer, run.getByRole('button', { name: /^Download .*\.csv$/ }));
      const manifest = await download(marketer, run.getByRole('button', { name: /^Download .*manifest.*\.json$/ }));
      assertWritten(file, manifest, await expectedRows(visit.folder, belongs));
    }
  });
});

/** The file holds the rows, and the manifest says so in every number. */
function assertWritten(file: Download, manifest: Download, rows: readonly ExportedRow[]): void {
  const found = parse<ExportedRow>(file.bytes, { columns: true });
  assert.deepEqual(inOrder(found), rows);
  const { exportResults } = readManifest(manifest.bytes);
  assert.deepEqual(
    exportResults.map(({ name, size, rows, sha256 }) => ({ name, size, rows, sha256 })),
    [
      {
        name: file.name,
        size: file.bytes.length,
        rows: rows.length,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
      },
    ],
  );
}
