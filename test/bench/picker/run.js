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

/** What is told of each: its words, its name in a round, and its unit. */
const LINES = [
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

/** All, or those that `ONLY=ours,ag-grid` names, for whoever tunes one. */
const names = process.env.ONLY?.split(',') ?? Object.keys(TITLES);

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const served = await servePage({ html: here('page.html'), script: here('measure.ts') });
const { name: _, ...launch } = await findBrowser();
let browserVersion;
const rounds = new Map(names.map((name) => [name, []]));
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Interleaved, so that a machine that slows down slows everyone.
    for (const name of rounds.keys()) {
      rounds.get(name).push(await measured(name));
      console.error(`round ${round} of ${ROUNDS}: ${name}`);
    }
  }
} finally {
  served.close();
}
console.log(report(rounds));

/** A browser that breaks down spoils one try, not all rounds. */
async function measured(name) {
  try {
    return await measure(name);
  } catch (error) {
    console.error(`${name} is measured again: ${error.message}`);
    return measure(name);
  }
}

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
    browserVersion = browser.version();
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

/** What stands in the README. */
function report(measured) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const rows = LINES.map(([title, key, unit]) => [
    title,
    ...names.map((name) => cellOf(measured.get(name), key, unit)),
  ]);
  return [
    `Medians of ${ROUNDS} rounds; Chromium ${browserVersion}, Node ${process.versions.node}, ${machine}.`,
    '',
    ...aligned([['', ...names.map((name) => TITLES[name])], ...rows]),
    '',
    ...(measured.has('ours') ? names.filter((name) => name !== 'ours').map((name) => ratios(measured, name)) : []),
  ].join('\n');
}

function cellOf(rounds, key, unit) {
  const values = rounds.map((round) => round[key]);
  if (values.some((value) => value === undefined)) return '–';
  return `${median(values).toFixed(unit === '' ? 0 : 1)}${unit && ` ${unit}`}`;
}

/** A machine that other work slows down slows both of a round: what one takes of the other is told best there. */
function ratios(measured, name) {
  const told = [
    ['first rows', 'firstRows'],
    ['a step of the scroll', 'step'],
  ].map(([title, key]) => {
    const times = measured.get(name).map((round, index) => round[key] / measured.get('ours')[index][key]);
    return `${title} ${median(times).toFixed(2)} (${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)})`;
  });
  return `${TITLES[name]}, times ours in the same round: ${told.join(', ')}.`;
}

/** A table of Markdown, the first column words and the others numbers. */
function aligned(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const [head, ...rows] = table.map((row) =>
    line(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))),
  );
  const rule = line(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  return [head, rule, ...rows];
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
