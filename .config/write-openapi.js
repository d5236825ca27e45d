import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from '../src/rest/openapi.ts';

/** Writes dist/openapi.json, which the package publishes. Run with tsx, for it reads the sources. */
const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
await mkdir(new URL('../dist/', import.meta.url), { recursive: true });
await writeFile(
  new URL('../dist/openapi.json', import.meta.url),
  `${JSON.stringify(openApiDocument({ version }), null, 2)}\n`,
);
console.log('Wrote dist/openapi.json.');
