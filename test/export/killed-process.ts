import { fileJournal } from '../../src/export/node/file-journal.ts';
import type { Transport } from '../../src/export/transport/transport.ts';
import { TransportError } from '../../src/export/transport/transport-error.ts';
import { exporterOf, numbered, planOf, sourceOf } from './export-world.ts';

/**
 * An export whose bucket is the parent's, asked over the channel between the two: the parent kills this process where it likes.
 */
export interface BucketCall {
  readonly id: number;
  readonly method: keyof Transport;
  readonly argument: unknown;
}

export type BucketAnswer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly kind: TransportError['kind'];
        readonly operation: TransportError['operation'];
        readonly serviceCode: string;
      };
    };

export const killedPlan = planOf({ splitting: { maxRows: 8, maxBytes: null } });
export const killedRows = numbered(30);
/** Some files go up in parts, some are held. */
export const killedTuning = { heldBytes: 200 };

const waiting = new Map<number, (answer: BucketAnswer) => void>();
let calls = 0;

function ask(method: keyof Transport, argument: unknown): Promise<unknown> {
  const id = ++calls;
  return new Promise((resolve, reject) => {
    waiting.set(id, (answer) => {
      if ('value' in answer) resolve(answer.value);
      else reject(new TransportError(answer.error.kind, answer.error));
    });
    process.send?.({ id, method, argument } satisfies BucketCall);
  });
}

async function main(folder: string): Promise<void> {
  process.on('message', (answer: BucketAnswer) => waiting.get(answer.id)?.(answer));
  const methods = [
    'createMultipartUpload',
    'uploadPart',
    'completeMultipartUpload',
    'abortMultipartUpload',
    'putObject',
    'headObject',
    'deleteObject',
  ] as const;
  const transport = Object.fromEntries(
    methods.map((method) => [method, (argument: unknown) => ask(method, argument)]),
  ) as unknown as Transport;
  const { exporter } = exporterOf(sourceOf(killedRows), undefined, { transport, tuning: killedTuning });
  await exporter.export(killedPlan, { journal: fileJournal(folder) });
  process.disconnect();
}

if (process.send !== undefined) await main(process.argv[2] ?? '');
