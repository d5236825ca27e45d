import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { findBrowser } from '../../.config/browser.js';
import { setupMockBackend } from '../../mocks/msw/node.ts';
import { playSession, type Answer } from '../mocks/session/scripted-session.ts';

const SEED = 7;

let server: Server;
let browser: Browser;

before(async () => {
  const files: Readonly<Record<string, string>> = {
    '/': '<!doctype html><title>Session</title><script type="module" src="/page.js"></script>',
    '/page.js': await bundle(),
    '/mockServiceWorker.js': await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8'),
  };
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', url.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(files[url] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { name: _, ...launch } = await findBrowser();
  browser = await chromium.launch(launch);
});

after(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

async function bundle(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: fileURLToPath(new URL('../mocks/session/page.ts', import.meta.url)) },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}

async function inNode(seed: number): Promise<readonly Answer[]> {
  const setup = await setupMockBackend({ scenario: 'empty-catalogue', baseUrl: 'http://mock.example/api' });
  try {
    return await playSession(setup, seed);
  } finally {
    setup.stop();
  }
}

async function inPage(seed: number): Promise<readonly Answer[]> {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'playInPage' in globalThis);
  const told = await page.evaluate(
    (given) => (globalThis as unknown as { playInPage(seed: number): Promise<string> }).playInPage(given),
    seed,
  );
  await page.close();
  return JSON.parse(told) as readonly Answer[];
}

/** Answer by answer, so that a difference names the request. */
function assertSame(one: readonly Answer[], other: readonly Answer[]): void {
  assert.deepEqual(
    one.map(({ request, status }) => `${request} ${status}`),
    other.map(({ request, status }) => `${request} ${status}`),
  );
  for (const [index, answer] of one.entries()) assert.deepEqual(answer, other[index], answer.request);
}

describe('a scripted session', async () => {
  const first = await inNode(SEED);

  test('meets answers of every kind', () => {
    assert.deepEqual(
      [200, 201, 404, 409, 422, 503].filter((wanted) => !first.some(({ status }) => status === wanted)),
      [],
    );
    assert.ok(first.filter(({ request }) => /\/file\?/.test(request)).length >= 2);
  });

  test('is answered with the same bytes by another backend of the same seed', async () => {
    assertSame(await inNode(SEED), first);
  });

  test('is answered with the same bytes in a page', async () => {
    assertSame(await inPage(SEED), first);
  });

  test('is answered otherwise by another seed', async () => {
    assert.notDeepEqual(await inNode(SEED + 1), first);
  });
});
