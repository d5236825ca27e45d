import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { memoryJournal } from '../../src/export/run-journal.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from './export-world.ts';
import { HttpBucket, ways, type Trouble } from './http-bucket.ts';
import { readManifest } from './read-manifest.ts';

/** Every how many-eth call is tried; `npm run test:faults` tries each. */
const STRIDE = Number(process.env['FAULT_STRIDE'] ?? 12);

const plan = planOf({ splitting: { maxRows: 8, maxBytes: null } });
const rows = numbered(20);
const dataKeys = [fileKey(), fileKey(2), fileKey(3)];
const everything = [...dataKeys, manifestKey].sort();
/** Of the three files and the manifest some go up as multipart uploads, and what is smallest is held and put. */
const tuning = { partSize: 2 ** 16, heldBytes: 100 };

/** `transient`: the run gets over it by itself, wherever or only where it writes. */
const troubles: Readonly<Record<string, Trouble & { readonly transient?: 'anywhere' | 'in writes' }>> = {
  'a 500 before it took effect': { kind: 'error', code: 'InternalError', transient: 'anywhere' },
  'a 500 after it took effect': { kind: 'error', code: 'InternalError', moment: 'after-write', transient: 'anywhere' },
  'a 503': { kind: 'error', code: 'SlowDown', transient: 'anywhere' },
  'a 403': { kind: 'error', code: 'AccessDenied' },
  'a 403 of a clock that differs': { kind: 'error', code: 'RequestTimeTooSkewed' },
  'a 400 of credentials that have expired': { kind: 'error', code: 'ExpiredToken', transient: 'anywhere' },
  'an error within a good answer': { kind: 'error-in-body', code: 'InternalError', transient: 'in writes' },
  'a reset before it took effect': { kind: 'drop', moment: 'before', transient: 'anywhere' },
  'a reset after it took effect': { kind: 'drop', moment: 'after-write', transient: 'anywhere' },
  'a timeout before it took effect': { kind: 'timeout', moment: 'before', transient: 'anywhere' },
  'a timeout after it took effect': { kind: 'timeout', moment: 'after-write', transient: 'anywhere' },
  'a truncated answer': { kind: 'truncate', bytes: 60, transient: 'anywhere' },
  'a wrong ETag': { kind: 'wrong-etag' },
  'a wrong checksum': { kind: 'wrong-checksum' },
};

/** What lies in the bucket, the manifest without what differs from run to run. */
function contents(bucket: HttpBucket): unknown {
  const { completedAt: _, ...manifest } = readManifest(bucket.read(manifestKey));
  assert.deepEqual(bucket.keys, everything);
  return [manifest, ...dataKeys.map((key) => bucket.read(key).toString())];
}

for (const way of ways)
  describe(`an export by ${way}`, () => {
    const bucket = new HttpBucket({ way });
    before(() => bucket.start());
    after(() => bucket.stop());

    const exporter = () => exporterOf(sourceOf(rows), undefined, { transport: bucket.transport, tuning }).exporter;

    let undisturbed: { readonly calls: number; readonly files: unknown };
    before(async () => {
      await exporter().export(plan);
      undisturbed = { calls: bucket.calls.length, files: contents(bucket) };
    });

    for (const [index, [name, trouble]] of Object.entries(troubles).entries()) {
      test(`is whole or not there after ${name} at any one call, owes nothing, and succeeds when it is retried`, async () => {
        const { calls, files } = undisturbed;
        for (let n = 1 + (index % STRIDE); n <= calls; n += STRIDE) {
          bucket.empty();
          bucket.trouble = (_operation, _key, call) => (call === n ? trouble : undefined);
          const journal = memoryJournal();
          let error: unknown;
          const result = await exporter()
            .export(plan, { journal })
            .catch((thrown: unknown) => void (error = thrown));
          const struck = bucket.calls[n - 1];
          const at = `call ${n}, ${struck?.operation} of ${struck?.key}: ${String(error)}`;

          const ledger = result?.ledger ?? (error instanceof ExportError ? error.ledger : undefined);
          assert.ok(ledger !== undefined && ledgerBalances(ledger), at);
          assert.equal(ledger.written, error === undefined ? 20 : 0, at);
          const isReading = struck?.operation === 'HeadObject';
          if (trouble.transient === 'anywhere' || (trouble.transient === 'in writes' && !isReading))
            assert.equal(error, undefined, at);
          if (error === undefined) assert.deepEqual(contents(bucket), files, at);
          else assert.deepEqual(bucket.keys, [], at);
          // A creation whose answer was lost leaves an upload that nobody can name.
          const unnamed = bucket.unfinished.filter(() => struck?.operation === 'CreateMultipartUpload').slice(0, 1);
          assert.deepEqual(bucket.unfinished, unnamed, at);
          assert.deepEqual(await journal.uploads(plan.runId), [], at);

          if (error === undefined) continue;
          bucket.trouble = () => undefined;
          await exporter().export(plan, { journal });
          assert.deepEqual(contents(bucket), files, `${at}, retried`);
          assert.deepEqual(bucket.unfinished, unnamed, `${at}, retried`);
        }
      });
    }
  });
