import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import { servePage, type ServedPage } from '../../.config/served-page.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('the audience picker in a page whose files get lost', () => {
  let served: ServedPage;
  let files: ServedPage['files'];
  let browser: Browser;
  let page: Page;

  before(async () => {
    served = await servePage({ html: here('picker-page/page.html'), script: here('picker-page/page.ts') });
    files = new Map(served.files);
    const { name: _, ...launch } = await findBrowser();
    browser = await chromium.launch(launch);
  });

  after(async () => {
    await browser.close();
    served.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(10_000);
  });

  afterEach(async () => {
    await page.close();
    bringBack();
  });

  /** As after the page was published anew, or while the network is cut. */
  function lose(name: string): void {
    const lost = [...served.files.keys()].filter((path) => path.includes(`/${name}-`));
    assert.notDeepEqual(lost, [], `${name} is a file of its own`);
    for (const path of lost) served.files.delete(path);
  }

  function bringBack(): void {
    for (const [path, file] of files) served.files.set(path, file);
  }

  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const alert = (): Locator => page.getByRole('alert');
  const tryAgain = (): Promise<void> => button('Try again').click();
  const rows = (): Locator => page.getByRole('rowheader');

  test('keeps saying that a part did not come while it cannot be loaded, and says what helps then', async () => {
    lose('picker-controls');
    await page.goto(served.address);
    await rows().first().waitFor();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await alert().getByText('load the page again').waitFor();
      const refused = page.waitForResponse((response) => response.status() === 404);
      await tryAgain();
      await refused;
    }
    bringBack();
    await tryAgain();
    await button(/^Select all/).waitFor();
  });

  test('shows its rows without what answers a person, says so, and answers once that is loaded', async () => {
    lose('picker-controls');
    await page.goto(served.address);
    await rows().first().waitFor();
    await alert().getByText('A part of the audience picker did not load.').waitFor();
    bringBack();
    await tryAgain();
    await button(/^Select all/).click();
    await page.getByText(/^All \d+ available that match are selected\.$/).waitFor();
    assert.equal(await alert().count(), 0);
  });

  test('shows its rows without the toolbar, says so, and has it once it can be loaded', async () => {
    lose('picker-toolbar');
    await page.goto(served.address);
    await rows().first().waitFor();
    await alert().getByText('A part of the audience picker did not load.').waitFor();
    assert.equal(await page.getByRole('searchbox').count(), 0);
    bringBack();
    await tryAgain();
    await page.getByRole('searchbox').waitFor();
    assert.equal(await alert().count(), 0);
  });

  test('says once that toolbar and answers did not come, and asks for both at once', async () => {
    lose('picker-toolbar');
    lose('picker-controls');
    await page.goto(served.address);
    await rows().first().waitFor();
    await alert().getByText('A part of the audience picker did not load.').waitFor();
    bringBack();
    await tryAgain();
    await page.getByRole('searchbox').waitFor();
    await button(/^Select all/).waitFor();
    assert.equal(await alert().count(), 0);
  });

  for (const width of [1280, 768, 600, 320]) {
    test(`rows do not wait for the toolbar, and stay where they are when it comes, ${width} px wide`, async () => {
      await page.setViewportSize({ width, height: 900 });
      let come: (() => void) | undefined;
      const coming = new Promise<void>((resolve) => (come = resolve));
      await page.route('**/picker-toolbar-*', async (route) => {
        await coming;
        await route.continue();
      });
      await page.goto(served.address);
      await rows().first().waitFor();
      const before = await rows().first().boundingBox();
      come?.();
      await page.getByRole('searchbox').waitFor();
      await button('Status').first().waitFor();
      assert.deepEqual(await rows().first().boundingBox(), before);
    });
  }

  for (const [what, file, opener, opened] of [
    ['menu', 'picker-menus', 'Status', 'Published'],
    ['list to paste', 'paste-dialog', 'Paste a list', 'Paste a list'],
    ['choice of columns', 'columns-dialog', 'Columns', 'Columns'],
  ] as const) {
    test(`says that a ${what} did not come, and opens it once it can be loaded`, async () => {
      lose(file);
      await page.goto(served.address);
      await page.getByRole('searchbox').waitFor();
      await button(opener).first().click();
      await alert().getByText('A part of the audience picker did not load.').waitFor();
      bringBack();
      await tryAgain();
      await page
        .getByRole(what === 'menu' ? 'menu' : 'dialog')
        .getByText(opened)
        .first()
        .waitFor();
      assert.equal(await alert().count(), 0);
    });
  }

  test('says that the words for an empty list did not come, and shows them once they can be loaded', async () => {
    lose('picker-states');
    await page.goto(served.address);
    await rows().first().waitFor();
    await page.getByRole('searchbox').fill('nothing is called so');
    await alert().getByText('A part of the audience picker did not load.').waitFor();
    bringBack();
    await tryAgain();
    await page.getByRole('heading', { name: 'No audience matches' }).waitFor();
  });
});
