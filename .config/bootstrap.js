import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever the command was called from. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * What `npm start` and `npm test` need before anything else: a Node that is new enough, and the packages of the lock
 * file. Uses only what Node brings. Ends the process with one sentence when either cannot be had.
 */
export function prepare() {
  requireNode();
  ensureInstalled();
}

function requireNode() {
  const wanted = /\d+\.\d+\.\d+/.exec(readJson('package.json').engines.node)[0];
  const found = process.versions.node;
  if (compareVersions(found, wanted) < 0)
    stop(`This needs Node ${wanted} or newer, and this is Node ${found}: install a newer one from https://nodejs.org.`);
}

function ensureInstalled() {
  const reason = missingPackages();
  if (reason === undefined) return;
  console.log(`Installing the packages of package-lock.json with npm ci (${reason}); this takes a minute, once.`);
  const { status } = npm(['ci', '--no-audit', '--no-fund']);
  if (status !== 0)
    stop('npm ci failed, for the reason that it printed above: mostly the npm registry cannot be reached from here.');
}

/** Why the installed packages are not those of the lock file; undefined when they are. */
function missingPackages() {
  const installedLock = join('node_modules', '.package-lock.json');
  if (!existsSync(join(ROOT, installedLock))) return 'none are installed yet';
  const installed = readJson(installedLock).packages;
  const stale = Object.entries(readJson('package-lock.json').packages).find(([path, wanted]) => {
    if (path === '') return false;
    const found = installed[path];
    // npm leaves out optional packages that are made for other platforms.
    return found === undefined ? wanted.optional !== true : found.version !== wanted.version;
  });
  return stale && `${stale[0].replace(/^.*node_modules\//, '')} is not the one it names`;
}

function npm(args) {
  const options = { cwd: ROOT, stdio: 'inherit' };
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options);
  // On Windows npm is a script of the shell.
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

function compareVersions(left, right) {
  return left.localeCompare(right, 'en', { numeric: true });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
