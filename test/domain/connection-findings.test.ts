import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callsForAFix } from '../../src/domain/connection-finding-sentences.ts';
import { brokenBy, toldBy } from '../../src/domain/connection-test.ts';

describe('what a connection test tells', () => {
  test('is one sentence after the other, and what to change about them once', () => {
    const { detail, fix } = toldBy([{ code: 'put-overwrites' }, { code: 'completion-overwrites' }]);
    assert.match(detail, /^The server overwrites files that were to be kept\. The server overwrites .* same moment\.$/);
    assert.equal(fix, 'Keep the date and time in file names: then no two exports write to the same name.');
  });

  test('names what it is about', () => {
    const { detail, fix } = toldBy([{ code: 'bucket-elsewhere', region: 'eu-west-3' }]);
    assert.match(detail, /eu-west-3\.$/);
    assert.match(fix ?? '', /eu-west-3\.$/);
    assert.match(toldBy([{ code: 'probe-left', keys: ['a', 'b'] }]).fix ?? '', /a, b/);
  });

  test('says nothing of what to change where all is as it should be', () => {
    const findings = [{ code: 'folder-writable', folder: 'prospects' }, { code: 'etag-unquoted' }] as const;
    assert.deepEqual(findings.map(callsForAFix), [false, false]);
    assert.ok(!('fix' in toldBy(findings)));
  });

  test('is why the health of the connection is broken, in words and by codes', () => {
    const failed = { stage: 'write', outcome: 'failed', ...toldBy([{ code: 'write-denied' }]) } as const;
    assert.deepEqual(brokenBy(failed, '2026-11-24T06:00:00Z'), {
      kind: 'broken',
      since: '2026-11-24T06:00:00Z',
      reason: failed.detail,
      nextStep: failed.fix,
      findings: [{ code: 'write-denied' }],
    });
    assert.ok(!('findings' in brokenBy({ ...failed, findings: undefined }, '2026-11-24T06:00:00Z')));
  });
});
