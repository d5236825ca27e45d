/** `npm run bench:picker`: the audience picker and what else draws long lists, over 100,000 audiences in a page. */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../.config/browser.js';
import { servePage } from '../../../.config/served-page.js';
import { followMainThread } from './main-thread.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);

const TITLES = {
  ours: 'prospect-audience-picker',
  virtualizer: '@lit-labs/virtualizer, a plain table',
  'ag-grid': 'ag-grid-community, infinite rows',
  'vaadin-grid': '@vaadin/grid',
};

/** All, or those that `ONLY=ours,ag-grid` names, for whoever tunes one. */
const names = process.env.ONLY?.split(',') ?? Object.keys(TITLES);

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const served = await servePage({ html: here('page.html'), script: here('measure.ts') });
const { name: browserName, ...launch } = await findBrowser();
const rounds = new Map(names.map((name) => [name, []]));
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Interleaved, so that a machine that slows down slows everyone.
    for (const name of rounds.keys()) {
      rounds.get(name).push(await measure(name));
      console.error(`round ${round} of ${ROUNDS}: ${name}`);
    }
  }
} finally {
  served.close();
}
console.log(table(rounds, browserName));

async function measure(name) {
  // A browser each: no cache, no heap and no compiled code of the one before.
  const browser = await chromium.launch({ ...launch, args: [...launch.args, '--js-flags=--expose-gc'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => console.error(name, error.message));
    await page.goto(served.address);
    await page.waitForFunction(() => 'measureContender' in globalThis);
    await page.evaluate((contender) => globalThis.prepareContender(contender), name);
    const devtools = await page.context().newCDPSession(page);
    const before = await heap(devtools);
    const mainThread = await followMainThread(browser);
    const round = await page.evaluate(() => globalThis.measureContender());
    return { ...round, ...(await mainThread()), heap: (await heap(devtools)) - before };
  } finally {
    await browser.close();
  }
}

/** MB in use after a collection. */
async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

function table(measured, browser) {
  const rows = [
    ['First screen of rows painted after an answer that took 100 ms', 'firstRows', 'ms'],
    ['Main thread until then, by the time of the processor', 'firstWork', 'ms'],
    ['Longest task while scrolling through all rows, on the wall (0: none over 50 ms)', 'longestTask', 'ms'],
    ['The same, by the time of the processor', 'longestWork', 'ms'],
    ['Main thread for a step of that scroll, median', 'step', 'ms'],
    ['The same, slowest of a hundred', 'slowStep', 'ms'],
    ['Row elements at once', 'rowElements', ''],
    ['JS heap afterwards', 'heap', 'MB'],
    ['A key in the search to its painted result, without the adapter', 'keystroke', 'ms'],
    ['Select all 100,000', 'selectAll', 'ms'],
  ];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const cell = (name, key, unit) => {
    const values = measured.get(name).map((round) => round[key]);
    if (values.some((value) => value === undefined)) return '–';
    return `${median(values).toFixed(unit === '' ? 0 : 1)}${unit && ` ${unit}`}`;
  };
  return [
    `Medians of ${ROUNDS} rounds, interleaved; ${browser}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}.`,
    '',
    line(['', ...names.map((name) => TITLES[name])]),
    line(['---', ...names.map(() => '--:')]),
    ...rows.map(([title, key, unit]) => line([title, ...names.map((name) => cell(name, key, unit))])),
  ].join('\n');
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
