import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import type { RunningServer } from '../../src/server/index.ts';
import { entries, serveStorybook, type Entry } from './built-storybook.ts';

/** What the page of a story has in its global scope. */
interface StoryWindow {
  readonly __STORYBOOK_PREVIEW__?: { readonly currentRender?: { readonly phase?: string } };
  readonly axe: { run(context: Document, options: typeof AXE_OPTIONS): Promise<{ violations: readonly Violation[] }> };
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly (string | readonly string[])[];
    readonly failureSummary?: string;
  }[];
}

/** The very axe of Storybook's panel. */
const AXE = createRequire(import.meta.resolve('@storybook/addon-a11y')).resolve('axe-core/axe.min.js');

/** A story is a part of a page: its main landmark, its regions and its heading of the first rank are the page's. */
const AXE_OPTIONS = {
  rules: {
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
  resultTypes: ['violations'],
};

/** Pages that are open at a time: as many as the smallest machine has cores. */
const AT_ONCE = 2;

/** Longest wait for a page, in milliseconds, on a machine that does other things as well. */
const PATIENCE = 60_000;

const all = await entries();
let storybook: RunningServer;
let browser: Browser;
let context: BrowserContext;

before(async () => {
  storybook = await serveStorybook();
  const { name: _, ...launch } = await findBrowser();
  browser = await chromium.launch(launch);
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript({ path: AXE });
});

after(async () => {
  await browser.close();
  await storybook.close();
});

describe('every story of the built Storybook', { concurrency: AT_ONCE }, () => {
  for (const entry of all.filter(({ type }) => type === 'story'))
    test(`${entry.title}, ${entry.name}: renders without an error on the console, and axe has nothing against it`, () =>
      onPage(entry, async (page) => {
        const phase = await phaseAtEnd(page);
        assert.equal(phase, 'finished', `it ended in the phase "${phase}"`);
        if (waits(entry)) assert.ok(await isBusy(page), 'what waits says that it is busy');
        else await page.waitForFunction(nothingIsBusy);
        assert.deepEqual(await violations(page), []);
      }));
});

describe('every page of documentation', { concurrency: AT_ONCE }, () => {
  for (const entry of all.filter(({ type }) => type === 'docs'))
    test(`${entry.title}: renders without an error on the console`, () => onPage(entry, docsAtEnd));
});

test('Every call of the story over REST is answered, whichever story of its page was loaded last', async () => {
  const entry = all.find(({ id }) => id === 'elements-activation-provider--docs');
  assert.ok(entry !== undefined);
  await onPage(entry, async (page) => {
    await docsAtEnd(page);
    assert.equal(await page.evaluate(async () => (await fetch('/api/session')).status), 200);
  });
});

/** Opens the page of an entry, does something there, and fails if anything complained meanwhile. */
async function onPage({ id, type }: Entry, act: (page: Page) => Promise<void>): Promise<void> {
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  try {
    const query = new URLSearchParams({
      id,
      viewMode: type,
      // The addon looks by itself too, at a moment when the story is not complete.
      globals: 'a11y.manual:!true',
    });
    await page.goto(`${storybook.url}/iframe.html?${query.toString()}`);
    await act(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}

/** What waits for ever: an answer that never comes. */
function waits({ name }: Entry): boolean {
  return name === 'Loading';
}

/** Once the page stands, and every story on it. */
async function docsAtEnd(page: Page): Promise<void> {
  await page.locator('#storybook-docs .sbdocs-content').waitFor();
  await page.waitForFunction(noStoryIsAwaited);
}

/** Runs in the page. */
function noStoryIsAwaited(): boolean {
  return document.querySelector('#storybook-docs .sbdocs-preview .sb-loader') === null;
}

async function phaseAtEnd(page: Page): Promise<string> {
  const handle = await page.waitForFunction(() => {
    const phase = (window as unknown as StoryWindow).__STORYBOOK_PREVIEW__?.currentRender?.phase;
    return phase === 'finished' || phase === 'errored' || phase === 'aborted' ? phase : undefined;
  });
  return String(await handle.jsonValue());
}

/** Runs in the page: looks through every shadow root. What is hidden has not begun. */
function nothingIsBusy(): boolean {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    if ([...root.querySelectorAll('[aria-busy="true"]')].some((element) => element.checkVisibility())) return false;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot !== null) roots.push(element.shadowRoot);
  }
  return true;
}

async function isBusy(page: Page): Promise<boolean> {
  return !(await page.evaluate(nothingIsBusy));
}

/** Rule and place of everything that axe objects to. */
function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as StoryWindow;
    const found = await axe.run(document, options);
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
    );
  }, AXE_OPTIONS);
}
