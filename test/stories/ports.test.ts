import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { portalPorts } from '../../stories/portal/ports.ts';

describe('the ports of the portal', () => {
  test('are 4173 and the one after it unless told', () => {
    assert.deepEqual(portalPorts({}), { port: 4173, s3Port: 4174 });
    assert.deepEqual(portalPorts({ PORT: '' }), { port: 4173, s3Port: 4174 });
  });

  test('are the one that PORT names and the one after it', () => {
    assert.deepEqual(portalPorts({ PORT: '5000' }), { port: 5000, s3Port: 5001 });
  });

  test('are any free ones, both of them, where PORT is 0', () => {
    assert.deepEqual(portalPorts({ PORT: '0' }), { port: 0, s3Port: 0 });
  });

  test('are refused where PORT is no port, or leaves none for the S3 endpoint', () => {
    for (const PORT of ['-1', '1.5', 'web', '65535', '70000'])
      assert.throws(() => portalPorts({ PORT }), /PORT must be a whole number from 0 to 65534/, PORT);
  });
});
