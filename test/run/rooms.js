import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../.config/bootstrap.js';

/*
 * One file a room, which imports the test files of that room: they share a process or a page, and with it the modules that they have
 * in common. One for each file costs a third of a second of processor in Node, and more than a second in a page.
 */

/**
 * @param {readonly string[]} files test files below ROOT, as `test/<room>/…`
 * @param {string} folder where the entries are written; what an earlier run left there goes
 * @returns {string[]} an entry for each folder of test/, by their names
 */
export function processEntries(files, folder = join(ROOT, '.cache', 'rooms', 'node')) {
  const nameOf = ([, room]) => `${room}.mjs`;
  return writeEntries(files, { folder, nameOf, addressOf: (file) => pathToFileURL(join(ROOT, file)).href });
}

/**
 * The same for test files that a page loads from ROOT: an element is a room of its own.
 *
 * @param {readonly string[]} files as `test/<room>/…` or `test/elements/<element>/…`
 * @param {string} folder
 * @returns {string[]}
 */
export function pageEntries(files, folder = join(ROOT, '.cache', 'rooms', 'browser')) {
  const nameOf = ([, room, element]) => `${room === 'elements' ? element : room}.test.js`;
  return writeEntries(files, { folder, nameOf, addressOf: (file) => `/${file.split(sep).join('/')}` });
}

function writeEntries(files, { folder, nameOf, addressOf }) {
  const entries = new Map();
  for (const file of files) {
    const name = nameOf(file.split(sep));
    entries.set(name, `${entries.get(name) ?? ''}import ${JSON.stringify(addressOf(file))};\n`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return [...entries.keys()].sort().map((name) => {
    writeFileSync(join(folder, name), entries.get(name));
    return join(folder, name);
  });
}
