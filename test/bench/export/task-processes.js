import { fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Inside the project, so that what is built finds its packages. */
export const cache = here('../../../.cache/bench-export');

/** As a host would run it: compiled, without a loader in the process. */
export async function bundle() {
  await mkdir(cache, { recursive: true });
  const input = Object.fromEntries(['run-task', 'sink', 'prospects'].map((name) => [name, here(`${name}.ts`)]));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: cache,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  });
}

/** Makes the files of prospects, once bundled. @returns what `prospects.ts` exports */
export function prospects() {
  return import(join(cache, 'prospects.js'));
}

/** The sink in a process of its own. @returns where it answers, and its end */
export async function startSink() {
  const sink = fork(join(cache, 'sink.js'), { execArgv: [] });
  const port = await new Promise((resolve) => sink.once('message', resolve));
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => sink.kill() };
}

/** One task in a process of its own. @param input what tasks are given @returns its measurement */
export function measure(name, input) {
  const child = fork(join(cache, 'run-task.js'), [name, JSON.stringify(input)], { execArgv: ['--no-warnings'] });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} and no measurement`)));
  });
}
