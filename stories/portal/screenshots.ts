import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import type { ConnectionQuery } from '../../src/domain/list-queries.ts';
import type { WizardStep } from '../../src/domain/draft.ts';
import type {} from '../../src/elements/index.ts';
import { startPortal } from './portal-server.ts';

const demoFolder = fileURLToPath(new URL('../../.demo/', import.meta.url));
/** All pictures; kept out of the repository. */
const folder = join(demoFolder, 'screenshots');
/** The one that the README shows. */
const readmePicture = fileURLToPath(new URL('./portal.png', import.meta.url));

interface Screen {
  readonly name: string;
  readonly place: string;
  /** Of the wizard, with what comes before it decided. */
  readonly step?: WizardStep;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const wizard = 'activate/amazon-s3';
const screens: readonly Screen[] = [
  { name: 'catalog', place: 'catalog' },
  { name: 'connect', place: 'connect/amazon-s3' },
  { name: 'picker', place: 'audiences' },
  { name: 'monitor', place: 'activations' },
  { name: 'wizard-destination', place: wizard, step: 'destination' },
  { name: 'wizard-audiences', place: wizard, step: 'audiences' },
  { name: 'wizard-scheduling', place: wizard, step: 'scheduling' },
  { name: 'wizard-mapping', place: wizard, step: 'mapping' },
  { name: 'wizard-review', place: wizard, step: 'review' },
  { name: 'wizard-result', place: wizard, step: 'review', act: finish },
];

const looks = [
  { name: 'light', width: 1280, colorScheme: 'light', query: '' },
  { name: 'dark', width: 1280, colorScheme: 'dark', query: '' },
  { name: '360', width: 360, colorScheme: 'light', query: '' },
  { name: 'rtl', width: 1280, colorScheme: 'light', query: '&direction=rtl' },
  { name: 'fr', width: 1280, colorScheme: 'light', query: '&language=fr' },
] as const;

/** Parts of names of pictures; all of them where none is told: `npm run screenshots -- monitor dark`. */
const wanted = process.argv.slice(2);

/** Longest wait for a screen, in milliseconds. */
const PATIENCE = 60_000;

/** Pictures of every screen of the portal over the mock backend, whose world is the same each time. */
const portal = await startPortal({
  port: 0,
  s3Port: 0,
  folder: demoFolder,
  environment: {},
  onStep: (sentence) => console.log(sentence),
});
const { name: _, ...launch } = await findBrowser();
const browser = await chromium.launch(launch);
try {
  await mkdir(folder, { recursive: true });
  for (const look of looks)
    for (const screen of screens) {
      const name = `${screen.name}-${look.name}`;
      if (wanted.every((part) => name.includes(part)))
        await picture(browser, look, screen, join(folder, `${name}.png`));
    }
  if (wanted.length === 0 || wanted.includes('readme'))
    await picture(browser, looks[0], { name: 'readme', place: 'audiences', act: choose }, readmePicture);
  console.log(`The pictures are in ${folder}.`);
} finally {
  await browser.close();
  await portal.close();
}

async function picture(from: Browser, look: (typeof looks)[number], screen: Screen, path: string): Promise<void> {
  const page = await from.newPage({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${portal.url}/?backend=mock${look.query}#/catalog`);
  await atRest(page);
  if (screen.step !== undefined) await decide(page, screen.step);
  await page.evaluate((place) => {
    location.hash = `#/${place}`;
    // The pictures show what a host has in the end.
    document.querySelector('#beside-backend')?.toggleAttribute('hidden', true);
  }, screen.place);
  await page.locator(`[data-view="${screen.place.split('/')[0] ?? ''}"]:not([hidden])`).waitFor();
  await atRest(page);
  await screen.act?.(page);
  await atRest(page);
  await page.screenshot({ path, fullPage: path !== readmePicture });
  await page.close();
}

/** As a host that knows connection and audiences before the wizard begins. */
function decide(page: Page, step: WizardStep): Promise<void> {
  return page.evaluate(async (wished) => {
    const adapter = document.querySelector('activation-provider')?.adapter;
    const element = document.querySelector('activation-wizard');
    if (adapter === undefined || element === null) return;
    const { items } = await adapter.listConnections({ destinationId: 'amazon-s3' } as ConnectionQuery);
    const audiences = await adapter.listAudiences({ limit: 50 });
    const connection = items.find(({ name }) => name === 'Acquisition lake');
    if (connection === undefined) return;
    const audienceIds = audiences.items
      .filter(({ availability }) => availability.kind === 'available')
      .slice(0, 3)
      .map(({ id }) => id);
    element.config = wished === 'destination' ? {} : { prefill: { connectionId: connection.id, audienceIds } };
    element.step = wished;
  }, step);
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Finish|Terminer)$/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function choose(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.evaluate(() => scrollTo(0, 0));
}

/** Until nothing on the page, in whatever shadow root, says that it is busy. */
async function atRest(page: Page): Promise<void> {
  await page.locator('[data-view]:not([hidden])').waitFor();
  await page.waitForFunction(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      if (root.querySelector('[aria-busy="true"]') !== null) return false;
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null && element.closest('[hidden]') === null) roots.push(element.shadowRoot);
      }
    }
    return true;
  });
}
