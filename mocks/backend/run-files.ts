import { buildManifest, manifestText, mappingText, type DataFile } from '../../src/domain/build-manifest.ts';
import type { RunFile } from '../../src/domain/run.ts';
import { manifestKey, objectKey, type FileNameContext } from '../../src/domain/object-key.ts';
import { instantAt } from '../data/audience-seeds.ts';
import { frozen, Kept } from '../data/kept.ts';
import type { Prospects } from '../data/prospects.ts';
import { ExportedFiles } from './exported-files.ts';
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
  readonly exported: ExportedFiles;
  /** The same rows in the same format are the same bytes, on whichever day. */
  readonly #facts = new Kept<Promise<readonly FileFacts[]>>(1_000);
  readonly #lists = new WeakMap<RunRecord, Promise<readonly RunFile[]>>();

  constructor(prospects: Prospects) {
    this.exported = new ExportedFiles(prospects);
  }

  /** What a run that succeeded left behind: its files in order, and the manifest last. */
  list(run: RunRecord): Promise<readonly RunFile[]> {
    const files = this.#lists.get(run) ?? this.#listed(run);
    this.#lists.set(run, files);
    return files;
  }

  /** One of them with its bytes; `undefined` where there is none of that key. */
  async read(run: RunRecord, key: string): Promise<StoredFile | undefined> {
    const data = await this.#dataOf(run);
    if (run.order.includeManifest && key === keyOfManifest(run)) {
      const content = await manifestOf(run, data);
      return { file: await manifestFile(run, content), contentType: 'application/json', content };
    }
    const index = data.findIndex((candidate) => candidate.key === key);
    const file = data[index];
    if (file === undefined) return undefined;
    const content = (await this.#contents(run))[index];
    return content && { file, contentType: contentTypeOf(run.order), content: content.bytes };
  }

  async #listed(run: RunRecord): Promise<readonly RunFile[]> {
    const data = await this.#dataOf(run);
    if (!run.order.includeManifest) return frozen(data);
    return frozen([...data, await manifestFile(run, await manifestOf(run, data))]);
  }

  async #dataOf(run: RunRecord): Promise<readonly DataFile[]> {
    const facts = await this.#factsOf(run);
    return facts.map((file, index) => ({ kind: 'data', key: keyOf(run, index + 1, facts.length), ...file }));
  }

  #factsOf(run: RunRecord): Promise<readonly FileFacts[]> {
    const { format, mapping, splitting, partner } = run.order;
    return this.#facts.of([run.audienceId, partner, run.rows, format, mapping, splitting], async () =>
      Promise.all((await this.#contents(run)).map(async ({ rows, bytes }) => ({ rows, ...(await factsOf(bytes)) }))),
    );
  }

  async #contents({ audienceId, rows, order }: RunRecord) {
    const { format, mapping, splitting, partner } = order;
    if (format.type === 'parquet') return [];
    const { compression } = format;
    const encoded = this.exported.encode({ audienceId, partner }, { format, mapping, rows, ...splitting });
    return Promise.all(
      encoded.map(async (file) => ({ rows: file.rows, bytes: await packed(file.bytes, compression) })),
    );
  }
}

const known = new WeakMap<Prospects, RunFiles>();

/** Worlds that share their people share what is known of files of them. */
export function runFilesOf(prospects: Prospects): RunFiles {
  const files = known.get(prospects) ?? new RunFiles(prospects);
  known.set(prospects, files);
  return files;
}

async function manifestFile(run: RunRecord, content: Uint8Array<ArrayBuffer>): Promise<RunFile> {
  return { kind: 'manifest', key: keyOfManifest(run), rows: null, ...(await factsOf(content)) };
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

/** The very manifest that an export of the engine writes. */
async function manifestOf(run: RunRecord, files: readonly DataFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { destinationId, format, encrypted, mapping } = run.order;
  const manifest = buildManifest({
    runId: run.id,
    destinationId,
    audienceId: run.audienceId,
    names: namesOf(run),
    format,
    encrypted,
    mapping,
    mappingSha256: await sha256Of(encoder.encode(mappingText(mapping))),
    files,
    ledger: run.wholeLedger,
    completedAt: instantAt(run.endsAt),
  });
  return encoder.encode(manifestText(manifest));
}

async function factsOf(content: Uint8Array<ArrayBuffer>): Promise<Pick<FileFacts, 'bytes' | 'sha256'>> {
  return { bytes: content.length, sha256: await sha256Of(content) };
}

/** In lower-case hexadecimal. */
async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', content);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
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
