import type { AccountId, ConnectionId, DestinationId } from '../../../src/domain/ids.ts';
import { holds, same } from '../../contract/expectations.ts';
import { codeOf } from '../sample-input.ts';
import type { FaultCase } from './fault-case.ts';

/** What the log of requests holds. */
export const logCases: readonly FaultCase[] = [
  {
    title: 'stands in the log of requests, as does every call with what came of it, and no secret',
    check: async (reach) => {
      const { backend, adapter } = reach({
        scenario: 'no-connections',
        faults: [{ route: 'listFields', fault: { kind: 'cut-body' } }],
      });
      const secretAccessKey = 'a-secret-that-stays-secret';
      await adapter.createAccount(
        {
          destinationId: 'amazon-s3' as DestinationId,
          name: 'Logged',
          credentials: { kind: 'access-key', accessKeyId: 'AKIALOGGED', secretAccessKey },
        },
        { idempotencyKey: 'k' },
      );
      await codeOf(adapter.deleteAccount('x' as AccountId, { etag: 'x' }));
      await codeOf(adapter.listFields());
      // Pasted in place of the public one, and refused.
      const pasted = { openPgpPublicKeys: [`-----BEGIN PGP PRIVATE KEY BLOCK-----${secretAccessKey}`] };
      await codeOf(adapter.updateConnection('x' as ConnectionId, pasted, { etag: 'x' }));
      same(
        backend.requests.map(({ number, call, outcome }) => [number, call, outcome]),
        [
          [1, 'createAccount', { kind: 'answered' }],
          [2, 'deleteAccount', { kind: 'refused', code: 'not-found' }],
          [3, 'listFields', { kind: 'fault', fault: { kind: 'cut-body' } }],
          [4, 'updateConnection', { kind: 'refused', code: 'invalid' }],
        ],
        'the log',
      );
      holds(JSON.stringify(backend.requests[0]?.input).includes('Logged'), 'the log does not hold what was asked');
      holds(!JSON.stringify(backend.requests).includes(secretAccessKey), 'the log holds a secret');
    },
  },
];
