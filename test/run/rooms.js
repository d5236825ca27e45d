import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../.config/bootstrap.js';

/**
 * One file a room of test/, which imports the test files of that room: they share a process, and with it the modules
 * that they have in common. A process for each file costs a third of a second of processor, a hundred times over.
 *
 * @param {readonly string[]} files test files below ROOT, as `test/<room>/…`
 * @param {string} folder where the entries are written; what an earlier run left there goes
 * @returns {string[]} the entries, by the names of the rooms
 */
export function roomEntries(files, folder = join(ROOT, '.cache', 'rooms')) {
  const rooms = new Map();
  for (const file of files) {
    const [, room] = file.split(sep);
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return [...rooms.keys()].sort().map((room) => writeEntry(join(folder, `${room}.mjs`), rooms.get(room)));
}

function writeEntry(entry, files) {
  const imports = files.map((file) => `import ${JSON.stringify(pathToFileURL(join(ROOT, file)).href)};\n`);
  writeFileSync(entry, imports.join(''));
  return entry;
}
