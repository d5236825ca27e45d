import { join } from 'node:path';
import { fileJournal } from '../../src/export/node/file-journal.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import type { Transport } from '../../src/export/transport/transport.ts';
import { TransportError } from '../../src/export/transport/transport-error.ts';
import { exporterOf } from './export-world.ts';
import { killedWorlds, type KilledWorldName } from './killed-worlds.ts';

/**
 * An export whose bucket is the parent's, asked over the channel between the two: the parent kills this process where it likes. It is
 * asked before each batch of the source, too.
 */
export interface Step {
  readonly id: number;
  readonly method: keyof Transport | 'batch';
  readonly argument: unknown;
}

export type StepAnswer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly kind: TransportError['kind'];
        readonly operation: TransportError['operation'];
        readonly serviceCode: string;
      };
    };

/** The same source, which asks before each of its batches. */
export function asking(source: ProspectSource, ask: () => Promise<unknown>): ProspectSource {
  return {
    ...source,
    read: async (plan, options) => {
      const { batches, ...reading } = await source.read(plan, options);
      const asked = async function* () {
        for await (const batch of batches) {
          await ask();
          yield batch;
        }
      };
      return { ...reading, batches: asked() };
    },
  };
}

const waiting = new Map<number, (answer: StepAnswer) => void>();
let steps = 0;

function ask(method: Step['method'], argument?: unknown): Promise<unknown> {
  const id = ++steps;
  return new Promise((resolve, reject) => {
    waiting.set(id, (answer) => {
      if ('value' in answer) resolve(answer.value);
      else reject(new TransportError(answer.error.kind, answer.error));
    });
    process.send?.({ id, method, argument } satisfies Step);
  });
}

async function main(world: KilledWorldName, folder: string): Promise<void> {
  process.on('message', (answer: StepAnswer) => waiting.get(answer.id)?.(answer));
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
  const { plan, source, ...parts } = await killedWorlds[world](folder);
  const { exporter } = exporterOf(
    asking(source, () => ask('batch')),
    undefined,
    { transport, ...parts },
  );
  await exporter.export(plan, { journal: fileJournal(join(folder, 'journal')) });
  process.disconnect();
}

if (process.send !== undefined) await main(process.argv[2] as KilledWorldName, process.argv[3] ?? '');
