/** `npm run screenshots:picker`: the audience picker in every state and look, into `.demo/`, and what axe has to say about each. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../../.config/browser.js';
import { servePage } from '../../../../.config/served-page.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = process.env.SCREENSHOTS ?? here('../../../../.demo/screenshots/picker/');

const LOOKS = {
  light: { width: 1280 },
  dark: { width: 1280, colorScheme: 'dark' },
  'forced-colors': { width: 1280, forcedColors: 'active' },
  rtl: { width: 1280, dir: 'rtl' },
  compact: { width: 1280, density: 'compact' },
  320: { width: 320 },
  768: { width: 768 },
};

const served = await servePage({ html: here('page.html'), script: here('page.ts') });
const { name: _, ...launch } = await findBrowser();
const browser = await chromium.launch(launch);
const wrong = [];
try {
  await mkdir(folder, { recursive: true });
  for (const [look, { width, colorScheme = 'light', forcedColors = 'none', dir = 'ltr', density }] of Object.entries(
    LOOKS,
  )) {
    const page = await browser.newPage({
      viewport: { width, height: 980 },
      colorScheme,
      forcedColors,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => console.error(look, error.message));
    await page.goto(served.address);
    await page.waitForFunction(() => 'showPicker' in globalThis);
    await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
    for (const scene of await page.evaluate(() => globalThis.pickerScenes)) {
      await page.evaluate(([name, how]) => globalThis.showPicker(name, how), [scene, density]);
      await page.screenshot({ path: join(folder, `${scene}-${look}.png`) });
      const violations = await page.evaluate(() => globalThis.pickerViolations());
      if (violations === '') continue;
      wrong.push(`${scene}, ${look}`);
      console.error(`${scene}, ${look}: ${violations}`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  served.close();
}
console.log(
  `The pictures are in ${folder}. axe finds nothing wrong${wrong.length === 0 ? '' : ` but in ${wrong.join('; ')}`}.`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
