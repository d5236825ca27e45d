import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import { startPortal, type Portal } from '../../stories/portal/portal-server.ts';

/** Fewer than the portal makes for a visitor: the way through it is the same. */
const PROSPECTS = 4000;

/** The portal in *Real export*, and a browser before it. */
export class Visit {
  readonly #browser: Browser;
  readonly portal: Portal;
  /** Where the portal keeps its demo data. */
  readonly folder: string;

  private constructor(browser: Browser, portal: Portal, folder: string) {
    this.#browser = browser;
    this.portal = portal;
    this.folder = folder;
  }

  /** @param environment names another bucket than the portal's own */
  static async begin(environment: NodeJS.ProcessEnv = {}): Promise<Visit> {
    const folder = await mkdtemp(join(tmpdir(), 'portal-'));
    const portal = await startPortal({ port: 0, s3Port: 0, folder, environment, prospects: PROSPECTS });
    const { name: _, ...launch } = await findBrowser();
    return new Visit(await chromium.launch(launch), portal, folder);
  }

  /** Somebody new, whose browser keeps nothing yet. */
  async marketer(): Promise<Marketer> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    return openPortal(context, this.portal.url);
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.portal.close();
    await rm(this.folder, { recursive: true });
  }
}

async function openPortal(context: BrowserContext, url: string): Promise<Marketer> {
  const page = await context.newPage();
  await page.goto(url);
  return new Marketer(page, url);
}

/** Finds everything by its role and its words, and works by keys. */
export class Marketer {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** The same person in another tab, which shares what the browser keeps. */
  otherTab(): Promise<Marketer> {
    return openPortal(this.page.context(), this.#url);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async press(target: Locator, key: string): Promise<void> {
    await target.focus();
    await this.page.keyboard.press(key);
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** From the catalogue past the connection that the portal offers. */
  async beginActivation(): Promise<void> {
    await this.press(this.button('Activate Amazon S3'), 'Enter');
    await this.press(this.page.getByRole('radio', { name: /Partner drop, Frankfurt/ }), 'Space');
    await this.press(this.button('Next'), 'Enter');
  }

  async choose(audience: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole('searchbox', { name: /search/i })
      .last()
      .focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(audience);
    // The list before the answer may show the audience as well, but not first and alone.
    await page.getByText('1 of 12', { exact: true }).waitFor();
    await page.getByRole('row').nth(1).filter({ hasText: audience }).waitFor();
    await this.press(page.getByRole('grid'), 'ControlOrMeta+Home');
    await page.keyboard.press('Space');
    await page.getByRole('row', { name: new RegExp(audience), selected: true }).waitFor();
  }

  /** From the audiences to the review, with what the steps propose. */
  async goToReview(): Promise<void> {
    for (const heading of ['When should each file be written?', 'Which columns go into the files?', 'Review']) {
      await this.press(this.button('Next'), 'Enter');
      await this.page.getByRole('heading', { name: heading, exact: true }).waitFor();
    }
  }

  async finishAndRun(): Promise<void> {
    await this.page.getByText('Nothing stands in the way').waitFor();
    await this.press(this.button('Finish'), 'Enter');
    await this.press(this.button('Run all now'), 'Enter');
    await this.page.getByText(/runs? started/).waitFor();
    await this.press(this.button('Open the monitor'), 'Enter');
  }

  /** The run of an audience as the monitor lists it, once it has ended so. */
  async endedRun(audience: string, state: 'Success' | 'Failed'): Promise<Locator> {
    const run = this.page
      .locator('activation-monitor')
      .getByRole('listitem')
      .filter({ hasText: audience })
      .filter({ hasText: state });
    await run.waitFor({ timeout: 60_000 });
    return run;
  }
}
