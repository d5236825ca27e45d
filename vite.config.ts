import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { minifyTemplates } from './.config/minify-templates.js';

/** Rooms whose `index.ts` is a public entry: `prospect-activation/adapter` and so on. */
const ROOMS = [
  ...[
    'src/elements',
    'src/adapter',
    'src/domain',
    'src/rest',
    'src/export',
    'src/export/node',
    'src/export/page',
    'src/s3',
    'src/sources',
    'src/runner',
  ],
  ...['src/server', 'mocks', 'mocks/s3', 'test/contract'],
].map((room) => `${room}/index.ts`);

/** Entries apart from their room's, for what they or the room import: MSW's own way in a page and in Node, `node:http`, the AWS SDK, DuckDB. */
const APART = [
  ...['mocks/msw/browser.ts', 'mocks/msw/node.ts', 'mocks/s3/node.ts'],
  ...['src/export/transport/aws-sdk.ts', 'src/sources/row-source.ts'],
];

/** Each element by itself, for hosts that embed one, and each language, for hosts that load one. */
const ELEMENTS = foldersIn('src/elements').map((tag) => `src/elements/${tag}/${tag}.ts`);
const LOCALES = filesIn('src/locales').map((file) => `src/locales/${file}`);

/**
 * The library as package.json's `exports` name it. One module stays one file, so that a host's bundler drops what a
 * page does not use, and the declarations beside them need no bundling of their own. Packages stay imports. Scripts are the host's to
 * minify; templates are minified here, for no host's minifier looks into them.
 */
export default defineConfig({
  plugins: [minifyTemplates()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    sourcemap: true,
    minify: false,
    lib: {
      entry: [...ROOMS, ...APART, ...ELEMENTS, ...LOCALES].filter((file) => existsSync(inProject(file))),
      formats: ['es'],
    },
    rolldownOptions: {
      external: isPackage,
      output: { preserveModules: true, preserveModulesRoot: '.', entryFileNames: '[name].js' },
    },
  },
});

/** Not a path, and not what the compiler itself adds for decorators, which no host has. */
function isPackage(id: string): boolean {
  return !/^(?:[./\0]|[a-z]:|@oxc-project\/runtime\/)/i.test(id);
}

function foldersIn(path: string): string[] {
  return entriesIn(path)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function filesIn(path: string): string[] {
  return entriesIn(path)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

function entriesIn(path: string) {
  const folder = inProject(path);
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function inProject(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
