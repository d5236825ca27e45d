import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/**
 * How to launch a Chromium on this machine: an installed Chrome, Chromium or Edge, else the one that an npm package
 * carries. Give it to Playwright's `chromium.launch` as it is.
 *
 * `CHROME_PATH` or `PUPPETEER_EXECUTABLE_PATH` name a browser; `TEST_BROWSER=npm` asks for the one from npm and
 * `TEST_BROWSER=installed` refuses it.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @typedef {{ name: string, executablePath: string, args: string[], env: NodeJS.ProcessEnv, headless: true }} BrowserLaunch
 * @returns {Promise<BrowserLaunch>}
 * @throws {Error} with one sentence for the person, when no browser starts
 */
export async function findBrowser(env = process.env) {
  const failures = [];
  for (const candidate of candidates(env)) {
    try {
      const launch = { headless: true, args: FLAGS, ...(await candidate.prepare()) };
      await (await chromium.launch({ ...launch, timeout: LAUNCH_TIMEOUT_MS })).close();
      return { name: candidate.name, ...launch };
    } catch (error) {
      failures.push(`${candidate.name} (${firstLine(error)})`);
    }
  }
  throw new Error(
    `No browser starts on this machine. Install Chrome, Chromium or Edge, or set CHROME_PATH to one. Tried: ${failures.join('; ') || 'nothing, for none was found'}.`,
  );
}

/** A cold disk may take this long; a browser that is still silent then will not come. */
const LAUNCH_TIMEOUT_MS = 30_000;

/** Headless tests need no GPU, no updates and no calls home; a container's /dev/shm is often too small. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
];

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

function candidates(env) {
  const named = [env.CHROME_PATH, env.PUPPETEER_EXECUTABLE_PATH].filter(Boolean);
  const installed = named.length > 0 ? named : wellKnownPaths(env).filter((path) => existsSync(path));
  const packaged = [
    {
      name: "npm's Chromium with this machine's libraries",
      prepare: () => packagedBrowser(env, { ownLibraries: false }),
    },
    { name: "npm's Chromium with its own libraries", prepare: () => packagedBrowser(env, { ownLibraries: true }) },
  ];
  const onMachine = installed.map((path) => ({ name: path, prepare: async () => ({ executablePath: path, env }) }));
  if (env.TEST_BROWSER === 'npm') return packaged;
  return env.TEST_BROWSER === 'installed' ? onMachine : [...onMachine, ...packaged];
}

function wellKnownPaths(env) {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `${app}.app/Contents/MacOS/${app}`);
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const apps = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Launch options of the Chromium in @sparticuz/chromium, unpacked once into `.cache/`. */
async function packagedBrowser(machineEnv, { ownLibraries }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x64 only');
  const home = await unpackedBrowser();
  const env = { ...machineEnv };
  if (ownLibraries)
    env.LD_LIBRARY_PATH = [join(home, 'al2023', 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(home, 'fonts');
  return { executablePath: join(home, 'chromium'), env };
}

async function unpackedBrowser() {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium').replace('/esm/', '/'));
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const home = join(ROOT, '.cache', `chromium-${version}`);
  if (existsSync(home)) return home;

  await mkdir(dirname(home), { recursive: true });
  const staging = await mkdtemp(join(dirname(home), 'unpacking-'));
  try {
    await unpackInto(staging);
    await writeFile(join(staging, 'fonts', 'fonts.conf'), fontsConfig(home));
    await rename(staging, home);
  } catch (error) {
    // Another process may have been first: its copy serves as well.
    if (!existsSync(home)) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return home;
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries only where it believes itself on
 * AWS Lambda: so it runs in a process of its own, with that belief and a folder of ours.
 */
async function unpackInto(folder) {
  const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT, env });
}

function fontsConfig(home) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  const cause = /error while loading shared libraries: [^\n]*/.exec(text)?.[0];
  return cause ?? text.split('\n', 1)[0];
}
