/** `npm run screenshots:picker`: the audience picker in every state and look, into `.demo/`, and what axe has to say about each. */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../../../.config/browser.js';

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

const files = new Map([
  ['/', { type: 'text/html', body: await readFile(here('page.html')) }],
  ['/page.js', { type: 'text/javascript', body: await bundle() }],
]);
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  if (file === undefined) return response.writeHead(404).end();
  return response.writeHead(200, { 'content-type': file.type }).end(file.body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
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
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
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
  server.close();
}
console.log(
  `The pictures are in ${folder}. axe finds nothing wrong${wrong.length === 0 ? '' : ` but in ${wrong.join('; ')}`}.`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** One file, with all that the picker would load later. */
async function bundle() {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: { page: here('page.ts') },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', codeSplitting: false },
        treeshake: { moduleSideEffects: true },
      },
    },
  });
  return output[0].code;
}
