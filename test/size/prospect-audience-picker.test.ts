import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, minify } from 'vite';
import { minifyTemplates } from '../../.config/minify-templates.js';
import { densityTokens, rowTokens } from '../../src/ui/row-tokens.ts';

/** All that draws the first rows. Bytes as they travel, minified and gzipped, each file by itself. */
const ROWS_BUDGET = 22_700;

/** With the toolbar, which is asked for at the same time. What answers a click or a key comes when the page is idle, or with the first sign of either. */
const FIRST_SIGHT_BUDGET = 28_100;

/** With what answers a person: keys and clicks, the bars around the rows, a selection that changes. */
const ANSWERING_BUDGET = 41_800;

/** With menus, dialogs, and what stands in the place of rows. */
const WHOLE_BUDGET = 57_000;

interface Chunk {
  readonly imports: readonly string[];
  readonly modules: readonly string[];
  readonly code: string;
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

function untilRows(): ReadonlySet<Chunk> {
  return loadedWith('prospect-audience-picker.ts');
}

function untilFirstSight(): ReadonlySet<Chunk> {
  return new Set([...untilRows(), ...loadedWith('picker-toolbar.ts')]);
}

function untilAnswering(): ReadonlySet<Chunk> {
  return new Set([...untilFirstSight(), ...loadedWith('picker-controls.ts')]);
}

function bytesOf(loaded: Iterable<Chunk>): number {
  return [...loaded].reduce((bytes, chunk) => bytes + chunk.bytes, 0);
}

describe('size of the audience picker alone, with Lit', () => {
  before(async () => {
    const outputs = await build({
      configFile: false,
      logLevel: 'silent',
      // As the published files are made.
      plugins: [minifyTemplates()],
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
          // As in a page of a host: what the element has loaded already is not split off for the files that come later.
          preserveEntrySignatures: 'allow-extension',
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
          return [fileName, { imports, modules: moduleIds, code: minified.code, bytes }] as const;
        }),
      ),
    );
  });

  test('all that is loaded until rows are shown, and nobody did anything, is at most 22.7 kB', (context) => {
    const bytes = bytesOf(untilRows());
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= ROWS_BUDGET, `${bytes} bytes`);
  });

  test('with the toolbar, for which rows do not wait, it is at most 28.1 kB', (context) => {
    const bytes = bytesOf(untilFirstSight());
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= FIRST_SIGHT_BUDGET, `${bytes} bytes`);
  });

  test('all that is loaded until clicks and keys are answered, while the page is idle, is at most 41.8 kB', (context) => {
    const bytes = bytesOf(untilAnswering());
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= ANSWERING_BUDGET, `${bytes} bytes`);
  });

  test('the whole of it, every menu, dialog and state, is at most 57.0 kB', (context) => {
    const bytes = bytesOf(chunks.values());
    context.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= WHOLE_BUDGET, `${bytes} bytes`);
  });

  test('what answers a person waits until the page is idle, menus and dialogs until one is opened, states until there is one', () => {
    const modules = [...untilRows()].flatMap((chunk) => chunk.modules);
    assert.deepEqual(
      modules.filter((id) =>
        /\/(picker-controls|grid-actions|selection-changes|menu|picker-menus|type-ahead|\w+-dialog|pasted-list|picker-dialogs|picker-states)\.ts$/.test(
          id,
        ),
      ),
      [],
    );
  });

  test('the first rows are drawn with no token but those that come with them', () => {
    const registered = { ...rowTokens, ...densityTokens.comfortable };
    const used = [...untilRows()].flatMap(({ code }) => code.match(/(?<=var\()--pa-[a-z][\w-]*\)/g) ?? []);
    assert.notDeepEqual(used, []);
    assert.deepEqual(
      used.map((name) => name.slice(0, -1)).filter((name) => !(name in registered)),
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
