import type { RunFile } from '../../src/domain/run.ts';
import { manifestKey, objectKey, type FileNameContext } from '../../src/domain/object-key.ts';
import { instantAt } from '../data/audience-seeds.ts';
import type { ExportedFiles } from './exported-files.ts';
import type { ExportOrder, RunRecord } from './records.ts';

/** A finished object as it lies in the bucket. */
export interface StoredFile {
  readonly file: RunFile;
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What is in a file, whatever it is called. */
interface FileFacts {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything that runs wrote. Descriptions are kept, bytes are made again when they are asked for. */
export class RunFiles {
  readonly #files: ExportedFiles;
  /** The same rows in the same format are the same bytes, on whichever day. */
  readonly #facts = new Map<string, Promise<readonly FileFacts[]>>();

  constructor(files: ExportedFiles) {
    this.#files = files;
  }

  /** What a run that succeeded left behind: its files in order, and the manifest last. */
  async list(run: RunRecord): Promise<readonly RunFile[]> {
    const facts = await this.#factsOf(run);
    const data = facts.map((file, index): RunFile => ({
      kind: 'data',
      key: keyOf(run, index + 1, facts.length),
      ...file,
    }));
    if (!run.order.includeManifest) return data;
    const content = manifestOf(run, data);
    return [...data, { kind: 'manifest', key: keyOfManifest(run), rows: null, ...(await factsOf(content)) }];
  }

  /** One of them with its bytes; `undefined` where there is none of that key. */
  async read(run: RunRecord, key: string): Promise<StoredFile | undefined> {
    const files = await this.list(run);
    const index = files.findIndex((candidate) => candidate.key === key);
    const file = files[index];
    if (file === undefined) return undefined;
    if (file.kind === 'manifest') {
      const content = manifestOf(
        run,
        files.filter(({ kind }) => kind === 'data'),
      );
      return { file, contentType: 'application/json', content };
    }
    const content = (await this.#contents(run))[index];
    return content && { file, contentType: contentTypeOf(run.order), content: content.bytes };
  }

  #factsOf(run: RunRecord): Promise<readonly FileFacts[]> {
    const { format, mapping, splitting, partner } = run.order;
    const key = JSON.stringify([run.audienceId, partner, run.rows, format, mapping, splitting]);
    let facts = this.#facts.get(key);
    if (facts === undefined) {
      facts = this.#contents(run).then((contents) =>
        Promise.all(contents.map(async ({ rows, bytes }) => ({ rows, ...(await factsOf(bytes)) }))),
      );
      this.#facts.set(key, facts);
    }
    return facts;
  }

  async #contents({ audienceId, rows, order }: RunRecord) {
    const { format, mapping, splitting, partner } = order;
    if (format.type === 'parquet') return [];
    const { compression } = format;
    const encoded = this.#files.encode({ audienceId, partner }, { format, mapping, rows, ...splitting });
    return Promise.all(
      encoded.map(async (file) => ({ rows: file.rows, bytes: await packed(file.bytes, compression) })),
    );
  }
}

function keyOf(run: RunRecord, number: number, total: number): string {
  const { location, fileName, format, encrypted } = run.order;
  const file = { number, total };
  return objectKey({ folder: location.folder, template: fileName, format, encrypted, names: namesOf(run), file });
}

function keyOfManifest(run: RunRecord): string {
  const { location, destinationId } = run.order;
  return manifestKey({ folder: location.folder, destinationId, runId: run.id, names: namesOf(run) });
}

function namesOf(run: RunRecord): FileNameContext {
  return {
    destinationName: run.order.destinationName,
    connectionName: run.order.connectionName,
    audienceId: run.audienceId,
    audienceName: run.audienceName,
    runId: run.id,
    slot: run.slot,
    startedAt: instantAt(run.startsAt),
  };
}

const encoder = new TextEncoder();

/** The model product's fields, and what a reader needs beside them to check what it has got. */
function manifestOf(run: RunRecord, data: readonly RunFile[]): Uint8Array<ArrayBuffer> {
  const manifest = {
    flowRunId: run.id,
    scheduledTime: run.slot,
    exportResults: data.map(({ key, bytes, rows, sha256 }) => ({
      sinkPath: key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '',
      name: key.slice(key.lastIndexOf('/') + 1),
      size: bytes,
      rows,
      sha256,
    })),
    audience: { id: run.audienceId, name: run.audienceName },
    columns: run.order.mapping.map(({ target }) => target),
    format: run.order.format,
    ledger: run.wholeLedger,
  };
  return encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`);
}

async function factsOf(content: Uint8Array<ArrayBuffer>): Promise<Pick<FileFacts, 'bytes' | 'sha256'>> {
  const digest = await crypto.subtle.digest('SHA-256', content);
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes: content.length, sha256 };
}

async function packed(content: Uint8Array<ArrayBuffer>, compression: string): Promise<Uint8Array<ArrayBuffer>> {
  if (compression !== 'gzip' && compression !== 'deflate') return content;
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream(compression));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function contentTypeOf({ format }: ExportOrder): string {
  if (format.type === 'csv') return 'text/csv; charset=utf-8';
  return format.type === 'json' && format.framing === 'array' ? 'application/json' : 'application/x-ndjson';
}
