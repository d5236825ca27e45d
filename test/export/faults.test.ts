import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { memoryJournal, type RunJournal } from '../../src/export/run-journal.ts';
import type { Operation, TransportError } from '../../src/export/transport/transport-error.ts';
import { rowSource } from '../../src/sources/row-source.ts';
import { column, exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf, TestTimer } from './export-world.ts';
import { MemoryBucket, refusal, type Fault } from './memory-bucket.ts';

const plan = planOf({ splitting: { maxRows: 8, maxBytes: null } });
const rows = numbered(20);
const everything = [fileKey(), fileKey(2), fileKey(3), manifestKey].sort();

const failures: Record<string, (operation: Operation) => Fault> = {
  'a 500 before it took effect': (operation) => ({
    kind: 'before',
    error: refusal(operation, 'unavailable', 'InternalError', 500),
  }),
  'a 500 after it took effect': (operation) => ({
    kind: 'after',
    error: refusal(operation, 'unavailable', 'InternalError', 500),
  }),
  'a dropped connection': (operation) => ({ kind: 'after', error: refusal(operation, 'unavailable', 'ECONNRESET', 0) }),
  SlowDown: (operation) => ({ kind: 'before', error: refusal(operation, 'throttled', 'SlowDown', 503) }),
  'a skewed clock': (operation) => ({
    kind: 'before',
    error: refusal(operation, 'skewed', 'RequestTimeTooSkewed', 403),
  }),
  'expired credentials': (operation) => ({ kind: 'before', error: refusal(operation, 'expired', 'ExpiredToken', 400) }),
};

/** Runs with one fault at the n-th call; answers the bucket. */
async function withFaultAt(n: number, fault: (operation: Operation) => Fault, always = false) {
  const bucket = new MemoryBucket({
    minPartSize: 10,
    fault: (operation, call) =>
      call === n || (always && call > n && operation !== 'AbortMultipartUpload' && operation !== 'DeleteObject')
        ? fault(operation)
        : undefined,
  });
  const { exporter } = exporterOf(sourceOf(rows), bucket);
  let error: unknown;
  try {
    await exporter.export(plan);
  } catch (thrown) {
    error = thrown;
  }
  return { bucket, error };
}

async function callsOfUndisturbedRun(): Promise<number> {
  const { exporter, bucket } = exporterOf(sourceOf(rows));
  await exporter.export(plan);
  return bucket.calls.length;
}

/** A creation whose answer was lost leaves an upload that nobody can name. */
const unnamed = (bucket: MemoryBucket, fault: Fault, n: number): number =>
  fault.kind === 'after' && bucket.calls[n - 1]?.operation === 'CreateMultipartUpload' ? 1 : 0;

describe('a call of S3 that fails once', () => {
  for (const [name, fault] of Object.entries(failures)) {
    test(`does no harm by ${name}, whichever call it is`, async () => {
      const calls = await callsOfUndisturbedRun();
      const undisturbed = new Map<string, string>();
      for (let n = 1; n <= calls; n++) {
        const { bucket, error } = await withFaultAt(n, fault);
        const at = `call ${n}, ${bucket.calls[n - 1]?.operation}`;
        assert.equal(error, undefined, at);
        assert.deepEqual(bucket.keys, everything, at);
        assert.equal(bucket.uploads.size, unnamed(bucket, fault('PutObject'), n), at);
        // A part, or whatever else failed, is done again alone; after a lost answer it is looked for first.
        assert.ok(bucket.calls.length - calls <= (fault('PutObject').kind === 'after' ? 2 : 1), at);
        for (const key of everything.filter((each) => each !== manifestKey)) {
          assert.equal(bucket.text(key), undisturbed.get(key) ?? bucket.text(key), at);
          undisturbed.set(key, bucket.text(key));
        }
      }
    });
  }
});

describe('a call of S3 that is refused', () => {
  test('ends the run at once, and leaves all or nothing, whichever call it is', async () => {
    const calls = await callsOfUndisturbedRun();
    for (let n = 1; n <= calls; n++) {
      const { bucket, error } = await withFaultAt(n, (operation) => ({
        kind: 'before',
        error: refusal(operation, 'denied', 'AccessDenied', 403),
      }));
      const refused = bucket.calls[n - 1];
      const at = `call ${n}, ${refused?.operation} of ${refused?.key}`;
      assert.equal(bucket.uploads.size, 0, at);
      if (error === undefined) {
        assert.equal(refused?.operation, 'HeadObject', at);
        assert.deepEqual(bucket.keys, everything, at);
      } else {
        assert.deepEqual(bucket.keys, [], at);
        assert.ok(error instanceof ExportError && error.code === 'transport' && error.transport?.kind === 'denied', at);
        assert.ok(error.ledger !== undefined && ledgerBalances(error.ledger) && error.ledger.written === 0, at);
        assert.match(error.nextStep, /policy/, at);
        const since = bucket.calls.slice(n).map(({ operation }) => operation);
        assert.ok(!since.includes('CreateMultipartUpload'), `${at}: a new file was begun`);
      }
    }
  });

  test('names the files that could not be taken back', async () => {
    const bucket: MemoryBucket = new MemoryBucket({
      minPartSize: 10,
      fault: (operation) => {
        const key = bucket.calls.at(-1)?.key;
        const refuses = operation === 'DeleteObject' || (key === manifestKey && operation !== 'HeadObject');
        return refuses ? { kind: 'before', error: refusal(operation, 'denied', 'AccessDenied', 403) } : undefined;
      },
    });
    await assert.rejects(exporterOf(sourceOf(rows), bucket).exporter.export(plan), (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([...error.visible].sort(), [fileKey(), fileKey(2), fileKey(3)].sort());
      return error.transport?.operation === 'CreateMultipartUpload';
    });
  });
});

describe('a service that never recovers', () => {
  test('is given up after the stated attempts, with waits that double and jitter', async () => {
    const timer = new TestTimer();
    const bucket = new MemoryBucket({
      minPartSize: 10,
      fault: (operation) =>
        operation === 'UploadPart'
          ? { kind: 'before', error: refusal(operation, 'throttled', 'SlowDown', 503) }
          : undefined,
    });
    const { exporter } = exporterOf(sourceOf(numbered(3)), bucket, {
      timer,
      tuning: { retry: { attempts: 4, baseDelay: 100, maxDelay: 250 } },
    });
    await assert.rejects(
      exporter.export(plan),
      (error) => error instanceof ExportError && error.transport?.kind === 'throttled',
    );
    assert.deepEqual(timer.waits, [50, 100, 125]);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
  });

  for (const kind of ['skewed', 'expired'] satisfies TransportError['kind'][]) {
    test(`is asked once more only when it says ${kind}`, async () => {
      const bucket = new MemoryBucket({
        fault: (operation) => ({ kind: 'before', error: refusal(operation, kind, 'X', 403) }),
      });
      await assert.rejects(exporterOf(sourceOf(rows), bucket).exporter.export(plan), ExportError);
      assert.equal(bucket.calls.length, 2);
    });
  }
});

describe('an object that is not what was sent', () => {
  const tampered: [string, (bucket: MemoryBucket) => void][] = [
    ['is shorter', (bucket) => bucket.put(fileKey(2), 'id', { 'prospect-activation-run': plan.runId })],
    ['is gone', (bucket) => void bucket.objects.delete(fileKey(2))],
    [
      'has another checksum',
      (bucket) => {
        const object = bucket.objects.get(fileKey(2));
        if (object !== undefined) bucket.objects.set(fileKey(2), { ...object, checksumCrc32: 'AAAAAA==' });
      },
    ],
  ];
  for (const [how, tamper] of tampered) {
    test(`fails the run when it ${how}, and no manifest tells of it`, async () => {
      let completions = 0;
      const bucket = new MemoryBucket({
        minPartSize: 10,
        fault: (operation) => {
          if (operation === 'CompleteMultipartUpload') completions++;
          else if (completions === 3 && bucket.objects.size === 3) tamper(bucket);
          return undefined;
        },
      });
      await assert.rejects(
        exporterOf(sourceOf(rows), bucket).exporter.export(plan),
        (error) => error instanceof ExportError && error.code === 'verification',
      );
      assert.deepEqual(bucket.keys, []);
    });
  }

  test('fails the run when someone else has replaced it, and stays theirs', async () => {
    let completions = 0;
    const bucket = new MemoryBucket({
      minPartSize: 10,
      fault: (operation) => {
        if (operation === 'CompleteMultipartUpload') completions++;
        else if (completions === 3 && bucket.objects.size === 3) bucket.put(fileKey(2), 'theirs');
        return undefined;
      },
    });
    await assert.rejects(
      exporterOf(sourceOf(rows), bucket).exporter.export(plan),
      (error) => error instanceof ExportError && error.code === 'verification' && error.visible.length === 0,
    );
    assert.deepEqual(bucket.keys, [fileKey(2)]);
    assert.equal(bucket.text(fileKey(2)), 'theirs');
  });
});

describe('a completion whose end nobody hears of', () => {
  /** S3 takes the n-th completion, and answers none from then on. */
  const silentFrom = (n: number, alsoFails: (operation: Operation) => boolean = () => false) => {
    let completions = 0;
    return new MemoryBucket({
      minPartSize: 10,
      fault: (operation) => {
        if (operation === 'CompleteMultipartUpload') completions++;
        const error = refusal(operation, 'unavailable', 'InternalError', 500);
        if (completions < n) return undefined;
        if (operation === 'CompleteMultipartUpload') return { kind: completions === n ? 'after' : 'before', error };
        return alsoFails(operation) ? { kind: 'before', error } : undefined;
      },
    });
  };

  test('is taken back when it took effect all the same', async () => {
    for (const n of [1, 2, 3]) {
      const bucket = silentFrom(n);
      await assert.rejects(exporterOf(sourceOf(rows), bucket).exporter.export(plan), ExportError);
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0], `completion ${n}`);
    }
  });

  test('is named when it cannot be taken back', async () => {
    const bucket = silentFrom(2, (operation) => operation === 'DeleteObject' || operation === 'HeadObject');
    await assert.rejects(exporterOf(sourceOf(rows), bucket).exporter.export(plan), (error) => {
      assert.ok(error instanceof ExportError && bucket.keys.length > 0);
      assert.deepEqual(
        bucket.keys.filter((key) => !error.visible.includes(key)),
        [],
      );
      return true;
    });
  });
});

describe('an abort', () => {
  test('rejects with its reason and leaves nothing, whichever call it meets', async () => {
    const calls = await callsOfUndisturbedRun();
    for (let n = 1; n <= calls; n++) {
      const controller = new AbortController();
      const reason = new Error('the person changed their mind');
      const bucket = new MemoryBucket({
        minPartSize: 10,
        fault: (_, call) => {
          if (call === n) controller.abort(reason);
          return undefined;
        },
      });
      const { exporter } = exporterOf(sourceOf(rows), bucket);
      await assert.rejects(exporter.export(plan, { signal: controller.signal }), (error) => error === reason);
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0], `call ${n}`);
    }
  });

  test('takes back what S3 completed while it came', async () => {
    const calls = await callsOfUndisturbedRun();
    for (let n = 1; n <= calls; n++) {
      const controller = new AbortController();
      const bucket = new MemoryBucket({
        minPartSize: 10,
        fault: (_operation, call) => {
          if (call !== n) return undefined;
          controller.abort();
          return { kind: 'late' };
        },
      });
      const { exporter } = exporterOf(sourceOf(rows), bucket);
      await assert.rejects(exporter.export(plan, { signal: controller.signal }), { name: 'AbortError' });
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0], `call ${n}, ${bucket.calls[n - 1]?.operation}`);
    }
  });

  test('ends within a second although S3 does not answer, and tidies up when it does', async () => {
    const calls = await callsOfUndisturbedRun();
    for (let n = 1; n <= calls; n++) {
      const controller = new AbortController();
      const timer = new TestTimer();
      const journal = memoryJournal();
      let answer = () => undefined as void;
      const until = new Promise<void>((resolve) => (answer = resolve));
      const bucket = new MemoryBucket({
        minPartSize: 10,
        fault: (operation, call) => {
          if (call === n) queueMicrotask(() => controller.abort());
          return call === n || (call > n && operation !== 'HeadObject') ? { kind: 'stall', until } : undefined;
        },
      });
      const { exporter } = exporterOf(sourceOf(rows), bucket, { timer, tuning: { abortLimit: 900 } });
      const at = `call ${n}`;
      await assert.rejects(exporter.export(plan, { signal: controller.signal, journal }), { name: 'AbortError' }, at);
      assert.deepEqual(timer.waits, [900], at);
      await setImmediate();
      answer();
      await setImmediate();
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0], `${at}, ${bucket.calls[n - 1]?.operation}`);
      assert.deepEqual(await journal.uploads(plan.runId), [], at);
    }
  });

  test('does not wait for a source that hangs', async () => {
    const controller = new AbortController();
    const source = sourceOf(rows, {
      beforeBatch: (batch) => (batch === 5 ? new Promise<void>(() => controller.abort()) : undefined),
    });
    const { exporter, bucket } = exporterOf(source);
    await assert.rejects(exporter.export(plan, { signal: controller.signal }), { name: 'AbortError' });
    assert.equal(bucket.uploads.size, 0);
  });

  for (const mark of ['mandatory', 'deduplicationKey'] as const)
    test(`is heard while rows in memory are read that nothing waits for (${mark})`, async () => {
      const controller = new AbortController();
      let read = 0;
      function* rows() {
        for (; read < 1_000_000; read++) yield mark === 'mandatory' ? {} : { id: '1' };
      }
      const { exporter } = exporterOf(rowSource({ audiences: [], fields: [], rows }));
      const aborted = setImmediate().then(() => controller.abort());
      const mapping = [column('id', { [mark]: true })];
      await assert.rejects(exporter.export(planOf({ mapping }), { signal: controller.signal }), { name: 'AbortError' });
      await aborted;
      assert.ok(read < 1_000_000);
    });

  test('comes before anything when the signal is aborted already', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(rows));
    await assert.rejects(exporter.export(plan, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(bucket.calls.length, 0);
  });
});

describe('the journal', () => {
  test('names every upload while it is unfinished, and nothing afterwards', async () => {
    const journal = memoryJournal();
    const seen: boolean[] = [];
    const bucket: MemoryBucket = new MemoryBucket({
      minPartSize: 10,
      fault: (operation) => {
        // A part goes up only when the journal knows its upload, as all that are begun.
        if (operation === 'UploadPart')
          seen.push(named.length > 0 && named.join() === [...bucket.uploads.keys()].join());
        return undefined;
      },
    });
    let named: readonly string[] = [];
    const told: RunJournal = {
      ...journal,
      began: async (runId, upload) => {
        await journal.began(runId, upload);
        named = (await journal.uploads(runId)).map(({ uploadId }) => uploadId);
      },
    };
    await exporterOf(sourceOf(rows, { batchRows: 20 }), bucket).exporter.export(plan, { journal: told });
    assert.ok(seen.length > 3 && seen.every(Boolean), seen.join());
    assert.deepEqual(await journal.uploads(plan.runId), []);
  });

  test('has the next start abort what a killed process left, and nothing that it does not name', async () => {
    const journal = memoryJournal();
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const settings = {
      key: fileKey(),
      contentType: '',
      metadata: {},
      serverSideEncryption: { kind: 'bucket-default' },
    } as const;
    const left = await bucket.createMultipartUpload(settings);
    const foreign = await bucket.createMultipartUpload(settings);
    await journal.began(plan.runId, { key: fileKey(), uploadId: left.uploadId });
    await journal.began(plan.runId, { key: fileKey(2), uploadId: 'long gone' });
    await exporterOf(sourceOf(rows), bucket).exporter.export(plan, { journal });
    assert.deepEqual([...bucket.uploads.keys()], [foreign.uploadId]);
    assert.deepEqual(await journal.uploads(plan.runId), []);
  });
});
