import { toJsonSchema } from '@valibot/to-json-schema';
import { manifestSchema } from '../domain/manifest.ts';

/** Where the published schema says that it lies: in the package, and at the mirror that serves packages. */
const ID = 'https://unpkg.com/prospect-activation/dist/manifest.schema.json';

/** The JSON Schema (draft 2020-12) of the manifest, as it is published with the package. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...toJsonSchema(manifestSchema, { target: 'draft-2020-12', errorMode: 'ignore' }),
    $id: ID,
    title: 'Manifest of an export of prospect-activation',
  };
}
