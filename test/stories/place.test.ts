import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeOf } from '../../stories/portal/place.ts';

describe('the place that an address of the portal names', () => {
  test('is a view, of a destination or an activation where it names one', () => {
    assert.deepEqual(placeOf('#/connect/amazon%20s3'), { view: 'connect', destinationId: 'amazon s3' });
    assert.deepEqual(placeOf('#/activations/act-1'), { view: 'activations', activationId: 'act-1' });
    assert.deepEqual(placeOf('#/edit/act-1'), { view: 'activate', activationId: 'act-1' });
  });

  test('is the catalogue where it names none, or was cut', () => {
    for (const hash of ['', '#/nowhere', '#/connect/', '#/connect/%E0%A4%A', '#/activate/%'])
      assert.deepEqual(placeOf(hash), { view: 'catalog' });
  });
});
