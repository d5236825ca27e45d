import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import {
  brokenBy,
  connectionTestInputSchema,
  type ConnectionTestEvent,
  type ConnectionTestInput,
} from '../../src/domain/connection-test.ts';
import type { ConnectionHealth } from '../../src/domain/connection.ts';
import { latencyOf } from '../faults/latency.ts';
import { credentialHealthOf } from './credential-health.ts';
import { recordOf, replaced, type MockCore } from './core.ts';
import { verdictsOf, type Tested } from './test-verdicts.ts';

type TestMethods = Pick<ActivationAdapter, 'testConnection'>;

export function connectionTestMethods(core: MockCore): TestMethods {
  return { testConnection: (value, options) => stages(core, value, options?.signal) };
}

/** Each stage takes as long as an answer does. */
async function* stages(
  core: MockCore,
  value: ConnectionTestInput,
  signal?: AbortSignal,
): AsyncGenerator<ConnectionTestEvent> {
  const input = parseInput(connectionTestInputSchema, value);
  const tested = testedOf(core, input);
  let failed: ConnectionTestEvent | undefined;
  for (const [index, verdict] of verdictsOf(tested).entries()) {
    if (verdict.outcome !== 'skipped') {
      yield { stage: verdict.stage, outcome: 'running', detail: '' };
      const wait = latencyOf(core.world.setup.latency, core.world.seed, index);
      if (wait > 0) await core.clock.sleep(wait, signal);
      signal?.throwIfAborted();
    }
    yield verdict;
    if (verdict.outcome !== 'failed') continue;
    failed = verdict;
    break;
  }
  if (input.kind === 'saved') keepHealth(core, input.connectionId, failed);
}

function testedOf(core: MockCore, input: ConnectionTestInput): Tested {
  if (input.kind === 'saved') {
    const connection = recordOf(core.state.connections, input.connectionId, 'connection');
    const account = recordOf(core.state.accounts, connection.accountId, 'account');
    return {
      credentials: account.credentialHealth,
      auth: account.auth.kind,
      location: connection.location,
      encryption: connection.serverSideEncryption,
      failure: connection.failure,
    };
  }
  const { location, serverSideEncryption: encryption } = input.connection;
  if (input.account.kind === 'saved') {
    const account = recordOf(core.state.accounts, input.account.accountId, 'account');
    return { credentials: account.credentialHealth, auth: account.auth.kind, location, encryption, failure: undefined };
  }
  const { credentials } = input.account.input;
  return {
    credentials: credentialHealthOf(credentials),
    auth: credentials.kind,
    location,
    encryption,
    failure: undefined,
  };
}

/** What a test found is what the list shows from then on. It is no change of a person's: the version stays. */
function keepHealth(core: MockCore, id: string, failed: ConnectionTestEvent | undefined): void {
  const record = core.state.connections.find((connection) => connection.id === id);
  if (record === undefined) return;
  const since = record.health.kind === 'broken' ? record.health.since : core.instant();
  const health: ConnectionHealth =
    failed === undefined ? { kind: 'healthy', testedAt: core.instant() } : brokenBy(failed, since);
  core.state.connections = replaced(core.state.connections, { ...record, health });
}
