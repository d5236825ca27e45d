import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';

/** The Firefox that `FIREFOX_PATH` names, or one that is installed in a usual place; `undefined` where there is none. */
export function findFirefox(env = process.env) {
  return env.FIREFOX_PATH || wellKnownPaths(env).find((path) => existsSync(path));
}

function wellKnownPaths(env) {
  if (process.platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, 'Firefox.app', 'Contents', 'MacOS', 'firefox'),
    );
  if (process.platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => [join(folder, 'firefox'), join(folder, 'firefox-esr')]);
}

/**
 * Runs tests in an installed Firefox, by WebDriver BiDi: Playwright drives no other than its own. One page at a time, for only one has
 * the focus.
 */
export function firefoxLauncher(executablePath) {
  return chromeLauncher({
    puppeteer: puppeteerCore,
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
    },
    createPage: async ({ context }) => likePlaywright(await context.newPage()),
  });
}

/** The size of the pages of all tests, in px. */
const VIEWPORT = { width: 1280, height: 900 };

/** The runner makes each page small before its tests; and tests name keys as Playwright does (`Shift+Space`), and lead the mouse away. */
function likePlaywright(page) {
  const { keyboard, mouse } = page;
  const setViewport = page.setViewport.bind(page);
  const press = keyboard.press.bind(keyboard);
  const reset = mouse.reset.bind(mouse);
  page.setViewport = ({ width, height }) => setViewport(width === 800 && height === 600 ? VIEWPORT : { width, height });
  keyboard.press = async (combination) => {
    const keys = combination.split(/(?<=.)\+/).map((key) => (key === 'Space' ? ' ' : key));
    const held = keys.slice(0, -1);
    for (const key of held) await keyboard.down(key);
    await press(keys.at(-1));
    for (const key of held.reverse()) await keyboard.up(key);
  };
  mouse.reset = async () => {
    await reset();
    await mouse.move(0, 0);
  };
  return page;
}
