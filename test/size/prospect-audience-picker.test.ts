import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, minify } from 'vite';

/** What a page may pay for the element and Lit before the first row, in bytes as they travel (minified and gzipped). */
const FIRST_LOAD_BUDGET = 20_000;

/** With all that is seen, the menus of the filters among it; only the dialogs wait until one is opened. */
const IN_USE_BUDGET = 41_500;

interface Chunk {
  readonly imports: readonly string[];
  readonly modules: readonly string[];
  readonly bytes: number;
}

let chunks: ReadonlyMap<string, Chunk>;

/** The file of a module, and what it imports at once, as a browser would load them. */
function loadedWith(module: string): ReadonlySet<Chunk> {
  const loaded = new Set<Chunk>();
  const load = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) load(chunks.get(name));
  };
  load([...chunks.values()].find(({ modules }) => modules.some((id) => id.endsWith(`/${module}`))));
  return loaded;
}

function bytesOf(loaded: Iterable<Chunk>): number {
  return [...loaded].reduce((bytes, chunk) => bytes + chunk.bytes, 0);
}

describe('size of the audience picker alone, with Lit', () => {
  before(async () => {
    const outputs = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2022',
        lib: {
          entry: fileURLToPath(
            new URL('../../src/elements/prospect-audience-picker/prospect-audience-picker.ts', import.meta.url),
          ),
          formats: ['es'],
        },
        rolldownOptions: {
          // Elements register themselves: importing one is enough to need it.
          treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/') },
        },
      },
    });
    const files = [outputs].flat().flatMap((output) => ('output' in output ? output.output : []));
    const entries = files.flatMap((file) => (file.type === 'chunk' ? [file] : []));
    chunks = new Map(
      await Promise.all(
        entries.map(async ({ fileName, imports, moduleIds, code }) => {
          const minified = await minify(fileName, code, { module: true });
          const bytes = gzipSync(minified.code, { level: 9 }).length;
          return [fileName, { imports, modules: moduleIds, bytes }] as const;
        }),
      ),
    );
  });

  test('the first load is at most 20 kB', (context) => {
    const bytes = bytesOf(loadedWith('prospect-audience-picker.ts'));
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= FIRST_LOAD_BUDGET, `${bytes} bytes`);
  });

  test('with all that is seen at once it is at most 41.5 kB', (context) => {
    const bytes = bytesOf(new Set([...loadedWith('prospect-audience-picker.ts'), ...loadedWith('picker-view.ts')]));
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= IN_USE_BUDGET, `${bytes} bytes`);
  });

  test('the dialogs wait until one is opened', () => {
    const atOnce = [...loadedWith('prospect-audience-picker.ts'), ...loadedWith('picker-view.ts')];
    const modules = atOnce.flatMap((chunk) => chunk.modules);
    assert.deepEqual(
      modules.filter((id) => /\/(paste-dialog|columns-dialog|pasted-list|picker-dialogs)\.ts$/.test(id)),
      [],
    );
  });

  test('neither Valibot nor Temporal is in it', () => {
    const modules = [...chunks.values()].flatMap((chunk) => chunk.modules);
    assert.deepEqual(
      modules.filter((id) => /node_modules\/(valibot|temporal-polyfill)\//.test(id)),
      [],
    );
  });
});
