import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Field } from '../../src/domain/field.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { audienceIdSchema, destinationIdSchema, runIdSchema } from '../../src/domain/ids.ts';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import type { MappingRow } from '../../src/domain/mapping.ts';
import type { ColumnBatch } from '../../src/export/batch.ts';
import { valueAt } from '../../src/export/encode/value-at.ts';
import type { EngineTuning } from '../../src/export/engine-tuning.ts';
import type { Exporter, ExportPlan } from '../../src/export/exporter.ts';
import { localExporter, type LocalExporterParts } from '../../src/export/local-exporter.ts';
import { nodePlatform } from '../../src/export/node/node-platform.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import type { Timer } from '../../src/export/timer.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { readManifest } from './read-manifest.ts';

export type Row = Readonly<Record<string, unknown>>;

export function column(
  source: string,
  marks: Partial<Pick<MappingRow, 'mandatory' | 'deduplicationKey'>> = {},
): MappingRow {
  return { source, target: source, mandatory: false, deduplicationKey: false, ...marks };
}

/** A time that passes only while someone waits. */
export class TestTimer implements Timer {
  time = Date.parse('2026-11-24T14:00:00Z');
  readonly waits: number[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (milliseconds === Infinity) return new Promise(() => undefined);
    this.waits.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}

export interface TestSourceOptions {
  readonly latest?: string;
  readonly fields?: readonly Field[];
  readonly batchRows?: number;
  /** Called before each batch, which is numbered from 1 over all readings. */
  readonly beforeBatch?: (batch: number) => void | Promise<void>;
}

/** A source over rows in memory that leaves every filter to the engine. */
export function sourceOf(rows: readonly Row[], options: TestSourceOptions = {}): ProspectSource & { readings: number } {
  const { latest, fields: known = [], batchRows = 3, beforeBatch } = options;
  let batches = 0;
  const source = {
    readings: 0,
    audiences: () => Promise.resolve([]),
    fields: () => Promise.resolve(known),
    count: () => Promise.resolve(rows.length),
    ...(latest === undefined ? {} : { latest }),
    read: ({ fields }: { readonly fields: readonly string[] }) => {
      source.readings++;
      return Promise.resolve({
        leavesOutIncomplete: false,
        leavesOutDuplicates: false,
        batches: (async function* () {
          for (let start = 0; start < rows.length; start += batchRows) {
            await beforeBatch?.(++batches);
            const some = rows.slice(start, start + batchRows);
            const batch: ColumnBatch = {
              kind: 'columns',
              rows: some.length,
              columns: fields.map((path) => ({ kind: 'values', values: some.map((row) => valueAt(row, path)) })),
            };
            yield batch;
          }
        })(),
      });
    },
  };
  return source;
}

export function planOf(change: Partial<ExportPlan> = {}): ExportPlan {
  const runId = v.parse(runIdSchema, 'run-7');
  const audienceId = v.parse(audienceIdSchema, 'aud-1');
  return {
    runId,
    destinationId: v.parse(destinationIdSchema, 'dst-9'),
    audienceId,
    connection: {
      location: { bucket: 'exports', folder: 'in', region: 'eu-west-1' },
      format: defaultFileFormat,
      serverSideEncryption: { kind: 'bucket-default' },
      openPgpPublicKeys: [],
      includeManifest: true,
    },
    mapping: [column('id'), column('name')],
    splitting: { maxRows: 5_000_000, maxBytes: null },
    emptyAudience: 'header-only',
    fileName: defaultFileNameTemplate,
    names: {
      destinationName: 'Amazon S3',
      connectionName: 'Main',
      audienceId,
      audienceName: 'Movers',
      runId,
      slot: '2026-11-24T13:00:00Z',
      startedAt: '2026-11-24T13:00:04Z',
    },
    expectedRows: null,
    ...change,
  };
}

/** Key of the plan's file of that number, and of its manifest. */
export const fileKey = (number = 1) => `in/amazon-s3_aud-1_20261124130000${number === 1 ? '' : `_${number}`}.csv`;
export const manifestKey = 'in/manifest-dst-9-run-7.json';

/** An exporter to a bucket in memory, whose every manifest must hold to the published schema, and every ledger balance. */
export function exporterOf(
  source: ProspectSource,
  bucket = new MemoryBucket({ minPartSize: 10 }),
  change: Partial<Omit<LocalExporterParts, 'tuning'>> & { readonly tuning?: Partial<EngineTuning> } = {},
) {
  const timer = new TestTimer();
  const local = localExporter({
    source,
    transport: bucket,
    platform: nodePlatform,
    timer,
    random: () => 0.5,
    ...change,
    tuning: { partSize: 64, partsInFlight: 2, heldBytes: 0, abortLimit: Infinity, ...change.tuning },
  });
  return { exporter: held(local, bucket), bucket, timer };
}

function held(local: Required<Exporter>, bucket: MemoryBucket): Required<Exporter> {
  return {
    ...local,
    export: async (plan, options) => {
      const result = await local.export(plan, options);
      assert.ok(ledgerBalances(result.ledger), JSON.stringify(result.ledger));
      const manifest = result.kind === 'written' ? result.files.find(({ kind }) => kind === 'manifest') : undefined;
      const written = bucket.objects.get(manifest?.key ?? '');
      if (written !== undefined) assert.deepEqual(readManifest(written.body).ledger, result.ledger);
      return result;
    },
  };
}

/** `count` rows with a number and a name. */
export function numbered(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: `P${index + 1}`, name: `Name ${index + 1}` }));
}
