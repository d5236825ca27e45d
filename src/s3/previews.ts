import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { parseInput } from '../adapter/parse.ts';
import { activationInputSchema } from '../domain/activation.ts';
import { audienceIdSchema } from '../domain/ids.ts';
import type { ColumnBatch } from '../export/batch.ts';
import { mappedFields } from '../export/encode/encoder-for.ts';
import { previewOf } from '../export/encode/preview.ts';
import type { S3AdapterParts } from './parts.ts';

type PreviewMethods = Pick<ActivationAdapter, 'previewExport'>;

/** Rows of a preview: as many as a screen shows. */
const PREVIEW_ROWS = 20;

/** The beginning of a file, through the very encoder that writes it. */
export function previewMethods(parts: S3AdapterParts): PreviewMethods {
  return {
    async previewExport(value, audience, options) {
      const input = parseInput(activationInputSchema, value);
      const audienceId = parseInput(audienceIdSchema, audience);
      if (!input.audiences.some((entry) => entry.audienceId === audienceId)) {
        throw new ActivationError('invalid', 'The audience is not part of this activation.', {
          issues: [{ path: 'audienceId', message: 'is not among the audiences of the activation' }],
        });
      }
      const { value: connection } = await parts.connections.get(input.connectionId, options?.signal);
      const first = await firstRows(input.mapping, audienceId, parts, options?.signal);
      return previewOf(first.batch, { more: first.more, mapping: input.mapping, format: connection.format });
    },
  };
}

async function firstRows(
  mapping: Parameters<typeof mappedFields>[0],
  audienceId: Parameters<S3AdapterParts['source']['count']>[0],
  parts: S3AdapterParts,
  signal?: AbortSignal,
): Promise<{ readonly batch: ColumnBatch; readonly more: boolean }> {
  const fields = mappedFields(mapping);
  const plan = {
    audienceId,
    fields,
    mandatory: mapping.filter((row) => row.mandatory).map(({ source }) => source),
    deduplicationKey: [],
  };
  const reading = await parts.source.read(plan, signal === undefined ? {} : { signal });
  for await (const batch of reading.batches) {
    if (batch.kind === 'columns' && batch.rows > 0)
      return { batch: { ...batch, rows: Math.min(PREVIEW_ROWS, batch.rows) }, more: batch.rows > PREVIEW_ROWS };
  }
  return {
    batch: { kind: 'columns', rows: 0, columns: fields.map(() => ({ kind: 'values', values: [] })) },
    more: false,
  };
}
