import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { build } from 'vite';
import { minifyTemplates } from './minify-templates.js';

/**
 * A page for tests, pictures and measurements: its script is bundled as a host would do it, templates as they are published, and all of
 * it is served on loopback. The script is known to the page by its name, with `.js`.
 *
 * @param {{ html: string, script: string }} paths
 * @returns {Promise<{ address: string, files: Map<string, { type: string, body: string | Buffer }>, close: () => void }>} `files` by
 *   their paths: what is taken out of it is lost to the page
 */
export async function servePage({ html, script }) {
  const files = await bundle(script);
  files.set('/', { type: 'text/html', body: await readFile(html) });
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url, 'http://page').pathname);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, files, close: () => server.close() };
}

async function bundle(script) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [minifyTemplates()],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: { [basename(script).replace(/\.\w+$/, '')]: script },
        output: { entryFileNames: '[name].js' },
        // Elements register themselves: importing one is enough to need it.
        treeshake: { moduleSideEffects: true },
      },
    },
  });
  return new Map(
    output.map((file) => [
      `/${file.fileName}`,
      { type: 'text/javascript', body: file.type === 'chunk' ? file.code : file.source },
    ]),
  );
}
