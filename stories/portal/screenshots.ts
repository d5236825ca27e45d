import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../.config/browser.js';
import { startPortal } from './portal-server.ts';

const demoFolder = fileURLToPath(new URL('../../.demo/', import.meta.url));
/** All pictures; kept out of the repository. */
const folder = join(demoFolder, 'screenshots');
/** The one that the README shows. */
const readmePicture = fileURLToPath(new URL('./portal.png', import.meta.url));

const places = ['catalog', 'connect/amazon-s3', 'activate/amazon-s3', 'audiences', 'activations'];
const looks = [
  { name: 'light', width: 1280, colorScheme: 'light', query: '' },
  { name: 'dark', width: 1280, colorScheme: 'dark', query: '' },
  { name: '360', width: 360, colorScheme: 'light', query: '' },
  { name: 'rtl', width: 1280, colorScheme: 'light', query: '&direction=rtl' },
  { name: 'fr', width: 1280, colorScheme: 'light', query: '&language=fr' },
] as const;

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
    for (const place of places)
      await picture(browser, look, place, join(folder, `${place.replace('/', '-')}-${look.name}.png`));
  await picture(browser, looks[0], 'catalog', readmePicture);
  console.log(`The pictures are in ${folder}.`);
} finally {
  await browser.close();
  await portal.close();
}

async function picture(from: Browser, look: (typeof looks)[number], place: string, path: string): Promise<void> {
  const page = await from.newPage({
    viewport: { width: look.width, height: 860 },
    colorScheme: look.colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await page.goto(`${portal.url}/?backend=mock${look.query}#/${place}`);
  await page.locator('[data-view]:not([hidden])').waitFor();
  await page.waitForFunction(() => {
    const view = document.querySelector('[data-view]:not([hidden])');
    return view?.shadowRoot?.querySelector('[aria-busy="true"]') === null;
  });
  await page.screenshot({ path, fullPage: path !== readmePicture });
  await page.close();
}
