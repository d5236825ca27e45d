/** `npm run bench:mock`: how long the mock backend takes for a page of 100,000 audiences, in a page of a browser. */
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../../.config/browser.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);

const script = await bundle();
const server = createServer((request, response) => {
  const isScript = request.url === '/measure.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
  response.end(
    isScript ? script : '<!doctype html><title>Mock lists</title><script type="module" src="/measure.js"></script>',
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { name: browserName, ...launch } = await findBrowser();
const rounds = [];
try {
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure());
} finally {
  server.close();
}
console.log(table());

async function measure() {
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => 'measureMockLists' in globalThis);
    return await page.evaluate(() => globalThis.measureMockLists());
  } finally {
    await browser.close();
  }
}

async function bundle() {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: fileURLToPath(new URL('measure.ts', import.meta.url)) },
    },
  });
  return output[0].code;
}

function table() {
  const titles = Object.keys(rounds[0]);
  return [
    `Medians of ${ROUNDS} rounds, each in a browser of its own; ${browserName}, ${cpus().length} × ${cpus()[0]?.model.trim()}.`,
    '',
    '| 100,000 audiences | median | slowest |',
    '| --- | --: | --: |',
    ...titles.map((title) => {
      const times = rounds.map((round) => round[title]).sort((one, other) => one - other);
      return `| ${title} | ${times[times.length >> 1].toFixed(1)} ms | ${times.at(-1).toFixed(1)} ms |`;
    }),
  ].join('\n');
}
