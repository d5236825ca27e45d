import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import { startPortal, type Portal } from '../../stories/portal/portal-server.ts';
import { expectedRows, inOrder, type ExportedRow, type Prospect } from './expected-rows.ts';

/** Fewer than the portal makes for a visitor: the way through it is the same. */
const PROSPECTS = 4000;

let folder = '';
let portal: Portal;
let browser: Browser;
let page: Page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'));
  portal = await startPortal({ port: 0, s3Port: 0, folder, environment: {}, prospects: PROSPECTS });
  const { name: _, ...launch } = await findBrowser();
  browser = await chromium.launch(launch);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
});

after(async () => {
  await browser.close();
  await portal.close();
  await rm(folder, { recursive: true });
});

/** By keyboard: what has the focus is told by its role and its words, and a key does the rest. */
async function pressOn(target: Locator, key: string): Promise<void> {
  await target.focus();
  await page.keyboard.press(key);
}

function button(name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

async function choose(audience: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: /search/i }).last();
  await search.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(audience);
  // The list before the answer may show the audience as well, but not first and alone.
  await page.getByText('1 of 12', { exact: true }).waitFor();
  await page.getByRole('row').nth(1).filter({ hasText: audience }).waitFor();
  await pressOn(page.getByRole('grid'), 'ControlOrMeta+Home');
  await page.keyboard.press('Space');
  await page.getByRole('row', { name: new RegExp(audience), selected: true }).waitFor();
}

/** The run of an audience as the monitor lists it, once it has succeeded. */
async function succeededRun(audience: string): Promise<Locator> {
  const run = page
    .locator('activation-monitor')
    .getByRole('listitem')
    .filter({ hasText: audience })
    .filter({ hasText: 'Success' });
  await run.waitFor({ timeout: 60_000 });
  return run;
}

interface Download {
  readonly name: string;
  readonly bytes: Buffer;
}

async function download(control: Locator): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), pressOn(control, 'Enter')]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('the main job', () => {
  test('a marketer activates three prospect audiences by keyboard, and the files hold every row, as the manifest says', async () => {
    await page.goto(portal.url);
    await pressOn(button('Activate Amazon S3'), 'Enter');

    await pressOn(page.getByRole('radio', { name: /Partner drop, Frankfurt/ }), 'Space');
    await pressOn(button('Next'), 'Enter');

    for (const audience of ['Hybrid SUV considerers', 'Every prospect', 'Home insurance switchers'])
      await choose(audience);
    await pressOn(button('Next'), 'Enter');

    await page.getByRole('heading', { name: 'When should each file be written?' }).waitFor();
    await pressOn(button('Next'), 'Enter');

    await page.getByRole('heading', { name: 'Which columns go into the files?' }).waitFor();
    await pressOn(button('Next'), 'Enter');

    await page.getByRole('heading', { name: 'Review', exact: true }).waitFor();
    await page.getByLabel('Name of the activation').focus();
    await page.keyboard.type('Q4 partner drop');
    await page.getByText('Nothing stands in the way').waitFor();
    await pressOn(button('Finish'), 'Enter');
    await pressOn(button('Run all now'), 'Enter');
    await page.getByText('3 runs started').waitFor();
    await pressOn(button('Open the monitor'), 'Enter');

    const written = [
      {
        audience: 'Hybrid SUV considerers',
        belongs: (prospect: Prospect) => prospect['intent_topic'] === 'hybrid SUV',
      },
      { audience: 'Every prospect', belongs: () => true },
    ];
    for (const { audience, belongs } of written) {
      const run = await succeededRun(audience);
      const file = await download(run.getByRole('button', { name: /^Download .*\.csv$/ }));
      const manifest = await download(run.getByRole('button', { name: /^Download .*manifest.*\.json$/ }));
      assertWritten(file, manifest, await expectedRows(folder, belongs));
    }
    await succeededRun('Home insurance switchers');
  });
});

/** The file holds the rows, and the manifest says so in every number. */
function assertWritten(file: Download, manifest: Download, rows: readonly ExportedRow[]): void {
  const found = parse<ExportedRow>(file.bytes, { columns: true });
  assert.deepEqual(inOrder(found), rows);
  const { exportResults } = JSON.parse(manifest.bytes.toString()) as {
    exportResults: { name: string; size: number; rows: number; sha256: string }[];
  };
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
