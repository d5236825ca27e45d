import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import { startPortal, type Portal } from '../../stories/portal/portal-server.ts';

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

describe('the main job', () => {
  test('a marketer activates three prospect audiences by keyboard, and the monitor shows the run succeed', async () => {
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

    const run = page
      .locator('activation-monitor')
      .getByRole('listitem')
      .filter({ hasText: 'Hybrid SUV considerers' })
      .filter({ hasText: 'Success' });
    await run.waitFor({ timeout: 60_000 });
    assert.equal(await run.count(), 1);
  });
});
