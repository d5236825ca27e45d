import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { ExportError, leftBehind } from '../../../src/export/export-error.ts';
import { TransportError } from '../../../src/export/transport/transport-error.ts';
import { runErrorOf } from '../../../src/s3/run-errors.ts';

const own = { message: 'Row 7 is no record.', nextStep: 'Mend it.' };
const ledger = { read: 3, excluded: 3, duplicates: 0, notDelivered: 0, written: 0 };

function refused(serviceCode: string, status: number, visible: readonly string[] = []): ExportError {
  const transport = new TransportError('denied', { operation: 'PutObject', serviceCode, status });
  return new ExportError('transport', own.message, { nextStep: own.nextStep, transport, visible });
}

describe('why a run of the S3 adapter failed', () => {
  test('is told by what S3 answered, and what it was asked for', () => {
    const { title, failure, serviceCode } = runErrorOf(refused('AccessDenied', 403), undefined);
    assert.deepEqual(failure, { code: 'denied', action: 'file' });
    assert.deepEqual([title, serviceCode], ['S3 refused the file', 'AccessDenied']);
    assert.deepEqual(runErrorOf(refused('NoSuchBucket', 404), undefined).failure, { code: 'no-such-bucket' });
    assert.deepEqual(runErrorOf(refused('NoSuchUpload', 404), undefined).failure, { code: 'missing-upload' });
  });

  test('is not told in whatever words a server takes for a code', () => {
    const sent = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE';
    assert.equal(runErrorOf(refused('KMS.DisabledException', 400), undefined).serviceCode, 'KMS.DisabledException');
    for (const code of [sent, 'C'.repeat(1_000_000)])
      assert.equal(runErrorOf(refused(code, 403), undefined).serviceCode, 'Unknown');
    assert.doesNotMatch(new TransportError('denied', { operation: 'PutObject', serviceCode: sent }).message, /AKIA/);
  });

  test('keeps the sentences of the export where they tell more than its code', () => {
    const { failure, message, nextStep } = runErrorOf(new ExportError('source', own.message, own), undefined);
    assert.deepEqual({ failure, message, nextStep }, { failure: { code: 'source' }, ...own });
  });

  test('tells an audience without prospects from one without complete ones', () => {
    const empty = (details: object) => new ExportError('empty-audience', own.message, { ...own, ...details });
    assert.deepEqual(runErrorOf(empty({ ledger }), undefined).failure, { code: 'no-complete-prospect' });
    assert.deepEqual(runErrorOf(empty({ ledger: { ...ledger, read: 0 } }), undefined).failure, {
      code: 'no-prospects',
    });
  });

  test('names the files that it left behind, whatever the reason', () => {
    const left = new ExportError('source-changed', own.message, { ...own, visible: ['in/a.csv'] });
    for (const error of [left, refused('SlowDown', 503, ['in/a.csv'])]) {
      const { message, visibleFiles } = runErrorOf(error, undefined);
      assert.deepEqual(visibleFiles, ['in/a.csv']);
      assert.match(message, /without a manifest: in\/a\.csv\.$/);
    }
  });

  test('is that files stay, where the run was given up and nothing else was wrong', () => {
    const { failure, message, nextStep } = runErrorOf(leftBehind(['in/a.csv']), undefined);
    assert.equal(failure?.code, 'left-behind');
    assert.match(message, /in\/a\.csv/);
    assert.match(nextStep, /^Retry/);
  });

  test('is that it could not start, or has no name, where nothing was exported', () => {
    assert.equal(runErrorOf(new ActivationError('not-found', 'Gone.'), undefined).failure?.code, 'not-started');
    const { failure, message } = runErrorOf(new Error('secret host'), undefined);
    assert.equal(failure?.code, 'unknown');
    assert.doesNotMatch(message, /secret/);
  });
});
