import { mkdir, writeFile } from 'node:fs/promises';
import { manifestJsonSchema } from '../src/export/manifest-json-schema.ts';

/** Writes dist/manifest.schema.json, which the package publishes. Run with tsx, for it reads the sources. */
await mkdir(new URL('../dist/', import.meta.url), { recursive: true });
await writeFile(
  new URL('../dist/manifest.schema.json', import.meta.url),
  `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`,
);
console.log('Wrote dist/manifest.schema.json.');
