import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../../../.config/browser.js';

/** A page in a browser of its own that exports in its worker. */
export async function exportInPage(endpoint, records, rows, number) {
  const files = await bundle();
  files.set('/records', { type: 'application/x-ndjson', body: await readFile(records) });
  files.set('/', {
    type: 'text/html',
    body: '<!doctype html><title>Export</title><script type="module" src="/page.js"></script>',
  });
  const server = createServer((request, response) => {
    const file = files.get(request.url?.split('?')[0] ?? '');
    if (file === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { name: browser, ...launch } = await findBrowser();
  const started = await chromium.launch(launch);
  try {
    const page = await started.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => 'exportInWorker' in globalThis);
    const measured = await page.evaluate((input) => globalThis.exportInWorker(...input), [endpoint, rows, number]);
    return { browser, ...measured };
  } finally {
    await started.close();
    server.close();
  }
}

async function bundle() {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: { page: here('page.ts'), worker: here('worker.ts') },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return new Map(
    output.map((file) => [`/${file.fileName}`, { type: 'text/javascript', body: file.code ?? file.source }]),
  );
}
