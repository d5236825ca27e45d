import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transportFailure } from '../../src/export/transport-failure.ts';
import { TransportError, type TransportErrorKind } from '../../src/export/transport/transport-error.ts';

function stepAfter(kind: TransportErrorKind, serviceCode: string): string {
  return transportFailure(new TransportError(kind, { operation: 'UploadPart', serviceCode }), {}).nextStep;
}

for (const [what, kind, serviceCode, step] of [
  ['a backend that did not sign', 'denied', 'NotSigned', /runs this portal/],
  ['an ETag that no page can read', 'invalid', 'ETagNotExposed', /CORS rules.*ETag/],
  ['credentials that did not come', 'denied', 'CredentialsProviderError', /renew its credentials/],
  ['rights that are missing', 'denied', 'AccessDenied', /least policy/],
] as const) {
  test(`the next step after ${what} is for those who can take it`, () => {
    assert.match(stepAfter(kind, serviceCode), step);
  });
}

test('the next step after a backend that was not reached is to retry', () => {
  assert.match(stepAfter('unavailable', 'NotSigned'), /^Retry/);
});
