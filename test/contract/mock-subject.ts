import { createMockBackend, type MockBackend, type MockBackendOptions } from '../../mocks/index.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import * as v from 'valibot';
import { accountInputSchema } from '../../src/domain/account.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { permissions } from '../../src/domain/session.ts';
import type { ContractFixtures, ContractSubject } from './subject.ts';

/** A world without the history of a month, which no rule looks at: it is made in a moment. */
export const contractWorld: MockBackendOptions = { scenario: 'no-connections' };

export function contractBackend(): MockBackend {
  return createMockBackend(contractWorld);
}

/** The mock backend as a subject, reached by whichever adapter leads to it. */
export function mockSubject(
  backend: MockBackend,
  adapter: ActivationAdapter,
  dispose?: ContractSubject['dispose'],
): ContractSubject {
  return {
    adapter,
    fixtures,
    ...(dispose === undefined ? {} : { dispose }),
    denied: (permission) => {
      backend.permissions = permissions.filter((other) => other !== permission);
      return adapter;
    },
    expire: () => {
      backend.faults.add({ fault: { kind: 'problem', code: 'unauthenticated' } });
    },
    // Its clock stands still: no run ends before it is moved.
    runs: { hold: () => undefined, finish: () => backend.clock.advance(AN_HOUR_MS) },
    advance: (milliseconds) => backend.clock.advance(milliseconds),
  };
}

/** Longer than any run of the rules. */
const AN_HOUR_MS = 60 * 60 * 1000;

const fixtures: ContractFixtures = {
  account: v.parse(accountInputSchema, {
    destinationId: 'amazon-s3',
    name: 'Contract',
    credentials: {
      kind: 'access-key',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'contractSecretContractSecretContract0000',
    },
  }),
  connection: {
    dataType: 'prospects',
    location: { bucket: 'contract-exports', folder: 'prospects/%AUDIENCE_ID%', region: 'eu-west-1' },
    format: defaultFileFormat,
    includeManifest: true,
    serverSideEncryption: { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: [],
    alerts: [],
  },
  missingBucket: 'contract-missing-bucket',
};
