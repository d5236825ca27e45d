import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findBrowser } from '../../.config/browser.js';

const elsewhere =
  process.platform === 'linux' && process.arch === 'x64' ? false : 'npm has a Chromium for Linux on x64 only';
const { CHROME_PATH: _path, PUPPETEER_EXECUTABLE_PATH: _puppeteer, TEST_BROWSER: _choice, ...machine } = process.env;

describe('findBrowser', () => {
  test('starts the Chromium of npm where it is asked to', { skip: elsewhere }, async () => {
    const { name, executablePath } = await findBrowser({ ...machine, TEST_BROWSER: 'npm' });
    assert.match(name, /^npm's Chromium/);
    assert.match(executablePath, /chromium-[\d.]+\/chromium$/);
  });

  test('falls back to the Chromium of npm where the named browser does not start', { skip: elsewhere }, async () => {
    const { name } = await findBrowser({ ...machine, CHROME_PATH: process.execPath });
    assert.match(name, /^npm's Chromium/);
  });

  test('says in one sentence what to install and what was tried when nothing starts', async () => {
    const nothing = findBrowser({ ...machine, CHROME_PATH: '/nowhere/chrome', TEST_BROWSER: 'installed' });
    await assert.rejects(nothing, ({ message }) => {
      assert.match(
        message,
        /^No browser starts on this machine\. Install Chrome, Chromium or Edge, or set CHROME_PATH/,
      );
      assert.match(message, /\/nowhere\/chrome/);
      assert.doesNotMatch(message, /\n/);
      return true;
    });
  });
});
